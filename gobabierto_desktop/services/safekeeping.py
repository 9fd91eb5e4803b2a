"""Safekeeping: the copies of a book, listed, made and put back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.store import backup
from gobabierto_desktop.store.book import FILE, LOCK
from gobabierto_desktop.store.engine import BookKey
from gobabierto_desktop.store.failures import BookBusy

Clock = Callable[[], datetime]


class CopyMissing(KnownFailure):
    """There is no such copy."""

    code = "copy_missing"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the book: where it lies, when it was made (UTC), how many bytes it takes."""

    path: Path
    made_at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Restored:
    """The copy that was put in place, and where what stood there was set aside, if anything stood there."""

    copy: Path
    aside: Path | None


def copies(folder: Path) -> tuple[Copy, ...]:
    """The copies of the book in a folder, latest first."""
    return tuple(Copy(path, backup.made_at(path), path.stat().st_size) for path in backup.backups(folder / FILE))


def keep_copy(desk: Desk) -> Copy:
    """Copy the open book now, and check the copy. Raises DiskRefused or BookDamaged."""
    at = desk.now()
    path = backup.back_up(desk.book.file, at, desk.book.key)
    return Copy(path, at, path.stat().st_size)


def restore_copy(folder: Path, name: str, now: datetime, key: BookKey | None = None) -> Restored:
    """Put a copy in the place of the book, which must be closed; what stood there is set aside, so this can be undone.

    `name` is a copy's file name, a path, or «última»; `key` is that of a locked book.
    Raises CopyMissing, BookBusy, BookDamaged or DiskRefused.
    """
    copy = _find(folder, name)
    lock = FileLock(folder / LOCK, mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BookBusy from error
    try:
        return Restored(copy, backup.restore(folder / FILE, copy, now, key))
    finally:
        lock.release()


def _find(folder: Path, name: str) -> Path:
    found = backup.backups(folder / FILE)
    if name in {"última", "ultima"} and found:
        return found[0]
    named = next((one for one in found if one.name == name), Path(name))
    if not named.is_file():
        raise CopyMissing(f"No hay una copia «{name}» en {folder}.", "Vea las que hay con «gobabierto backup list».")
    return named
