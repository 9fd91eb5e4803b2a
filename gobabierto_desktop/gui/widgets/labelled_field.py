"""A field as the user sees it: its label above, the editor, and one line below that helps or says what to mend."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gobabierto_desktop.domain.problems import Severity
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.widgets.long_text import LongText

REQUIRED_MARK = " *"
_LONG_LABEL = 24
"""Letters past which a label may take a second line: it would otherwise widen the form."""


class LabelledField(QWidget):
    """A label that is the editor's buddy, the editor, and a line of help or of error.

    `label` may carry a mnemonic («&Título»); a label that ends in « *» is read out as «obligatorio». A problem is
    also the editor's accessible description, so that it is heard and not only seen.
    """

    def __init__(self, label: str, editor: QWidget, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._help = help_text
        self._is_alone = False
        self.label = QLabel(label, self)
        self.label.setBuddy(editor)
        self.label.setWordWrap(len(label) > _LONG_LABEL)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.source = QLabel(self)
        mark(self.label, role="label")
        mark(self.source, role="hint")
        self.source.hide()
        self._note = ""
        self.note = QLabel("● nota", self)
        mark(self.note, role="noted")
        self.note.hide()
        editor.setAccessibleName(_spoken(label))
        self._lay_out()
        if isinstance(editor, LongText):
            _ = editor.counted.connect(self.set_help)
            _ = editor.refused.connect(self.show_problem)
        self._problem: tuple[str, Severity] | None = ("", Severity.ERROR)
        self.show_problem(None)

    def set_help(self, text: str) -> None:
        """Change the line of help; while a problem is shown it waits behind it."""
        showing_help = self.message.text() == self._help
        self._help = text
        if showing_help:
            self._show(text, "hint")

    def show_source(self, words: str) -> None:
        """Say beside the label, and by slanted letters, where a value that nobody typed comes from; empty: typed."""
        if words != self.source.text():
            self.source.setText(words)
            self.source.setVisible(bool(words))
            mark(self.editor, suggested=bool(words))
            self._name_editor()

    def show_note(self, text: str) -> None:
        """Mark beside the label that somebody left a note on the field; it is read as a tip, and with the name."""
        self._note = text
        self.note.setToolTip(text)
        self.note.setVisible(bool(text))
        self._name_editor()

    def show_problem(self, message: str | None, severity: Severity = Severity.ERROR) -> None:
        """Show what to mend in this field, or the help again when there is nothing."""
        problem = None if message is None else (message, severity)
        if problem == self._problem:  # a form tells each of its fields at every key
            return
        self._problem = problem
        mark(self.editor, invalid=message is not None and severity is Severity.ERROR)
        if message is None:
            self._show(self._help, "hint")
        else:
            self._show(message, "error" if severity is Severity.ERROR else "warning")

    def show_alone(self) -> None:
        """The field stands by itself, and what is asked is said over it in large: no label and no help."""
        self._is_alone = True
        self.label.hide()
        self._show(self.message.text(), str(self.message.property("role")))
        self.show()

    def show_among_others(self) -> None:
        """The field has its label again."""
        self._is_alone = False
        self.label.setHidden(isinstance(self.editor, QCheckBox))
        self._show(self.message.text(), str(self.message.property("role")))
        self.show()

    def _name_editor(self) -> None:
        parts = (_spoken(self.label.text()), self.source.text(), "con nota" if self._note else "")
        self.editor.setAccessibleName(", ".join(part for part in parts if part))

    def _show(self, text: str, role: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text) and not (self._is_alone and role == "hint"))
        mark(self.message, role=role)
        self.editor.setAccessibleDescription(text)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.3))
        head = QHBoxLayout()
        head.setSpacing(em(0.4))
        head.addWidget(self.label, 1)
        head.addWidget(self.note, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.source, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(head)
        for part in (self.editor, self.message):
            layout.addWidget(part)
        layout.addStretch(0)


def _spoken(label: str) -> str:
    """Return a label as it should be heard: without the mark of the mnemonic, the asterisk in words."""
    plain = label.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return plain.removesuffix(REQUIRED_MARK) + ", obligatorio" if plain.endswith(REQUIRED_MARK) else plain
