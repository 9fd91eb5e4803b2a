"""Start the desktop program: `gobabierto-desktop [FOLDER] [--verify FILE… | --self-test | --pictures FOLDER]`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from gobabierto_desktop.gui.pictures import picture_book
from gobabierto_desktop.gui.self_test import try_itself
from gobabierto_desktop.gui.sitting import run_program, run_verifier
from gobabierto_desktop.paths import data_folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window on the user's data, or on a folder; the exit code."""
    parser = argparse.ArgumentParser(prog="gobabierto-desktop", description="Gobierno Abierto — Escritorio")
    _ = parser.add_argument("folder", nargs="?", type=Path, default=None, help="carpeta de los datos")
    _ = parser.add_argument("--self-test", action="store_true", help="probar el programa sin pantalla y salir")
    _ = parser.add_argument(
        "--pictures", type=Path, metavar="CARPETA", help="retratar las páginas sin pantalla y salir"
    )
    _ = parser.add_argument(
        "--verify",
        nargs="*",
        type=Path,
        metavar="ARCHIVO",
        help="sólo comprobar archivos firmados, sin cuenta ni datos",
    )
    asked = parser.parse_args(arguments)
    if asked.pictures:
        for file in picture_book(asked.folder or data_folder(), asked.pictures):
            _ = sys.stdout.write(f"{file}\n")
        return 0
    if asked.verify is not None:
        return run_verifier(asked.folder or data_folder(), asked.verify)
    if not asked.self_test:
        return run_program(asked.folder or data_folder())
    missing = try_itself()
    _ = sys.stdout.write(missing or "Prueba superada: se abrió, se escribió y se guardó.\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
