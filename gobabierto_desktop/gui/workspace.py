"""What every page shares: the desk, the one writer, the questions, and which forum and mesa are open."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.autosave import Autosave
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.gui.tasks import Writer
from gobabierto_desktop.services.desk import Desk

T = TypeVar("T")


class Workspace(QObject):
    """Handed to each page once. Pages tell each other nothing but through these signals.

    `changed` follows each write, with the ids of the records touched; `renewed` a package taken in or a decision, after
    which anything may read otherwise; `identity_changed` what this laptop signs with; `place_changed` another forum or
    mesa; `said` is a sentence for a toast, `deleted` a record that can be brought back; `asked_for` a record to open,
    `asked_for_problem` one to open at the first thing to mend,
    `asked_for_new` a kind to begin a record of, `asked_for_page` a page by name;
    `asked_to_undo` that the last step be taken back;
    `asked_to_lock`, `asked_to_protect` and `asked_for_person` are for who opened the window: the data are to be closed.
    """

    changed = Signal(set)
    renewed = Signal()
    identity_changed = Signal()
    place_changed = Signal()
    said = Signal(str)
    deleted = Signal(object)
    asked_for = Signal(object)
    asked_for_problem = Signal(object)
    asked_for_new = Signal(str)
    asked_for_page = Signal(str)
    asked_to_lock = Signal()
    asked_to_protect = Signal()
    asked_for_person = Signal()
    asked_to_undo = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.dialogs = desk, dialogs
        self.writer = Writer(self)
        self.autosave = Autosave(desk, self.writer, self)
        self.forum: Record | None = None
        self.table: Record | None = None
        self.commitment: Record | None = None
        """The commitment last opened."""
        self.following: tuple[str, Quarter] | None = None
        """The commitment and the quarter whose follow-up was last in view."""
        _ = self.autosave.stored.connect(self._stored)
        _ = self.deleted.connect(self._leave_deleted)

    def go_to_forum(self, forum: Record | None, table: Record | None = None) -> None:
        """Open a forum, at a mesa (its first, where none is named)."""
        tables = self.desk.book.records("dialogue_table", forum.id) if forum else ()
        self.forum = forum
        self.table = table or next(iter(tables), None)
        self.place_changed.emit()

    def go_to_record(self, record: Record) -> None:
        """Open the forum and mesa a record belongs to."""
        above = record
        while above.parent and (found := self.desk.book.record(above.parent)):
            if found.kind == "dialogue_table" and found != self.table:
                self.table = found
            above = found
        if above.kind == "forum" and record.kind == "dialogue_table":
            self.go_to_forum(above, record)
        elif above.kind == "forum":
            is_of_table = self.table is not None and self.table.parent == above.id
            self.go_to_forum(above, self.table if is_of_table else None)

    def write(self, work: Callable[[], T], then: Callable[[T], object] = lambda _: None) -> None:
        """Have something written after all that was typed; a refusal is shown on the window."""
        self.autosave.settle_all()
        self.writer.ask(work, then, self.tell_failure)

    def renew(self) -> None:
        """Have everything read anew: records came from elsewhere."""
        book = self.desk.book
        self.forum = book.record(self.forum.id) if self.forum else None
        self.table = book.record(self.table.id) if self.table else None
        if self.forum is None or self.forum.is_deleted:
            self.go_to_forum(next(iter(book.records("forum")), None))
        elif self.table is None or self.table.is_deleted:
            self.go_to_forum(self.forum)
        self.renewed.emit()

    def tell_failure(self, failure: KnownFailure) -> None:
        """Show what the world refused."""
        self.failed.emit(failure)

    def _stored(self, record: Record) -> None:
        if self.forum and record.id == self.forum.id:
            self.forum = record
        if self.table and record.id == self.table.id:
            self.table = record
        self.changed.emit({record.id})
        if record.kind == "forum" and self.forum is None:
            self.go_to_forum(record)
        elif record.kind == "dialogue_table" and self.table is None:
            self.go_to_record(record)

    def _leave_deleted(self, gone: Record) -> None:
        """Nobody can work in a forum or mesa that was deleted: go to the first that is left."""
        if self.forum and gone.id == self.forum.id:
            self.go_to_forum(next(iter(self.desk.book.records("forum")), None))
        elif self.table and gone.id == self.table.id:
            self.go_to_forum(self.forum)
