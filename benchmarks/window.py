"""Opens a window, says «painted» at its first paint, and quits: `python -m benchmarks.window bare | program FOLDER`."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget


class FirstPaint(QObject):
    """Says so once, after the paint itself, and ends the program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, _say_and_quit)
        return False


def _say_and_quit() -> None:
    print("painted", flush=True)
    QApplication.quit()


def bare(_app: QApplication) -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(QLabel("Gobierno Abierto"))
    return window


def main() -> None:
    app = QApplication([])
    if sys.argv[1] == "bare":
        window: QWidget = bare(app)
        close = None
    else:
        from gobabierto_desktop.gui.application import open_window, prepare  # noqa: PLC0415 - its loading is measured
        from gobabierto_desktop.gui.dialogs import Dialogs  # noqa: PLC0415
        from gobabierto_desktop.services.desk import open_desk  # noqa: PLC0415

        folder = Path(sys.argv[2])
        prepare(app, folder)
        desk = open_desk(folder, "Ana Inventada")
        window, close = open_window(app, desk, Dialogs()), desk.close
    watcher = FirstPaint(app)
    window.installEventFilter(watcher)
    window.show()
    app.exec()
    window.close()
    if close:
        close()


if __name__ == "__main__":
    main()
