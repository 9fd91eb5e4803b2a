"""A toast: says what was just done and offers to undo it, without stopping anybody."""

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPropertyAnimation, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark

SHOWN_FOR_MS = 8000
SLIDE_MS = 150


class Toast(QFrame):
    """A strip at the bottom of a window, one at a time; it goes by itself, but waits while the pointer rests on it.

    It never takes the focus. `undone` is emitted when «Deshacer» is pressed.
    """

    undone = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        mark(self, role="toast")
        self._words = QLabel(self)
        self._undo = QPushButton("Deshacer", self)
        self._undo.setObjectName("undo")
        self._close = dress(QToolButton(self), "x", "tip_ink")
        self._close.setAccessibleName("Cerrar el aviso")
        mark(self._undo, kind="on-tip")
        mark(self._close, kind="on-tip")
        self._lay_out()
        self._clock = QTimer(self, singleShot=True, interval=SHOWN_FOR_MS)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        _ = self._clock.timeout.connect(self.hide)
        _ = self._close.clicked.connect(self.hide)
        _ = self._undo.clicked.connect(self._undo_pressed)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Show a sentence in place of any former one, with «Deshacer»; screen readers say it too."""
        self._undo.show()
        self._show(sentence)

    def note(self, sentence: str) -> None:
        """Show a sentence about what cannot, or need not, be undone."""
        self._undo.hide()
        self._show(sentence)

    def withdraw(self) -> None:
        """Offer no more to undo: something else was done since."""
        if not self._undo.isHidden():
            self.hide()

    def _show(self, sentence: str) -> None:
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.adjustSize()
        place = self._place()
        self.show()
        self.raise_()
        self._slide.setStartValue(place + QPoint(0, em(1)))
        self._slide.setEndValue(place)
        self._slide.start()
        self._clock.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._clock.start()
        super().leaveEvent(event)

    def stay_in_place(self) -> None:
        """Follow the window's lower edge: call it from the window's `resizeEvent`."""
        self._slide.stop()
        self.move(self._place())

    def _undo_pressed(self) -> None:
        self.hide()
        self.undone.emit()

    def _place(self) -> QPoint:
        return QPoint((self._window.width() - self.width()) // 2, self._window.height() - self.height() - em(5))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(em(1), em(0.5), em(0.5), em(0.5))
        layout.setSpacing(em(1))
        for part in (self._words, self._undo, self._close):
            layout.addWidget(part)
