"""Somebody sits at the laptop: the data opened, put under lock, opened again at the same place, or left to another.

While a book is closed its window does not exist: nothing is hidden that could be looked behind.
"""

import gc
import getpass
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import msgspec
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.gui.application import open_window, prepare
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.gui.locking.asking import choose_person
from gobabierto_desktop.gui.locking.idle import Idle
from gobabierto_desktop.gui.locking.lock_window import LockWindow
from gobabierto_desktop.gui.locking.place import Place, go_back, place_of
from gobabierto_desktop.gui.main_window import MainWindow
from gobabierto_desktop.gui.problems import catch_all, catch_all_while_closed
from gobabierto_desktop.gui.tasks import Task, run
from gobabierto_desktop.gui.tidying import Tidying
from gobabierto_desktop.gui.widgets.job_strip import JobStrip
from gobabierto_desktop.services import noting
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.locking import is_book_locked
from gobabierto_desktop.services.profiles import profiles_in
from gobabierto_desktop.services.progress import Tell
from gobabierto_desktop.settings import read_settings, write_settings
from gobabierto_desktop.store.engine import BookKey

T = TypeVar("T")

_JOB = "Espere a que termine lo que está en curso, o deténgalo."
_UNSAFE = "Hay texto que el disco no aceptó: los datos siguen abiertos para no perderlo."
_OPEN = "Estos datos no tienen contraseña. Póngales una en Archivo → Proteger los datos con contraseña."


