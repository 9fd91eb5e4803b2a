"""One editor per type of field: each shows a value, gives it back, and keeps as text what it cannot read."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.domain.terms import PARENT_VOCABULARY, Term, Terms
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.widgets.choice_box import Choice, ChoiceBox
from gobabierto_desktop.gui.widgets.date_field import DateField
from gobabierto_desktop.gui.widgets.long_text import LongText
from gobabierto_desktop.gui.widgets.multi_choice import MultiChoice

Search = Callable[[str], Sequence[Choice]]
References = Callable[[Field], Search]
"""For a field that names a record: how to search the records it may name."""

OFFERED = 12


class Editor(QObject):
    """What a form asks of an editor; `changed` is emitted at each key."""

    changed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget

    def value(self) -> Value:
        """What the field now says, None for nothing."""
        raise NotImplementedError

    def show(self, value: Value) -> None:
        """Show a value, without telling that it changed."""
        raise NotImplementedError

    def settle(self) -> None:
        """Be done with what was typed, as when the field is left."""

    def tell(self, *_what: object) -> None:
        """Tell that the field changed; any signal of a widget may be connected here."""
        self.changed.emit()


def editor_for(field: Field, terms: Terms, references: References) -> Editor:
    """The editor that a field asks for."""
    match field.type:
        case FieldType.TEXT:
            return LongTextEditor(field)
        case FieldType.DATE:
            return LineEditor(field, terms, DateField())
        case FieldType.CHOICE:
            return ChoiceEditor(field, terms, partial(offered_terms, terms, field.vocabulary))
        case FieldType.REFERENCE:
            return ChoiceEditor(field, terms, references(field))
        case FieldType.CHOICES:
            return ChoicesEditor([(one.code, one.label) for one in terms.vocabulary(field.vocabulary)])
        case FieldType.YES_NO:
            return YesNoEditor(field)
        case (
            FieldType.LINE
            | FieldType.INTEGER
            | FieldType.DECIMAL
            | FieldType.MONTH
            | FieldType.QUARTER
            | FieldType.TIME
        ):
            return LineEditor(field, terms, QLineEdit())


def offered_terms(terms: Terms, vocabulary: str, typed: str) -> list[Choice]:
    """The choices for what was typed; a municipality is told with its department, for several share a name."""
    limit = OFFERED if typed.strip() else len(terms.vocabulary(vocabulary))
    found = terms.search(vocabulary, typed, limit) or _spelt_out(terms, vocabulary, typed)
    return [(one.code, _full_label(terms, one)) for one in found]


def _spelt_out(terms: Terms, vocabulary: str, typed: str) -> tuple[Term, ...]:
    """The term whose full label stands in the field: no search by words finds «Zunil (Quetzaltenango)»."""
    return tuple(one for one in terms.vocabulary(vocabulary) if _full_label(terms, one) == typed)


def _full_label(terms: Terms, term: Term) -> str:
    above = PARENT_VOCABULARY.get(term.vocabulary)
    return f"{term.label} ({terms.label(above, term.parent)})" if above and term.parent else term.label


class LineEditor(Editor):
    """A line of text, a number, a date, a month, a quarter or a time of day."""

    def __init__(self, field: Field, terms: Terms, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._field, self._terms = field, terms
        if not isinstance(line, DateField):
            line.setPlaceholderText(field.help)
        edited = line.edited if isinstance(line, DateField) else line.textEdited
        _ = edited.connect(self.tell)

    def value(self) -> Value:
        return rules.read(self._field, self._line.text(), self._terms)

    def show(self, value: Value) -> None:
        self._line.setText(rules.shown(self._field, value, self._terms))
        self._line.setCursorPosition(0)


class LongTextEditor(Editor):
    """Several lines of text; the count is shown where the field declares a limit."""

    def __init__(self, field: Field) -> None:
        self._box = LongText(2, 8, field.longest or None)
        super().__init__(self._box)
        self._box.setPlaceholderText(field.help)
        self._quiet = False
        _ = self._box.edited.connect(self._edited)

    def value(self) -> Value:
        typed = self._box.text()
        return typed if typed.strip() else None

    def show(self, value: Value) -> None:
        self._quiet = True
        self._box.set_text("" if value is None else str(value))
        self._quiet = False

    def _edited(self) -> None:
        if not self._quiet:
            self.changed.emit()


class ChoiceEditor(Editor):
    """One of a list, or the text that names none of it."""

    def __init__(self, field: Field, terms: Terms, search: Search) -> None:
        self._box = ChoiceBox(search)
        super().__init__(self._box)
        self._field, self._terms = field, terms
        _ = self._box.edited.connect(self.tell)
        _ = self._box.chosen.connect(self.tell)
        _ = self._box.editingFinished.connect(self._spell_out)

    def settle(self) -> None:
        self._box.settle()
        self._spell_out()

    def value(self) -> Value:
        return self._box.code() or rules.read(self._field, self._box.text(), self._terms)

    def show(self, value: Value) -> None:
        self._box.set_code("" if value is None else str(value))
        self._box.setToolTip(self._box.text())

    def _spell_out(self) -> None:
        """On leaving, show which term was read: the one named («Zunil»), or the only one that begins so («pri»)."""
        value = self.value()
        if self._box.code() or not value:
            return
        vocabulary = self._field.vocabulary
        if self._terms.find(vocabulary, str(value)):
            self.show(value)
        elif code := self._terms.begun(vocabulary, self._box.text()):
            self.show(code)
            self.tell()


class ChoicesEditor(Editor):
    """Several of a list. Codes the list lacks are kept until somebody ticks."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self._box = MultiChoice(choices)
        super().__init__(self._box)
        self._known = {code for code, _label in choices}
        self._strange: tuple[str, ...] = ()
        _ = self._box.changed.connect(self._ticked)

    def value(self) -> Value:
        return tuple(sorted((*self._box.codes(), *self._strange))) or None

    def show(self, value: Value) -> None:
        codes = value if isinstance(value, tuple) else ((str(value),) if value else ())
        self._strange = tuple(code for code in codes if code not in self._known)
        self._box.set_codes(codes)

    def _ticked(self, _codes: tuple[str, ...]) -> None:
        self._strange = ()  # whoever ticks has seen the list: what it lacks goes
        self.tell()


class YesNoEditor(Editor):
    """A tick; it says nothing until somebody touches it."""

    def __init__(self, field: Field) -> None:
        self._box = QCheckBox(field.label)
        super().__init__(self._box)
        self._value: Value = None
        _ = self._box.clicked.connect(self._clicked)

    def value(self) -> Value:
        return self._value

    def show(self, value: Value) -> None:
        self._value = value
        self._box.setChecked(value is True)

    def _clicked(self, ticked: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self._value = ticked
        self.changed.emit()
