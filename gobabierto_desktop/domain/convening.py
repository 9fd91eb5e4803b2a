"""Before a forum meets: the notice given, who was accredited, and who was trained to facilitate or to observe."""

from collections.abc import Iterator
from datetime import date

from gobabierto_desktop.domain.fields import Field, FieldType, Kind, Privacy
from gobabierto_desktop.domain.problems import Problem, Severity
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import read_date

ASKED_NOTICE = 15
"""The days of notice that organisations asked for in the 4th plan's process."""

PLACE_AND_DATE = ("held_on", "starts_at", "place", "municipality", "department")
"""What must not change without a reason once a forum was convened."""


def notice_days(forum: Record) -> int | None:
    """The days between convocation and meeting; None while one of the dates is not said."""
    convened, held = read_date(forum.text("convened_on")), read_date(forum.text("held_on"))
    if convened is None or held is None:
        return None
    return (date.fromisoformat(held) - date.fromisoformat(convened)).days


def gives_enough_notice(forum: Record) -> Iterator[Problem]:
    """Warn of a short notice; a convocation after the meeting is another rule's matter."""
    days = notice_days(forum)
    if days is not None and 0 <= days < ASKED_NOTICE:
        told = "el mismo día" if days == 0 else f"{days} {'día' if days == 1 else 'días'} antes"
        message = f"Se convoca {told}; las organizaciones pidieron {ASKED_NOTICE} días de anticipación."
        yield Problem("convened_on", message, Severity.WARNING)


def _trained_before_it_ends(record: Record) -> Iterator[Problem]:
    start, end = record.text("starts_on"), record.text("ends_on")
    if start and end and end < start:
        yield Problem("ends_on", "La capacitación no puede terminar antes de empezar.")


DELEGATE = Kind(
    name="delegate",
    label="Delegado/a acreditado/a",
    plural="Delegados y delegadas acreditados",
    parent="forum",
    title_field="name",
    fields=(
        Field("institution", "Institución", FieldType.CHOICE, vocabulary="institution", help="Si es pública"),
        Field("organisation", "Organización", help="Si no es institución pública"),
        Field("name", "Nombre completo", required=True, privacy=Privacy.PERSONAL),
        Field("post", "Cargo"),
        Field("is_alternate", "Es suplente", FieldType.YES_NO),
        Field("accredited_on", "Fecha de acreditación", FieldType.DATE, help="día/mes/año"),
        Field("document", "Documento que acredita", help="Oficio, nota o correo, con su número"),
        Field("phone", "Teléfono", privacy=Privacy.PERSONAL),
        Field("email", "Correo electrónico", privacy=Privacy.PERSONAL),
    ),
)

TRAINING = Kind(
    name="training",
    label="Capacitación",
    plural="Capacitaciones",
    parent="forum",
    title_field="name",
    fields=(
        Field("name", "Quién se capacitó", required=True, privacy=Privacy.PERSONAL),
        Field(
            "role",
            "Para participar como",
            FieldType.CHOICE,
            vocabulary="participant_role",
            required=True,
            help="Facilitador/a u observador/a",
        ),
        Field("institution", "Institución", FieldType.CHOICE, vocabulary="institution"),
        Field("organisation", "Organización", help="Si no es institución pública"),
        Field("course", "Curso o tema", required=True),
        Field("given_by", "Quién capacitó", required=True, help="Por ejemplo: INAP"),
        Field("hours", "Horas", FieldType.INTEGER, required=True, least=1, most=500),
        Field("starts_on", "Desde", FieldType.DATE, required=True, help="día/mes/año"),
        Field("ends_on", "Hasta", FieldType.DATE, help="día/mes/año"),
        Field("certificate", "Número de constancia"),
    ),
    rules=(_trained_before_it_ends,),
)
