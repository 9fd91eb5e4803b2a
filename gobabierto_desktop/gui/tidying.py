"""Garbage is collected between the events of the window only.

Python collects whenever somebody allocates: on the thread of a job it would destroy objects of Qt that belong to the
window's thread, and in the midst of a call of Qt it may wait for a lock which that very call holds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Tidying(QObject):
    """Python's own collecting stands still while this lives; a generation that is full is collected at each beat."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._beat = QTimer(self, interval=EVERY_MS)
        _ = self._beat.timeout.connect(self.collect)
        self._beat.start()

    def collect(self) -> None:
        """Collect the oldest generation that is full, as Python would have."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                _ = gc.collect(generation)
                return

    def end(self) -> None:
        """Let Python collect by itself again."""
        self._beat.stop()
        gc.enable()
