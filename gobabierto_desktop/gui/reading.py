"""Reading off the window's thread what a page shows, and once more after where it was asked for meanwhile."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from gobabierto_desktop.gui.tasks import Failed, Task, run

T = TypeVar("T")


class Reading(QObject, Generic[T]):
    """One reading at a time: however often it is asked for, what is shown last is what stands."""

    def __init__(self, then: Callable[[T], object], failed: Failed, parent: QObject) -> None:
        super().__init__(parent)
        self._then, self._failed = then, failed
        self._task: Task | None = None
        self._waiting: Callable[[], T] | None = None

    def ask(self, work: Callable[[], T]) -> None:
        """Read anew, once what is being read is done."""
        if self._task is not None:
            self._waiting = work
            return
        self._task = run(lambda _tell: work(), self, self._then, self._failed)
        _ = self._task.ended.connect(self._ended)

    def wait(self) -> None:
        """The window closes: wait until nothing is being read."""
        if self._task:
            self._task.wait()

    def _ended(self) -> None:
        self._task, waiting, self._waiting = None, self._waiting, None
        if waiting:
            self.ask(waiting)
