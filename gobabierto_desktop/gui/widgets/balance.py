"""The balance of what was read: six numbers that visibly add up, each over its word."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gobabierto_desktop.gui.look import em, mark

_PARTS = (
    ("read", "", "leídos"),
    ("new", "=", "nuevos"),
    ("updated", "+", "actualizados"),
    ("identical", "+", "sin cambios"),
    ("conflict", "+", "en conflicto"),
    ("rejected", "+", "rechazados"),
)


class BalanceView(QWidget):
    """«120 leídos = 100 nuevos + 5 actualizados + …»; the whole is also one sentence for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: dict[str, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(0.6))
        for name, sign, word in _PARTS:
            if sign:
                row.addWidget(_label(sign, "subtitle"))
            row.addLayout(self._pair(name, word))
        row.addStretch(1)

    def show_balance(self, balance: Mapping[str, int]) -> None:
        """Show a balance by its names (`services.receiving.Balance.plain`)."""
        for name, label in self._numbers.items():
            label.setText(f"{balance.get(name, 0):,}")
        told = (f"{sign} {balance.get(name, 0):,} {word}" for name, sign, word in _PARTS)
        self.setAccessibleName(" ".join(told).strip())

    def text(self) -> str:
        """The balance as one sentence."""
        return self.accessibleName()

    def _pair(self, name: str, word: str) -> QVBoxLayout:
        pair = QVBoxLayout()
        pair.setSpacing(0)
        self._numbers[name] = _label("0", "title")
        pair.addWidget(self._numbers[name])
        pair.addWidget(_label(word, "hint"))
        return pair


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text, alignment=Qt.AlignmentFlag.AlignCenter)
    mark(label, role=role)
    return label
