"""The form of any kind of record, made from its declaration: every label, editor, help and rule comes from there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QLabel, QWidget

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.fields import Field, FieldType, Kind
from gobabierto_desktop.domain.problems import Problem, Severity
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.editors import Editor, References, editor_for
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.mnemonics import with_mnemonics
from gobabierto_desktop.gui.widgets.labelled_field import REQUIRED_MARK, LabelledField
from gobabierto_desktop.gui.widgets.long_text import LongText

COLUMNS = 12
NARROW, WIDE = 34, 48
"""In letters: below the first, every field has a row of its own; from the second on, a row may be a little fuller."""

FULL, FULLER = 12, 14

_SPANS = {
    FieldType.TEXT: 12,
    FieldType.REFERENCE: 12,
    FieldType.YES_NO: 12,
    FieldType.LINE: 6,
    FieldType.CHOICE: 6,
    FieldType.CHOICES: 6,
    FieldType.INTEGER: 4,
    FieldType.DECIMAL: 4,
    FieldType.DATE: 4,
    FieldType.MONTH: 4,
    FieldType.QUARTER: 4,
    FieldType.TIME: 4,
}
_SHORT_WORDS, _LONGER_WORDS = 14, 26
_LONG_LINE = 200
SUGGESTED = "sugerido"
_NEVER_STRETCHED = {
    *(FieldType.INTEGER, FieldType.DECIMAL),
    *(FieldType.DATE, FieldType.MONTH, FieldType.QUARTER, FieldType.TIME),
}
_HELP_BELOW = {FieldType.CHOICE, FieldType.CHOICES, FieldType.YES_NO, FieldType.REFERENCE}
"""Where help stands below the editor; elsewhere it is the text that waits inside the empty editor."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A field on the form."""

    field: Field
    editor: Editor
    box: LabelledField


