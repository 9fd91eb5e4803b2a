"""A pill: one or two words of a state on a tinted surface."""

from typing import Literal

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gobabierto_desktop.gui.look import mark

Tone = Literal["ok", "warn", "danger", "neutral", "info"]


class Pill(QLabel):
    """A label as wide as its words; the words name the state, the colour only repeats it."""

    def __init__(self, text: str = "", tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.show_state(text, tone)

    def show_state(self, text: str, tone: Tone) -> None:
        """Show another state."""
        self.setText(text)
        self.setAccessibleName(text)
        mark(self, role=f"pill-{tone}")
