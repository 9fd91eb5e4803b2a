"""The grid of people reached: a count for each combination of what a milestone asks, and totals that follow from them.

Two dimensions stand across (age and sex, as people read them), the others down. A count that is no number is kept as
it was typed and counts for nothing until somebody mends it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from gobabierto_desktop.domain.reached import DIMENSIONS
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import Value, read_integer

Combination = tuple[tuple[str, str], ...]
"""Field and code of each dimension of a line or of a cell: (("age_group", "JOV"), ("sex", "2"))."""

_ACROSS = ("EDAD", "SEXO")


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: what it counts, and how it is called."""

    codes: Combination
    label: str


@dataclass(frozen=True, slots=True)
class Axes:
    """The rows and columns of a grid; each has at least one line, without codes where nothing is asked of it."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]

    def cell(self, row: int, column: int) -> Combination:
        """What a cell counts, in the order of the field names."""
        return tuple(sorted((*self.rows[row].codes, *self.columns[column].codes)))

    def cells(self) -> Iterator[tuple[int, int, Combination]]:
        """Every cell with its place."""
        for row, column in product(range(len(self.rows)), range(len(self.columns))):
            yield row, column, self.cell(row, column)


def axes(dimensions: Iterable[str], terms: Terms) -> Axes:
    """The axes for the codes of the vocabulary `dimension` that a milestone asks."""
    asked = [code for code in DIMENSIONS if code in set(dimensions)]
    across = [code for code in _ACROSS if code in asked]
    return Axes(
        rows=_lines([code for code in asked if code not in across], terms),
        columns=_lines(across, terms),
    )


def _lines(dimensions: Sequence[str], terms: Terms) -> tuple[Line, ...]:
    if not dimensions:
        return (Line((), "Personas"),)
    offered = [
        [(DIMENSIONS[one], term.code, term.label) for term in terms.vocabulary(DIMENSIONS[one])] for one in dimensions
    ]
    return tuple(
        Line(
            tuple((field, code) for field, code, _label in combined),
            " · ".join(label for _field, _code, label in combined),
        )
        for combined in product(*offered)
    )


def combination_of(record: Record) -> Combination:
    """What a record of the kind `disaggregation` counts."""
    return tuple(sorted((field, record.text(field)) for field in DIMENSIONS.values() if record.text(field)))


@dataclass(frozen=True, slots=True)
class Grid:
    """The counts by combination, laid on axes. `undisaggregated` people are in the total and in no cell."""

    axes: Axes
    counts: Mapping[Combination, Value]
    undisaggregated: int = 0

    def value(self, row: int, column: int) -> Value:
        """What was typed in a cell: a number, text that is none, or nothing."""
        return self.counts.get(self.axes.cell(row, column))

    def row_total(self, row: int) -> int:
        """The people of a row."""
        return sum(_number(self.value(row, column)) for column in range(len(self.axes.columns)))

    def column_total(self, column: int) -> int:
        """The people of a column."""
        return sum(_number(self.value(row, column)) for row in range(len(self.axes.rows)))

    def total(self) -> int:
        """All of them: the cells and who is not disaggregated."""
        return sum(self.row_total(row) for row in range(len(self.axes.rows))) + self.undisaggregated

    def stray(self) -> tuple[Combination, ...]:
        """Counts that no cell shows: of a dimension that is asked no more, or of a code the catalogue lacks."""
        shown = {combination for _row, _column, combination in self.axes.cells()}
        return tuple(sorted(one for one in self.counts if one not in shown))


def _number(value: Value) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def read_count(typed: str) -> Value:
    """A count as it was typed: nothing, a number from 0 up, or the text itself where it is none."""
    if not typed.strip():
        return None
    number = read_integer(typed)
    return typed if number is None or number < 0 else number


def pasted_counts(text: str) -> list[list[Value]]:
    """The counts of a block copied from a spreadsheet: a line per row, tabs (or semicolons) between cells."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    parted = "\t" if any("\t" in line for line in lines) else ";"
    return [[read_count(cell) for cell in line.split(parted)] for line in lines]
