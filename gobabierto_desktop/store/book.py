"""The book: one person's database, opened, read, and written in transactions that say what they touched."""

import hashlib
import json
import threading
from collections.abc import Collection, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, Row, func, select
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from gobabierto_desktop.domain.changes import Change, ChangeId
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.merge import Conflict
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Term, Terms
from gobabierto_desktop.domain.values import Value, canonical
from gobabierto_desktop.store import journal, likeness, search
from gobabierto_desktop.store.backup import back_up, backups, is_blank, is_sound
from gobabierto_desktop.store.catalogues import Catalogue
from gobabierto_desktop.store.engine import WRITING, BookKey, connect, is_locked
from gobabierto_desktop.store.failures import BookBusy, BookDamaged, BookLocked, DiskRefused, ParentMissing
from gobabierto_desktop.store.likeness import Nearby
from gobabierto_desktop.store.migrate import upgrade
from gobabierto_desktop.store.post import Arrival, Delivery, read_arrival, read_delivery
from gobabierto_desktop.store.rows import read_conflict, read_heads, read_record, read_value, spelt_heads, spelt_value
from gobabierto_desktop.store.steps import Step, read_step
from gobabierto_desktop.store.tables import ARRIVAL, CONFLICT, DELIVERY, DRAFT, JOURNAL, META, RECORD, STEP, TERM

FILE = "libro.sqlite"
LOCK = "libro.lock"
KEY_FILE = "libro.llave"
"""Where the key of a locked book is kept, itself locked with its owner's words."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being typed in a field, kept durably before it becomes a change."""

    record: str
    field: str
    kind: str
    parent: str | None
    value: Value
    heads: tuple[ChangeId, ...]


@dataclass(slots=True)
class Transaction:
    """A writing transaction. After it closes, `touched` tells screens which records changed."""

    connection: Connection
    touched: set[str] = field(default_factory=set[str])

    def tip(self, device: str) -> journal.Tip:
        """Where a device's journal ends, inside this transaction."""
        return journal.tip(self.connection, device)

    def append(self, changes: Iterable[Change]) -> dict[str, journal.Outcome]:
        """Add changes to the journal; per record, what that did. Raises JournalForked."""
        outcomes = journal.append(self.connection, changes)
        self.touched |= outcomes.keys()
        return outcomes

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed, in place of what was kept for the field."""
        self.drop_drafts(draft.record, [draft.field])
        self.connection.execute(
            DRAFT.insert().values(
                record=draft.record,
                field=draft.field,
                kind=draft.kind,
                parent=draft.parent,
                value=spelt_value(draft.value),
                heads=spelt_heads({draft.field: draft.heads}),
            )
        )

    def drop_drafts(self, record: str, fields: Iterable[str]) -> None:
        """Forget what was kept for some fields: it is in the journal now, or was discarded on purpose."""
        self.connection.execute(DRAFT.delete().where(DRAFT.c.record == record, DRAFT.c.field.in_(list(fields))))

    def set_meta(self, name: str, value: str) -> None:
        """Keep a fact about the book itself."""
        self.connection.execute(META.delete().where(META.c.name == name))
        self.connection.execute(META.insert().values(name=name, value=value))

    def load_terms(self, catalogue: Catalogue) -> None:
        """Put the catalogue's terms in place: codes stay, labels follow the file."""
        vocabularies = {term.vocabulary for term in catalogue.terms}
        self.connection.execute(TERM.delete().where(TERM.c.vocabulary.in_(vocabularies)))
        self.connection.execute(TERM.insert(), [_term_row(term) for term in catalogue.terms])

    def note_delivery(self, delivery: Delivery) -> None:
        """Remember what left this laptop."""
        self.connection.execute(DELIVERY.insert().values(delivery.row()))

    def acknowledge(self, package: str, at: str) -> bool:
        """Mark a delivery as received, once; whether it was one of ours."""
        ours = self.connection.execute(select(DELIVERY.c.package).where(DELIVERY.c.package == package)).first()
        self.connection.execute(
            DELIVERY.update()
            .where(DELIVERY.c.package == package, DELIVERY.c.acknowledged_at.is_(None))
            .values(acknowledged_at=at)
        )
        return ours is not None

    def note_step(self, step: Step) -> None:
        """Remember which changes belong together, for undoing."""
        self.connection.execute(STEP.insert().values(step.row()))

    def note_arrival(self, arrival: Arrival) -> None:
        """Remember what was taken in."""
        self.connection.execute(ARRIVAL.insert().values(arrival.row()))


