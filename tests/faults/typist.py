"""Types without end into new proposals of a real window and tells each key: `python -m tests.faults.typist FOLDER`.

After some keys the field is left, so that a kill may fall on a draft, on a change, or between the two.
"""

import json
import sys
from itertools import count
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
KEYS_IN_A_FIELD = 25
LETTERS = "ñandú Kꞌicheꞌ "


def main(folder: Path) -> None:
    app = QApplication([])
    prepare(app, folder)
    desk = open_desk(folder, "Ana Inventada")
    if not desk.book.records("forum"):
        forum = editing.create(desk, "forum", None, {"name": "Foro"})
        editing.create(desk, "dialogue_table", forum.id, {"number": 1})
    window = open_window(app, desk, Dialogs())
    window.show()
    page = window.pages["capture"]
    page.new()
    boxes = {name: page.form.box(name).editor for name in ("title", "population")}
    keys = count()

    def type_one() -> None:
        key = next(keys)
        name = list(boxes)[key // KEYS_IN_A_FIELD % 2]
        editor = boxes[name]
        editor.setFocus()
        type_text(LETTERS[key % len(LETTERS)], editor)
        told = {"at": monotonic(), "record": page.form.record().id, "field": name, "text": editor.text()}
        print(json.dumps(told), flush=True)

    clock = QTimer(window, interval=KEY_EVERY_MS)
    clock.timeout.connect(type_one)
    clock.start()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
