"""A real window on a real book: what the tests of the screens stand on."""

import gc
import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.gui.application import open_window, prepare
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.gui.main_window import MainWindow
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import Desk, open_desk
from tests.gui.laptops import LAPTOPS, Laptops, disagree, prepare_laptops

_ = os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def no_garbage_in_the_midst_of_events():
    """As in the program (gui/tidying.py): nothing is collected while windows and jobs are at work.

    What outlives a test (modules, caches, what is made once) is not looked through again after the next.
    """
    gc.disable()
    yield
    gc.enable()
    gc.collect()  # else windows of tests before live on, and each change of theme dresses them too
    gc.freeze()


class ScriptedDialogs(Dialogs):
    """Answers instead of asking; remembers what was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = []
        self.shown = []

    def ask_line(self, title, question, suggested=""):
        return self.answers.pop(0)

    def choose(self, title, question, offers):
        return self.answers.pop(0)

    def ask_passphrase(self, title, question):
        self.shown.append(question)
        return self.answers.pop(0)

    def open_file(self, title, pattern):
        return self.answers.pop(0)

    def open_files(self, title, pattern):
        return self.answers.pop(0)

    def save_file(self, title, suggested, pattern):
        return self.answers.pop(0)

    def save_folder(self, title):
        return self.answers.pop(0)

    def ask_whether(self, title, question, yes, no):
        self.shown.append(question)
        return self.answers.pop(0)

    def show_text(self, title, html):
        self.shown.append(html)

    def show_failure(self, failure):
        self.shown.append(str(failure))

    def show_crash(self, log):
        self.shown.append(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def new_book(tmp_path_factory) -> Path:
    """The folder of a laptop where nothing was typed yet: made once, then copied."""
    folder = tmp_path_factory.mktemp("new") / "datos"
    open_desk(folder, "Ana Inventada").close()
    return folder


@pytest.fixture
def desk(new_book: Path, tmp_path: Path):
    opened = open_desk(shutil.copytree(new_book, tmp_path / "datos"), "Ana Inventada")
    yield opened
    opened.close()


@pytest.fixture
def table(desk: Desk):
    """A forum with one mesa."""
    forum = editing.create(
        desk, "forum", None, {"name": "Foro de Cantel", "held_on": "2018-05-16", "place": "Salón municipal"}
    )
    return editing.create(desk, "dialogue_table", forum.id, {"number": 2, "work_area": "1", "decision_rule": "CONS"})


@pytest.fixture
def show(qtbot, qapp: QApplication, desk: Desk):
    """Open the window on the desk, at the size of a small laptop; it is closed at the end."""
    windows: list[MainWindow] = []

    def opened() -> MainWindow:
        prepare(qapp, desk.folder)
        window = open_window(qapp, desk, ScriptedDialogs())
        window.resize(1366, 728)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        windows.append(window)
        return window

    yield opened
    end(qapp, windows)


@pytest.fixture
def open_on(qtbot, qapp: QApplication):
    """Open the window of one laptop or of several; all are closed at the end."""
    windows: list[MainWindow] = []

    def opened(desk: Desk) -> MainWindow:
        prepare(qapp, desk.folder)
        window = open_window(qapp, desk, ScriptedDialogs())
        window.resize(1366, 728)
        windows.append(window)
        bring_up(qtbot, window)
        return window

    yield opened
    end(qapp, windows)


def end(qapp: QApplication, windows: list[MainWindow]) -> None:
    """Close windows for good: without the second line they live on, and each theme dresses all of them again."""
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


def bring_up(qtbot, window: MainWindow) -> None:
    """Give the keyboard to a window, as a person who turns to that laptop."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


@pytest.fixture(scope="session")
def enrolled(tmp_path_factory) -> Path:
    """A coordinator's laptop, and those of two facilitators whose requests were answered: made once, then copied."""
    base = tmp_path_factory.mktemp("enrolled")
    prepare_laptops(base)
    return base


@pytest.fixture(scope="session")
def disagreement(enrolled: Path, tmp_path_factory) -> tuple[Path, Path]:
    """Ana's and Luis's packages of one forum, with two titles for one proposal: made once."""
    base = tmp_path_factory.mktemp("disagreement")
    shutil.copytree(enrolled, base / "laptops")
    desks = Laptops(*(open_desk(base / "laptops" / name, author) for name, author in LAPTOPS.items()))
    packages = disagree(desks, base / "usb")
    for desk in (desks.coordinator, desks.ana, desks.luis):
        desk.close()
    return packages


@pytest.fixture
def laptops(enrolled: Path, tmp_path: Path):
    """The coordinator's desk, and those of Ana and Luis."""
    desks = []
    for name, author in LAPTOPS.items():
        shutil.copytree(enrolled / name, tmp_path / name)
        desks.append(open_desk(tmp_path / name, author))
    yield Laptops(*desks)
    for desk in desks:
        desk.close()


@pytest.fixture
def window(show, table):
    return show()
