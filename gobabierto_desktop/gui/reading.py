"""Reading off the window's thread what a page shows, and once more after where it was asked for meanwhile."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from gobabierto_desktop.gui.tasks import Failed, Task, run

T = TypeVar("T")


class Reading(QObject, Generic[T]):
    """One reading at a time: however often it is asked for, what is shown last is what stands."""

    def __init__(self, work: Callable[[], T], then: Callable[[T], object], failed: Failed, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._then, self._failed = work, then, failed
        self._task: Task | None = None
        self._is_stale = False

    def ask(self) -> None:
        """Read anew."""
        self._is_stale = self._task is not None
        if self._task is None:
            self._task = run(lambda _tell: self._work(), self, self._then, self._failed)
            _ = self._task.ended.connect(self._ended)

    def wait(self) -> None:
        """The window closes: wait until nothing is being read."""
        if self._task:
            self._task.wait()

    def _ended(self) -> None:
        self._task = None
        if self._is_stale:
            self.ask()
