"""A signature drawn by hand: strokes of points with their times, spelt in one way only so that a digest names them.

The form is text: `trazo/1 3000x1000`, then a line for each stroke, its points parted by blanks as `x,y,ms,pressure`.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from gobabierto_desktop.domain.limits import MOST_TRACE_POINTS

ACROSS, DOWN = 3000, 1000
"""The ground a signature is drawn on, in units of its own: three times as wide as tall, whatever the screen."""

MOST_PRESSURE: Final = 100
LONGEST: Final = 3_600_000
"""Milliseconds from the first point: an hour."""
LEAST_LENGTH: Final = 300
"""How long all strokes together are, at least: less is a slip of the hand."""

_HEAD: Final = f"trazo/1 {ACROSS}x{DOWN}"
_POINT: Final = re.compile(r"(0|[1-9]\d{0,6}),(0|[1-9]\d{0,6}),(0|[1-9]\d{0,6}),(0|[1-9]\d{0,2})")


class Point(NamedTuple):
    """Where the pen was, from above left; when, in milliseconds from the first point; how hard, from 0 to 100."""

    x: int
    y: int
    at: int
    pressure: int


Stroke = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """All the strokes of one signature, in the order they were drawn."""

    strokes: tuple[Stroke, ...]

    @property
    def points(self) -> int:
        """How many points there are."""
        return sum(len(one) for one in self.strokes)

    @property
    def length(self) -> float:
        """How long the pen's way was, in units of the ground."""
        return sum(
            ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
            for stroke in self.strokes
            for one, other in pairwise(stroke)
        )

    @property
    def is_signature(self) -> bool:
        """Whether it is more than a slip of the hand, and no more than a record holds."""
        return self.length >= LEAST_LENGTH and self.points <= MOST_TRACE_POINTS

    def spelt(self) -> str:
        """The canonical form: what is kept, travels, and is hashed."""
        lines = (" ".join(f"{x},{y},{at},{hard}" for x, y, at, hard in one) for one in self.strokes)
        return "\n".join((_HEAD, *lines))

    def digest(self) -> str:
        """The SHA-256 of the canonical form, in hexadecimal."""
        return hashlib.sha256(self.spelt().encode("ascii")).hexdigest()


def read_trace(spelt: str) -> Trace:
    """The inverse of `spelt`. Raises ValueError for anything that it would not write."""
    head, *lines = spelt.split("\n")
    if head != _HEAD or not lines:
        raise ValueError("no es un trazo")
    if spelt.count(",") > 3 * MOST_TRACE_POINTS:
        raise ValueError("el trazo tiene demasiados puntos")
    trace = Trace(tuple(tuple(_read_point(one) for one in line.split(" ")) for line in lines))
    times = [point.at for stroke in trace.strokes for point in stroke]
    if times != sorted(times):
        raise ValueError("el trazo retrocede en el tiempo")
    return trace


def _read_point(spelt: str) -> Point:
    found = _POINT.fullmatch(spelt)
    point = Point(*map(int, found.groups())) if found else None
    if point is None or point.x > ACROSS or point.y > DOWN or point.at > LONGEST or point.pressure > MOST_PRESSURE:
        raise ValueError("un punto del trazo no se entiende")
    return point


def curves(stroke: Stroke) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The stroke as a smooth line: for each piece, the point it bends at and the one it ends in.

    It begins at the first point, and bends at each of the others on its way to the middle before the next.
    """
    for one, after in pairwise(stroke[1:]):
        yield (one.x, one.y), ((one.x + after.x) / 2, (one.y + after.y) / 2)
    if len(stroke) > 1:
        last = stroke[-1]
        yield (last.x, last.y), (last.x, last.y)


def thinned(points: Iterable[Point], least: int = 4) -> Stroke:
    """The stroke without the points at which the pen had hardly moved, its last one kept."""
    kept: list[Point] = []
    last: Point | None = None
    for one in points:
        last = one
        if not kept or abs(one.x - kept[-1].x) + abs(one.y - kept[-1].y) >= least:
            kept.append(one)
    if last is not None and kept[-1] != last and (last.x, last.y) != kept[-1][:2]:
        kept.append(last)
    return tuple(kept)
