"""A real window on a real book: what the tests of the screens stand on."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.gui.application import open_window, prepare
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.gui.main_window import MainWindow
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import Desk, open_desk

_ = os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class ScriptedDialogs(Dialogs):
    """Answers instead of asking; remembers what was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = []
        self.shown = []

    def ask_line(self, title, question, suggested=""):
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


@pytest.fixture
def desk(tmp_path: Path):
    opened = open_desk(tmp_path / "datos", "Ana Inventada")
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
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def window(show, table):
    return show()
