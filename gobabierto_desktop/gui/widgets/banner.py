"""A message within the page: what happened, and at most one thing to do about it."""

from typing import Literal

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gobabierto_desktop.gui.icons import Ink, picture
from gobabierto_desktop.gui.look import em, mark

BannerTone = Literal["info", "ok", "warn", "danger"]

_ICONS: dict[BannerTone, tuple[str, Ink]] = {
    "info": ("info-circle", "chosen_ink"),
    "ok": ("circle-check", "ok_ink"),
    "warn": ("alert-triangle", "warn_ink"),
    "danger": ("alert-circle", "danger_ink"),
}


class Banner(QFrame):
    """A strip with an icon, a sentence and perhaps a button; `asked` is emitted when the button is pressed."""

    asked = Signal()

    def __init__(
        self, text: str, tone: BannerTone = "info", action: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone: BannerTone = tone
        self._icon = QLabel(self)
        self._words = QLabel(self)
        self._words.setObjectName("words")
        self._words.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(em(0.8), em(0.5), em(0.8), em(0.5))
        layout.setSpacing(em(0.7))
        layout.addWidget(self._icon)
        layout.addWidget(self._words, 1)
        self._button = QPushButton(self)
        self._button.setObjectName("action")
        mark(self._button, kind="small")
        _ = self._button.clicked.connect(self.asked)
        layout.addWidget(self._button)
        self.show_message(text, tone)
        self.offer(action or "")

    def offer(self, action: str) -> None:
        """Offer another thing to do, or nothing."""
        self._button.setText(action)
        self._button.setVisible(bool(action))

    def show_message(self, text: str, tone: BannerTone) -> None:
        """Show another sentence in another tone."""
        self._tone = tone
        self._words.setText(text)
        self.setAccessibleName(text)
        mark(self, role=f"banner-{tone}")
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of the letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and hasattr(self, "_icon"):
            self._draw_icon()

    def _draw_icon(self) -> None:
        name, ink = _ICONS[self._tone]
        self._icon.setPixmap(picture(name, ink=ink, size=em(1.5), density=self.devicePixelRatioF()))
