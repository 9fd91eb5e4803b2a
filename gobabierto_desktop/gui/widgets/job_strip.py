"""A long job as the user sees it: the sentence it is at, that it moves, and the button that stops it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.gui.forms.job_strip import Ui_JobStrip
from gobabierto_desktop.gui.look import em
from gobabierto_desktop.gui.tasks import Task, run
from gobabierto_desktop.services.progress import Cancelled, Tell

T = TypeVar("T")


class JobStrip(QFrame):
    """Hidden while nothing runs. One job at a time; `busy` tells when one begins and when it has ended."""

    busy = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_JobStrip()
        self.ui.setupUi(self)
        self._task: Task | None = None
        _ = self.ui.cancel.clicked.connect(self.stop)
        self.measure()
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether a job runs."""
        return self._task is not None

    def begin(
        self,
        sentence: str,
        work: Callable[[Tell], T],
        then: Callable[[T], object],
        failed: Callable[[KnownFailure], object],
    ) -> None:
        """Begin a job; `failed` also hears that it was stopped. While one runs, another is not begun."""
        if self._task is not None:
            return
        self._say(sentence)
        self.ui.cancel.setEnabled(True)
        self._task = run(work, self, then, failed, lambda: failed(Cancelled()))
        _ = self._task.told.connect(self._say)
        _ = self._task.ended.connect(self._end)
        self.show()
        self.busy.emit(True)

    def stop(self) -> None:
        """Stop the job at the next sentence it tells."""
        if self._task is not None:
            self.ui.cancel.setEnabled(False)
            self._say("Deteniendo…")
            self._task.cancel()

    def wait(self) -> None:
        """Stop the job and wait until it has stopped: the window closes."""
        if self._task is not None:
            self._task.wait()

    def measure(self) -> None:
        """Follow the size of the letters."""
        self.ui.row.setContentsMargins(em(1), em(0.6), em(1), em(0.7))
        self.ui.row.setSpacing(em(1))
        self.ui.column.setSpacing(em(0.4))

    def _say(self, sentence: str) -> None:
        self.ui.sentence.setText(sentence)
        self.ui.bar.setAccessibleDescription(sentence)

    def _end(self) -> None:
        self._task = None
        self.hide()
        self.busy.emit(False)
