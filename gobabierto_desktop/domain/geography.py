"""Where departments lie: coarse outlines, and which department holds a point."""

import json
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple, cast


class Point(NamedTuple):
    """Degrees of the globe (WGS 84): west and south are negative."""

    longitude: float
    latitude: float


Ring = tuple[Point, ...]
Outlines = Mapping[str, tuple[Ring, ...]]
"""The rings of each department, by INE code."""


def read_outlines(content: bytes) -> Outlines:
    """The outlines of `resources/maps/departments.json`. Raises ValueError for anything else."""
    plain = cast("dict[str, list[list[tuple[float, float]]]]", json.loads(content))
    return {code: tuple(tuple(Point(*pair) for pair in ring) for ring in rings) for code, rings in plain.items()}


def department_at(outlines: Outlines, point: Point) -> str | None:
    """The code of the department that holds the point; None outside all of them."""
    return next((code for code, rings in outlines.items() if any(_holds(ring, point) for ring in rings)), None)


def middle(rings: tuple[Ring, ...]) -> Point:
    """The middle of the box around the largest ring: near enough for a name or a mark."""
    ring = max(rings, key=len)
    west, east = min(one.longitude for one in ring), max(one.longitude for one in ring)
    south, north = min(one.latitude for one in ring), max(one.latitude for one in ring)
    return Point((west + east) / 2, (south + north) / 2)


def _holds(ring: Ring, point: Point) -> bool:
    """Even-odd rule: how often a ray to the east crosses the ring."""
    crossings = 0
    for one, other in pairwise(ring):
        if (one.latitude > point.latitude) == (other.latitude > point.latitude):
            continue
        share = (point.latitude - one.latitude) / (other.latitude - one.latitude)
        crossings += point.longitude < one.longitude + share * (other.longitude - one.longitude)
    return crossings % 2 == 1
