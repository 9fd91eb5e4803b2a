"""Bulk in: rows of somebody's sheet become records, after a preview in which every cell and every row is accounted for.

A value that cannot be read is kept as it was typed, and told. A row is known again by what it says, so that importing
the same file twice, here or on another laptop, makes no doubles. The whole of an import is one step to undo.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.changes import DELETED, Assignment
from gobabierto_desktop.domain.date_order import DateEvidence, DateOrder, day_first, weigh
from gobabierto_desktop.domain.fields import FieldType, Kind
from gobabierto_desktop.domain.headings import guessed
from gobabierto_desktop.domain.ids import uuid7
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.editing import all_heads, compose_all
from gobabierto_desktop.services.holding import refuse_closed
from gobabierto_desktop.services.naming import counted
from gobabierto_desktop.services.progress import Tell, in_silence
from gobabierto_desktop.services.stepping import step
from gobabierto_desktop.tabular.grids import Grid, Row

_EPOCH = 1_514_764_800_000
"""2018-01-01, in milliseconds: the rows of a file keep their order in lists, whoever imports it and whenever."""

_AFTER_TIME = 14
"""Where, in the text of a UUIDv7, what follows the time begins."""

_LOOKED_FOR_HEADING = 12

_TOLD_EVERY = 250

T = TypeVar("T")


class DateOrderUnknown(KnownFailure):
    """Some dates can be read two ways, and nobody said which is meant."""

    code = "date_order_unknown"

    def __init__(self, evidence: DateEvidence) -> None:
        super().__init__(
            f"Hay {evidence.either:,} fechas que pueden leerse como día/mes o como mes/día. {evidence.told}",
            "Diga cuál es el orden de las fechas de este archivo.",
        )


class Fate(Enum):
    """What becomes of a row; each row has exactly one."""

    NEW = "new"
    COMPLETED = "completed"
    IDENTICAL = "identical"
    BLANK = "blank"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet: its heading, the field it goes to (None: nowhere), how many cells say something."""

    place: int
    heading: str
    field: str | None
    filled: int
    sample: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A cell whose value is kept as it was typed, or has nowhere to go, and why; `column` counts from 0."""

    column: int
    typed: str
    message: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of the sheet (`number` is its line there, from 1), what it would say, and what is wrong with it."""

    number: int
    fate: Fate
    record: Record
    values: Mapping[str, Value]
    flags: tuple[Flag, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RowBalance:
    """What becomes of the rows; the parts always add up to the rows read."""

    new: int = 0
    completed: int = 0
    identical: int = 0
    blank: int = 0
    rejected: int = 0

    @property
    def read(self) -> int:
        """The sum."""
        return self.new + self.completed + self.identical + self.blank + self.rejected

    @property
    def written(self) -> int:
        """The rows that change something here."""
        return self.new + self.completed


@dataclass(frozen=True, slots=True)
class Plan:
    """The preview of an import: nothing is written until `carry_out`. `heading` is the headings' line (0: none)."""

    kind: str
    parent: str | None
    source: str
    told: str
    heading: int
    columns: tuple[Column, ...]
    dates: DateEvidence
    order: DateOrder | None
    rows: tuple[PlannedRow, ...]

    @property
    def needs_order(self) -> bool:
        """Whether the order of the dates must be asked, once for the whole file."""
        return self.dates.needs_asking and self.order is None

    @property
    def balance(self) -> RowBalance:
        """How many rows meet which fate."""
        fates = Counter(one.fate.value for one in self.rows)
        return RowBalance(**fates)

    @property
    def taken(self) -> frozenset[int]:
        """The columns that go to a field."""
        return frozenset(one.place for one in self.columns if one.field)

    @property
    def flagged(self) -> tuple[PlannedRow, ...]:
        """The rows with something to look at: refused whole, or with a value that is no answer to its field."""
        taken = self.taken
        return tuple(
            one for one in self.rows if one.fate is Fate.REJECTED or any(flag.column in taken for flag in one.flags)
        )


@dataclass(frozen=True, slots=True)
class Imported:
    """What was done; `touched` are the records written."""

    balance: RowBalance
    touched: frozenset[str]


def plan(
    desk: Desk,
    kind: str,
    parent: str | None,
    grid: Grid,
    *,
    fields: Mapping[int, str | None] | None = None,
    heading: int | None = None,
    order: DateOrder | None = None,
    tell: Tell = in_silence,
) -> Plan:
    """How the rows of a sheet would become records under a parent.

    `fields` puts columns (from 0) elsewhere than guessed, `heading` names the line of the headings (0: there is none).
    """
    declared = KINDS[kind]
    line = _heading_line(declared, grid.rows) if heading is None else heading
    body = grid.rows[line:]
    columns = _columns(declared, grid.rows[line - 1] if line else (), body, fields or {})
    dated = {one.place for one in columns if one.field and declared.field(one.field).type is FieldType.DATE}
    evidence = weigh(row[place] for row in body for place in dated if place < len(row))
    rows = _Reading(desk, declared, parent, columns, order or evidence.suggested or DateOrder.DAY_FIRST)
    told = _told(body, "Revisando", tell)
    planned = tuple(rows.planned(line + at, row) for at, row in enumerate(told, start=1))
    return Plan(kind, parent, grid.name, grid.told, line, columns, evidence, order, planned)


def carry_out(desk: Desk, planned: Plan, tell: Tell = in_silence) -> Imported:
    """Write what was planned, all or nothing, as one step. Raises DateOrderUnknown, ActaClosed."""
    if planned.needs_order:
        raise DateOrderUnknown(planned.dates)
    writing = [one for one in planned.rows if one.fate in {Fate.NEW, Fate.COMPLETED}]
    for one in writing[:1]:
        refuse_closed(desk, one.record)
    with step(desk, f"importar {counted(len(writing), 'fila', 'filas')} de «{planned.source}»") as transaction:
        writes = map(_write_of, _told(writing, "Escribiendo", tell))
        transaction.append(compose_all(desk, transaction.tip(desk.device), writes))
    return Imported(planned.balance, frozenset(one.record.id for one in writing))


def _told(items: Sequence[T], doing: str, tell: Tell) -> Iterator[T]:
    """The items, telling now and then how far they are; that is also where the user may stop."""
    for done, one in enumerate(items):
        if done % _TOLD_EVERY == 0:
            tell(f"{doing}: {done:,} de {len(items):,} filas…")
        yield one


def _write_of(row: PlannedRow) -> tuple[Record, dict[str, Assignment]]:
    fields = {name: Assignment(value, row.record.heads.get(name, ())) for name, value in row.values.items()}
    if row.record.is_deleted:
        fields[DELETED] = Assignment(value=False, over=all_heads(row.record))
    return row.record, fields


def _heading_line(kind: Kind, rows: Sequence[Row]) -> int:
    """The line (from 1) that names most fields; the first that says anything in more than one cell, if none does."""
    named = [sum(one is not None for one in guessed(kind, row)) for row in rows[:_LOOKED_FOR_HEADING]]
    if any(named):
        return named.index(max(named)) + 1
    wide = (place for place, row in enumerate(rows, start=1) if sum(bool(cell.strip()) for cell in row) > 1)
    return next(wide, 0)


def _columns(kind: Kind, headings: Row, body: Sequence[Row], chosen: Mapping[int, str | None]) -> tuple[Column, ...]:
    width = max((len(row) for row in (headings, *body)), default=0)
    names = [*headings, *[""] * (width - len(headings))]
    fields = list(guessed(kind, names))
    if not any(headings) and width == 1:
        fields = [kind.title_field]
    for place, name in chosen.items():
        fields = [None if one == name else one for one in fields]
        fields[place] = name
    filled = [[row[place] for row in body if place < len(row) and row[place].strip()] for place in range(width)]
    return tuple(
        Column(place, names[place].strip() or f"Columna {place + 1}", fields[place], len(said), said[0] if said else "")
        for place, said in enumerate(filled)
    )


class _Reading:
    """Goes through the rows once, remembering which it has seen."""

    def __init__(self, desk: Desk, kind: Kind, parent: str | None, columns: Sequence[Column], order: DateOrder) -> None:
        self._kind, self._parent, self._columns, self._order = kind, parent, columns, order
        self._terms = desk.terms
        held = desk.book.family(parent) if parent else desk.book.records(kind.name)
        self._held = {one.id[_AFTER_TIME:]: one for one in held if one.kind == kind.name and one.parent == parent}
        self._seen: dict[str, int] = {}

    def planned(self, number: int, row: Row) -> PlannedRow:
        """What becomes of a row."""
        name = self._named(number, row)
        fresh = Record(self._kind.name, name, self._parent)
        if not any(cell.strip() for cell in row):
            return PlannedRow(number, Fate.BLANK, fresh, {}, ())
        values = self._values(row)
        flags = (*self._unread(fresh.with_values(values), row), *self._homeless(row))
        if not values:
            return PlannedRow(number, Fate.REJECTED, fresh, {}, flags, "No dice nada en las columnas elegidas.")
        key = name[_AFTER_TIME:]
        earlier = self._seen.setdefault(key, number)
        if earlier != number:
            return PlannedRow(number, Fate.IDENTICAL, fresh, {}, flags, f"Repite la fila {earlier}.")
        held = self._held.get(key)
        if held is None:
            return PlannedRow(number, Fate.NEW, fresh, values, flags)
        if held.is_deleted:
            return PlannedRow(number, Fate.NEW, held, _differing(held, values), flags, "Se había borrado: vuelve.")
        lacking = {field: value for field, value in values.items() if held.get(field) is None}
        fate = Fate.COMPLETED if lacking else Fate.IDENTICAL
        return PlannedRow(number, fate, held, lacking, flags, "" if lacking else "Ya estaba aquí.")

    def _named(self, number: int, row: Row) -> str:
        """The id of the row's record: its place gives the order, what it says gives the rest."""
        said = "\x1f".join((self._kind.name, self._parent or "", *(cell.strip() for cell in row))).rstrip("\x1f")
        return uuid7(_EPOCH + number, hashlib.sha256(said.encode("utf-8", "replace")).digest()[:10])

    def _values(self, row: Row) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for column in self._columns:
            if column.field and column.place < len(row):
                field, typed = self._kind.field(column.field), row[column.place]
                is_date = field.type is FieldType.DATE
                value = rules.read(field, day_first(typed, self._order) if is_date else typed, self._terms)
                # What is no date in this order stays as it was typed, and is flagged.
                values[field.name] = typed if is_date and value and not rules.fits(field, value) else value
        return {name: value for name, value in values.items() if value is not None and value != ()}

    def _unread(self, record: Record, row: Row) -> Iterator[Flag]:
        places = {one.field: one.place for one in self._columns if one.field}
        for problem in rules.check(record, self._terms):
            if problem.field in record.values and problem.field in places:
                place = places[problem.field]
                yield Flag(place, row[place] if place < len(row) else "", problem.message)

    def _homeless(self, row: Row) -> Iterator[Flag]:
        for column in self._columns:
            if column.field is None and column.place < len(row) and row[column.place].strip():
                yield Flag(column.place, row[column.place], "Esta columna no se importa.")


def _differing(record: Record, values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if record.get(name) != value}
