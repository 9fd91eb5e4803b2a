"""Remarking: notes on single fields of a record are left, changed, taken away and read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gobabierto_desktop.domain.changes import DELETED, Assignment
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.notes import NOTE, note_id
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.versions import in_order
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.editing import all_heads, write
from gobabierto_desktop.services.history import Event, device_name, field_history
from gobabierto_desktop.services.stepping import step


@dataclass(frozen=True, slots=True)
class Note:
    """A note as people read it: on which field, who wrote it last, when (claimed, in UTC) and on which laptop."""

    record: Record
    field: str
    label: str
    text: str
    author: str
    at: str
    device: str
    is_of_this_laptop: bool


def notes_on(desk: Desk, record: Record) -> tuple[Note, ...]:
    """The notes on a record, in the order of its form."""
    stored = [one for one in desk.book.records(NOTE.name, record.id) if one.text("text")]
    places = {name: place for place, name in enumerate(KINDS[record.kind].by_name)}
    stored.sort(key=lambda one: (places.get(one.text("field"), len(places)), one.id))
    return tuple(_told(desk, record, one) for one in stored)


def note_here(desk: Desk, record: Record, field: str) -> str:
    """What this laptop's note on a field says; empty for none."""
    stored = desk.book.record(note_id(record.id, field, desk.device))
    return stored.text("text") if stored and not stored.is_deleted else ""


def leave_note(desk: Desk, record: Record, field: str, text: str) -> Record:
    """Write this laptop's note on a field as one step; without text it is taken away. The record of the note."""
    name = note_id(record.id, field, desk.device)
    known = desk.book.record(name) or Record(NOTE.name, name, record.id)
    text = text.strip()
    fields: dict[str, Assignment] = {}
    if text:
        told = {"field": field, "text": text}
        fields = {
            key: Assignment(value, known.heads.get(key, ())) for key, value in told.items() if known.get(key) != value
        }
        if known.is_deleted:
            fields[DELETED] = Assignment(value=False, over=all_heads(known))
    elif known.heads and not known.is_deleted:
        fields[DELETED] = Assignment(value=True, over=all_heads(known))
    label = _label(record.kind, field)
    with step(desk, f"anotar {label}" if text else f"quitar la nota de {label}") as transaction:
        write(desk, transaction, known, fields)
    return desk.book.record(name) or known


def notes_history(desk: Desk, record: Record, field: str = "") -> tuple[Event, ...]:
    """What the notes on a record (or on one field of it) said in turn, those taken away too, under the field's name."""
    notes = (one for one in desk.book.family(record.id) if one.kind == NOTE.name and one.parent == record.id)
    wanted = (one for one in notes if not field or one.text("field") == field)
    return tuple(
        replace(event, label=f"Nota de {_label(record.kind, one.text('field'))}")
        for one in wanted
        for event in _of_text(desk, one)
    )


def _of_text(desk: Desk, note: Record) -> Iterable[Event]:
    yield from field_history(desk, note.id, "text")
    yield from field_history(desk, note.id, DELETED)


def _told(desk: Desk, record: Record, note: Record) -> Note:
    said = [one for one in in_order(desk.book.history([note.id])) if "text" in one.fields]
    last = said[-1]
    return Note(
        note,
        note.text("field"),
        _label(record.kind, note.text("field")),
        note.text("text"),
        last.author,
        last.at,
        device_name(desk, last.device),
        note.id == note_id(record.id, note.text("field"), desk.device),
    )


def _label(kind: str, field: str) -> str:
    declared = KINDS[kind].by_name.get(field)
    return declared.label if declared else field
