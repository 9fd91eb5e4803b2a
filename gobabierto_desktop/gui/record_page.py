"""A page that edits the records of one kind, one at a time, beside the list of them."""

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from gobabierto_desktop.domain.fields import Kind
from gobabierto_desktop.domain.minutes import HELD_BY_AN_ACTA
from gobabierto_desktop.domain.problems import Severity
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.autosave import EditSession
from gobabierto_desktop.gui.carrying import Carrying
from gobabierto_desktop.gui.forms.record_page import Ui_RecordPage
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.record_layout import dress_page, measure_page
from gobabierto_desktop.gui.record_ways import Words
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.held_strip import HeldStrip
from gobabierto_desktop.gui.widgets.pill import Pill
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.gui.writing_ways import WritingWays
from gobabierto_desktop.services import editing

__all__ = ["RecordPage", "Words"]

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}

ROOM_FOR_SIDE = 62
"""The least width, in letters, at which the list stands beside the form."""


class RecordPage(WritingWays):
    """Typing is autosaved; the rest of the page follows what the store tells through the workspace."""

    def __init__(self, workspace: Workspace, kind: Kind, words: Words) -> None:
        super().__init__(workspace, kind, words)
        self.ui = Ui_RecordPage()
        self.ui.setupUi(self)
        self.state = Pill()
        self.ui.head.addWidget(self.state)
        self._empty = EmptyState(words.icon, words.without_place, words.ask_place or None)
        self.carrying = Carrying(kind, workspace.desk.folder, self.repeated)
        self._session: EditSession | None = None
        self._suggested: dict[str, Value] = {}
        self._passed_over: tuple[str, ...] = ()
        self._warned = self._is_typed = False
        ui = self.ui
        self.held = HeldStrip(workspace.desk, (self.form, ui.delete_button, ui.save_button, ui.next_button))
        self._lay_out()
        self.fill_side(self.ui.side_column)
        self._connect()

    # What the window asks

    def arrive(self) -> None:
        self.refresh()
        self._hold()
        if self._record is None:
            self.start_afresh()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        if self.held.is_holding:
            self.held.take_keyboard()
        elif self._record:
            self.form.focus_first()
        else:
            self._empty.take_keyboard()

    def leave(self) -> None:
        self.form.settle()
        if self._session:
            self._session.settle()

    def save(self) -> None:
        self.leave()

    def save_and_next(self) -> None:
        """Settle the record and begin another; the first time something is missing, stay and show what."""
        if self._record is None:
            return
        self.leave()
        if self.form.ask_all() and not self._warned:
            self._warned = True
            _ = self.form.focus_first_problem()
            self.workspace.said.emit("Guardado como borrador: falta lo señalado. Ctrl+Intro otra vez para seguir así.")
            return
        self.go_on()

    def go_on(self) -> None:
        """After a record is finished."""
        self.new()

    def new(self) -> None:
        place = self.place()
        if self.kind.parent and place is None:
            return
        record = editing.begin(self.workspace.desk, self.kind.name, place.id if place else None)
        self._let_go()
        shared = self.carrying.suggested(record, self.model.records)
        self._suggested = {**shared, **self.suggest()}
        self._passed_over = self.carrying.repeated() if shared else ()
        self._show(record, record.with_values(self._suggested))
        self.form.focus_first()

    def open_record(self, record: Record) -> None:
        self._suggested, self._passed_over = {}, ()
        if self.model.row_of(record.id) < 0:  # it came while another page was in view
            self.model.show_records(self.records())
        self._show(record, record)

    def start_afresh(self) -> None:
        """Another forum or mesa is open: begin a record in it, or say that there is none."""
        has_place = not self.kind.parent or self.place() is not None
        self.ui.stack.setCurrentWidget(self.ui.editing if has_place else self.ui.empty)
        self.ui.side.setVisible(has_place and self._has_room())
        if has_place:
            self.new()
        else:
            self._let_go()

    def delete(self) -> None:
        if self._session is None or self._record is None:
            return
        gone = self.form.record()
        if not gone.heads and not self._has_typing(gone):
            return
        row = self.model.row_of(gone.id)
        self._session.delete(lambda _seen: self._deleted(gone, row))

    def go_by(self, step: int) -> None:
        here = self.model.row_of(self._record.id) if self._record else -1
        here = len(self.model.records) if here < 0 else here
        if 0 <= here + step < len(self.model.records):
            self.open_record(self.model.records[here + step])
        elif step > 0:
            self.new()

    def go_to_problem(self) -> None:
        if self._record and not self.form.focus_first_problem():
            self.workspace.said.emit("No hay nada que corregir aquí.")

    def fields(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.name, one.label) for one in self.kind.asked) if self._record else ()

    def in_view(self) -> tuple[str, str] | None:
        return (self._record.id, self.form.focused()) if self._record else None

    def go_to_field(self, name: str) -> None:
        self.form.focus_field(name)

    def refresh(self) -> None:
        """Read the list anew and mark the open record in it."""
        self.model.show_records(self.records())
        self._mark_open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ui.side.setVisible(self._has_room() and self.ui.stack.currentWidget() is self.ui.editing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field that is still to be answered, past what groups share; Tab visits each."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and is_plain and self.form.focused():
            if self.guide.is_guiding:
                self.guide.go_on()
            else:
                self.form.focus_unanswered(self._passed_over)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "form"):
            self.measure()

    def repeat_before(self) -> None:
        if self._record:
            name = self.form.focused()
            said = self.carrying.lend(name, self._record, self.model.records, self.form.put)
            if said:
                self.workspace.said.emit(said)

    def toggle_guide(self) -> None:
        super().toggle_guide()
        for button in (self.ui.save_button, self.ui.next_button):  # the guide has its own way on
            button.setHidden(self.guide.is_guiding)

    def toggle_repeating(self) -> None:
        if self._record:
            self.workspace.said.emit(self.carrying.toggle(self.form.focused()))

    def _show(self, record: Record, shown: Record) -> None:
        self.ui.stack.setCurrentWidget(self.ui.editing)
        self._let_go()
        self._record, self._warned = record, False
        self._session = self.workspace.autosave.open(record)
        self.form.show_record(shown)
        self.form.show_suggested(self._suggested)
        self.notes.follow(record)
        self.ui.scroll.verticalScrollBar().setValue(0)
        self._mark_open()
        self._tell_state()
        self._hold()

    def _hold(self, _touched: object = None) -> None:
        """What a closed acta tells is only read: asked once for each record, and again when an acta may have closed."""
        if self._record and self.kind.name in HELD_BY_AN_ACTA:
            self.held.follow(self._record)

    def _typed(self, name: str, value: Value) -> None:
        if self._session is None:
            return
        for suggested, likely in self._suggested.items():
            self.workspace.autosave.typed(self._session, suggested, likely)
        self._suggested, self._is_typed = {}, True
        self.workspace.autosave.typed(self._session, name, value)
        self._tell_state()

    def _changed(self, ids: set[str]) -> None:
        if self._record and self._record.id in ids:
            stored = self.workspace.desk.book.record(self._record.id)
            if stored:
                self._record = stored
                self.form.renew(stored)
                self._tell_state()
        if not self.isVisible():  # read anew on arriving
            return
        self.refresh()
        if self._record and ids != {self._record.id}:  # what is typed here closes no acta
            self._hold()

    def _renewed(self) -> None:
        self.refresh()
        self._hold()
        if self._record and self._record.heads:
            self.workspace.write(partial(self.workspace.desk.book.record, self._record.id), self._take_up)

    def _take_up(self, stored: Record | None) -> None:
        """Go on typing over what came from elsewhere: else the next key would conflict with what is seen on screen."""
        if stored and self._record and stored.id == self._record.id and self._session and self._session.is_done():
            self._record, self._session = stored, self.workspace.autosave.open(stored)
            self.form.renew(stored)
            self._tell_state()
            if stored.is_deleted:  # a step that made it was taken back
                self._let_go()
                self.start_afresh()

    def _deleted(self, gone: Record, row: int) -> None:
        self.workspace.deleted.emit(gone)
        self._record = None
        self.refresh()
        if self.model.records:
            self.open_record(self.model.records[min(max(row, 0), len(self.model.records) - 1)])
        else:
            self.start_afresh()
        self.workspace.changed.emit({gone.id})

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid() and (self._record is None or self.model.records[index.row()].id != self._record.id):
            self.open_record(self.model.records[index.row()])

    def _mark_open(self) -> None:
        row = self.model.row_of(self._record.id) if self._record else -1
        with QSignalBlocker(self.view.selectionModel()):
            self.view.setCurrentIndex(self.model.index(row, 0))
        self.view.scrollTo(self.view.currentIndex())
        self.view.viewport().update()
        self._tell_heading()

    def _tell_heading(self) -> None:
        row = self.model.row_of(self._record.id) if self._record else -1
        self.ui.title.setText(self.heading(row + 1 if row >= 0 else len(self.model.records) + 1))

    def _tell_state(self) -> None:
        record = self.form.record()
        errors = [problem for problem in self.form.problems() if problem.severity is Severity.ERROR]
        if not self._has_typing(record):
            self.state.show_state(self.words.new, "neutral")
        elif errors:
            self.state.show_state("Borrador", "warn")
        else:
            self.state.show_state("Completo", "ok")
        self.tell_note()
        self._tell_heading()
        self.shown(record)

    def tell_note(self) -> None:
        """Show the line under the heading as it now reads."""
        text, role = self.note(self.form.record())
        self.ui.note.setText(text)
        self.ui.note.setVisible(bool(text))
        mark(self.ui.note, role=role)

    def _has_typing(self, record: Record) -> bool:
        return any(value is not None and self._suggested.get(name) != value for name, value in record.values.items())

    def _has_room(self) -> bool:
        return self.width() >= em(ROOM_FOR_SIDE)

    def _connect(self) -> None:
        _ = self.form.typed.connect(self._typed)
        _ = self.held.asked.connect(lambda: self.workspace.asked_for.emit(self.held.acta))
        _ = self.workspace.autosave.failed.connect(self._hold)
        _ = self.form.left.connect(self._field_left)
        _ = self.guide.left.connect(self.toggle_guide)
        _ = self.guide.finished.connect(self.save_and_next)
        _ = self.view.selectionModel().currentChanged.connect(self._chosen)
        _ = self.view.activated.connect(self.take_keyboard)
        _ = self.ui.delete_button.clicked.connect(self.delete)
        _ = self.ui.save_button.clicked.connect(self.save)
        _ = self.ui.next_button.clicked.connect(self.save_and_next)
        _ = self.workspace.changed.connect(self._changed)
        _ = self.workspace.renewed.connect(self._renewed)
        _ = self.workspace.place_changed.connect(self._place_changed)

    def _let_go(self) -> None:
        """Nothing is open here any more; what was typed is settled."""
        self.form.settle()
        if self._session:
            self.workspace.autosave.end(self._session)
        if self._record and self._is_typed:
            self.carrying.remember(self.form.record())
        self._record, self._session, self._is_typed = None, None, False

    def _field_left(self, _name: str) -> None:
        self.leave()

    def _bar_changed(self, _least: int, most: int) -> None:
        self.form.measure(is_scrolling=most > 0)

    def _place_changed(self) -> None:
        if self._record and self.belongs_here(self._record):
            self.refresh()
            return
        self._let_go()
        self.refresh()
        if self.isVisible():
            self.start_afresh()

    def measure(self) -> None:
        """Set every length that is counted in letters."""
        measure_page(self.ui, self.side_width)
        self.form.measure()
        self.guide.measure()

    def _lay_out(self) -> None:
        dress_page(self.ui, self.form)
        notices = QHBoxLayout()
        notices.setContentsMargins(em(1.4), 0, em(1.4), 0)
        notices.addWidget(self.held)
        self.ui.column.insertLayout(1, notices)
        self.measure()
        _ = self.ui.scroll.verticalScrollBar().rangeChanged.connect(self._bar_changed)
        _ = self._empty.asked.connect(self.ask_place)
        self.ui.empty_column.addWidget(self._empty)

    def ask_place(self) -> None:
        """The button of the empty page: make the forum or mesa that is missing."""
        missing = "forum" if self.workspace.forum is None else "dialogue_table"
        self.workspace.asked_for_new.emit(missing)