class Book:
    """An open book. Reading is allowed from any thread; writing takes turns."""

    def __init__(self, file: Path, engine: Engine, lock: FileLock | None, key: BookKey | None = None) -> None:
        self.file = file
        self.key = key
        self._engine = engine
        self._lock = lock
        self._turn = threading.RLock()

    @contextmanager
    def transaction(self) -> Generator[Transaction, None, None]:
        """All or nothing, durable on leaving.

        Raises DiskRefused, BookDamaged, JournalForked, RecordDisputed or ParentMissing, nothing changed.
        """
        with self._turn:
            try:
                with self._engine.connect().execution_options(**WRITING) as connection, connection.begin():
                    yield Transaction(connection)
            except IntegrityError as error:
                if "FOREIGN KEY" in str(error.orig):
                    raise ParentMissing from error
                raise
            except OperationalError as error:
                raise DiskRefused(str(error.orig)) from error
            except DatabaseError as error:
                raise BookDamaged(str(self.file)) from error

    @contextmanager
    def _reading(self) -> Generator[Connection, None, None]:
        try:
            with self._engine.connect() as connection, connection.begin():
                yield connection
        except OperationalError as error:
            raise DiskRefused(str(error.orig)) from error
        except DatabaseError as error:
            raise BookDamaged(str(self.file)) from error

    def close(self) -> None:
        """Let go of the file and of the lock."""
        self._engine.dispose()
        if self._lock:
            self._lock.release()

    def meta(self, name: str) -> str | None:
        """A fact about the book itself."""
        with self._reading() as connection:
            return connection.execute(select(META.c.value).where(META.c.name == name)).scalar()

    def terms(self) -> Terms:
        """The catalogue's words."""
        with self._reading() as connection:
            return Terms(_read_term(row) for row in connection.execute(select(TERM).order_by(TERM.c.rank)))

    def record(self, record: str) -> Record | None:
        """The record of that id, deleted or not."""
        with self._reading() as connection:
            row = connection.execute(select(RECORD).where(RECORD.c.id == record)).first()
        return read_record(row) if row else None

    def records_named(self, ids: Iterable[str]) -> dict[str, Record]:
        """The records of these ids, deleted or not, by id; those that are not here are left out."""
        with self._reading() as connection:
            return {row.id: read_record(row) for row in journal.rows_named(connection, list(ids))}

    def records(self, kind: str, parent: str | None = None) -> tuple[Record, ...]:
        """The records of a kind (under a parent, where one is given) that are not deleted, oldest first."""
        query = select(RECORD).where(RECORD.c.kind == kind, RECORD.c.is_deleted.is_(False)).order_by(RECORD.c.id)
        if parent is not None:
            query = query.where(RECORD.c.parent == parent)
        with self._reading() as connection:
            return tuple(read_record(row) for row in connection.execute(query))

    def family(self, root: str) -> tuple[Record, ...]:
        """A record and all that stands under it, deleted ones too: their deletion must travel."""
        tree = select(RECORD.c.id).where(RECORD.c.id == root).cte(recursive=True)
        tree = tree.union(select(RECORD.c.id).where(RECORD.c.parent == tree.c.id))
        with self._reading() as connection:
            rows = connection.execute(select(RECORD).where(RECORD.c.id.in_(select(tree.c.id))).order_by(RECORD.c.id))
            return tuple(read_record(row) for row in rows)

    def count(self, kind: str, parent: str) -> int:
        """How many records of a kind stand under a parent."""
        query = select(func.count()).where(
            RECORD.c.kind == kind, RECORD.c.parent == parent, RECORD.c.is_deleted.is_(False)
        )
        with self._reading() as connection:
            return connection.execute(query).scalar_one()

    def conflicts(self) -> tuple[Conflict, ...]:
        """All that waits for a decision."""
        with self._reading() as connection:
            rows = connection.execute(select(CONFLICT).order_by(CONFLICT.c.record, CONFLICT.c.field))
            return tuple(read_conflict(row) for row in rows)

    def history(self, records: Iterable[str]) -> tuple[Change, ...]:
        """Every change of some records, by record, device and number."""
        with self._reading() as connection:
            return tuple(journal.changes_of(connection, list(records)))

    def founders(self, records: Iterable[str]) -> dict[str, ChangeId]:
        """The change that each record began with here."""
        with self._reading() as connection:
            return journal.founders(connection, list(records))

    def changes_by(self, device: str, first: int, last: int) -> tuple[Change, ...]:
        """The changes that a device made from one number to another."""
        with self._reading() as connection:
            return tuple(journal.changes_by(connection, device, first, last))

    def steps(self) -> tuple[Step, ...]:
        """All that was done here, oldest first."""
        with self._reading() as connection:
            return tuple(read_step(row) for row in connection.execute(select(STEP).order_by(STEP.c.place)))

    def drafts(self) -> tuple[Draft, ...]:
        """What was being typed and is not yet a change."""
        with self._reading() as connection:
            rows = connection.execute(select(DRAFT).order_by(DRAFT.c.record, DRAFT.c.field)).all()
        return tuple(
            Draft(one.record, one.field, one.kind, one.parent, read_value(one.value), read_heads(one.heads)[one.field])
            for one in rows
        )

    def find(self, typed: str, limit: int = 50) -> tuple[Record, ...]:
        """The records that hold words beginning as typed, best first, accents and glottal marks aside."""
        with self._reading() as connection:
            ids = search.find(connection, typed, limit)
            rows = connection.execute(select(RECORD).where(RECORD.c.id.in_(ids))).all()
        by_id = {row.id: read_record(row) for row in rows}
        return tuple(by_id[one] for one in ids)

    def nearby(self, stems: Collection[str], limit: int = 40) -> Nearby:
        """The proposals that hold the rarer of the stems, nearest first."""
        with self._reading() as connection:
            return likeness.nearby(connection, stems, limit)

    def deliveries(self) -> tuple[Delivery, ...]:
        """What left this laptop, oldest first."""
        with self._reading() as connection:
            rows = connection.execute(select(DELIVERY).order_by(DELIVERY.c.sent_at, DELIVERY.c.package))
            return tuple(read_delivery(row) for row in rows)

    def arrivals(self) -> tuple[Arrival, ...]:
        """What was taken in, oldest first."""
        with self._reading() as connection:
            rows = connection.execute(select(ARRIVAL).order_by(ARRIVAL.c.arrived_at, ARRIVAL.c.package))
            return tuple(read_arrival(row) for row in rows)

    def arrival(self, package: str) -> Arrival | None:
        """The arrival of one package, if it came."""
        with self._reading() as connection:
            row = connection.execute(select(ARRIVAL).where(ARRIVAL.c.package == package)).first()
        return read_arrival(row) if row else None

    def holdings(self) -> Holdings:
        """A frozen picture of everything, for reports."""
        return Holdings(
            plan_code=self.meta("plan_code") or "",
            plan_title=self.meta("plan_title") or "",
            terms=self.terms(),
            records={name: self.records(name) for name in KINDS},
            conflicts=self.conflicts(),
        )

    def digest(self) -> str:
        """SHA-256 (hex) of the journal and of all that follows from it: equal for equal data, whatever the order."""
        digest = hashlib.sha256()
        with self._reading() as connection:
            for row in connection.execute(
                select(JOURNAL.c.device, JOURNAL.c.number, JOURNAL.c.digest).order_by(
                    JOURNAL.c.device, JOURNAL.c.number
                )
            ):
                digest.update(canonical({"change": list(row)}))
            told = (column for column in RECORD.c if column.name != "place")
            for record in connection.execute(select(*told).order_by(RECORD.c.id)):
                digest.update(canonical({"record": list(record)}))
            for conflict in connection.execute(select(CONFLICT).order_by(CONFLICT.c.record, CONFLICT.c.field)):
                digest.update(canonical({"conflict": list(conflict)}))
        return digest.hexdigest()

    def broken_links(self) -> tuple[ChangeId, ...]:
        """The changes whose digest, or whose link to the one before, does not hold: signs of damage or tampering."""
        with self._reading() as connection:
            return tuple(journal.broken_links(connection))


