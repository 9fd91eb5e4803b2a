"""The journal: changes go in at the end and never come out; the records follow from them in the same transaction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, insert, literal_column, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from gobabierto_desktop.domain.changes import FIRST, Change, ChangeId
from gobabierto_desktop.domain.merge import Settled, settle
from gobabierto_desktop.store import likeness
from gobabierto_desktop.store.failures import JournalForked, RecordDisputed
from gobabierto_desktop.store.rows import change_row, conflict_row, read_change, record_row
from gobabierto_desktop.store.search import index
from gobabierto_desktop.store.tables import CONFLICT, JOURNAL, RECORD

_AT_ONCE = 500
"""Records asked for in one query: SQLite takes 32,766 variables, and memory stays flat."""


class Outcome(Enum):
    """What taking changes in did to a record; each record of a package ends as exactly one of these."""

    NEW = "new"
    UPDATED = "updated"
    IDENTICAL = "identical"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Tip:
    """The end of a device's journal: the number and digest of its last change."""

    number: int
    digest: str


def tip(connection: Connection, device: str) -> Tip:
    """Where a device's journal ends; number 0 where it has not begun."""
    last = connection.execute(
        select(JOURNAL.c.number, JOURNAL.c.digest)
        .where(JOURNAL.c.device == device)
        .order_by(JOURNAL.c.number.desc())
        .limit(1)
    ).first()
    return Tip(last.number, last.digest) if last else Tip(0, FIRST)


def changes_of(connection: Connection, records: Sequence[str]) -> list[Change]:
    """Every change of the records, by record, then device and number."""
    found: list[Change] = []
    for start in range(0, len(records), _AT_ONCE):
        rows = connection.execute(
            select(JOURNAL)
            .where(JOURNAL.c.record.in_(records[start : start + _AT_ONCE]))
            .order_by(JOURNAL.c.record, JOURNAL.c.device, JOURNAL.c.number)
        )
        found.extend(read_change(row) for row in rows)
    return found


def rows_named(connection: Connection, ids: Sequence[str]) -> Iterator[Row[Any]]:
    """The rows of the records of these ids."""
    for start in range(0, len(ids), _AT_ONCE):
        yield from connection.execute(select(RECORD).where(RECORD.c.id.in_(ids[start : start + _AT_ONCE])))


def founders(connection: Connection, records: Sequence[str]) -> dict[str, ChangeId]:
    """The change that each record began with in this book: the first that came in."""
    found: dict[str, ChangeId] = {}
    for start in range(0, len(records), _AT_ONCE):
        rows = connection.execute(
            select(JOURNAL.c.record, JOURNAL.c.device, JOURNAL.c.number)
            .where(JOURNAL.c.record.in_(records[start : start + _AT_ONCE]))
            .order_by(literal_column("rowid"))
        )
        for row in rows:
            _ = found.setdefault(row.record, ChangeId(row.device, row.number))
    return found


def broken_links(connection: Connection) -> Iterator[ChangeId]:
    """The changes whose digest, or whose link to the one before, does not hold."""
    before = Tip(0, FIRST)
    device = ""
    for row in connection.execute(select(JOURNAL).order_by(JOURNAL.c.device, JOURNAL.c.number)):
        is_next = row.number == 1 or (row.device == device and row.number == before.number + 1)
        expected = FIRST if row.number == 1 else before.digest
        if (is_next and row.previous != expected) or not _holds(row):
            yield ChangeId(row.device, row.number)
        device, before = row.device, Tip(row.number, row.digest)


def _holds(row: Row[Any]) -> bool:
    try:
        return read_change(row).digest() == row.digest
    except (ValueError, TypeError, KeyError, AttributeError):  # fields that are no longer spelt as we spell them
        return False


def changes_by(connection: Connection, device: str, first: int, last: int) -> list[Change]:
    """The changes of a device from one number to another, in their order."""
    rows = connection.execute(
        select(JOURNAL)
        .where(JOURNAL.c.device == device, JOURNAL.c.number.between(first, last))
        .order_by(JOURNAL.c.number)
    )
    return [read_change(row) for row in rows]


