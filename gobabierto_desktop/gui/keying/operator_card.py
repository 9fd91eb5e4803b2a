"""How whoever works here keys, live: keys in an hour, and errors in each thousand letters that were compared."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.services.keying import Operator


class OperatorCard(QWidget):
    """Three lines; what nothing was keyed for yet is said in words."""

    def __init__(self) -> None:
        super().__init__()
        self.speed, self.surety, self._note = QLabel(), QLabel(), QLabel(wordWrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.35))
        column.addWidget(SideHeading("Su digitación"))
        for label, role in ((self.speed, "strong"), (self.surety, "strong"), (self._note, "hint")):
            label.setWordWrap(True)
            mark(label, role=role)
            column.addWidget(label)

    def show_operator(self, one: Operator) -> None:
        """Show how somebody keys by now."""
        speed, errors = one.speed.keystrokes_per_hour, one.surety.errors_per_thousand
        self.speed.setText("Teclas por hora: todavía sin dato" if speed is None else f"Teclas por hora: {speed:,.0f}")
        self.surety.setText(
            "Errores por 1,000: todavía sin verificar" if errors is None else f"Errores por 1,000: {errors:,.1f}"
        )
        self._note.setText(
            f"{one.speed.keystrokes:,} teclas en esta computadora, sin contar pausas;"
            f" {one.surety.keystrokes:,} letras comparadas. La velocidad no se envía a nadie."
        )
