"""What is to be said of an answer: how it was read, what must be asked, what could not be taken."""

from dataclasses import dataclass
from enum import Enum

from gobabierto_desktop.domain.values import Value


class Weight(Enum):
    """A NOTE says how something was read; a QUESTION waits for a person; an ERROR was kept as text, or not taken."""

    NOTE = "note"
    QUESTION = "question"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing about one answer: what is seen and what to do, in Spanish; `options` are the values it may mean."""

    code: str
    weight: Weight
    what: str
    remedy: str
    options: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says. An answer that is not taken leaves the field as it was."""

    value: Value
    doubts: tuple[Doubt, ...] = ()
    is_taken: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """A doubt with its place: the sheet as it is now called, and the cell (empty for the whole sheet).

    `also` are the other cells that one answer to it settles, where a question stands more than once.
    """

    sheet: str
    cell: str
    doubt: Doubt
    record: str = ""
    field: str = ""
    also: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        place = ", ".join(part for part in (f"hoja «{self.sheet}»" if self.sheet else "", self.cell) if part)
        return f"{place[:1].upper()}{place[1:]}: {self.doubt.what} {self.doubt.remedy}".strip(": ")


def note(code: str, what: str, remedy: str = "") -> Doubt:
    """Say how something was read."""
    return Doubt(code, Weight.NOTE, what, remedy)


def question(code: str, what: str, remedy: str, *options: Value) -> Doubt:
    """Ask what was meant; until somebody answers, the text is kept and flagged."""
    return Doubt(code, Weight.QUESTION, what, remedy, options)


def error(code: str, what: str, remedy: str, *options: Value) -> Doubt:
    """Say that something could not be read as an answer."""
    return Doubt(code, Weight.ERROR, what, remedy, options)
