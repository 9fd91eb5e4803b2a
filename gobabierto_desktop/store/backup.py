"""Copies of a book: made with SQLite's own backup, opened and checked before they count, thinned out with age.

The copies of a locked book are locked with the same key.
"""

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from gobabierto_desktop.store.engine import DAMAGE, LIBRARY_ERRORS, BookKey, open_file
from gobabierto_desktop.store.failures import BookDamaged, DiskRefused

FOLDER = "copias"
_FORM = "libro-%Y%m%dT%H%M%S%f.sqlite"
_KEEP_LATEST = 12
_KEEP_BY_PERIOD = (("%Y%m%d", 12), ("%G%V", 10), ("%Y%m", 9))


def is_sound(file: Path, key: BookKey | None = None) -> bool:
    """Whether there is a file that SQLite can open, and no damage in it (quick_check)."""
    try:
        with open_file(_existing(file), key) as connection:
            return connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except DAMAGE:
        return False


def is_blank(file: Path, key: BookKey | None = None) -> bool:
    """Whether a sound file has no table in it: a file cut to nothing is a new one to SQLite, with no damage."""
    with open_file(_existing(file), key) as connection:
        return connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def back_up(file: Path, at: datetime, key: BookKey | None = None) -> Path:
    """Copy an open or closed book into `copias/` beside it, check the copy, thin out old ones; the copy's path.

    Raises DiskRefused where the copy cannot be written, BookDamaged where it does not pass its check.
    """
    folder = file.parent / FOLDER
    copy = folder / at.strftime(_FORM)
    unfinished = copy.with_suffix(".tmp")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with open_file(file, key) as source, open_file(unfinished, key) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        unfinished.chmod(0o600)
        if not is_sound(unfinished, key):
            raise BookDamaged(str(file))
        unfinished.replace(copy)
    except (OSError, *LIBRARY_ERRORS) as error:
        raise DiskRefused(str(error)) from error
    finally:
        with suppress(OSError):  # the disk's first refusal is what the user must hear of
            unfinished.unlink(missing_ok=True)
    _thin_out(folder)
    return copy


def backups(file: Path) -> list[Path]:
    """The copies of a book, latest first."""
    return sorted((file.parent / FOLDER).glob("libro-*.sqlite"), reverse=True)


def made_at(copy: Path) -> datetime:
    """When a copy was made (UTC), as its name tells."""
    return datetime.strptime(copy.name, _FORM).replace(tzinfo=UTC)


def restore(file: Path, copy: Path, at: datetime, key: BookKey | None = None) -> Path | None:
    """Put a checked copy in the place of a closed book; what stood there is set aside, and its new path returned.

    Nothing is touched before the copy, and what stood there, are both whole on the disk under other names.
    """
    if not is_sound(copy, key):
        raise BookDamaged(str(copy))
    stood_there = file.exists()
    aside = file.with_name(f"apartado-{at:%Y%m%dT%H%M%S%f}.sqlite")
    unfinished = file.with_suffix(".tmp")
    try:
        with open_file(copy, key) as source, open_file(unfinished, key) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        unfinished.chmod(0o600)
        logs = [log for suffix in ("-wal", "-shm") if (log := file.with_name(file.name + suffix)).exists()]
        for part in (file, *logs) if stood_there else ():
            shutil.copy2(part, part.with_name(part.name.replace(file.name, aside.name)))
        for log in logs:  # SQLite would play them into the copy
            log.unlink()
        unfinished.replace(file)
    except (OSError, *LIBRARY_ERRORS) as error:
        raise DiskRefused(str(error)) from error
    finally:
        with suppress(OSError):  # the disk's first refusal is what the user must hear of
            unfinished.unlink(missing_ok=True)
    return aside if stood_there else None


def _existing(file: Path) -> str:
    """The address of a file that SQLite opens and does not make."""
    return f"{file.absolute().as_uri()}?mode=rw"


def _thin_out(folder: Path) -> None:
    for left in folder.glob("libro-*.tmp*"):  # of a copy that a power cut stopped
        left.unlink()
    found = sorted(folder.glob("libro-*.sqlite"), reverse=True)
    kept = set(found[:_KEEP_LATEST])
    for form, how_many in _KEEP_BY_PERIOD:
        newest: dict[str, Path] = {}
        for copy in found:
            newest.setdefault(datetime.strptime(copy.name, _FORM).strftime(form), copy)  # noqa: DTZ007 - a file's name
        kept.update(list(newest.values())[:how_many])
    for copy in set(found) - kept:
        copy.unlink()
