"""The desk: an open book with the person who sits at it. Time and chance come in here and nowhere below."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gobabierto_desktop.domain.ids import uuid7
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.services.published_plan import published_changes
from gobabierto_desktop.store.book import Book, open_book
from gobabierto_desktop.store.catalogues import read_catalogue
from gobabierto_desktop.store.engine import BookKey
from gobabierto_desktop.store.shelf import Shelf
from gobabierto_desktop.store.shelving import box_files


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a verb needs: the book, its words, who works here, on which device, and clock and dice."""

    book: Book
    terms: Terms
    author: str
    device: str
    now: Callable[[], datetime] = _now
    chance: Callable[[int], bytes] = secrets.token_bytes

    @property
    def folder(self) -> Path:
        """Where the book and all that belongs to it live."""
        return self.book.file.parent

    @property
    def shelf(self) -> Shelf:
        """The files kept beside the book, locked with it where it is locked."""
        return Shelf(self.folder, self.book.key)

    def new_id(self) -> str:
        """A fresh record or package id."""
        return uuid7(int(self.now().timestamp() * 1000), self.chance(10))

    def close(self) -> None:
        """Let go of the book."""
        self.book.close()


def open_desk(
    folder: Path,
    author: str,
    now: Callable[[], datetime] = _now,
    chance: Callable[[int], bytes] = secrets.token_bytes,
    key: BookKey | None = None,
) -> Desk:
    """Open (or make) the book in a folder: lock, check, back up, migrate, load the catalogue, rescue what was typed.

    A locked book needs its key (`locking.unlock_book`): BookLocked is raised without.
    """
    book = open_book(folder, now(), key)
    try:
        _load_catalogue(book)
        device = book.meta("device") or _name_device(book, chance)
        if key:
            box_files(folder, key)  # what a stop, or a version that did not lock them, left in the clear
        return Desk(book, book.terms(), author, device, now, chance)
    except BaseException:
        book.close()
        raise


def _name_device(book: Book, chance: Callable[[int], bytes]) -> str:
    device = chance(8).hex()
    with book.transaction() as transaction:
        transaction.set_meta("device", device)
    return device


def _load_catalogue(book: Book) -> None:
    catalogue = read_catalogue(bundled("catalogues"))
    if int(book.meta("catalogue_version") or 0) >= catalogue.version:
        return
    with book.transaction() as transaction:
        transaction.load_terms(catalogue)
        transaction.append(published_changes(catalogue))
        for name, value in (
            ("plan_code", catalogue.plan_code),
            ("plan_title", catalogue.plan_title),
            ("commitments_declared", str(catalogue.declared)),
            ("catalogue_version", str(catalogue.version)),
        ):
            transaction.set_meta(name, value)
