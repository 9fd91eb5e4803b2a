"""The index of what proposals are about: the stems of their words, and how many proposals hold each.

It answers in time among a hundred thousand because only the rarer words of what is typed are looked up: a word that
one proposal in five holds tells them apart no better than «de».
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from gobabierto_desktop.domain.likeness import body_stems, title_stems
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.store.rows import read_record
from gobabierto_desktop.store.tables import META, RECORD

VERSION = "1"
"""Of the stems: a book indexed by another version is indexed anew when it is opened."""

KIND = "proposal"
_META = "likeness"
_MOST_HITS = 12_000
"""Index entries gone through for one question: about 20 ms."""
_AT_ONCE = 500
_FEW = 500
"""Among so few, the commonest word is looked up too."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """The records nearest to what was asked; `counts` tells how many hold each stem, of about `total`."""

    records: tuple[Record, ...]
    counts: Mapping[str, int]
    total: int


def index(connection: Connection, placed: Iterable[tuple[int, Record]]) -> None:
    """Put the proposals among records in the index in place of what stood there; a deleted one is not in it."""
    proposals = [(place, record) for place, record in placed if record.kind == KIND]
    if not proposals:
        return
    connection.execute(text("DELETE FROM likeness WHERE rowid = :place"), [{"place": place} for place, _ in proposals])
    rows = [
        {"place": place, "title": " ".join(title_stems(one)), "body": " ".join(body_stems(one))}
        for place, one in proposals
        if not one.is_deleted
    ]
    if rows:
        connection.execute(text("INSERT INTO likeness(rowid, title, body) VALUES (:place, :title, :body)"), rows)


def renew(connection: Connection) -> None:
    """Index every proposal anew where the index is of another version."""
    if connection.execute(select(META.c.value).where(META.c.name == _META)).scalar() == VERSION:
        return
    connection.execute(text("DELETE FROM likeness"))
    for rows in connection.execute(select(RECORD).where(RECORD.c.kind == KIND)).partitions(_AT_ONCE):
        index(connection, [(row.place, read_record(row)) for row in rows])
    connection.execute(META.delete().where(META.c.name == _META))
    connection.execute(META.insert().values(name=_META, value=VERSION))


def nearby(connection: Connection, stems: Collection[str], limit: int) -> Nearby:
    """The proposals that hold the rarer of the stems, those with more and rarer ones first."""
    # The last place stands for the count: counting a hundred thousand rows takes longer than all the rest.
    total = connection.execute(text("SELECT rowid FROM likeness ORDER BY rowid DESC LIMIT 1")).scalar() or 0
    counts = {stem: _count(connection, stem) for stem in stems}
    sought = _telling(counts, total)
    if not sought:
        return Nearby((), counts, total)
    query = " OR ".join(f'"{stem}"' for stem in sought)
    rows = connection.execute(
        text(
            "SELECT rowid FROM likeness WHERE likeness MATCH :query "
            "ORDER BY bm25(likeness, 6.0, 1.0), rowid LIMIT :limit"
        ),
        {"query": query, "limit": limit},
    )
    places = [row.rowid for row in rows]
    found = connection.execute(select(RECORD).where(RECORD.c.place.in_(places))).all()
    by_place = {row.place: read_record(row) for row in found}
    return Nearby(tuple(by_place[one] for one in places if one in by_place), counts, total)


def _count(connection: Connection, stem: str) -> int:
    return connection.execute(text("SELECT doc FROM likeness_stems WHERE term = :stem"), {"stem": stem}).scalar() or 0


def _telling(counts: Mapping[str, int], total: int) -> list[str]:
    """The stems worth looking up: the rarest first, while there is room."""
    room = _MOST_HITS
    sought: list[str] = []
    for stem, count in sorted(counts.items(), key=lambda one: (one[1], one[0])):
        is_common = total > _FEW and count > total // 5
        if not count or is_common or count > room:
            continue
        room -= count
        sought.append(stem)
    return sought
