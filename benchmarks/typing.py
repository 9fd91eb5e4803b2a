"""Row 2: from a key pressed in the real form to the letter durable in the book, beside one fsync'd commit."""

import sqlite3
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks.sampling import Row, in_turns
from gobabierto_desktop.gui.application import open_window, prepare
from gobabierto_desktop.gui.autosave import THROTTLE_MS
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk


def measure(folder: Path, turns: int) -> Row:
    """The key, the form's checks, the writer's thread, the transaction, the answer; not the time keys are gathered."""
    app = QApplication.instance() or QApplication([])
    prepare(app, folder)
    desk = open_desk(folder / "tecleo", "Ana Inventada")
    forum = editing.create(desk, "forum", None, {"name": "Foro de Cantel"})
    editing.create(desk, "dialogue_table", forum.id, {"number": 1})
    window = open_window(app, desk, Dialogs())
    window.show()
    autosave = window.workspace.autosave
    editor = window.pages["capture"].form.box("title").editor
    letters = iter("Monitoreo del río Samalá " * turns * 4)

    def key_to_durable() -> float:
        begun = perf_counter()
        letter = next(letters)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            app.sendEvent(editor, QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter))
        autosave.try_again()  # writes at once what was typed
        while not autosave.is_safe():
            app.processEvents()
        return perf_counter() - begun

    bare = sqlite3.connect(folder / "tecleo" / "desnudo.sqlite", isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE typed (value TEXT)")

    def one_commit() -> float:
        begun = perf_counter()
        bare.execute("INSERT INTO typed VALUES ('Monitoreo del río Samalá')")
        return perf_counter() - begun

    ours, least = in_turns(key_to_durable, one_commit, turns, warm_ups=20)
    window.close()
    bare.close()
    desk.close()
    note = f"To it come up to {THROTTLE_MS} ms in which keys are gathered into one write; 300 ms is what may be lost."
    return Row(
        "Keystroke to durable", "key, checks, thread, transaction, answer", "one fsync'd commit", ours, least, note
    )
