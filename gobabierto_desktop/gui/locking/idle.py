"""Nobody at the laptop: told when neither keys nor mouse moved for some minutes."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

LOOK_EVERY_MS = 1000

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """`passed` is emitted, and again at each look, until somebody is there or this is deleted.

    It listens at the system's windows, which get each key once, not at every widget: typing pays nothing for it.
    """

    passed = Signal()

    def __init__(self, app: QGuiApplication, minutes: int, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._now, self._last = now, now()
        self._looking = QTimer(self, interval=LOOK_EVERY_MS)
        _ = self._looking.timeout.connect(self._look)
        _ = app.focusWindowChanged.connect(self._listen)
        self._listen(app.focusWindow())
        self._looking.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        # A laptop that slept wakes with a key or a move: the time asleep counts before the key does.
        if event.type() in _SIGNS_OF_LIFE and not self._is_over():
            self._last = self._now()
        return False

    def _listen(self, window: QWindow | None) -> None:
        if window:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _look(self) -> None:
        if self._is_over():
            self.passed.emit()

    def _is_over(self) -> bool:
        """A clock set back or ahead counts as time gone by: rather a passphrase too many than one too few."""
        return abs(self._now() - self._last) >= timedelta(minutes=max(self.minutes, 1))
