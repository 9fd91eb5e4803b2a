"""The search index (FTS5): folded text in, so that accents and Mayan glottal marks never hide a record."""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from gobabierto_desktop.domain.fields import Field, FieldType, Kind
from gobabierto_desktop.domain.folding import folded_words
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.records import Record

_WORDS = {FieldType.LINE, FieldType.TEXT}


def index(connection: Connection, placed: Iterable[tuple[int, Record]]) -> None:
    """Put the words of records in the index in place of what stood there; a deleted record has none."""
    placed = list(placed)
    connection.execute(text("DELETE FROM search WHERE rowid = :place"), [{"place": place} for place, _ in placed])
    rows = [_row(place, record) for place, record in placed if not record.is_deleted]
    if rows:
        connection.execute(text("INSERT INTO search(rowid, title, body) VALUES (:place, :title, :body)"), rows)


def _row(place: int, record: Record) -> dict[str, object]:
    kind = KINDS[record.kind]
    body = " ".join(record.text(field.name) for field in kind.fields if _has_words(kind, field))
    return {"place": place, "title": folded_words(record.text(kind.title_field)), "body": folded_words(body)}


def find(connection: Connection, typed: str, limit: int) -> list[str]:
    """The ids of the records in which every word typed begins some word, best first."""
    words = folded_words(typed).split()
    if not words:
        return []
    query = " ".join(f'"{word}"*' for word in words)
    rows = connection.execute(
        text(
            "SELECT record.id FROM search JOIN record ON record.place = search.rowid "
            "WHERE search MATCH :query ORDER BY bm25(search, 8.0, 1.0), record.id LIMIT :limit"
        ),
        {"query": query, "limit": limit},
    )
    return [row.id for row in rows]


def _has_words(kind: Kind, field: Field) -> bool:
    """A long text that nobody typed (the strokes of a signature, a list of digests) has no words to look for."""
    is_made = field.is_automatic and field.type is FieldType.TEXT
    return field.type in _WORDS and field.name != kind.title_field and not is_made
