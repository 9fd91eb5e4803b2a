"""The desk: an open book with the person who sits at it. Time and chance come in here and nowhere below."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from uuid import NAMESPACE_URL, uuid5

from gobabierto_desktop.domain.changes import FIRST, Assignment, Change
from gobabierto_desktop.domain.commitments import COMMITMENT
from gobabierto_desktop.domain.ids import uuid7
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import Value, frozen
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.store.book import Book, open_book
from gobabierto_desktop.store.catalogues import Catalogue, read_catalogue

_COMMITMENT_TEXTS = {"number", "title", "problem", "commitment", "contribution", "relevance", "additional", "ogp_id"}


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
) -> Desk:
    """Open (or make) the book in a folder: lock, check, back up, migrate, load the catalogue, rescue what was typed."""
    book = open_book(folder, now())
    try:
        _load_catalogue(book)
        device = book.meta("device") or _name_device(book, chance)
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
        transaction.append(_published(catalogue))
        for name, value in (
            ("plan_code", catalogue.plan_code),
            ("plan_title", catalogue.plan_title),
            ("commitments_declared", str(catalogue.declared)),
            ("catalogue_version", str(catalogue.version)),
        ):
            transaction.set_meta(name, value)


def _published(catalogue: Catalogue) -> list[Change]:
    """The plan's commitments as changes of the device «catálogo»: the same in every book, so that edits merge."""
    changes: list[Change] = []
    previous = FIRST
    for number, sheet in enumerate(catalogue.commitments, start=1):
        change = Change(
            device=f"catalogo-{catalogue.plan_code}",
            number=number,
            previous=previous,
            author="Catálogo del plan",
            at="2018-11-28T00:00:00Z",
            kind=COMMITMENT.name,
            record=str(uuid5(NAMESPACE_URL, f"{catalogue.plan_code}/commitment/{sheet['number']}")),
            parent=None,
            sealed=False,
            nonce="",
            fields={name: Assignment(value) for name, value in _sheet_values(sheet).items() if value},
        )
        previous = change.digest()
        changes.append(change)
    return changes


def _sheet_values(sheet: Mapping[str, object]) -> dict[str, Value]:
    plain = {name: frozen(sheet[name]) for name in _COMMITMENT_TEXTS if name in sheet}
    return plain | {
        "starts": frozen(sheet.get("start")),
        "ends": frozen(sheet.get("end")),
        "summary": frozen(sheet.get("description")),
        "institutions": _lines(sheet.get("institutions")),
        "milestones": _lines(sheet.get("milestones")),
        "contact": _lines(sheet.get("contact")),
        "other_actors": _lines(sheet.get("other_actors")),
    }


def _lines(items: object) -> str:
    """A list of the sheet as lines of text; a milestone or contact is told as «número. texto — responsables»."""
    lines: list[str] = []
    for item in cast("list[object]", items or []):
        if isinstance(item, dict):
            parts = cast("dict[str, object]", item)
            lines.append(" — ".join(_told(value) for value in parts.values() if value))
        else:
            lines.append(str(item))
    return "\n".join(lines)


def _told(value: object) -> str:
    return "; ".join(_told(one) for one in cast("list[object]", value)) if isinstance(value, list) else str(value)
