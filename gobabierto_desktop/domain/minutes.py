"""The minutes (acta) of a forum or mesa as a thing with a life: read aloud, ratified, closed; then only addenda."""

from collections.abc import Iterable
from enum import Enum

from gobabierto_desktop.domain.fields import Field, FieldType, Kind, Privacy
from gobabierto_desktop.domain.ids import child_id
from gobabierto_desktop.domain.records import Record


class ActaState(Enum):
    """How far an acta is."""

    DRAFT = "borrador"
    RATIFIED = "ratificada"
    CLOSED = "cerrada"


ACTA = Kind(
    name="acta",
    label="Acta",
    plural="Actas",
    parent="forum",
    title_field="number",
    fields=(
        Field("table", "Mesa", FieldType.REFERENCE, vocabulary="dialogue_table", help="Vacío: el acta es del foro"),
        Field("number", "Número de acta", is_automatic=True),
        Field("read_by", "Quién la leyó en voz alta"),
        Field("ratified_on", "Fecha en que se ratificó", FieldType.DATE, help="día/mes/año"),
        Field("ratified_at", "Hora en que se ratificó", FieldType.TIME, help="por ejemplo 13:00"),
        Field("ratified_by", "Cuántos la ratificaron", FieldType.INTEGER, most=9999),
        Field("objections", "Observaciones al leerla", FieldType.TEXT, help="En palabras de quien las hizo"),
        Field("closed_at", "Cerrada", is_automatic=True, by_step=True, help="Fecha y hora en UTC"),
        Field("digest", "SHA-256 del PDF cerrado", is_automatic=True, by_step=True),
        Field("is_reserved", "Lleva firmas a mano: viaja sellada", FieldType.YES_NO, is_automatic=True, by_step=True),
        Field("traces", "SHA-256 de cada trazo manuscrito", FieldType.TEXT, is_automatic=True, by_step=True),
    ),
)

ADDENDUM = Kind(
    name="addendum",
    label="Adenda",
    plural="Adendas",
    parent="forum",
    title_field="text",
    fields=(
        Field("acta", "Acta que corrige o completa", FieldType.REFERENCE, vocabulary="acta", required=True),
        Field("text", "Lo que se corrige o se agrega", FieldType.TEXT, required=True),
        Field("reason", "Motivo", FieldType.TEXT, required=True),
        Field("written_on", "Fecha", FieldType.DATE, required=True, help="día/mes/año"),
        Field("written_by", "Quién la levanta", required=True),
        Field("post", "Cargo e institución"),
        Field("digest", "SHA-256 del PDF firmado", is_automatic=True, by_step=True),
    ),
)


def _by_hand(name: str, label: str, type_: FieldType = FieldType.LINE, **more: str | int) -> Field:
    return Field(name, label, type_, privacy=Privacy.PERSONAL, is_automatic=True, by_step=True, **more)  # pyright: ignore[reportArgumentType] - passed on as declared


HAND_SIGNATURE = Kind(
    name="hand_signature",
    label="Firma a mano",
    plural="Firmas a mano",
    parent="forum",
    title_field="name",
    fields=(
        _by_hand("acta", "Acta que firma", FieldType.REFERENCE, vocabulary="acta"),
        _by_hand("person", "Participante", FieldType.REFERENCE, vocabulary="participant"),
        _by_hand("name", "Quién firma"),
        _by_hand("post", "Cargo e institución"),
        _by_hand("capacity", "En calidad de qué firma"),
        _by_hand("on_paper", "Firmará en la copia impresa", FieldType.YES_NO),
        _by_hand("trace", "Trazo", FieldType.TEXT, longest=400_000),
        _by_hand("read", "Huella de lo que el acta decía al firmarla"),
        _by_hand("signed_at", "Fecha y hora en UTC"),
    ),
)
"""Of who has no certificate: drawn on the screen, or promised for the printed copy. Never an electronic signature."""

HELD_BY_AN_ACTA = frozenset({"forum", "dialogue_table", "participant", "delegate", "proposal", "agreement", "vote"})
"""The kinds that an acta tells of: nobody changes them once it is closed."""


def acta_id(forum: str, table: str | None) -> str:
    """The id, the same on every laptop, of the acta of a forum or of one of its tables."""
    return child_id(forum, ACTA.name, table or "")


def state_of(acta: Record) -> ActaState:
    """How far an acta is."""
    if acta.text("closed_at"):
        return ActaState.CLOSED
    return ActaState.RATIFIED if acta.text("ratified_on") else ActaState.DRAFT


def closed_over(ancestry: Iterable[str], actas: Iterable[Record]) -> Record | None:
    """The closed acta that holds a record, if one does; `ancestry` are the ids of the record and of all above it."""
    above = set(ancestry)
    closed = (one for one in actas if not one.is_deleted and state_of(one) is ActaState.CLOSED)
    return next((one for one in closed if not one.text("table") or one.text("table") in above), None)
