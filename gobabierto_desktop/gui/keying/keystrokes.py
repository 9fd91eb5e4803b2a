"""Counting the keys that somebody strikes in some editors, whatever list hangs open under them."""

from collections.abc import Callable, Iterable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gobabierto_desktop.domain.keying import Stint

_GOING_ON = {Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


class Keystrokes(QObject):
    """`stint` is what was struck since it was last taken; `struck` follows each key."""

    struck = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self.stint = Stint()

    def listen(self, editors: Iterable[QWidget]) -> None:
        """Count the keys of these editors and of their lists, which take the keys while they are open."""
        for one in editors:
            one.installEventFilter(self)
            completer = one.completer() if isinstance(one, QLineEdit) else None
            if completer and (offered := completer.popup()):
                offered.installEventFilter(self)

    def take(self) -> Stint:
        """What was struck, to be kept; counting goes on from nothing."""
        taken, self.stint = self.stint, Stint(last=self.stint.last)
        return taken

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if not event.isAutoRepeat() and _is_stroke(event):
                self._strike()
        elif isinstance(event, QInputMethodEvent) and event.commitString():  # accents are composed of several keys
            self._strike()
        return super().eventFilter(watched, event)

    def _strike(self) -> None:
        self.stint = self.stint.struck(self._clock())
        self.struck.emit()


def _is_stroke(event: QKeyEvent) -> bool:
    """Whether the key types, erases or goes on; an order such as Ctrl+S does not."""
    typed = event.text()
    return bool(typed and typed.isprintable()) or event.key() in _GOING_ON
