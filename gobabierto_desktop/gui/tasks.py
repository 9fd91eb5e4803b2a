"""Work off the window's thread: one writer that takes turns, and long jobs that tell how far they are."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.services import noting
from gobabierto_desktop.services.progress import Cancelled, Tell

T = TypeVar("T")
Failed = Callable[[KnownFailure], object]


class Writer(QObject):
    """One thread that writes, strictly in the order asked; answers arrive on the window's thread, which never waits.

    Anything but a KnownFailure is raised again where answers arrive, and so reaches the crash dialog.
    """

    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "writer")
        self.is_finished = False
        _ = self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(self, work: Callable[[], T], then: Callable[[T], object], failed: Failed) -> None:
        """Have something written; `then` gets what it returned, `failed` what the world refused."""
        future = self._pool.submit(work)
        future.add_done_callback(lambda done: self._answered.emit(partial(_settle, done, then, failed)))

    def catch_up(self) -> None:
        """Wait until everything asked so far is written and answered."""
        self._pool.submit(lambda: None).result()
        QCoreApplication.sendPostedEvents(self)

    def finish(self) -> None:
        """Wait until everything asked is written and answered; nothing more can be asked."""
        self.is_finished = True
        self._pool.shutdown(wait=True)
        QCoreApplication.sendPostedEvents(self)

    def _deliver(self, answer: object) -> None:
        cast("Callable[[], None]", answer)()


def _settle(done: Future[T], then: Callable[[T], object], failed: Failed) -> None:
    try:
        result = done.result()
    except KnownFailure as failure:
        noting.note_failure(failure)
        _ = failed(failure)
    else:
        _ = then(result)


class Task(QObject):
    """A long job. `told` brings what it tells; `ended` comes first, then one of `finished`, `failed` and `cancelled`.

    Where the job fell over a bug of ours none of the three comes: the error rises to the crash dialog.
    """

    told = Signal(str)
    ended = Signal()
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _answered = Signal(object)

    def __init__(self, work: Callable[[Tell], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(1, "task")
        _ = self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin, once whoever waits for the end is connected."""
        noting.note_job(self._work)
        self._pool.submit(self._work, self._tell).add_done_callback(self._answered.emit)

    def cancel(self) -> None:
        """Ask the job to stop the next time it tells where it is."""
        self._stop.set()

    def wait(self) -> None:
        """Stop the job and wait for its thread: the window is closing."""
        self.cancel()
        self._pool.shutdown(wait=True)

    def _tell(self, sentence: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.told.emit(sentence)

    def _deliver(self, done: object) -> None:
        self._pool.shutdown(wait=False)
        self.deleteLater()
        self.ended.emit()
        try:
            result = cast("Future[object]", done).result()
        except Cancelled as cancelled:
            noting.note_failure(cancelled)
            self.cancelled.emit()
        except KnownFailure as failure:
            noting.note_failure(failure)
            self.failed.emit(failure)
        else:
            self.finished.emit(result)


def run(
    work: Callable[[Tell], T],
    parent: QObject,
    then: Callable[[T], object],
    failed: Failed,
    cancelled: Callable[[], object] = lambda: None,
) -> Task:
    """Do a long job of the services off the window's thread; the answers come back on it. Connect `told` to follow it.

    A window that closes must `wait` for its tasks.
    """
    task = Task(work, parent)
    _ = task.finished.connect(then)
    _ = task.failed.connect(failed)
    _ = task.cancelled.connect(cancelled)
    task.start()
    return task
