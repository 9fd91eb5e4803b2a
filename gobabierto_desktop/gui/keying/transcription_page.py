"""Transcripción: the attendance sheet keyed strip by strip, its boxes in their order and under their numbers."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout

from gobabierto_desktop.domain.keying import boxed
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.alike_page import AlikePage
from gobabierto_desktop.gui.keying.operator_card import OperatorCard
from gobabierto_desktop.gui.look import em
from gobabierto_desktop.gui.participants.known_panel import KnownPanel
from gobabierto_desktop.gui.record_page import Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED
from gobabierto_desktop.gui.widgets.number_field import NumberField
from gobabierto_desktop.gui.widgets.two_line import Dot
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import keying

_WORDS = Words(
    one="Franja",
    new="Nueva",
    icon="keyboard",
    without_place="La hoja de asistencia es de un foro. Cree primero el foro.",
    ask_place="Crear el foro",
)
_HOW = "Las casillas llevan el número de la hoja. Intro pasa a la siguiente; Alt+↑ vuelve a la franja anterior."
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STRIP = "strip"


class TranscriptionPage(AlikePage):
    """Enter goes on from box to box, and after the last to the next strip."""

    side_width = 24

    def __init__(self, workspace: Workspace) -> None:
        self._strip, self.operator = NumberField(least=1), OperatorCard(workspace)
        self._sheet: dict[str, keying.Transcribed] = {}
        self._placed: tuple[str, int | None] = ("", None)
        super().__init__(workspace, boxed(), _WORDS)
        self.kinds = frozenset[str]()  # a participant opens in «Asistencia»
        self.ui.next_button.setText("&Siguiente franja  Ctrl+Intro")
        self.ui.head.addWidget(QLabel("Franja de la hoja"))
        self.ui.head.addWidget(self._strip)
        self._strip.setAccessibleName("Franja de la hoja")
        self.operator.keystrokes.listen(self.form.box(name).editor for name in self.form.field_names())
        _ = self._strip.edited.connect(self._tell_strip)

    def make_alike(self, workspace: Workspace) -> KnownPanel:
        return KnownPanel(workspace, self.on_form)

    def describe(self, record: Record) -> Row:
        known = self._sheet.get(record.id)
        if known is None or known.strip is None:
            return Row(record.text("name") or UNTITLED, "Sin franja")
        word, dot = ("verificada", Dot.DONE) if known.is_verified else ("por verificar", Dot.WAITING)
        return Row(record.text("name") or UNTITLED, f"Franja {known.strip}", word, dot)

    def records(self) -> tuple[Record, ...]:
        forum = self.workspace.forum
        people = keying.transcribed(self.workspace.desk, forum) if forum else ()
        self._sheet = {one.person.id: one for one in people}
        return tuple(one.person for one in people if one.strip is not None)

    def heading(self, place: int) -> str:
        del place
        strip = self._strip.value()
        return f"Franja {strip}" if strip else "Sin franja"

    def note(self, record: Record) -> tuple[str, str]:
        note, role = super().note(record)
        return (note, role) if note else (_HOW, "hint")

    def suggest(self) -> dict[str, Value]:
        """Nothing: what stands on paper is keyed, not guessed."""
        return {}

    def fill_side(self, column: QVBoxLayout) -> None:
        column.setSpacing(em(0.6))
        column.addWidget(self.alike)
        column.addWidget(self.operator)
        column.addWidget(SideHeading("Transcrito de la hoja"))
        super().fill_side(column)

    def arrive(self) -> None:
        super().arrive()
        self.operator.read()

    def leave(self) -> None:
        super().leave()
        self.operator.keep()

    def new(self) -> None:
        forum = self.workspace.forum
        if forum:
            self._strip.set_value(keying.next_strip(self.workspace.desk, forum))
        super().new()

    def go_on(self) -> None:
        """The next strip: the act that tells this one's may still be on its way to the disk."""
        following = (self._strip.value() or 0) + 1
        self.new()
        self._strip.set_value(max(following, self._strip.value() or 0))
        self._tell_heading()

    def open_record(self, record: Record) -> None:
        known = self._sheet.get(record.id)
        self._strip.set_value(known.strip if known else None)
        self._placed = (record.id, self._strip.value())
        super().open_record(record)

    def fields(self) -> tuple[tuple[str, str], ...]:
        return (*super().fields(), (_STRIP, "Franja de la hoja"))

    def go_to_field(self, name: str) -> None:
        if name == _STRIP:
            self._strip.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._strip.selectAll()
        else:
            super().go_to_field(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is what people key with at the number pad: it goes on as Tab does."""
        if event.key() not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif self.form.focused() == self.form.field_names()[-1]:
            self.save_and_next()
        elif self._strip.hasFocus():
            self.form.focus_first()
        else:
            _ = self.focusNextChild()

    def measure(self) -> None:
        super().measure()
        self._strip.setFixedWidth(em(5))

    def _changed(self, ids: set[str]) -> None:
        super()._changed(ids)
        if self._record and self._record.id in ids and self._record.heads:
            self._place()

    def _field_left(self, _name: str) -> None:
        """What was typed is settled; the keys are kept once for a strip, not once for a box."""
        super().leave()

    def _tell_strip(self, _typed: str) -> None:
        self._tell_heading()
        if self._record and self._record.heads:
            self._place()

    def _place(self) -> None:
        """Remember where on the sheet this person stands; written after what was typed of them."""
        strip, person = self._strip.value(), self._record
        if person is None or not strip or self._placed == (person.id, strip):
            return
        self._placed = (person.id, strip)
        self.workspace.writer.ask(
            partial(keying.place_on_sheet, self.workspace.desk, person, strip),
            lambda _: self.refresh(),
            self.workspace.tell_failure,
        )
