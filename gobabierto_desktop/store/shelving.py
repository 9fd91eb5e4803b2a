"""Takes the files of a shelf into boxes when their book is locked, and out of them when it is opened for good.

Each file is whole under one name or the other at every moment. Where a stop left it under both, the box is the
true one: it was whole before what lies in the clear began to be written over.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from gobabierto_desktop.identity.strongbox import BoxError, BoxKey, BoxReader
from gobabierto_desktop.store.backup import FOLDER as COPIES
from gobabierto_desktop.store.engine import BookKey
from gobabierto_desktop.store.failures import DiskRefused
from gobabierto_desktop.store.shelf import AT_ONCE, BOX, FOLDERS, UNFINISHED, KeptFile, Shelf
from gobabierto_desktop.store.wiping import wipe

Moved = Callable[[int, int], None]
"""Hears which file of how many is moved next; what it raises stops the moving, to be gone on with later."""

_TRACES = ("*.viejo", "*.tmp", "*.tmp-*")
_UNDER_WAY = ("abriendo-*", "sellando-*", "cerrando-*")


def box_files(folder: Path, key: BookKey, moved: Moved = lambda _place, _count: None) -> None:
    """Put every file of the shelf into a box, and take away what a stop left in the clear. Raises DiskRefused."""
    shelf = Shelf(folder, key)
    try:
        for trace in list(_traces(folder)):
            wipe(trace)
        _remove_empty(folder)
        files = list(_in_the_clear(folder))
        for place, file in enumerate(files, start=1):
            moved(place, len(files))
            _box(shelf, file)
    except OSError as error:
        raise DiskRefused(error.strerror or str(error)) from error


def unbox_files(folder: Path, key: BookKey, moved: Moved = lambda _place, _count: None) -> int:
    """The inverse; how many boxes could not be opened, being damaged: they stay. Raises DiskRefused."""
    shelf, plain = Shelf(folder, key), Shelf(folder, None)
    boxes = [one for place in FOLDERS for one in sorted((folder / place).glob(f"*{BOX}"))]
    damaged = 0
    for place, box in enumerate(boxes, start=1):
        moved(place, len(boxes))
        try:
            name = _name_in(box, shelf.key)
            _ = plain.put(name, shelf.file(name).pieces())
            box.unlink()
        except BoxError:
            damaged += 1
        except OSError as error:
            raise DiskRefused(error.strerror or str(error)) from error
    return damaged


def kept_in(shelf: Shelf, place: str) -> Iterator[KeptFile]:
    """Every file of the shelf in one of FOLDERS, by its own name; what is damaged or under way is left out."""
    for file in sorted((shelf.folder / place).rglob("*")):
        if file.suffix == BOX and shelf.key:
            with suppress(BoxError, OSError):
                yield shelf.file(_name_in(file, shelf.key))
        elif file.is_file() and file.suffix not in {BOX, UNFINISHED} and not shelf.key:
            yield shelf.file(file.relative_to(shelf.folder).as_posix())


def _box(shelf: Shelf, file: Path) -> None:
    name = file.relative_to(shelf.folder).as_posix()
    if not shelf.file(name).is_there():
        with file.open("rb") as plain:
            _ = shelf.put(name, iter(lambda: plain.read(AT_ONCE), b""))
    wipe(file)
    with suppress(OSError):  # other files lie there still
        file.parent.rmdir()


def _name_in(box: Path, key: BoxKey | None) -> str:
    """What a box says that it holds; one of FOLDERS, or it is not of the shelf."""
    if key is None:
        raise BoxError
    with box.open("rb") as file, BoxReader(file, key) as reader:
        name = reader.name
    if name.partition("/")[0] not in FOLDERS or ".." in name:
        raise BoxError
    return name


def _in_the_clear(folder: Path) -> Iterator[Path]:
    for place in FOLDERS:
        files = (one for one in sorted((folder / place).rglob("*")) if one.is_file() and not one.is_symlink())
        yield from (one for one in files if one.suffix not in {BOX, UNFINISHED})


def _traces(folder: Path) -> Iterator[Path]:
    """What a stop left: half-written files, books that were being replaced, what was being opened or sealed."""
    for place in (folder, folder / COPIES):
        for form in _TRACES:
            yield from place.glob(form)
    for place in FOLDERS:
        yield from (folder / place).rglob(f"*{UNFINISHED}")
    for form in _UNDER_WAY:
        yield from (one for under in folder.glob(form) for one in under.rglob("*") if one.is_file())


def _remove_empty(folder: Path) -> None:
    for form in _UNDER_WAY:
        for under in folder.glob(form):
            with suppress(OSError):
                under.rmdir()
