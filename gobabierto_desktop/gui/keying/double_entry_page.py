"""Doble digitación: chosen boxes of each strip keyed again, unseen; what differs beeps and stays, as in CSEntry."""

from functools import partial

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from gobabierto_desktop.domain.double_entry import Heard, Verification
from gobabierto_desktop.domain.fields import Field
from gobabierto_desktop.domain.keying import boxed
from gobabierto_desktop.domain.people import PARTICIPANT
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.editors import Editor, Search, editor_for
from gobabierto_desktop.gui.keying.operator_card import OperatorCard
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.record_rows import RecordRows, Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.labelled_field import LabelledField
from gobabierto_desktop.gui.widgets.multi_choice import MultiChoice
from gobabierto_desktop.gui.widgets.two_line import Dot, TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import keying

_HOW = (
    "Vea la hoja y digite cada casilla otra vez; lo digitado antes no se muestra."
    " Intro compara y sigue; Alt+↓ cambia de franja."
)
_DIFFERS = "No es lo que se digitó antes. Vea la hoja y digítela otra vez: si repite lo mismo, eso queda."
_REPLACED = "Queda lo que usted digitó dos veces."
_NOTHING = "Nada de la hoja se ha transcrito todavía."
_ALL_DONE = "Todo lo transcrito de la hoja está verificado."
_CHOSEN = "chosen"


