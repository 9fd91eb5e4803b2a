"""Autosave: what is typed is durable as a draft within moments, and becomes a change when a field is left."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.tasks import Writer
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.holding import ActaClosed

THROTTLE_MS = 100
"""From the first unkept key to the write; later keys do not put it off, so typing on loses no more than this."""

RETRY_MS = 2000


class EditSession(QObject):
    """The typing in one record. Everything is written in order by the one writer, over the versions seen there.

    `_seen` is read and replaced on the writer's thread only: each change is so made over the one before it, however
    fast the user types.
    """

    kept = Signal(object)
    stored = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, writer: Writer, record: Record, parent: QObject) -> None:
        super().__init__(parent)
        self.record_id = record.id
        self._desk, self._writer, self._seen = desk, writer, record
        self._to_keep: dict[str, Value] = {}
        self._to_store: dict[str, Value] = {}
        self._under_way = 0
        self._throttle = QTimer(self, singleShot=True, interval=THROTTLE_MS)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        _ = self._throttle.timeout.connect(self.keep)
        _ = self._retry.timeout.connect(self.try_again)

    def typed(self, field: str, value: Value) -> None:
        """Take note of a value; it is durable soon after, whether or not more keys follow."""
        self._to_keep[field] = self._to_store[field] = value
        if not self._throttle.isActive():
            self._throttle.start()

    def keep(self) -> None:
        """Write what is unkept as drafts."""
        if self._to_keep and self._under_way:  # a long text takes its time: what is typed meanwhile goes together
            self._throttle.start()
            return
        batch, self._to_keep = self._to_keep, {}
        if batch:
            self._ask(partial(self._write_drafts, batch), self._kept, partial(self._refused, batch))

    def settle(self) -> None:
        """Turn the typing so far into a change; drafts of it are then done with."""
        self._throttle.stop()
        batch, self._to_store, self._to_keep = self._to_store, {}, {}
        if batch:
            self._ask(partial(self._write_change, batch), self._stored, partial(self._refused, batch))

    def delete(self, then: Callable[[Record], object]) -> None:
        """Delete the record, typing included, so that undoing brings all of it back."""
        self.settle()
        self._ask(self._write_deletion, then, partial(self._refused, {}))

    def try_again(self) -> None:
        """Write again what was refused."""
        self._retry.stop()
        self.keep()

    def is_safe(self) -> bool:
        """Whether everything typed is in the database, as a draft or as a change."""
        return not self._to_keep and self._under_way == 0

    def is_done(self) -> bool:
        """Whether nothing is left to write."""
        return self.is_safe() and not self._to_store

    def _ask(self, work: Callable[[], object], then: Callable[..., object], refused: Callable[..., object]) -> None:
        self._under_way += 1
        self._writer.ask(work, partial(self._answered, then), partial(self._answered, refused))

    def _answered(self, then: Callable[[object], object], answer: object) -> None:
        self._under_way -= 1
        _ = then(answer)

    def _write_drafts(self, batch: Mapping[str, Value]) -> datetime:
        for field, value in batch.items():
            editing.keep_draft(self._desk, self._seen, field, value)
        return self._desk.now()

    def _write_change(self, batch: Mapping[str, Value]) -> tuple[datetime, Record]:
        self._seen = editing.save(self._desk, self._seen, batch)
        return self._desk.now(), self._seen

    def _write_deletion(self) -> Record:
        editing.delete(self._desk, self._seen)
        return self._seen

    def _kept(self, at: datetime) -> None:
        self.kept.emit(at)

    def _stored(self, answer: tuple[datetime, Record]) -> None:
        at, record = answer
        self.stored.emit(record)
        self.kept.emit(at)

    def _refused(self, batch: Mapping[str, Value], failure: KnownFailure) -> None:
        if isinstance(failure, ActaClosed):  # it will be refused for ever: what was typed belongs in an addendum
            self.failed.emit(failure)
            return
        self._to_keep = {**batch, **self._to_keep}
        self._to_store = {**batch, **self._to_store}
        self.failed.emit(failure)
        self._retry.start()


class Autosave(QObject):
    """All the typing of the program: one session per record opened; what they report, the badge and the lists hear."""

    saving = Signal()
    saved = Signal(object)
    stored = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, writer: Writer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._writer = desk, writer
        self._sessions: list[EditSession] = []
        self._ended: list[EditSession] = []

    def open(self, record: Record) -> EditSession:
        """Begin the typing in a record; what was typed in others is settled first."""
        self.settle_all()
        self._forget_ended()
        session = EditSession(self._desk, self._writer, record, self)
        _ = session.kept.connect(self._tell_saved)
        _ = session.stored.connect(self.stored)
        _ = session.failed.connect(self.failed)
        self._sessions.append(session)
        return session

    def end(self, session: EditSession) -> None:
        """The page lets go of a session: it is forgotten once all of it is written."""
        session.settle()
        self._ended.append(session)

    def typed(self, session: EditSession, field: str, value: Value) -> None:
        """Take note of a value typed."""
        self.saving.emit()
        session.typed(field, value)

    def settle_all(self) -> None:
        """Turn all typing into changes."""
        for session in self._sessions:
            session.settle()

    def try_again(self) -> None:
        """Write again what was refused, now."""
        for session in self._sessions:
            session.try_again()

    def is_safe(self) -> bool:
        """Whether everything typed is in the database."""
        return all(session.is_safe() for session in self._sessions)

    def _forget_ended(self) -> None:
        for done in [session for session in self._ended if session.is_done()]:
            self._ended.remove(done)
            self._sessions.remove(done)
            done.deleteLater()

    def _tell_saved(self, at: datetime) -> None:
        if self.is_safe():
            self.saved.emit(at)
