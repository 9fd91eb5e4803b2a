"""`gobabierto lock`: the data encrypted at rest with a passphrase, and the sheet that is the only other way in.

The passphrase of the data is taken from GOBABIERTO_BOOK_PASSPHRASE, or asked; a new one from --passphrase-file.
"""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer, tell
from gobabierto_desktop.cli.files import read_given
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, book_passphrase, new_app, new_passphrase
from gobabierto_desktop.paths import data_folder
from gobabierto_desktop.services import locking
from gobabierto_desktop.services.locking import RecoverySheet

app = new_app()


@app.callback()
def lock() -> None:
    """Protege los datos de esta computadora con una contraseña, también sus copias.

    Las demás órdenes la toman de la variable GOBABIERTO_BOOK_PASSPHRASE, o la preguntan.
    """


@app.command("on")
def turn_on(passphrase_file: PassphraseFile = None, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Cifra los datos con una contraseña nueva y da la hoja de recuperación, que se muestra una sola vez."""
    tell(locking.WARNING)
    return _answer_sheet(locking.lock_book(folder or data_folder(), new_passphrase(passphrase_file)), is_json=as_json)


@app.command("off")
def turn_off(folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Deja los datos sin cifrar."""
    damaged = locking.leave_unlocked(folder or data_folder(), book_passphrase())
    lines = ["Los datos quedaron sin contraseña.", *([str(locking.FilesDamaged(damaged))] if damaged else [])]
    return answer(lines, {"locked": False, "damaged": damaged}, is_json=as_json)


@app.command()
def change(passphrase_file: PassphraseFile = None, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Cambia la contraseña de los datos; la hoja de recuperación sigue sirviendo."""
    locking.change_passphrase(folder or data_folder(), book_passphrase(), new_passphrase(passphrase_file))
    return answer(["La contraseña cambió."], {"locked": True}, is_json=as_json)


@app.command()
def sheet(folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Da una hoja de recuperación nueva; la anterior deja de servir."""
    return _answer_sheet(locking.renew_sheet(folder or data_folder(), book_passphrase()), is_json=as_json)


@app.command()
def recover(
    code_file: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="Archivo con el código de la hoja")],
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Con el código de la hoja pone una contraseña nueva en lugar de la olvidada."""
    code = read_given(code_file).decode("utf-8", "replace").strip()
    _ = locking.unlock_with_sheet(folder or data_folder(), code, new_passphrase(passphrase_file))
    return answer(["La contraseña nueva ya abre los datos."], {"locked": True}, is_json=as_json)


def _answer_sheet(made: RecoverySheet, *, is_json: bool) -> ExitCode:
    lines = [
        "Hoja de recuperación. Imprímala o cópiela a mano; no se vuelve a mostrar:",
        f"    {'  '.join(made.groups)}",
    ]
    return answer(lines, {"locked": True, "sheet": list(made.groups)}, is_json=is_json)
