"""The preview is reckoned off the window's thread; of many questions asked in a row, only the last is answered."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.gui.tasks import Task, run
from gobabierto_desktop.services.progress import Tell

T = TypeVar("T")


class Planner(QObject, Generic[T]):
    """`planned` brings the answer, `failed` what the world refused, `told` how far it is."""

    planned = Signal(object)
    failed = Signal(object)
    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running: list[Task] = []
        self._latest: Task | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._running)

    def ask(self, work: Callable[[Tell], T]) -> None:
        """Ask for another preview, instead of whatever is being reckoned."""
        for one in self._running:
            one.cancel()

        def answered(plan: T) -> None:
            if task is self._latest:
                self.planned.emit(plan)

        def refused(failure: KnownFailure) -> None:
            if task is self._latest:
                self.failed.emit(failure)

        task = run(work, self, answered, refused)
        self._latest = task
        self._running.append(task)
        _ = task.ended.connect(lambda: self._running.remove(task))
        _ = task.told.connect(self.told)

    def wait(self) -> None:
        """Stop, and wait until it has stopped: the window closes."""
        for one in tuple(self._running):
            one.wait()
