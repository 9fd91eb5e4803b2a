"""A whole number typed as text, so that what is not a number stays visible; the arrows add and take one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class NumberField(QLineEdit):
    """A line for a count of people or votes. A QSpinBox would swallow letters and correct numbers behind one's back.

    `edited` brings the text at each key. Up and Down step between `least` and `most`; typing past them is left to
    the rules to flag.
    """

    edited = Signal(str)

    def __init__(self, least: int = 0, most: int = 99_999, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        _ = self.textEdited.connect(self.edited)

    def value(self) -> int | None:
        """Return the number, with or without commas between thousands; None while it is none."""
        plain = self.text().strip().replace(",", "")
        return int(plain) if plain.isascii() and plain.isdigit() else None

    def set_value(self, value: int | None) -> None:
        """Show a number, or an empty field."""
        self.setText("" if value is None else str(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
        else:
            self._step(step)

    def _step(self, by: int) -> None:
        if self.text().strip() and self.value() is None:
            return  # «doce» is not ours to replace
        self.set_value(min(max((self.value() or 0) + by, self._least), self._most))
        self.edited.emit(self.text())
