"""Copies of a book: made with SQLite's own backup, opened and checked before they count, thinned out with age."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from gobabierto_desktop.store.failures import BookDamaged, DiskRefused

FOLDER = "copias"
_FORM = "libro-%Y%m%dT%H%M%S%f.sqlite"
_KEEP_LATEST = 12
_KEEP_BY_PERIOD = (("%Y%m%d", 12), ("%G%V", 10), ("%Y%m", 9))


def is_sound(file: Path) -> bool:
    """Whether SQLite can open the file and finds no damage in it (quick_check)."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            return connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        return False


def back_up(file: Path, at: datetime) -> Path:
    """Copy an open or closed book into `copias/` beside it, check the copy, thin out old ones; the copy's path.

    Raises DiskRefused where the copy cannot be written, BookDamaged where it does not pass its check.
    """
    folder = file.parent / FOLDER
    copy = folder / at.strftime(_FORM)
    unfinished = copy.with_suffix(".tmp")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        unfinished.chmod(0o600)
        if not is_sound(unfinished):
            raise BookDamaged(str(file))
        unfinished.replace(copy)
    except (OSError, sqlite3.Error) as error:
        raise DiskRefused(str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    _thin_out(folder)
    return copy


def backups(file: Path) -> list[Path]:
    """The copies of a book, latest first."""
    return sorted((file.parent / FOLDER).glob("libro-*.sqlite"), reverse=True)


def restore(file: Path, copy: Path, at: datetime) -> Path | None:
    """Put a checked copy in the place of a closed book; what stood there is set aside, and its new path returned."""
    if not is_sound(copy):
        raise BookDamaged(str(copy))
    aside = file.with_name(f"apartado-{at:%Y%m%dT%H%M%S}.sqlite")
    try:
        stood_there = file.exists()
        for suffix in ("", "-wal", "-shm"):
            part = file.with_name(file.name + suffix)
            if part.exists():
                part.rename(aside.with_name(aside.name + suffix))
        with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(file)) as target:
            source.backup(target)
        file.chmod(0o600)
    except (OSError, sqlite3.Error) as error:
        raise DiskRefused(str(error)) from error
    return aside if stood_there else None


def _thin_out(folder: Path) -> None:
    found = sorted(folder.glob("libro-*.sqlite"), reverse=True)
    kept = set(found[:_KEEP_LATEST])
    for form, how_many in _KEEP_BY_PERIOD:
        newest: dict[str, Path] = {}
        for copy in found:
            newest.setdefault(datetime.strptime(copy.name, _FORM).strftime(form), copy)  # noqa: DTZ007 - a file's name
        kept.update(list(newest.values())[:how_many])
    for copy in set(found) - kept:
        copy.unlink()
