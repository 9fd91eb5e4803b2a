"""Which counts of people may be shown: a small cell points at persons, and so does one that a sum gives away.

Counts of pueblo, language, disability and age are sensitive (LAIP, Decreto 57-2008, art. 9). From 1 to 4 is «<5».
Where the totals would give such a cell away, companions (from 5 up) are withheld («*») until its value stays open;
where even that tells too much, as in 1 + 5 = 6, every hidden cell of the table is «*», which then means any count.
How many people came in all is public (it is shown by sector and sex): it is taken as known and never hidden.
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

_Bounds = dict[int, tuple[float, float]]
_Sum = dict[int, int]
"""An equation over the places of a table: the coefficients of a sum that is zero (parts 1, whole -1)."""


@dataclass(frozen=True, slots=True)
class DisclosedTable:
    """A table that may be shown, with the totals of its rows; those of its columns are public as they are."""

    rows: tuple[tuple[Shown, ...], ...]
    row_totals: tuple[Shown, ...]


def disclosed_list(counts: Sequence[int]) -> tuple[Shown, ...]:
    """What may be shown of the counts beside their public total."""
    whole = len(counts)
    return tuple(_disclosed([*counts, sum(counts)], {whole}, [dict.fromkeys(range(whole), 1) | {whole: -1}])[:whole])


def disclosed_table(counts: Sequence[Sequence[int]]) -> DisclosedTable:
    """What may be shown of a table of counts (rows of one length); each column is a public total told apart."""
    if not counts:
        return DisclosedTable((), ())
    height, width = len(counts), len(counts[0]) + 1
    grid = [[*row, sum(row)] for row in counts]
    grid.append([sum(column) for column in zip(*grid, strict=True)])
    across = [_sum(range(width * row, width * (row + 1))) for row in range(height + 1)]
    down = [_sum(range(column, width * (height + 1), width)) for column in range(width)]
    public = set(range(width * height, width * (height + 1)))
    flat = _disclosed([value for row in grid for value in row], public, [*across, *down])
    shown = [flat[width * row : width * (row + 1)] for row in range(height)]
    return DisclosedTable(tuple(tuple(row[:-1]) for row in shown), tuple(row[-1] for row in shown))


def _sum(places: range) -> _Sum:
    """The places of a line, the last of which is the total of the others."""
    return dict.fromkeys(places[:-1], 1) | {places[-1]: -1}


def _disclosed(values: list[int], public: set[int], sums: list[_Sum]) -> list[Shown]:
    small = {place for place, value in enumerate(values) if 0 < value < FEWEST} - public
    marks: dict[int, Shown] = dict.fromkeys(small, Hidden.SMALL)
    companions = _companions(values, public, small, sums, FEWEST)
    if companions is None:
        marks = dict.fromkeys(small, Hidden.WITHHELD)
        companions = _companions(values, public, small, sums, 0)
    if companions is None:
        companions = set(range(len(values))) - public
    marks |= dict.fromkeys(companions, Hidden.WITHHELD)
    return [marks.get(place, value) for place, value in enumerate(values)]


def _companions(values: list[int], public: set[int], small: set[int], sums: list[_Sum], least: int) -> set[int] | None:
    """The cells (of a count from `least`) to withhold so that no small one can be worked out; None if none will do."""
    chosen: set[int] = set()
    span: tuple[float, float] = (1, FEWEST - 1) if least else (0, inf)
    far: tuple[float, float] = (least, inf)
    while True:
        bounds: _Bounds = {place: far if place in chosen else span for place in small | chosen}
        known = _worked_out(values, bounds, sums)
        if not small & known:
            return chosen
        near = [line for line in sums if known & line.keys()]
        settled = small | chosen | public
        offered = {one for line in near for one in line if values[one] >= least} - settled
        if not offered:
            return None
        chosen.add(min(offered, key=lambda one: _worth(one, values, near, sums)))


def _worth(place: int, values: list[int], near: list[_Sum], sums: list[_Sum]) -> tuple[bool, bool, int, int, int]:
    """The order of withholding: a cell before a total, a count before a zero, what covers most, the smallest."""
    is_total = any(line.get(place, 1) < 0 for line in sums)
    return is_total, not values[place], -sum(place in line for line in near), values[place], place


def _worked_out(values: list[int], bounds: _Bounds, sums: list[_Sum]) -> set[int]:
    """The hidden cells whose value a reader can work out from the totals and from what the marks mean."""
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


def _tighten(bounds: _Bounds, equations: Iterable[tuple[_Sum, int]]) -> bool:
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
