"""How whoever works here keys, live: keys in an hour, and errors in each thousand letters that were compared."""

from functools import partial

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gobabierto_desktop.domain.double_entry import LEAST_MEASURED
from gobabierto_desktop.gui.keying.keystrokes import Keystrokes
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import keying


class OperatorCard(QWidget):
    """Three lines that follow each key; the book is read when a page is shown and written when it is left."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._kept = keying.operator(workspace.desk)
        self.keystrokes = Keystrokes(self)
        _ = self.keystrokes.struck.connect(self._show)
        self.speed, self.surety, self._note = QLabel(), QLabel(), QLabel(wordWrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.35))
        column.addWidget(SideHeading("Su digitación"))
        for label, role in ((self.speed, "strong"), (self.surety, "strong"), (self._note, "hint")):
            label.setWordWrap(True)
            mark(label, role=role)
            column.addWidget(label)

    def read(self) -> None:
        """Read anew what is kept."""
        self._kept = keying.operator(self._workspace.desk)
        self._show()

    def keep(self) -> None:
        """Have the keys struck since the last time kept in the book."""
        taken = self.keystrokes.take()
        if taken.keystrokes:
            self._kept = self._kept.and_then(taken)
            work = partial(keying.add_stint, self._workspace.desk, taken)
            self._workspace.writer.ask(work, lambda _: None, self._workspace.tell_failure)

    def _show(self) -> None:
        one = self._kept.and_then(self.keystrokes.stint)
        speed, errors = one.speed.keystrokes_per_hour, one.surety.errors_per_thousand
        self.speed.setText(
            f"Teclas por hora: se dirá tras {LEAST_MEASURED:.0f} segundos de digitar"
            if speed is None
            else f"Teclas por hora: {speed:,.0f}"
        )
        self.surety.setText(
            "Errores por 1,000: todavía sin verificar" if errors is None else f"Errores por 1,000: {errors:,.1f}"
        )
        self._note.setText(
            f"{one.speed.keystrokes:,} teclas en esta computadora, sin contar pausas;"
            f" {one.surety.keystrokes:,} letras comparadas. La velocidad no se envía a nadie."
        )
