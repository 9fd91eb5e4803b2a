"""Start the desktop program: `gobabierto-desktop [FOLDER] [--self-test]`."""

import argparse
import getpass
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.gui.application import open_window, prepare
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.gui.problems import catch_all
from gobabierto_desktop.paths import data_folder
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.settings import Settings, write_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window on the user's data, or on a folder; the exit code."""
    parser = argparse.ArgumentParser(prog="gobabierto-desktop", description="Gobierno Abierto — Escritorio")
    _ = parser.add_argument("folder", nargs="?", type=Path, default=None, help="carpeta de los datos")
    _ = parser.add_argument("--self-test", action="store_true", help="probar el programa sin pantalla y salir")
    asked = parser.parse_args(arguments)
    if asked.self_test:
        return _self_test()
    return _run(asked.folder or data_folder())


def _run(folder: Path) -> int:
    app = QApplication(["gobabierto-desktop"])
    settings, dialogs = prepare(app, folder), Dialogs()
    try:
        desk = open_desk(folder, _author(folder, settings, dialogs))
    except KnownFailure as failure:
        dialogs.show_failure(failure)
        return 1
    try:
        window = open_window(app, desk, dialogs)
        catch_all(window.workspace, datetime.now)
        window.showMaximized()
        return app.exec()
    finally:
        desk.close()


def _author(folder: Path, settings: Settings, dialogs: Dialogs) -> str:
    """Who works here: asked once, at the first start."""
    if settings.author:
        return settings.author
    asked = dialogs.ask_line("Gobierno Abierto", "¿Cómo se llama usted? Su nombre acompaña cada cambio que haga.")
    author = (asked or "").strip() or getpass.getuser()
    write_settings(folder, msgspec.structs.replace(settings, author=author))
    return author


def _self_test() -> int:
    """Start on a throw-away book, type a proposal through the form, find it in the store."""
    _ = os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from gobabierto_desktop.gui.self_test import type_a_proposal  # noqa: PLC0415 - only wanted here

    app = QApplication(["gobabierto-desktop"])
    with tempfile.TemporaryDirectory() as folder:
        _ = prepare(app, Path(folder))
        desk = open_desk(Path(folder), "Prueba")
        try:
            missing = type_a_proposal(app, desk)
        finally:
            desk.close()
    _ = sys.stdout.write(missing or "Prueba superada: se abrió, se escribió y se guardó.\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