class Sitting(QObject):
    """One at a time. Either the main window is there, on an open desk, or the lock window, and no desk."""

    def __init__(
        self, app: QApplication, base: Path, dialogs: Dialogs, now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__()
        self.dialogs, self.folder = dialogs, base
        self.window: MainWindow | None = None
        self.lock: LockWindow | None = None
        self.idle: Idle | None = None
        self.verifying: QWidget | None = None
        self._app, self._base, self._now = app, base, now
        self._desk: Desk | None = None
        self._place: Place | None = None
        self._task: Task | None = None

    def begin(self) -> bool:
        """Open the data, asking first whose where there are several; whether there is a window now."""
        found = profiles_in(self._base)
        chosen = choose_person(self.dialogs, self._base) if len(found) > 1 else next(iter(found), None)
        if len(found) > 1 and chosen is None:
            return False
        self.sit_down(chosen.folder if chosen else self._base)
        return self.has_window()

    def sit_down(self, folder: Path) -> None:
        """Open the data of a folder, or have their passphrase asked first; what the world refuses is told."""
        self.folder, self._place = folder, None
        noting.begin(folder)
        noting.note_start()
        _ = prepare(self._app, folder)
        self._open_or_ask()

    def end(self) -> None:
        """Wait for what runs, and let go of the book."""
        if self._task:
            self._task.wait()
        if self.lock:
            self.lock.finish()
        if self._desk:
            self._desk.close()
        noting.note(noting.Event.ENDED)
        noting.end()

    # What is asked in the window

    def lock_now(self) -> None:
        """Close the data and ask for the passphrase; why not, where that cannot be."""
        if not is_book_locked(self.folder):
            self._say(_OPEN)
        elif self._may_leave():
            self._go_away().ask()

    def lock_idle(self) -> None:
        """The same by itself: what is asked of somebody who left is taken as unanswered."""
        if asked := self._app.activePopupWidget() or self._app.activeModalWidget():
            _ = asked.close()  # whoever asked gets no answer and ends; the next look finds it gone
        elif self._hindrance() == "":
            self._go_away().ask()

    def verify_beside(self) -> None:
        """Open the window that checks files, which needs no book; its module signs, and so is imported only now."""
        window = import_module("gobabierto_desktop.gui.trust.verify_window").VerifyWindow(self._base, self.dialogs)
        self.verifying = window
        window.open_with(())

    def change_person(self) -> None:
        """Close the data and open those of another person."""
        chosen, before = choose_person(self.dialogs, self._base), self.folder
        if chosen is None or (self.window and not self._may_leave()):
            return
        curtain = self._go_away() if self.window else self.lock
        self.lock = None
        self.sit_down(chosen.folder)
        if not self.has_window():
            self.sit_down(before)
        if curtain:
            curtain.close()
            curtain.deleteLater()

    def has_window(self) -> bool:
        """Whether anything is open to be worked in or answered."""
        return self.window is not None or self.lock is not None

    def work_closed(
        self, sentence: str, work: Callable[[Tell], tuple[BookKey | None, T]], then: Callable[[T], object]
    ) -> None:
        """Do something to the closed book off the window's thread; opened again with the key that `work` gives."""
        if not self._may_leave():
            return
        curtain = self._go_away()
        curtain.work(sentence)

        def done(answer: tuple[BookKey | None, T]) -> None:
            _ = then(answer[1])
            self._open(answer[0])

        def failed(failure: KnownFailure) -> None:
            self.dialogs.show_failure(failure)
            self._open_or_ask()

        self._task = run(work, self, done, failed)
        _ = self._task.told.connect(curtain.work)
        _ = self._task.ended.connect(curtain.ask)
        _ = self._task.ended.connect(self._task_ended)

    # Within

    def _open_or_ask(self) -> None:
        if is_book_locked(self.folder):
            self._show_lock().ask()
        else:
            self._open(None)

    def _open(self, key: BookKey | None) -> None:
        """Open the data; where the world refuses, that is told, and a locked book stays as it was."""
        try:
            self._desk = open_desk(self.folder, self._author(), key=key)
        except KnownFailure as failure:
            noting.note_failure(failure)
            if self.lock and key:
                self.lock.tell(str(failure))
            else:
                self.dialogs.show_failure(failure)
            return
        noting.note(noting.Event.OPENED)
        self.window = open_window(self._app, self._desk, self.dialogs)
        self._connect(self.window)
        catch_all(self.window.workspace, datetime.now)
        self.window.showMaximized()
        self.window.activateWindow()
        if self._place:
            go_back(self.window, self._place)
        if key:
            self.idle = Idle(self._app, read_settings(self.folder).lock_minutes, self._now, self)
            _ = self.idle.passed.connect(self.lock_idle)
        if self.lock:
            self.lock.close()
            self.lock.deleteLater()
            self.lock = None

    def _connect(self, window: MainWindow) -> None:
        _ = window.workspace.asked_to_lock.connect(self.lock_now)
        _ = window.workspace.asked_for_person.connect(self.change_person)
        _ = window.workspace.asked_to_protect.connect(self._protect)

    def _protect(self) -> None:
        """Ask and do what is wanted about the passphrase; its module prints, and so is imported only now."""
        if self.window:
            import_module("gobabierto_desktop.gui.locking.protecting").Protecting(self, self.window.workspace).begin()

    def _author(self) -> str:
        """Who works here: asked once, at the first start."""
        settings = read_settings(self.folder)
        if settings.author:
            return settings.author
        question = "¿Cómo se llama usted? Su nombre acompaña cada cambio que haga."
        author = (self.dialogs.ask_line("Gobierno Abierto", question) or "").strip() or getpass.getuser()
        write_settings(self.folder, msgspec.structs.replace(settings, author=author))
        return author

    def _hindrance(self) -> str:
        """Why the data cannot be closed now; empty where they can, everything typed being written."""
        if self.window is None or any(one.is_busy for one in self.window.findChildren(JobStrip)):
            return _JOB
        return "" if self.window.settle() else _UNSAFE

    def _may_leave(self) -> bool:
        why_not = self._hindrance()
        if why_not:
            self._say(why_not)
        return not why_not

    def _say(self, sentence: str) -> None:
        if self.window:
            self.window.workspace.said.emit(sentence)

    def _show_lock(self) -> LockWindow:
        if self.lock is None:
            self.lock = LockWindow(self.folder, read_settings(self.folder).author, self.dialogs)
            _ = self.lock.opened.connect(self._open)
            _ = self.lock.asked_for_person.connect(self.change_person)
            _ = self.lock.asked_to_verify.connect(self.verify_beside)
            self.lock.showMaximized()
            self.dialogs.window = self.lock
        return self.lock

    def _go_away(self) -> LockWindow:
        """Put the lock window in place of the main one, and let go of the desk; `_hindrance` was asked before."""
        lock = self._show_lock()  # first: Qt ends the program when its last window closes
        if self.idle:
            self.idle.deleteLater()
            self.idle = None
        if self.window:
            self._place = place_of(self.window)
            for other in self._app.topLevelWidgets():
                if other.isVisible() and other not in {lock, self.window}:
                    _ = other.close()
            _ = self.window.close()
            self.window.deleteLater()
            self.window = None
        if self._desk:
            self._desk.close()
            self._desk = None
            noting.note(noting.Event.LOCKED)
        catch_all_while_closed(self.folder, self.dialogs, datetime.now)
        QTimer.singleShot(0, gc.collect)  # the parts of a window hold each other, and with them the book's key
        return lock

    def _task_ended(self) -> None:
        self._task = None


def run_verifier(base: Path, files: Sequence[Path]) -> int:
    """Only the window that checks files, until it is closed: nobody is asked who they are, and no data are made."""
    app = QApplication(["gobabierto-desktop"])
    _ = prepare(app, base)
    window = import_module("gobabierto_desktop.gui.trust.verify_window").VerifyWindow(base, Dialogs())
    window.open_with(files)
    return app.exec()


def run_program(folder: Path) -> int:
    """The whole program on a folder of data, until its window is closed; the exit code."""
    app = QApplication(["gobabierto-desktop"])
    _ = prepare(app, folder)
    tidying = Tidying(app)
    sitting = Sitting(app, folder, Dialogs())
    catch_all_while_closed(folder, sitting.dialogs, datetime.now)
    try:
        return app.exec() if sitting.begin() else 1
    finally:
        sitting.end()
        tidying.end()
