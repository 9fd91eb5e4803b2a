"""Guided entry: the fields of a form asked one at a time. Editors, rules and autosave are the form's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gobabierto_desktop.domain.fields import Field
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.record_form import RecordForm

LAST = "Terminar y guardar"
NEXT = "Siguiente  Alt+→"


class GuidedEntry(QWidget):
    """Says over the one field in sight what is asked and where one stands; below it, the ways on and back.

    `finished` is told past the last question, `left` when somebody wants the whole form again.
    """

    finished = Signal()
    left = Signal()

    def __init__(self, form: RecordForm) -> None:
        super().__init__(form)
        self._form = form
        self._asked = {field.name: field for field in form.kind.asked}
        self._name = ""
        self._warned = ""
        self.is_guiding = False
        self.place, self.section, self.question, self.help = QLabel(), QLabel(), QLabel(), QLabel()
        self.bar = QProgressBar(textVisible=False, maximum=len(self._asked))
        self.back_button = QPushButton("Anterior  Alt+←")
        self.skip_button = QPushButton("&Saltar")
        self.on_button = QPushButton(NEXT)
        self.leave_button = QPushButton("Ver todo el formulario  Ctrl+G")
        self.ways = QFrame(form)
        self._lay_out()
        self._connect()
        self.hide()
        self.ways.hide()

    def start(self) -> None:
        """Ask one at a time, from the field with the keyboard on."""
        name = self._form.focused() or next(iter(self._asked))
        self.is_guiding = True
        self._ask(name)
        self._form.focus_field(name)

    def stop(self) -> None:
        """Give the form its fields back, the keyboard on the one that was asked."""
        name, self._name, self.is_guiding = self._name, "", False
        self.hide()
        self.ways.hide()
        self._form.lay_out_all()
        self._form.focus_field(name)

    def go_on(self) -> None:
        """The next question; one with something to mend is only left when this is asked again."""
        if self._form.has_error(self._name) and self._warned != self._name:
            self._warned = self._name
            self._form.ask(self._name)
            return
        self.skip()

    def skip(self) -> None:
        """The next question, whatever was answered here; after the last, the record is finished."""
        names = list(self._asked)
        at = names.index(self._name)
        if at + 1 < len(names):
            self._form.focus_field(names[at + 1])
        else:
            self.finished.emit()

    def go_back(self) -> None:
        """The question before."""
        names = list(self._asked)
        at = names.index(self._name)
        if at:
            self._form.focus_field(names[at - 1])

    def _going(self, name: str) -> None:
        """The form is about to put the keyboard on a field."""
        if self.is_guiding and name != self._name:
            self._ask(name)

    def _ask(self, name: str) -> None:
        field = self._asked[name]
        at = list(self._asked).index(name) + 1
        self._name, self._warned = name, ""
        self.place.setText(f"{at} de {len(self._asked)}")
        self.section.setText(field.section)
        self.question.setText(_asked(field))
        self.help.setText(field.help)
        self.help.setVisible(bool(field.help))
        self.bar.setValue(at)
        self.back_button.setEnabled(at > 1)
        self.on_button.setText(LAST if at == len(self._asked) else NEXT)
        self.show()
        self.ways.show()
        self._form.lay_out_one(name, self, self.ways)

    def measure(self) -> None:
        """Set the lengths that are counted in letters."""
        self._column.setSpacing(em(0.5))
        self._column.setContentsMargins(0, em(1.2), 0, em(0.6))
        self._row.setSpacing(em(0.6))
        self._row.setContentsMargins(0, em(0.8), 0, 0)

    def _lay_out(self) -> None:
        self._column, self._row = QVBoxLayout(self), QHBoxLayout(self.ways)
        head = QHBoxLayout()
        for label, role in ((self.place, "strong"), (self.section, "subtitle")):
            mark(label, role=role)
            head.addWidget(label)
        head.addStretch(1)
        head.addWidget(self.leave_button)
        self._column.addLayout(head)
        self.bar.setAccessibleName("Avance de las preguntas")
        for part, role in ((self.bar, ""), (self.question, "question"), (self.help, "hint")):
            mark(part, role=role)
            self._column.addWidget(part)
        for label in (self.question, self.help):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        mark(dress(self.leave_button, "list", "quiet_ink"), kind="quiet")
        mark(dress(self.on_button, "chevron-right", "accent_ink"), kind="primary")
        _ = dress(self.back_button, "chevron-left")
        mark(self.skip_button, kind="quiet")
        self._row.addWidget(self.back_button)
        self._row.addStretch(1)
        self._row.addWidget(self.skip_button)
        self._row.addWidget(self.on_button)
        self.measure()

    def _connect(self) -> None:
        _ = self._form.going.connect(self._going)
        _ = self.on_button.clicked.connect(self.go_on)
        _ = self.skip_button.clicked.connect(self.skip)
        _ = self.back_button.clicked.connect(self.go_back)
        _ = self.leave_button.clicked.connect(self.left)
        # Tab goes from the answer to the ways on, not to fields out of sight
        for one, other in ((self.on_button, self.skip_button), (self.skip_button, self.back_button)):
            QWidget.setTabOrder(one, other)


def _asked(field: Field) -> str:
    words = field.question or field.label
    return f"{words} *" if field.required else words