def append(connection: Connection, changes: Iterable[Change]) -> dict[str, Outcome]:
    """Add changes, settle the records they touch, and say per record what that did.

    Changes already there are passed over. Raises JournalForked where one stands there with other content, and
    RecordDisputed where they disagree on what a record is; the caller's transaction is then rolled back whole.
    """
    coming = sorted(_named_once(changes), key=lambda change: (change.record, change.id))
    outcomes: dict[str, Outcome] = {}
    by_record = [(record, list(group)) for record, group in groupby(coming, key=lambda change: change.record)]
    for start in range(0, len(by_record), _AT_ONCE):
        outcomes |= _append_some(connection, by_record[start : start + _AT_ONCE])
    return outcomes


def _append_some(connection: Connection, by_record: list[tuple[str, list[Change]]]) -> dict[str, Outcome]:
    names = [record for record, _ in by_record]
    known: dict[str, dict[ChangeId, Change]] = {}
    for change in changes_of(connection, names):
        known.setdefault(change.record, {})[change.id] = change
    fresh: list[Change] = []
    settled: list[Settled] = []
    outcomes: dict[str, Outcome] = {}
    for record, coming in by_record:
        there = known.get(record, {})
        new = [change for change in coming if not _is_there(change, there)]
        outcomes[record] = Outcome.IDENTICAL
        if new:
            settled.append(_settled(there, new))
            outcomes[record] = _outcome(settled[-1], there)
            fresh.extend(new)
    if fresh:
        _write_settled(connection, settled)
        _refuse_forks(connection, fresh)
        connection.execute(insert(JOURNAL), [change_row(change) for change in fresh])
    return outcomes


def _named_once(changes: Iterable[Change]) -> list[Change]:
    by_name: dict[ChangeId, Change] = {}
    for change in changes:
        if by_name.setdefault(change.id, change) != change:
            raise JournalForked(change.id)
    return list(by_name.values())


def _is_there(change: Change, there: dict[ChangeId, Change]) -> bool:
    stands = there.get(change.id)
    if stands is not None and stands.digest() != change.digest():
        raise JournalForked(change.id)
    return stands is not None


def _refuse_forks(connection: Connection, fresh: list[Change]) -> None:
    """The same name may also stand there on another record, which the unique key would refuse without a word."""
    for device, group in groupby(sorted(fresh, key=lambda change: change.id), key=lambda change: change.device):
        numbers = [change.number for change in group]
        for start in range(0, len(numbers), _AT_ONCE):
            taken = connection.execute(
                select(JOURNAL.c.number)
                .where(JOURNAL.c.device == device, JOURNAL.c.number.in_(numbers[start : start + _AT_ONCE]))
                .limit(1)
            ).scalar()
            if taken is not None:
                raise JournalForked(ChangeId(device, taken))


def _settled(there: dict[ChangeId, Change], new: list[Change]) -> Settled:
    try:
        return settle([*there.values(), *new])
    except ValueError as error:
        raise RecordDisputed(new[0].record) from error


def _outcome(settled: Settled, there: dict[ChangeId, Change]) -> Outcome:
    if settled.conflicts:
        return Outcome.CONFLICT
    return Outcome.UPDATED if there else Outcome.NEW


def _write_settled(connection: Connection, settled: Sequence[Settled]) -> None:
    """Put settled records in their table and in the indexes, and their conflicts in the place of those that stood."""
    records = {one.record.id: one.record for one in settled}
    statement = insert_or(RECORD)
    anew = {name: statement.excluded[name] for name in record_row(settled[0].record)}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["id"], set_=anew), [record_row(one) for one in records.values()]
    )
    placed = connection.execute(select(RECORD.c.place, RECORD.c.id).where(RECORD.c.id.in_(list(records))))
    places = [(row.place, records[row.id]) for row in placed]
    index(connection, places)
    likeness.index(connection, places)
    connection.execute(CONFLICT.delete().where(CONFLICT.c.record.in_(list(records))))
    conflicts = [conflict_row(conflict) for one in settled for conflict in one.conflicts]
    if conflicts:
        connection.execute(insert(CONFLICT), conflicts)
