"""Choosing: what a person decides of returned workbooks: what a cell means, a field in dispute, whose the book is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.questionnaires.doubts import Remark
from gobabierto_desktop.questionnaires.reading import Key
from gobabierto_desktop.services.answering import Expected


class Fate(Enum):
    """What becomes of a field: written, the same already, disputed, or left as it was changed here since."""

    TAKEN = "taken"
    SAME = "same"
    CLASH = "clash"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a file."""

    file: Path
    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"libro «{self.file.name}», hoja «{self.sheet}», {self.cell}"

    @property
    def code(self) -> str:
        """«Hito 2.C7»: how the command names it."""
        return f"{self.sheet}.{self.cell}" if self.cell else self.sheet


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values of a field that is disputed: who says so, and where it stands."""

    value: Value
    author: str
    origin: str


@dataclass(frozen=True, slots=True)
class Line:
    """One field that workbooks speak of. `sides` are what may be chosen where it is disputed or was left."""

    kind: str
    record: str
    field: str
    spots: tuple[Spot, ...]
    before: Value
    after: Value
    fate: Fate
    sides: tuple[Side, ...] = ()
    is_agreed: bool = False

    @property
    def key(self) -> Key:
        """What it goes by."""
        return (self.record, self.field)

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody to choose."""
        return self.fate is Fate.CLASH and not self.is_agreed


@dataclass(frozen=True, slots=True)
class Question:
    """A remark that a person can answer; `base` is what the field says if its answer is not taken."""

    spot: Spot
    remark: Remark
    kind: str
    base: Value

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """All the cells that one answer settles."""
        return ((self.spot.sheet, self.spot.cell), *self.remark.also)


@dataclass(frozen=True, slots=True)
class Way:
    """Something that can be done with a workbook that is not as expected."""

    words: str
    expected: Expected


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """A file that is not taken, why, and what the user may do about it."""

    path: Path
    failure: KnownFailure
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """All that a person chose. `expected` holds of every file, `by_file` of one; `agreed` settles what was disputed.

    `again` are files whose answers are taken though they were changed here since they were taken in before.
    """

    expected: Expected = field(default_factory=Expected)
    by_file: Mapping[Path, Expected] = field(default_factory=dict[Path, Expected])
    agreed: Mapping[Key, Value] = field(default_factory=dict[Key, Value])
    again: frozenset[Path] = frozenset()

    def of(self, path: Path) -> Expected:
        """What a file is taken for."""
        return self.by_file.get(path, self.expected)

    def going(self, path: Path, expected: Expected) -> "Choices":
        """With a file taken for something else."""
        return replace(self, by_file={**self.by_file, path: replace(expected, decided=self.of(path).decided)})

    def answering(self, asked: Question, value: Value) -> "Choices":
        """With a question answered."""
        mine = self.of(asked.spot.file)
        decided = {**mine.decided, **dict.fromkeys(asked.cells, value)}
        return replace(self, by_file={**self.by_file, asked.spot.file: replace(mine, decided=decided)})

    def asking_again(self, spots: Iterable[Spot]) -> "Choices":
        """Without what was answered at some cells."""
        by_file = dict(self.by_file)
        for spot in spots:
            mine = by_file.get(spot.file, self.expected)
            decided = {cell: one for cell, one in mine.decided.items() if cell != (spot.sheet, spot.cell)}
            by_file[spot.file] = replace(mine, decided=decided)
        return replace(self, by_file=by_file)

    def agreeing(self, line: Line, value: Value) -> "Choices":
        """With a disputed field settled."""
        return replace(self, agreed={**self.agreed, line.key: value})

    def disagreeing(self, line: Line) -> "Choices":
        """With a field in dispute again."""
        return replace(self, agreed={key: one for key, one in self.agreed.items() if key != line.key})

    def taking_again(self, path: Path) -> "Choices":
        """With the answers of a file taken though they were changed here since."""
        return replace(self, again=self.again | {path})
