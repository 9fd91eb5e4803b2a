"""Which counts of people may be shown: a small cell points at persons, and so does one that a sum gives away.

Counts of pueblo, language, disability and age are sensitive (LAIP, Decreto 57-2008, art. 9). From 1 to 4 is «<5»;
where the totals would give such a cell away, other cells are withheld («*») until its value stays open.
Each table is protected by itself: whoever publishes two tables of the same people must make them one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf

FEWEST = 5
"""The smallest count of people that is shown, save zero."""


class Hidden(StrEnum):
    """What is shown in the place of a count."""

    SMALL = "<5"
    WITHHELD = "*"


Shown = int | Hidden

_Sum = dict[int, int]
"""An equation over the places of a table: the coefficients of a sum that is zero (parts 1, whole -1)."""


@dataclass(frozen=True, slots=True)
class DisclosedTable:
    """A table that may be shown, with its own totals by row and by column and of all."""

    rows: tuple[tuple[Shown, ...], ...]
    row_totals: tuple[Shown, ...]
    column_totals: tuple[Shown, ...]
    total: Shown


def disclosed_list(counts: Sequence[int]) -> tuple[tuple[Shown, ...], Shown]:
    """What may be shown of the counts and of their total."""
    whole = len(counts)
    shown = _disclosed([*counts, sum(counts)], [{**dict.fromkeys(range(whole), 1), whole: -1}])
    return tuple(shown[:whole]), shown[whole]


def disclosed_table(counts: Sequence[Sequence[int]]) -> DisclosedTable:
    """What may be shown of a table of counts (rows of one length) beside all its totals."""
    height, width = len(counts), len(counts[0]) if counts else 0
    grid = [[*row, sum(row)] for row in counts]
    grid.append([sum(column) for column in zip(*grid, strict=True)] if grid else [0])
    across = [{(width + 1) * row + column: 1 for column in range(width)} for row in range(height + 1)]
    down = [{(width + 1) * row + column: 1 for row in range(height)} for column in range(width + 1)]
    for row, line in enumerate(across):
        line[(width + 1) * row + width] = -1
    for column, line in enumerate(down):
        line[(width + 1) * height + column] = -1
    flat = _disclosed([value for row in grid for value in row], [*across, *down])
    shown = [flat[start : start + width + 1] for start in range(0, len(flat), width + 1)]
    return DisclosedTable(
        rows=tuple(tuple(row[:width]) for row in shown[:height]),
        row_totals=tuple(row[width] for row in shown[:height]),
        column_totals=tuple(shown[height][:width]),
        total=shown[height][width],
    )


def _disclosed(values: list[int], sums: list[_Sum]) -> list[Shown]:
    small = {place for place, value in enumerate(values) if 0 < value < FEWEST}
    withheld: set[int] = set()
    while small & (known := _given_away(values, small, withheld, sums)):
        more = _next_to_withhold(values, small | withheld, known, sums)
        if more is None:  # even the marks give it away, as four ones in a total of four do: show no count at all
            return [Hidden.WITHHELD if value else 0 for value in values]
        withheld.add(more)
    return [_shown(place, value, small, withheld) for place, value in enumerate(values)]


def _shown(place: int, value: int, small: set[int], withheld: set[int]) -> Shown:
    if place in small:
        return Hidden.SMALL
    return Hidden.WITHHELD if place in withheld else value


def _next_to_withhold(values: list[int], hidden: set[int], known: set[int], sums: list[_Sum]) -> int | None:
    """The count still shown that covers most of what is known, then the smallest; a total only if nothing else is."""
    near = [line for line in sums if known & line.keys()]
    offered = [
        (any(line.get(place, 1) < 0 for line in sums), -sum(place in line for line in near), values[place], place)
        for place in {place for line in near for place in line}
        if values[place] and place not in hidden
    ]
    return min(offered)[3] if offered else None


def _given_away(values: list[int], small: set[int], withheld: set[int], sums: list[_Sum]) -> set[int]:
    """The hidden cells whose value a reader can work out from the totals and from what the two marks mean."""
    bounds: dict[int, tuple[float, float]] = dict.fromkeys(small, (1, FEWEST - 1))
    bounds.update(dict.fromkeys(withheld, (FEWEST, inf)))
    equations = [
        (
            {place: coefficient for place, coefficient in line.items() if place in bounds},
            -sum(coefficient * values[place] for place, coefficient in line.items() if place not in bounds),
        )
        for line in sums
    ]
    equations += _reduced(equations)
    while _tighten(bounds, equations):
        pass
    return {place for place, (low, high) in bounds.items() if low == high}


def _tighten(bounds: dict[int, tuple[float, float]], equations: Iterable[tuple[_Sum, int]]) -> bool:
    """Narrow the bounds of each place by the others of its sum; tells whether anything narrowed."""
    before = dict(bounds)
    for line, whole in equations:
        for place, coefficient in line.items():
            others = [(bounds[one], by) for one, by in line.items() if one != place]
            least = sum(by * (low if by > 0 else high) for (low, high), by in others)
            most = sum(by * (high if by > 0 else low) for (low, high), by in others)
            ends = sorted(((whole - least) / coefficient, (whole - most) / coefficient))
            low, high = bounds[place]
            bounds[place] = max(low, ends[0]), min(high, ends[1])
    return bounds != before


def _reduced(equations: list[tuple[_Sum, int]]) -> list[tuple[_Sum, int]]:
    """The equations solved for as many places as they allow (Gauss-Jordan).

    The sums of a two-way table make a network matrix, so that every coefficient on the way is -1, 0 or 1.
    """
    solved: list[tuple[_Sum, int]] = []
    for line, whole in equations:
        left = (line, whole)
        for row in solved:
            left = _less(left, row, next(iter(row[0])))
        if not left[0]:
            continue
        pivot = next(iter(left[0]))
        solved = [_less(row, left, pivot) for row in solved]
        solved.append(left)
    return solved


def _less(one: tuple[_Sum, int], other: tuple[_Sum, int], pivot: int) -> tuple[_Sum, int]:
    """One equation without the pivot, by taking the other away; the other's own pivot stays its first place."""
    (line, whole), (by, by_whole) = one, other
    if pivot not in line or pivot not in by:
        return one
    factor = line[pivot] // by[pivot]
    mixed = {place: line.get(place, 0) - factor * by.get(place, 0) for place in [*line, *by]}
    return {place: value for place, value in mixed.items() if value}, whole - factor * by_whole
