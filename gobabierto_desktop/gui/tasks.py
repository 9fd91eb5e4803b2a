"""Work off the window's thread: one writer that takes turns, and long jobs that tell how far they are."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from gobabierto_desktop.domain.problems import KnownFailure

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
        self._pool.shutdown(wait=True)
        QCoreApplication.sendPostedEvents(self)

    def _deliver(self, answer: object) -> None:
        cast("Callable[[], None]", answer)()


def _settle(done: Future[T], then: Callable[[T], object], failed: Failed) -> None:
    try:
        result = done.result()
    except KnownFailure as failure:
        _ = failed(failure)
    else:
        _ = then(result)


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user asked a long job to stop; it is raised inside the job, which must leave nothing half done."""


class Progress:
    """What a long job is handed: it reports through it, and learns there that it should stop."""

    def __init__(self, report: Callable[[int, int, str], object]) -> None:
        self._report = report
        self._stop = threading.Event()

    def report(self, done: int, total: int, what: str) -> None:
        """Tell how far the job is, in a few Spanish words. Raises Cancelled once the user asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        _ = self._report(done, total, what)

    def stop(self) -> None:
        """Ask the job to stop at its next report."""
        self._stop.set()


class Task(QObject):
    """A long job under way. Exactly one of `finished`, `failed` and `cancelled` ends it."""

    progressed = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _answered = Signal(object)

    def __init__(self, work: Callable[[Progress], object], parent: QObject) -> None:
        super().__init__(parent)
        self._progress = Progress(self.progressed.emit)
        _ = self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._pool = ThreadPoolExecutor(1, "task")
        self._future = self._pool.submit(work, self._progress)

    def start(self) -> None:
        """Begin to listen for the end: called once whoever waits for it is connected."""
        self._future.add_done_callback(self._answered.emit)

    def cancel(self) -> None:
        """Ask the job to stop."""
        self._progress.stop()

    def wait(self) -> None:
        """Stop the job and wait for its thread: the window is closing."""
        self.cancel()
        self._pool.shutdown(wait=True)

    def _deliver(self, done: object) -> None:
        self._pool.shutdown(wait=False)
        self.deleteLater()
        try:
            result = cast("Future[object]", done).result()
        except Cancelled:
            self.cancelled.emit()
        except KnownFailure as failure:
            self.failed.emit(failure)
        else:
            self.finished.emit(result)


def run(
    work: Callable[[Progress], T],
    parent: QObject,
    then: Callable[[T], object],
    failed: Failed,
    cancelled: Callable[[], object] = lambda: None,
) -> Task:
    """Do a long job off the window's thread; the answers come back on it. `progressed` tells how far it is."""
    task = Task(work, parent)
    _ = task.finished.connect(then)
    _ = task.failed.connect(failed)
    _ = task.cancelled.connect(cancelled)
    task.start()
    return task
