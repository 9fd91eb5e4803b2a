"""Files that hold secrets: written whole or not at all, readable by their owner only, never written over."""

import os
from datetime import datetime
from pathlib import Path

from gobabierto_desktop.domain.problems import KnownFailure


class SecretNotKept(KnownFailure):
    """A file with a key could not be written."""

    code = "secret-not-kept"


class SecretUnreadable(KnownFailure):
    """A file with a key could not be read from the disk."""

    code = "secret-unreadable"


def keep_secret(path: Path, secret: bytes) -> None:
    """Write a secret to a new file that only its owner may read; never over another: keys are irreplaceable."""
    if path.exists():
        raise SecretNotKept(f"Ya existe el archivo «{path.name}».", "Elija otro nombre: no se escribe sobre una llave.")
    replace_secret(path, secret)


def replace_secret(path: Path, secret: bytes) -> None:
    """Write a secret in place of what stood there, whole or not at all; the old must be known to be of no more use."""
    unfinished = path.with_name(f"{path.name}.tmp")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as problem:
        unfinished.unlink(missing_ok=True)
        raise SecretNotKept(
            f"No se pudo guardar «{path.name}» ({problem.strerror}).", "Revise que haya espacio y permiso de escritura."
        ) from problem


def set_aside(path: Path, at: datetime) -> None:
    """Keep a file under a name of its time, if it is there: a key that served once may be needed again."""
    if path.exists():
        aside = path.with_name(f"{path.stem}-{at:%Y%m%dT%H%M%S%f}{path.suffix}")
        try:
            path.rename(aside)
        except OSError as problem:
            raise SecretNotKept(
                f"No se pudo apartar «{path.name}» ({problem.strerror}).", "Revise el permiso de escritura."
            ) from problem


def read_secret(path: Path) -> bytes:
    """Return the bytes of a file with a key."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise SecretUnreadable(
            f"No se pudo leer «{path.name}» ({problem.strerror}).", "Revise que el archivo esté en su lugar."
        ) from problem
