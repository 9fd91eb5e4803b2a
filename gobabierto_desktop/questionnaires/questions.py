"""What a questionnaire asks, before any cell is thought of: forms of one record, tables of many, grids of counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gobabierto_desktop.domain.changes import ChangeId
from gobabierto_desktop.domain.fields import Privacy
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet that asks the fields of one record, one below the other.

    `code` names the sheet for good (letters and digits), `tab` is its name in the workbook. `reasons` are the fields
    that say why another was not answered; `before` is what was answered last time, shown beside.
    """

    code: str
    tab: str
    title: str
    text: str
    record: Record
    fields: tuple[str, ...]
    reasons: Mapping[str, str] = field(default_factory=dict[str, str])
    before: Mapping[str, Value] = field(default_factory=dict[str, Value])


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with a record in each row. `parents` names, as people choose it, what each row may stand under."""

    code: str
    tab: str
    title: str
    text: str
    kind: str
    fields: tuple[str, ...]
    parents: Mapping[str, str]
    rows: tuple[Record, ...] = ()
    spare: int = 40


@dataclass(frozen=True, slots=True)
class Count:
    """One cell of a grid: the record that holds the number, and what its place in the grid says of it."""

    row: str
    column: str
    record: Record
    fixed: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet of counts: rows and columns are words, by the keys they go by; `heading` names what the rows are.

    `remainder` and `whole` are answers of a form (its code and the field) that the total must agree with.
    """

    code: str
    tab: str
    title: str
    text: str
    field: str
    heading: str
    rows: Mapping[str, str]
    columns: Mapping[str, str]
    counts: tuple[Count, ...]
    remainder: tuple[str, str] = ("", "")
    whole: tuple[str, str] = ("", "")


Page = Form | Table | Grid


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One commitment, one quarter. `made_at` is UTC, «2019-07-01T15:00:00+00:00»; `salt` (hex) is chance, once each."""

    workbook: str
    plan: str
    plan_title: str
    commitment: str
    commitment_name: str
    quarter: str
    due: str
    sender: str
    made_at: str
    salt: str
    pages: tuple[Page, ...]


def is_kept_back(kind: str, name: str) -> bool:
    """Whether what is known of a field stays out of a workbook, which travels unsealed (Decreto 57-2008, art. 9)."""
    declared = KINDS[kind].by_name.get(name)
    return declared is not None and declared.privacy is Privacy.PERSONAL


def sent_value(record: Record, name: str) -> Value:
    """What a workbook shows of a field when it leaves."""
    return None if is_kept_back(record.kind, name) else record.get(name)


def heads_of(record: Record, name: str) -> tuple[ChangeId, ...]:
    """The versions that an answer to the field is made over."""
    return tuple(record.heads.get(name, ()))
