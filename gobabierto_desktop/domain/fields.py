"""What a field is, declared once: the form, workbook, PDF, importer and open data all read it here."""

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gobabierto_desktop.domain.problems import Problem
    from gobabierto_desktop.domain.records import Record


class FieldType(Enum):
    """How a field is typed, held and shown."""

    LINE = "line"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    MONTH = "month"  # a day, or a month alone where no day was said
    QUARTER = "quarter"
    TIME = "time"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    REFERENCE = "reference"  # the id of a record of the kind named by `vocabulary`


class Privacy(Enum):
    """Who may read a field. PERSONAL leaves a laptop only sealed to the coordinators (Decreto 57-2008, art. 9)."""

    OPEN = "open"
    PERSONAL = "personal"


ANY_KIND = "*"
"""The parent of a kind whose records stand under records of any kind."""

LONGEST = {FieldType.LINE: 300, FieldType.TEXT: 1_000_000}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing asked. `least` and `most` bound numbers; `longest` counts characters; texts are Spanish.

    `aliases` are other headings under which people's own sheets hold it; `question` is how it is asked by itself.
    An automatic one is set by the program's own steps: shown where it matters, and typed by nobody.
    One that is set `by_step` is refused to whoever only writes: its step asks first whether it may be.
    """

    name: str
    label: str
    type: FieldType = FieldType.LINE
    help: str = ""
    vocabulary: str = ""
    required: bool = False
    privacy: Privacy = Privacy.OPEN
    least: int = 0
    most: int = 1_000_000
    longest: int = 0
    section: str = ""
    aliases: tuple[str, ...] = ()
    is_automatic: bool = False
    by_step: bool = False
    question: str = ""

    @property
    def limit(self) -> int:
        """The most characters that fit."""
        return self.longest or LONGEST.get(self.type, 300)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its fields in the order people are asked, and the rules that no single field holds."""

    name: str
    label: str
    plural: str
    parent: str | None
    title_field: str
    fields: tuple[Field, ...]
    rules: "tuple[Callable[[Record], Iterable[Problem]], ...]" = ()
    by_name: "dict[str, Field]" = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {one.name: one for one in self.fields})

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields that people fill in."""
        return tuple(one for one in self.fields if not one.is_automatic)

    def field(self, name: str) -> Field:
        """The field of that name; raises KeyError."""
        return self.by_name[name]

    def is_personal(self, name: str) -> bool:
        """Whether the field (or the mark of deletion of a wholly personal record) must be sealed when it travels."""
        if name in self.by_name:
            return self.by_name[name].privacy is Privacy.PERSONAL
        return all(one.privacy is Privacy.PERSONAL for one in self.fields)