class _Boxes(QWidget):
    """The boxes of a strip; `gone_on` when Tab or Enter would leave one: whether it may is not Qt's to say."""

    gone_on = Signal()

    def focusNextPrevChild(self, _forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        self.gone_on.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.gone_on.emit()
        else:
            super().keyPressEvent(event)


class DoubleEntryPage(PlainPage):
    """One box is open at a time; a strip is kept when its last box agrees."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Doble digitación")
        self.operator = OperatorCard(workspace)
        self.choice = MultiChoice([(one.name, one.label) for one in boxed().fields])
        self.rows = RecordRows(self._describe, self)
        self._sheet: tuple[keying.Transcribed, ...] = ()
        self._person: Record | None = None
        self._verifications: dict[str, Verification] = {}
        self._editors: dict[str, Editor] = {}
        self._labelled: dict[str, LabelledField] = {}
        self._current = ""
        self._lay_out()
        self._build_boxes()
        _ = self.choice.changed.connect(self._chosen)
        _ = self._list.selectionModel().currentChanged.connect(self._picked)
        _ = self._empty.asked.connect(partial(workspace.asked_for_page.emit, "transcription"))
        _ = workspace.place_changed.connect(self._start)
        _ = workspace.renewed.connect(self.refresh)

    # What the window asks

    def arrive(self) -> None:
        self.refresh()
        if self._person is None:
            self._start()
        self.take_keyboard()
        self.operator.read()

    def take_keyboard(self) -> None:
        if self._current:
            self._editors[self._current].widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._empty.take_keyboard()

    def leave(self) -> None:
        self.operator.keep()

    def go_by(self, step: int) -> None:
        here = self.rows.row_of(self._person.id) if self._person else -1
        if 0 <= here + step < len(self.rows.records):
            self._begin(self.rows.records[here + step])

    def fields(self) -> tuple[tuple[str, str], ...]:
        return ((_CHOSEN, "Casillas que se digitan de nuevo"),)

    def go_to_field(self, name: str) -> None:
        del name
        self.choice.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Read anew what was transcribed and what of it was verified."""
        forum = self.workspace.forum
        people = keying.transcribed(self.workspace.desk, forum) if forum else ()
        self._sheet = tuple(one for one in people if one.strip is not None)
        self.rows.show_records([one.person for one in self._sheet])
        pending = sum(not one.is_verified for one in self._sheet)
        self.state.show_state(f"{pending} por verificar" if pending else "Al día", "warn" if pending else "ok")
        self.state.setVisible(bool(self._sheet))
        self._mark_open()

    # Within

    def _start(self) -> None:
        """Begin the first strip that nobody verified."""
        self.refresh()
        waiting = [one.person for one in self._sheet if not one.is_verified]
        if waiting:
            self._begin(waiting[0])
            return
        self._person, self._current = None, ""
        self._stack.setCurrentWidget(self._done if self._sheet else self._empty)

    def _begin(self, person: Record) -> None:
        self._person, names = person, tuple(self._editors)
        self._verifications = {name: Verification(self._text(name, person)) for name in names}
        for name in names:
            self._editors[name].show(None)
            self._labelled[name].set_help("")
            self._labelled[name].show_problem(None)
        self._stack.setCurrentWidget(self._work)
        self._mark_open()
        self._open(names[0])

    def _open(self, name: str) -> None:
        self._current = name
        widget = self._editors[name].widget
        widget.setEnabled(True)
        if self.isVisible():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
        for other, editor in self._editors.items():
            if other != name:
                editor.widget.setEnabled(False)
        self.frame.scroll.ensureWidgetVisible(self._labelled[name])

    def _go_on_from(self) -> None:
        """Compare what was keyed with what was keyed first."""
        name, person = self._current, self._person
        if not name or person is None or self._verifications[name].is_done:
            return
        editor, box = self._editors[name], self._labelled[name]
        self._boxes.setFocus()  # a list settles what was typed when it loses the keyboard
        heard = self._verifications[name].keyed(
            keying.comparable(self.workspace.desk, PARTICIPANT.field(name), editor.value())
        )
        self._verifications[name] = heard
        if not heard.is_done:
            QApplication.beep()
            box.show_problem(_DIFFERS)
            editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(editor.widget, QLineEdit):
                editor.widget.selectAll()
            return
        box.show_problem(None)
        box.set_help("Coincide." if heard.heard is Heard.SAME else _REPLACED)
        following = [one for one, each in self._verifications.items() if not each.is_done]
        if following:
            self._open(following[0])
        else:
            self._finish(person)

    def _finish(self, person: Record) -> None:
        values = {name: editor.value() for name, editor in self._editors.items()}
        work = partial(keying.verify, self.workspace.desk, person, dict(self._verifications), values)
        self._current = ""
        self.workspace.write(work, self._verified)

    def _verified(self, person: Record) -> None:
        self._person = None
        self.workspace.changed.emit({person.id})
        self.operator.read()
        self._start()

    def _text(self, name: str, person: Record) -> str:
        return keying.comparable(self.workspace.desk, PARTICIPANT.field(name), person.get(name))

    def _chosen(self, names: tuple[str, ...]) -> None:
        def kept(_: None) -> None:
            self._build_boxes()
            self._person, self._current = None, ""
            self._start()

        if names:
            self.workspace.write(partial(keying.choose_fields, self.workspace.desk, names), kept)

    def _picked(self, index: QModelIndex) -> None:
        if index.isValid() and (self._person is None or self.rows.records[index.row()].id != self._person.id):
            self._begin(self.rows.records[index.row()])

    def _describe(self, person: Record) -> Row:
        known = next(one for one in self._sheet if one.person.id == person.id)
        word, dot = ("verificada", Dot.DONE) if known.is_verified else ("por verificar", Dot.WAITING)
        return Row(f"Franja {known.strip}", "", word, dot)

    def _mark_open(self) -> None:
        row = self.rows.row_of(self._person.id) if self._person else -1
        with QSignalBlocker(self._list.selectionModel()):
            self._list.setCurrentIndex(self.rows.index(row, 0))
        self._list.viewport().update()
        strip = self._sheet[row].strip if 0 <= row < len(self._sheet) else None
        self.frame.title.setText(f"Doble digitación · Franja {strip}" if strip else "Doble digitación")

    def _build_boxes(self) -> None:
        """The chosen boxes, each with its number on the sheet."""
        for one in self._labelled.values():
            self._column.removeWidget(one)
            one.deleteLater()
        chosen = keying.fields_keyed_again(self.workspace.desk)
        self.choice.set_codes(chosen)
        self._editors = {one.name: self._editor(one) for one in boxed().fields if one.name in chosen}
        self._labelled = {
            one.name: LabelledField(one.label, self._editors[one.name].widget)
            for one in boxed().fields
            if one.name in chosen
        }
        for at, one in enumerate(self._labelled.values()):
            self._column.insertWidget(at, one)
        self.operator.keystrokes.listen([one.widget for one in self._editors.values()])

    def _editor(self, field: Field) -> Editor:
        def nothing(_field: Field) -> Search:
            return lambda _typed: ()

        return editor_for(field, self.workspace.desk.terms, nothing)

    def _lay_out(self) -> None:
        how = QLabel(_HOW, wordWrap=True)
        mark(how, role="subtitle")
        self._boxes, self._done = _Boxes(), EmptyState("circle-check", _ALL_DONE)
        self._empty = EmptyState("keyboard", _NOTHING, "Transcribir la hoja")
        self._column = QVBoxLayout(self._boxes)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(0.75))
        self._column.addStretch(1)
        _ = self._boxes.gone_on.connect(self._go_on_from)
        self._work, self._stack = QWidget(), QStackedWidget()
        inside = QVBoxLayout(self._work)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(how)
        inside.addWidget(self._boxes, 1)
        for one in (self._work, self._empty, self._done):
            _ = self._stack.addWidget(one)
        self._list = QListView()
        self._list.setModel(self.rows)
        self._list.setItemDelegate(TwoLineDelegate(self._list))
        self._list.setAccessibleName("Franjas transcritas")
        mark(self._list, role="flat")
        side = self.frame.side_column
        side.setSpacing(em(0.6))
        side.addWidget(self.operator)
        side.addWidget(LabelledField("Casillas que se digitan de nuevo", self.choice))
        side.addWidget(SideHeading("Franjas de la hoja"))
        side.addWidget(self._list, 1)
        self.lay_out(self._stack)
