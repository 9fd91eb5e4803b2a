"""Those like the record on the form, with the reason, and what can be done about it without the mouse.

What is like what, and what may be done with two that are, each kind says for itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QListView, QMenu, QVBoxLayout, QWidget

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.comparison import told_comparison
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.record_rows import RecordRows, Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.widgets.two_line import TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services.desk import Desk

LOOK_AFTER_MS = 250

Offer = tuple[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class AlikeWords:
    """What the panel says: over its list, while nothing is like the form, once something is, and to who asks."""

    heading: str
    waiting: str
    found: str
    nobody: str
    apart: str
    compared: str


@dataclass(frozen=True, slots=True)
class Found:
    """Those like the record on the form, each by its reason in words, and a line for the form («» for none)."""

    records: tuple[Record, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict[str, str])
    note: str = ""
    role: str = "hint"


class AlikeList(QListView):
    """The list of them; `left` when Escape gives the keyboard back."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                event.accept()  # it opened the marked one: a page that goes on with Enter must not hear it too


class AlikePanel(QWidget):
    """Looks on the writer's thread a moment after the typing stops; `noted` tells that the form's line changed."""

    noted = Signal()

    def __init__(self, workspace: Workspace, typed: Callable[[], Record], words: AlikeWords) -> None:
        super().__init__()
        self.workspace, self.typed, self._words = workspace, typed, words
        self._asked = 0
        self.found, self._found_for = Found(), ""
        self.rows = RecordRows(self.describe, self)
        self.view = AlikeList()
        self._came_from: QWidget | None = None
        self._hint = QLabel(words.waiting, wordWrap=True)
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        _ = self._soon.timeout.connect(self.look)

    # What a kind says for itself

    def look_for(self, record: Record) -> Found:
        """Those like a record, as the book now stands; on the writer's thread."""
        raise NotImplementedError

    def describe(self, record: Record) -> Row:
        """One of them in the list."""
        raise NotImplementedError

    def keep_apart(self, one: Record, other: Record) -> None:
        """Remember that two are not the same; on the writer's thread."""
        raise NotImplementedError

    def merge(self) -> None:
        """Have one of the two stand for both."""
        raise NotImplementedError

    def offers(self) -> tuple[Offer, ...]:
        """What the menu of the list offers."""
        raise NotImplementedError

    # What the page asks

    def look_soon(self) -> None:
        """Look once the typing stops for a moment."""
        self._soon.start()

    def look(self) -> None:
        """Look for those like what the form now says; an answer that comes late is dropped."""
        if self.workspace.writer.is_finished:  # the typing paused while the window was closing
            return
        self._asked += 1
        record = self.typed()
        self.workspace.writer.ask(
            partial(self.look_for, record),
            partial(self._show, self._asked, record.id),
            self.workspace.tell_failure,
        )

    def note(self, record: Record) -> tuple[str, str]:
        """The line for the form, and how it looks."""
        return (self.found.note, self.found.role) if self._found_for == record.id else ("", "hint")

    def take_keyboard(self) -> None:
        """Put the keyboard on the first of them."""
        if not self.rows.records:
            self.workspace.said.emit(self._words.nobody)
            return
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))
        if not self.view.hasFocus():
            self._came_from = QApplication.focusWidget()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give_keyboard_back(self) -> None:
        """Go on typing where the keyboard came from."""
        if self._came_from and self.view.hasFocus():
            self._came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit(self) -> None:
        """Take the room that what was found asks for."""

    def chosen(self) -> Record | None:
        """The one that orders are about: the marked one, or the most alike."""
        if not self.rows.records:
            self.workspace.said.emit(self._words.nobody)
            return None
        return self.rows.records[max(self.view.currentIndex().row(), 0)]

    def tell_apart(self) -> None:
        """«No son iguales»: the marked one is not offered beside this one again."""
        if other := self.chosen():
            self.do(self.keep_apart, other, self._words.apart)

    def compare(self) -> None:
        """Both side by side."""
        if other := self.chosen():
            page = told_comparison(self.typed(), other, self.workspace.desk.terms)
            self.workspace.dialogs.show_text(self._words.compared, page)

    def open_chosen(self, index: QModelIndex | None = None) -> None:
        """Open the marked one in its page."""
        if other := self.rows.records[index.row()] if index else self.chosen():
            self.workspace.asked_for.emit(other)

    # What the kinds share

    def do(self, deed: Callable[[Record, Record], object], other: Record, said: str) -> None:
        """Carry out a deed on the form's and another, as they stand once all that was typed is written."""
        here = self.typed()
        work = partial(_stored, self.workspace.desk, here, other, deed)
        self.workspace.write(work, lambda _: self.done({here.id, other.id}, said))

    def done(self, touched: set[str], said: str) -> None:
        """Tell what was done, and look anew."""
        self.workspace.changed.emit(touched)
        self.workspace.said.emit(f"{said} Ctrl+Alt+Z lo deshace.")
        self.look()

    def _show(self, asked: int, record: str, found: Found) -> None:
        if asked != self._asked:
            return
        before = self.note(self.typed())
        self.found, self._found_for = found, record
        self.rows.show_records(found.records)
        self._hint.setText(self._words.found if found.records else self._words.waiting)
        self.fit()
        if self.note(self.typed()) != before:
            self.noted.emit()

    def _offer(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        if index.isValid():
            self.view.setCurrentIndex(index)
        if not self.rows.records:
            return
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, does in self.offers():
            _ = menu.addAction(text).triggered.connect(partial(_ignoring_tick, does))
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.4))
        self.view.setAccessibleName(self._words.heading)
        self.view.setItemDelegate(TwoLineDelegate(self.view))
        self.view.setModel(self.rows)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        mark(self.view, role="flat")
        mark(self._hint, role="hint")
        for part in (SideHeading(self._words.heading), self._hint):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        _ = self.view.left.connect(self.give_keyboard_back)
        _ = self.view.activated.connect(self.open_chosen)
        _ = self.view.customContextMenuRequested.connect(self._offer)


def _stored(desk: Desk, here: Record, other: Record, deed: Callable[[Record, Record], object]) -> None:
    stand = desk.book.records_named([here.id, other.id])
    _ = deed(stand.get(here.id, here), stand.get(other.id, other))


def _ignoring_tick(does: Callable[[], object], _ticked: object = None) -> None:
    _ = does()
