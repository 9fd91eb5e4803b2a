"""Locks the files of a book with a key, or opens them again for good: the book itself and every copy of it."""

import os
from contextlib import suppress
from pathlib import Path

from gobabierto_desktop.store.backup import backups, is_sound
from gobabierto_desktop.store.engine import LIBRARY_ERRORS, BookKey, is_locked, open_file
from gobabierto_desktop.store.failures import BookDamaged, DiskRefused
from gobabierto_desktop.store.wiping import wipe


def encrypt(file: Path, key: BookKey) -> None:
    """Put the closed book and its copies under a key. Raises BookDamaged, DiskRefused; each file is then whole.

    What stood in the clear is written over once before it goes; what a disk kept of it elsewhere is out of reach.
    """
    for one in (*_beside(file), *backups(file), file):
        if one.exists() and not is_locked(one):
            _rewrite(one, None, key)


def decrypt(file: Path, key: BookKey) -> None:
    """The inverse: the closed book and its copies in the clear again."""
    for one in (*_beside(file), *backups(file), file):
        if is_locked(one):
            _rewrite(one, key, None)


def _beside(file: Path) -> list[Path]:
    """What a restore set aside."""
    return sorted(file.parent.glob("apartado-*.sqlite"))


def _rewrite(file: Path, old: BookKey | None, new: BookKey | None) -> None:
    if not is_sound(file, old):
        raise BookDamaged(str(file))
    unfinished = file.with_suffix(".tmp")
    known = new.spelt if new else ""
    try:
        with suppress(FileNotFoundError):
            unfinished.unlink()
        with open_file(file, old or BookKey(b"")) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("ATTACH DATABASE ? AS rewritten KEY ?", (str(unfinished), known))
            connection.execute("SELECT sqlcipher_export('rewritten')").fetchone()
            connection.execute("DETACH DATABASE rewritten")
        unfinished.chmod(0o600)
        if not is_sound(unfinished, new):
            raise BookDamaged(str(unfinished))
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        _replace(file, unfinished)
    except (OSError, *LIBRARY_ERRORS) as error:
        raise DiskRefused(str(error)) from error
    finally:
        with suppress(OSError):  # the disk's first refusal is what the user must hear of
            unfinished.unlink(missing_ok=True)


def _replace(file: Path, unfinished: Path) -> None:
    """At no moment is there no whole book under the book's name; what it replaces is then written over."""
    old = file.with_suffix(".viejo")
    if old.exists():  # left by a stop
        wipe(old)
    with suppress(OSError):  # a disk without second names: what was there is left to the disk
        os.link(file, old)
    unfinished.replace(file)
    if old.exists():
        wipe(old)
