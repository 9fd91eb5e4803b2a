"""Pictures of every page, for the demonstration and for the eyes of whoever changes the look."""

import os
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from gobabierto_desktop.gui.application import PAGES, open_window, prepare
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.gui.record_page import RecordPage
from gobabierto_desktop.gui.tasks import Task
from gobabierto_desktop.gui.theme import Theme, apply_theme
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.enrolling import is_coordinator
from gobabierto_desktop.settings import read_settings

SIZES = ((1366, 768), (1920, 1080))
THEMES = (Theme.LIGHT, Theme.DARK)
_AT_A_FORUM = frozenset({"capture", "attendance", "votes", "delivery"})
_QUICK = 80
"""Of PNG: a third less time than Qt's own choice, for files a twentieth larger."""


def picture_book(book: Path, folder: Path) -> tuple[Path, ...]:
    """Take the pictures of the window on the data of a folder, without a display. Raises what opening a desk raises."""
    _ = os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with closing(open_desk(book, read_settings(book).author)) as desk:
        return take_pictures(folder, desk)


def take_pictures(folder: Path, desk: Desk) -> tuple[Path, ...]:
    """Write `DATA-NN-page-WIDTHxHEIGHT-theme.png` of every page, on the desk given; the files.

    Of a desk that does not coordinate, only what a facilitator works with.
    """
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["gobabierto-desktop"])
    _ = prepare(app, desk.folder)
    folder.mkdir(parents=True, exist_ok=True)
    window = open_window(app, desk, Dialogs())
    pages = [one for one in PAGES if is_coordinator(desk) or one.name in _AT_A_FORUM]
    written: list[Path] = []
    for theme in THEMES:
        _ = apply_theme(app, theme)
        for width, height in SIZES:
            window.resize(width, height)
            window.show()
            for number, spec in enumerate(pages, start=1):
                window.show_page(spec.name)
                page = window.pages[spec.name]
                if isinstance(page, RecordPage) and page.model.records:
                    window.open_record(page.model.records[0])
                _settle(app, window, page)
                file = folder / f"{desk.folder.name}-{number:02}-{spec.name}-{width}x{height}-{theme.value}.png"
                _ = window.grab().save(str(file), "PNG", _QUICK)
                written.append(file)
    _ = window.close()
    return tuple(written)


def _settle(app: QApplication, window: QWidget, page: QWidget) -> None:
    """Wait until a page shows what it reads off the window's thread, and stands at its size."""
    app.processEvents()
    while window.findChildren(Task) or any(one.isActive() and one.isSingleShot() for one in page.findChildren(QTimer)):
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for _ in range(3):  # a text box asks for its height anew once it knows its width
        app.processEvents()
