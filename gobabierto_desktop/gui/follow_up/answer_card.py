"""What one row of the reading asks, and what may be answered: options by their letter, another value, or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.editors import Editor, editor_for
from gobabierto_desktop.gui.follow_up.returned_rows import Entry
from gobabierto_desktop.gui.forms.returned_form import Ui_ReturnedForm
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.widgets.choice_box import Choice
from gobabierto_desktop.services.answers_telling import field_of, told_value
from gobabierto_desktop.services.choosing import Choices, Fate, Line, Question, Spot, TurnedAway
from gobabierto_desktop.services.desk import Desk

_LETTERS = "IKXZH"
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Option:
    """Something that may be chosen: the words of its button, what it says and where that comes from."""

    action: str
    said: str
    origin: str
    choose: Callable[[], Choices]


class AnswerCard(QObject):
    """Fills the card under the table. `chosen` brings all choices with the one just made; Enter chooses nothing."""

    chosen = Signal(object)

    def __init__(self, ui: Ui_ReturnedForm, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._ui, self._desk = ui, desk
        self._entry: Entry | None = None
        self._choices = Choices()
        self._shown: list[QWidget] = []
        self._editor: Editor | None = None
        _ = dress(ui.other_button, "check")
        for button in (ui.leave_button, ui.again_button):
            mark(button, kind="quiet")
        _ = ui.other_button.clicked.connect(self._take_other)
        _ = ui.leave_button.clicked.connect(self._leave)
        _ = ui.again_button.clicked.connect(self._withdraw)

    def show_entry(self, entry: Entry | None, choices: Choices) -> None:
        """Show what a row asks; nothing where there is no row."""
        self._entry, self._choices = entry, choices
        self._clear()
        self._ui.answer_card.setVisible(entry is not None)
        if entry is None:
            return
        self._ui.place.setText(" · ".join(part for part in (entry.place, entry.label) if part))
        self._ui.what.setText(entry.said)
        item = entry.item
        for at, option in enumerate(self._options(item)):
            self._add(at, option)
        self._show_editor(item)
        is_agreed = isinstance(item, Line) and (item.is_agreed or bool(self._answered(item)))
        can_leave = isinstance(item, Question) or (isinstance(item, Line) and item.is_open)
        self._ui.leave_button.setVisible(can_leave)
        self._ui.again_button.setVisible(is_agreed)

    @property
    def editor(self) -> QWidget | None:
        """Where another value is typed, where one may be."""
        return self._editor.widget if self._editor else None

    def take_keyboard(self) -> bool:
        """Put the keyboard on the first thing to choose; whether there is one."""
        first = next((one.findChild(QPushButton) for one in self._shown), None)
        if first is not None:
            first.setFocus()
        elif self._editor is not None:
            self._editor.widget.setFocus()
        return first is not None or self._editor is not None

    # What may be chosen

    def _options(self, item: TurnedAway | Question | Line | None) -> Iterator[Option]:
        choices = self._choices
        match item:
            case TurnedAway():
                for way in item.ways:
                    yield Option("Hacer esto", way.words, "", partial(choices.going, item.path, way.expected))
            case Question():
                for value in item.remark.doubt.options:
                    said = told_value(self._desk, item.kind, item.remark.field, value)
                    yield Option("Es este", said, "", partial(choices.answering, item, value))
            case Line() if item.is_open or (item.fate is Fate.LEFT and not item.is_agreed):
                for side in item.sides:
                    said = told_value(self._desk, item.kind, item.field, side.value)
                    yield Option("Poner este", said, f"{side.author} · {side.origin}", self._agreeing(item, side.value))
                if item.fate is Fate.LEFT:
                    file = item.spots[-1].file
                    yield Option("Tomar otra vez todo este libro", file.name, "", partial(choices.taking_again, file))
            case _:
                return

    def _agreeing(self, line: Line, value: Value) -> Callable[[], Choices]:
        return partial(self._choices.agreeing, line, value)

    def _add(self, at: int, option: Option) -> None:
        letter = _LETTERS[at] if at < len(_LETTERS) else ""
        button = QPushButton(option.action.replace("&", "&&") + (f" (&{letter})" if letter else ""))
        button.setAccessibleName(", ".join(part for part in (option.action, option.said, option.origin) if part))
        _ = button.clicked.connect(lambda: self.chosen.emit(option.choose()))
        card = QFrame()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.3))
        for words, role in ((option.origin, "hint"), (option.said, "strong")):
            if not words:
                continue
            label = QLabel(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…", wordWrap=True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            mark(label, role=role)
            column.addWidget(label)
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._ui.options.addWidget(card)
        self._shown.append(card)

    def _show_editor(self, item: TurnedAway | Question | Line | None) -> None:
        field = self._field(item)
        for part in (self._ui.other_label, self._ui.other_button):
            part.setVisible(field is not None)
        if field is None:
            return
        self._editor = editor_for(field, self._desk.terms, _no_records)
        widget = self._editor.widget
        widget.setAccessibleName(f"Otro valor: {field.label}")
        widget.setSizePolicy(QSizePolicy.Policy.Expanding, widget.sizePolicy().verticalPolicy())
        self._ui.other_row.insertWidget(0, widget, 1)
        self._ui.other_label.setBuddy(widget)
        QWidget.setTabOrder(widget, self._ui.other_button)

    def _field(self, item: TurnedAway | Question | Line | None) -> Field | None:
        """The field that another value may be typed for."""
        match item:
            case Question():
                found = field_of(item.kind, item.remark.field)
            case Line() if item.is_open:
                found = field_of(item.kind, item.field)
            case _:
                found = None
        return found if found and found.type is not FieldType.REFERENCE else None

    # Choosing

    def _take_other(self) -> None:
        value = self._editor.value() if self._editor else None
        if value is None and self._editor:
            self._editor.widget.setFocus()
        elif value is not None:
            self._choose(value)

    def _leave(self) -> None:
        item = self._entry.item if self._entry else None
        if isinstance(item, Question):
            self._choose(item.base)
        elif isinstance(item, Line):
            self._choose(item.before)

    def _choose(self, value: Value) -> None:
        item = self._entry.item if self._entry else None
        if isinstance(item, Question):
            self.chosen.emit(self._choices.answering(item, value))
        elif isinstance(item, Line):
            self.chosen.emit(self._choices.agreeing(item, value))

    def _withdraw(self) -> None:
        item = self._entry.item if self._entry else None
        if isinstance(item, Line):
            answered = [] if item.is_agreed else self._answered(item)
            choices = self._choices.disagreeing(item)
            self.chosen.emit(choices.asking_again(answered))

    def _answered(self, line: Line) -> list[Spot]:
        return [one for one in line.spots if (one.sheet, one.cell) in self._choices.of(one.file).decided]

    def _clear(self) -> None:
        gone = [*self._shown, *([self._editor.widget] if self._editor else [])]
        for widget in gone:
            widget.hide()
            widget.deleteLater()
        self._shown, self._editor = [], None


def _no_records(_field: Field) -> Callable[[str], list[Choice]]:
    return lambda _typed: []
