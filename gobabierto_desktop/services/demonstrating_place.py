"""Where a demonstration leaves its files: it can run again in the same folder, and deletes only what it made there."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.packages.writer import NotDelivered

LIST = "demostracion.json"
_PARTS_OF_A_BOOK = ("-wal", "-shm")
"""What SQLite keeps beside a book of ours: left behind, it would be taken for part of the next one."""


class PlaceTaken(KnownFailure):
    """The folder holds files of somebody else where the demonstration would write its own."""

    code = "place_taken"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"En la carpeta ya hay algo que la demostración no hizo: {path}.", "Elija otra carpeta, o mueva eso antes."
        )


class _Made(msgspec.Struct, frozen=True):
    """The list on disk: the paths of what was made, from the folder down."""

    made: list[str]


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, and the files that stood in it before and are not ours."""

    folder: Path
    stood: frozenset[Path]

    def note(self) -> None:
        """Write down what was made up to now: whatever stops us, the next run knows it. Raises NotDelivered."""
        made = sorted(path.relative_to(self.folder).as_posix() for path in _files(self.folder) - self.stood)
        unfinished = self.folder / f"{LIST}.tmp"
        try:
            _ = unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(_Made([*made, LIST])), indent=1))
            _ = unfinished.replace(self.folder / LIST)
        except OSError as error:
            raise NotDelivered(self.folder, error.strerror or str(error)) from error


def clear(folder: Path, wanted: Iterable[str]) -> Place:
    """Delete what an earlier demonstration made in the folder, and nothing else; the folder is made where it is not.

    `wanted` are the names that will be written. Raises PlaceTaken where one is still there, NotDelivered.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in _listed(folder):
            _delete(folder, folder / name)
    except OSError as error:
        raise NotDelivered(folder, error.strerror or str(error)) from error
    for name in wanted:
        if (folder / name).exists():
            raise PlaceTaken(folder / name)
    return Place(folder, frozenset(_files(folder)))


def _listed(folder: Path) -> list[str]:
    try:
        return msgspec.json.decode((folder / LIST).read_bytes(), type=_Made).made
    except (FileNotFoundError, msgspec.DecodeError):
        return []


def _delete(folder: Path, file: Path) -> None:
    """Delete a file inside the folder, and the folders it leaves empty; a path that leads outside is passed over."""
    if not file.parent.resolve().is_relative_to(folder.resolve()):
        return
    file.unlink(missing_ok=True)
    if file.suffix == ".sqlite":
        for part in _PARTS_OF_A_BOOK:
            file.with_name(file.name + part).unlink(missing_ok=True)
    above = file.parent
    while above != folder and above.is_dir() and not any(above.iterdir()):
        above.rmdir()
        above = above.parent


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if not path.is_dir()}