class RecordForm(QWidget):
    """The fields of a kind. `typed` tells (field, value) at each key, `left` the field whose editor lost the focus.

    `going` tells the field that is about to get it.

    Problems are shown quietly: what a new record lacks only where the field was visited, or when `ask_all` is called.
    """

    typed = Signal(str, object)
    left = Signal(str)
    going = Signal(str)

    def __init__(self, kind: Kind, terms: Terms, references: References, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._terms = terms
        self._record = Record(kind.name, "", None)
        self._asked: set[str] = set()
        self._lines = {field.name: line for field, line in zip(kind.asked, self._build(references), strict=True)}
        self._headings = {name: _heading(name) for name in _sections(kind)}
        self._grid = QGridLayout(self)
        self.measure(is_scrolling=False)
        self._fullness = 0
        self._is_whole = True
        self._arrange(FULL)
        _ = self._application().focusChanged.connect(self._focus_moved)

    def show_record(self, record: Record) -> None:
        """Show another record; what is wrong in it is told at once, unless it is new."""
        self._record = record
        self._asked = set(self._lines) if record.heads else set()
        for name, line in self._lines.items():
            line.editor.show(record.get(name))
        self._paint_problems()

    def show_suggested(self, names: Collection[str]) -> None:
        """Mark the fields that nobody typed; the mark of each goes with its first key."""
        for name, line in self._lines.items():
            line.box.show_source(SUGGESTED if name in names else "")

    def show_noted(self, notes: Mapping[str, str]) -> None:
        """Mark the fields that somebody left a note on."""
        for name, line in self._lines.items():
            line.box.show_note(notes.get(name, ""))

    def renew(self, record: Record) -> None:
        """Take in the record as it was stored; a field nobody is typing in shows what others wrote in it."""
        if record.id != self._record.id:
            return
        before, self._record = self._record, record
        for name, line in self._lines.items():
            is_typed = line.editor.widget.hasFocus() or line.editor.value() != before.get(name)
            if not is_typed and before.get(name) != record.get(name):
                line.editor.show(record.get(name))
        self._paint_problems()

    def record(self) -> Record:
        """The record with what the editors now say."""
        return self._record.with_values({name: line.editor.value() for name, line in self._lines.items()})

    def problems(self) -> tuple[Problem, ...]:
        """All there is to mend, shown or not."""
        return rules.check(self.record(), self._terms)

    def ask_all(self) -> bool:
        """Show every problem; whether an error is among them."""
        self._asked = set(self._lines)
        self._paint_problems()
        return any(problem.severity is Severity.ERROR for problem in self.problems())

    def has_error(self, name: str) -> bool:
        """Whether a field is to be mended before the record is complete."""
        return any(one.field == name and one.severity is Severity.ERROR for one in self.problems())

    def ask(self, name: str) -> None:
        """Show what is to be mended in one field."""
        self._asked.add(name)
        self._paint_problems()

    def lay_out_one(self, name: str, above: QWidget, below: QWidget) -> None:
        """Show one field alone, between two parts that say more."""
        self._is_whole = False
        self._take_apart()
        for row, part in enumerate((above, self._lines[name].box, below)):
            self._grid.addWidget(part, row, 0, 1, COLUMNS, Qt.AlignmentFlag.AlignTop)
        for line in self._lines.values():
            line.box.show_alone() if line.field.name == name else line.box.hide()
        self._grid.setRowStretch(3, 1)

    def lay_out_all(self) -> None:
        """Show all fields again."""
        for line in self._lines.values():
            line.box.show_among_others()
        self._is_whole, fullness, self._fullness = True, self._fullness, 0
        self._arrange(fullness)

    def field_names(self) -> tuple[str, ...]:
        """The fields in reading order."""
        return tuple(self._lines)

    def box(self, field: str) -> LabelledField:
        """The label, editor and message of a field."""
        return self._lines[field].box

    def put(self, name: str, value: Value) -> None:
        """Set a field as if it had been typed."""
        self._lines[name].editor.show(value)
        self._typed(name)

    def settle(self) -> None:
        """Be done with the field that is being typed in."""
        name = self.focused()
        if name:
            self._lines[name].editor.settle()

    def hold(self, name: str, why: str) -> None:
        """Let a field be read only, with the reason under it; without a reason it is typed in again."""
        line = self._lines[name]
        line.editor.widget.setEnabled(not why)
        line.box.set_help(why or (line.field.help if line.field.type in _HELP_BELOW else ""))

    def focus_first(self) -> None:
        """Put the keyboard on the first field."""
        self.focus_field(next(iter(self._lines)))

    def focus_field(self, name: str) -> None:
        """Put the keyboard on a field."""
        self.going.emit(name)
        self._lines[name].editor.widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_unanswered(self, but: Collection[str] = ()) -> None:
        """Go on to the next field that says nothing yet, but for some; the last field where every other is answered."""
        names = list(self._lines)
        following = names[names.index(self.focused()) + 1 :] if self.focused() else names
        unanswered = (name for name in following if name not in but and self._lines[name].editor.value() is None)
        self.focus_field(next(unanswered, names[-1]))

    def focused(self) -> str:
        """The field with the keyboard, empty for none."""
        return next((name for name, line in self._lines.items() if line.editor.widget.hasFocus()), "")

    def focus_first_problem(self) -> bool:
        """Show every problem and put the keyboard on the first; whether there is one."""
        _ = self.ask_all()
        names = [problem.field for problem in self.problems() if problem.field in self._lines]
        if names:
            self.focus_field(min(names, key=list(self._lines).index))
        return bool(names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / em()
        self._arrange(1 if letters < NARROW else FULL if letters < WIDE else FULLER)

    def measure(self, *, is_scrolling: bool = True) -> None:
        """Set the margins, counted in letters: the right edge stands in line with the page, scroll bar or not."""
        bar = em(0.95) if is_scrolling else 0
        self._grid.setContentsMargins(em(1.4), em(0.3), em(1.4) - bar, em(0.8))
        self._grid.setHorizontalSpacing(em(0.9))
        self._grid.setVerticalSpacing(em(0.75))

    def _build(self, references: References) -> Iterable[_Line]:
        labels = with_mnemonics(field.label + (REQUIRED_MARK if field.required else "") for field in self.kind.asked)
        for field, label in zip(self.kind.asked, labels, strict=True):
            editor = editor_for(field, self._terms, references)
            _ = editor.changed.connect(partial(self._typed, field.name))
            yield _Line(field, editor, _boxed(field, label, editor))

    def _typed(self, name: str) -> None:
        self._lines[name].box.show_source("")
        self.typed.emit(name, self._lines[name].editor.value())
        self._paint_problems()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """A field is left when another widget of this window takes the keyboard: not for a popup or another program."""
        if old is None or new is None or new.window() is not self.window():
            return
        for name, line in self._lines.items():
            if line.editor.widget is old:
                self._asked.add(name)
                self._paint_problems()
                self.left.emit(name)

    def _paint_problems(self) -> None:
        found: dict[str, Problem] = {}
        for problem in self.problems():
            if problem.field in self._asked:
                _ = found.setdefault(problem.field, problem)
        for name, line in self._lines.items():
            problem = found.get(name)
            line.box.show_problem(problem.message if problem else None, problem.severity if problem else Severity.ERROR)

    def _arrange(self, fullness: int) -> None:
        if fullness == self._fullness:
            return
        self._fullness = fullness
        if not self._is_whole:
            return
        self._take_apart()
        row = 0
        for section, lines in _by_section(self._lines).items():
            if section:
                self._grid.addWidget(self._headings[section], row, 0, 1, COLUMNS)
                self._headings[section].show()  # not before: without a parent it would be a window
                row += 1
            for places in _rows(lines, self._terms, fullness):
                for line, column, span in places:
                    self._grid.addWidget(line.box, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
                row += 1
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(row, 1)

    def _take_apart(self) -> None:
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        while self._grid.count():
            _ = self._grid.takeAt(0)
        for heading in self._headings.values():
            heading.hide()

    @staticmethod
    def _application() -> QApplication:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("a form needs a QApplication")
        return app


def _boxed(field: Field, label: str, editor: Editor) -> LabelledField:
    help_text = field.help if field.type in _HELP_BELOW else ""
    if isinstance(editor.widget, QCheckBox):
        editor.widget.setText(label)
        box = LabelledField(label, editor.widget, help_text)
        box.label.setBuddy(box)
        box.label.hide()
        return box
    box = LabelledField(label, editor.widget, help_text)
    if isinstance(editor.widget, LongText) and not field.longest:
        _ = editor.widget.counted.disconnect(box.set_help)  # a count says something only beside a limit
    return box


def _heading(name: str) -> QLabel:
    label = QLabel(name)
    mark(label, role="section")
    return label


def _sections(kind: Kind) -> list[str]:
    names = list(dict.fromkeys(field.section for field in kind.asked if field.section))
    return names if len(names) > 1 else []


def _by_section(lines: Mapping[str, _Line]) -> dict[str, list[_Line]]:
    kind_has_sections = len({line.field.section for line in lines.values()}) > 1
    groups: dict[str, list[_Line]] = {}
    for line in lines.values():
        groups.setdefault(line.field.section if kind_has_sections else "", []).append(line)
    return groups


def _span(line: _Line, terms: Terms) -> int:
    if line.field.type is FieldType.LINE and line.field.longest >= _LONG_LINE:
        return 9
    if line.field.type is FieldType.CHOICE:
        longest = max((len(term.label) for term in terms.vocabulary(line.field.vocabulary)), default=0)
        return 3 if longest <= _SHORT_WORDS else 4 if longest <= _LONGER_WORDS else 6
    return _SPANS[line.field.type]


def _rows(lines: list[_Line], terms: Terms, fullness: int) -> Iterable[list[tuple[_Line, int, int]]]:
    """The lines in rows, as (line, column, columns taken); a row is begun where one more would overfill it."""
    row: list[tuple[_Line, int]] = []
    for line in lines:
        span = _span(line, terms)
        if row and sum(taken for _, taken in row) + span > fullness:
            yield _fitted(row)
            row = []
        row.append((line, span))
    if row:
        yield _fitted(row)


def _fitted(row: list[tuple[_Line, int]]) -> list[tuple[_Line, int, int]]:
    """The row scaled to twelve columns; numbers and dates keep their width while others have something to stretch."""
    total = sum(span for _, span in row)
    is_short = total < COLUMNS and all(line.field.type in _NEVER_STRETCHED for line, _ in row)
    edges = [0]
    for _, span in row:
        edges.append(edges[-1] + span)
    scale = 1 if is_short else COLUMNS / total
    scaled = [round(edge * scale) for edge in edges]
    return [(line, scaled[at], scaled[at + 1] - scaled[at]) for at, (line, _) in enumerate(row)]
