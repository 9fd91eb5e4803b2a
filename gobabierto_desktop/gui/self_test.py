"""The program tries itself: a real window, typed text, a real store. Also runs inside the installed build."""

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.domain.proposals import PROPOSAL
from gobabierto_desktop.gui.application import open_window, prepare
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.gui.record_form import RecordForm
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import Desk, open_desk

TITLE = "Prueba: monitoreo del río Samalá, Kꞌicheꞌ"


def try_itself() -> str:
    """Start on a throw-away book, type a proposal, find it in the store; what went wrong, in words, or nothing."""
    _ = os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["gobabierto-desktop"])
    with tempfile.TemporaryDirectory() as folder:
        _ = prepare(app, Path(folder))
        desk = open_desk(Path(folder), "Prueba")
        try:
            return type_a_proposal(app, desk)
        finally:
            desk.close()


def type_a_proposal(app: QApplication, desk: Desk) -> str:
    """Type a title into a new proposal and close the window; what went wrong, in words, or nothing."""
    forum = editing.create(desk, "forum", None, {"name": "Foro de prueba"})
    table = editing.create(desk, "dialogue_table", forum.id, {"number": 1})
    window = open_window(app, desk, Dialogs())
    window.show()
    (target,) = (form.box("title").editor for form in window.findChildren(RecordForm) if form.kind is PROPOSAL)
    for letter in TITLE:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            _ = app.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter))
    _ = window.close()
    stored = [one.text("title") for one in desk.book.records("proposal", table.id)]
    return "" if stored == [TITLE] else f"Se escribió «{TITLE}» y en la base quedó {stored}.\n"
