"""The balance of what was read: numbers that visibly add up, each over its word."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.services.bulk_telling import PARTS

RECORDS = (
    ("read", "", "leídos"),
    ("new", "=", "nuevos"),
    ("updated", "+", "actualizados"),
    ("identical", "+", "sin cambios"),
    ("conflict", "+", "en conflicto"),
    ("rejected", "+", "rechazados"),
)
"""Of a package (`services.receiving.Balance.plain`)."""

ROWS = (("read", "", "leídas"), *((name, "+" if at else "=", word) for at, (name, word) in enumerate(PARTS)))
"""Of the rows of a table (`services.bulk_telling.plain_balance`)."""


class BalanceView(QWidget):
    """«120 leídos = 100 nuevos + 5 actualizados + …»; the whole is also one sentence for screen readers."""

    def __init__(self, parts: Sequence[tuple[str, str, str]] = RECORDS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        self._numbers: dict[str, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(0.6))
        for name, sign, word in self._parts:
            if sign:
                row.addWidget(_label(sign, "subtitle"))
            row.addLayout(self._pair(name, word))
        row.addStretch(1)

    def show_balance(self, balance: Mapping[str, int]) -> None:
        """Show a balance by the names of its parts."""
        for name, label in self._numbers.items():
            label.setText(f"{balance.get(name, 0):,}")
        told = (f"{sign} {balance.get(name, 0):,} {word}" for name, sign, word in self._parts)
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
