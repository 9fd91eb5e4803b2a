"""Notes on a field: what whoever types remarks on one answer of one record, such as why it is doubtful or who said it.

A note is a record under the one it speaks of, whatever its kind, so that it travels, merges, is undone and has a
history like all the rest. Each laptop has one note on a field: two people who remark at once never conflict. A remark
may name people: it leaves a laptop only sealed.
"""

from uuid import NAMESPACE_URL, uuid5

from gobabierto_desktop.domain.fields import ANY_KIND, Field, FieldType, Kind, Privacy

NOTE = Kind(
    name="note",
    label="Nota",
    plural="Notas",
    parent=ANY_KIND,
    title_field="text",
    # Who wrote it and when stands in the journal, as of every change.
    fields=(
        Field("field", "Campo", required=True, longest=60, help="Nombre interno del campo", privacy=Privacy.PERSONAL),
        Field("text", "Nota", FieldType.TEXT, required=True, privacy=Privacy.PERSONAL),
    ),
)


def note_id(record: str, field: str, device: str) -> str:
    """The id of a laptop's note on a field of a record."""
    return str(uuid5(NAMESPACE_URL, f"note/{record}/{field}/{device}"))
