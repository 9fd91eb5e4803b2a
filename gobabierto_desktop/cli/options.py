"""What many verbs ask for in the same words: the folder, the form of the answer, the passphrase."""

import getpass
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.paths import data_folder
from gobabierto_desktop.services import noting
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.enrolling import has_identity, signer_of
from gobabierto_desktop.services.locking import is_book_locked, unlock_book
from gobabierto_desktop.settings import read_settings
from gobabierto_desktop.signing.signer import Signer
from gobabierto_desktop.store.engine import BookKey

PASSPHRASE_VARIABLE = "GOBABIERTO_PASSPHRASE"  # noqa: S105 - a name, no secret

BOOK_VARIABLE = "GOBABIERTO_BOOK_PASSPHRASE"

Folder = Annotated[
    Path | None,
    typer.Option("--carpeta", "--folder", metavar="CARPETA", help="Carpeta de los datos (o GOBABIERTO_HOME)"),
]
AsJson = Annotated[bool, typer.Option("--json", help="Responde con un objeto JSON, para otros programas")]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="ARCHIVO",
        help=f"Toma la contraseña de la primera línea de un archivo (o de la variable {PASSPHRASE_VARIABLE}); "
        "si no, se pregunta",
    ),
]

_ELSEWHERE = f"Póngala en un archivo y use --passphrase-file, o en la variable {PASSPHRASE_VARIABLE}."


class NoPassphrase(KnownFailure):
    """A passphrase is needed, and there is nobody to ask and nothing to read."""

    code = "no_passphrase"


def new_app() -> typer.Typer:
    """A bare typer: help and errors are ours, in Spanish."""
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@contextmanager
def desk_in(folder: Path | None) -> Generator[Desk, None, None]:
    """The desk of a folder, or of the user's own data, for as long as a verb runs."""
    place = folder or data_folder()
    noting.begin(place)
    desk = open_desk(place, read_settings(place).author or getpass.getuser(), key=book_key(place))
    try:
        yield desk
    finally:
        desk.close()


def book_key(folder: Path) -> BookKey | None:
    """The key of a locked book, None of one in the clear. Raises NoPassphrase or WrongPassphrase."""
    return unlock_book(folder, book_passphrase()) if is_book_locked(folder) else None


def book_passphrase() -> str:
    """What opens a locked book: of the environment, or asked. Raises NoPassphrase."""
    kept = os.environ.get(BOOK_VARIABLE)
    return _asked("Contraseña de los datos", f"Póngala en la variable {BOOK_VARIABLE}.") if kept is None else kept


def passphrase(file: Path | None, question: str = "Contraseña de su identidad") -> str:
    """The passphrase: of the file, of the environment, or asked without showing it. Raises NoPassphrase."""
    if file is not None:
        return _first_line(file)
    kept = os.environ.get(PASSPHRASE_VARIABLE)
    if kept is not None:
        return kept
    return _asked(question, _ELSEWHERE)


def secret_of(file: Path | None, question: str) -> str:
    """A secret that no variable holds: of a file, or asked without showing it. Raises NoPassphrase."""
    return (
        _first_line(file)
        if file is not None
        else _asked(question, "Póngalo en un archivo; la ayuda de la orden dice con qué opción.")
    )


def signer_at(desk: Desk, file: Path | None) -> Signer:
    """Who signs at the desk; the passphrase is asked only where there is an identity to open. Raises NoIdentity."""
    return signer_of(desk, passphrase(file) if has_identity(desk) else "")


def new_passphrase(file: Path | None) -> str:
    """A passphrase to be: asked twice where it is typed. Raises NoPassphrase."""
    first = passphrase(file, "Contraseña nueva")
    if file is None and PASSPHRASE_VARIABLE not in os.environ and _asked("Escríbala otra vez", _ELSEWHERE) != first:
        raise NoPassphrase("Las dos contraseñas no son iguales.", "Intente de nuevo; nada se guardó.")
    if not first:
        raise NoPassphrase("La contraseña está vacía.", "Escriba una contraseña; protege su firma si pierde el equipo.")
    return first


def _first_line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise NoPassphrase(
            f"No se pudo leer la contraseña del archivo «{file}».", "Revise que exista y que sea texto."
        ) from error


def _asked(question: str, remedy: str) -> str:
    if not sys.stdin.isatty():
        raise NoPassphrase(f"Hace falta un secreto ({question.lower()}) y no hay a quién preguntarlo.", remedy)
    return getpass.getpass(f"{question}: ")
