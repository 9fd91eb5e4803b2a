"""Changes and books to try the store with."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from gobabierto_desktop.domain.changes import FIRST, Assignment, Change, ChangeId
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.store.book import FILE, Book, open_book
from gobabierto_desktop.store.engine import BookKey

AT = datetime(2018, 5, 16, 14, 5, tzinfo=UTC)
FORUM, TABLE, PROPOSAL = "foro", "mesa", "propuesta"
PARENTS = {"forum": None, "dialogue_table": FORUM, "participant": FORUM, "proposal": TABLE}


def change(
    device: str,
    number: int,
    record: str,
    values: Mapping[str, Value],
    kind: str = "proposal",
    parent: str | None = TABLE,
    previous: str = FIRST,
    over: tuple[ChangeId, ...] = (),
) -> Change:
    """One entry of a journal; only what a test is about needs to be said."""
    return Change(
        device=device,
        number=number,
        previous=previous,
        author="Ana Inventada",
        at="2018-05-16T14:00:00Z",
        kind=kind,
        record=record,
        parent=parent,
        sealed=kind == "participant",
        nonce="",
        fields={name: Assignment(value, over) for name, value in values.items()},
    )


def family(device: str = "a1") -> list[Change]:
    """A forum, a mesa in it and a proposal, chained as one device writes them."""
    forum = change(device, 1, FORUM, {"name": "Foro de Cantel"}, "forum", None)
    table = change(device, 2, TABLE, {"number": 1}, "dialogue_table", FORUM, forum.digest())
    proposal = change(device, 3, PROPOSAL, {"title": "Monitoreo del río Samalá"}, previous=table.digest())
    return [forum, table, proposal]


def fill(book: Book, changes: list[Change] | None = None) -> None:
    with book.transaction() as transaction:
        transaction.append(family() if changes is None else changes)


def make(folder: Path, changes: list[Change] | None = None) -> str:
    """A closed book in a folder; its digest."""
    book = open_book(folder, AT)
    try:
        fill(book, changes)
        return book.digest()
    finally:
        book.close()


def digest_in(folder: Path, key: BookKey | None = None) -> str:
    """The digest of the closed book in a folder."""
    book = open_book(folder, AT, key)
    try:
        return book.digest()
    finally:
        book.close()


def run_sql(folder: Path, *statements: str) -> None:
    """What somebody with another program does to a closed book."""
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