def open_book(folder: Path, at: datetime, key: BookKey | None = None) -> Book:
    """Open (or make) the book in a folder: checked, backed up, then migrated; a locked one with its key.

    Raises BookBusy, BookLocked, BookDamaged, BookNewer or DiskRefused; the file is then as it was.
    """
    lock = FileLock(folder / LOCK, mode=0o600)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BookBusy from error
    except OSError as error:
        raise DiskRefused(str(error)) from error
    try:
        return Book(folder / FILE, _opened(folder / FILE, at, key), lock, key)
    except BaseException:
        lock.release()
        raise


def _opened(file: Path, at: datetime, key: BookKey | None) -> Engine:
    if file.exists():
        if key is None and is_locked(file) and (file.parent / KEY_FILE).exists():
            raise BookLocked
        if not is_sound(file, key):
            raise BookDamaged(str(file))
        if not is_blank(file, key):
            back_up(file, at, key)
        elif backups(file):
            raise BookDamaged(str(file))
    engine = connect(file, key)
    try:
        upgrade(engine)
        with engine.connect().execution_options(**WRITING) as connection, connection.begin():
            likeness.renew(connection)
        file.chmod(0o600)
    except OperationalError as error:
        raise DiskRefused(str(error.orig)) from error
    except OSError as error:
        raise DiskRefused(str(error)) from error
    return engine


def _term_row(term: Term) -> dict[str, object]:
    return {
        "vocabulary": term.vocabulary,
        "code": term.code,
        "label": term.label,
        "parent": term.parent,
        "aliases": json.dumps(term.aliases, ensure_ascii=False),
        "details": json.dumps(dict(term.details), ensure_ascii=False),
        "certainty": term.certainty,
        "rank": term.rank,
    }


def _read_term(row: Row[Any]) -> Term:
    return Term(
        row.vocabulary,
        row.code,
        row.label,
        row.parent,
        tuple(json.loads(row.aliases)),
        json.loads(row.details),
        row.certainty,
        row.rank,
    )
