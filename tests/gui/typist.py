"""Types without end into a new proposal and tells each key on its output: `python -m tests.gui.typist FOLDER`."""

import sys
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.gui.application import open_window, prepare
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk
from tests.gui.hands import type_text

KEY_EVERY_MS = 10


def main(folder: Path) -> None:
    app = QApplication([])
    prepare(app, folder)
    desk = open_desk(folder, "Ana Inventada")
    forum = editing.create(desk, "forum", None, {"name": "Foro"})
    editing.create(desk, "dialogue_table", forum.id, {"number": 1})
    window = open_window(app, desk, Dialogs())
    window.show()
    title = window.pages["capture"].form.box("title").editor

    def type_one():
        type_text("ñ", title)
        print(f"{monotonic()}\t{title.text()}", flush=True)

    clock = QTimer(window, interval=KEY_EVERY_MS)
    clock.timeout.connect(type_one)
    clock.start()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
