"""Naming: what a record is called in one line, in lists, in the search and in what a verb answers."""

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.commitments import milestone_name
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.store.book import Book

UNTITLED = "(sin título)"


def title_of(record: Record, book: Book, terms: Terms) -> str:
    """The record's title; a vote is named after its proposal, a mesa by its number and topic."""
    if record.kind == "dialogue_table":
        return table_title(record, terms)
    if record.kind == "vote":
        voted = book.record(record.text("proposal"))
        return f"Votación: {voted.text('title') or UNTITLED}" if voted else "Votación sin propuesta"
    if record.kind == "commitment":
        return f"{record.text('number') or '?'}. {record.text('title') or UNTITLED}"
    if record.kind == "milestone":
        return f"{milestone_name(record)}. {record.text('title') or UNTITLED}"
    return record.text(KINDS[record.kind].title_field) or UNTITLED


def table_title(table: Record, terms: Terms) -> str:
    """«Mesa 2 · Educación»."""
    topic = table.text("topic") or spoken(table, "work_area", terms) or "sin área de trabajo"
    return f"Mesa {table.text('number') or '?'} · {topic}"


def spoken(record: Record, field: str, terms: Terms) -> str:
    """A field's value as people read it."""
    return rules.shown(KINDS[record.kind].field(field), record.get(field), terms)


def counted(number: int, one: str, many: str) -> str:
    """«1 propuesta», «8 propuestas»."""
    return f"{number:,} {one if number == 1 else many}"
