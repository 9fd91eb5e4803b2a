"""Files that a verb is given, and the packages in the folders it is given."""

from collections.abc import Iterable
from pathlib import Path

from gobabierto_desktop.domain.problems import KnownFailure


class NoSuchFile(KnownFailure):
    """A file or folder that was named is not there."""

    code = "no_such_file"

    def __init__(self, path: Path) -> None:
        super().__init__(f"No se puede leer «{path}».", "Revise que exista y que la ruta esté bien escrita.")


def read_given(path: Path) -> bytes:
    """The bytes of a file. Raises NoSuchFile."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise NoSuchFile(path) from error


def packages_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and the packages of the folders named, each once. Raises NoSuchFile."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(sorted(path.rglob("*.asice")))
        elif path.exists():
            found[path] = None
        else:
            raise NoSuchFile(path)
    return list(found)
