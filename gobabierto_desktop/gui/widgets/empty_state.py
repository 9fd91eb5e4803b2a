"""What a place says while it has nothing to show: a picture, a sentence, and the button that fills it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gobabierto_desktop.gui.icons import picture
from gobabierto_desktop.gui.look import em, mark


class EmptyState(QWidget):
    """An icon, a sentence and perhaps a button, in the middle; `asked` is emitted when the button is pressed."""

    asked = Signal()

    def __init__(self, icon_name: str, sentence: str, action: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._icon = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        words = QLabel(sentence, self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        mark(words, role="subtitle")
        layout = QVBoxLayout(self)
        layout.setSpacing(em(0.8))
        layout.addStretch(1)
        layout.addWidget(self._icon)
        layout.addWidget(words)
        self._button = QPushButton(action, self) if action else None
        if self._button:
            self._button.setObjectName("action")
            mark(self._button, kind="primary")
            _ = self._button.clicked.connect(self.asked)
            layout.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self._draw_icon()

    def take_keyboard(self) -> None:
        """Put the keyboard on the button, where there is one."""
        if self._button:
            self._button.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of the letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and hasattr(self, "_icon"):
            self._draw_icon()

    def _draw_icon(self) -> None:
        self._icon.setPixmap(picture(self._icon_name, ink="faint_ink", size=em(3.5), density=self.devicePixelRatioF()))
