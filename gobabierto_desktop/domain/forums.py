"""Forums, their tables (mesas de diálogo), what is agreed and how it was voted (domain.md, steps 2-4)."""

from collections.abc import Iterator

from gobabierto_desktop.domain.fields import Field, FieldType, Kind
from gobabierto_desktop.domain.problems import Problem, Severity
from gobabierto_desktop.domain.records import Record


def _closes_after_it_opens(record: Record) -> Iterator[Problem]:
    start, end = record.text("starts_at"), record.text("ends_at")
    if start and end and end <= start:
        yield Problem("ends_at", "La hora de cierre debe ser posterior a la hora de inicio.")


def _convened_before_it_meets(record: Record) -> Iterator[Problem]:
    convened, held = record.text("convened_on"), record.text("held_on")
    if convened and held and convened > held:
        yield Problem("convened_on", "La convocatoria no puede ser posterior a la fecha del foro.", Severity.WARNING)


FORUM = Kind(
    name="forum",
    label="Foro",
    plural="Foros",
    parent=None,
    title_field="name",
    fields=(
        Field("name", "Nombre del foro", required=True, help="Por ejemplo: Foro de Consulta Ciudadana, Quetzaltenango"),
        Field("department", "Departamento", FieldType.CHOICE, vocabulary="department", required=True),
        Field("municipality", "Municipio", FieldType.CHOICE, vocabulary="municipality", required=True),
        Field("place", "Lugar", help="Sede o local donde se reúne el foro", required=True),
        Field("held_on", "Fecha", FieldType.DATE, required=True, help="día/mes/año"),
        Field("starts_at", "Hora de inicio", FieldType.TIME, help="por ejemplo 8:30"),
        Field("ends_at", "Hora de cierre", FieldType.TIME, help="por ejemplo 13:00"),
        Field("convened_on", "Fecha de convocatoria", FieldType.DATE, help="día/mes/año"),
        Field("agenda", "Agenda", FieldType.TEXT, help="Un punto por línea"),
        Field("method", "Método de trabajo", FieldType.TEXT, help="Cómo se trabaja en las mesas"),
        Field("facilitator", "Facilita el foro", help="Nombre de quien facilita", required=True),
        Field("facilitator_post", "Cargo e institución", help="De quien facilita"),
    ),
    rules=(_closes_after_it_opens, _convened_before_it_meets),
)

TABLE = Kind(
    name="dialogue_table",
    label="Mesa",
    plural="Mesas",
    parent="forum",
    title_field="topic",
    fields=(
        Field("number", "Número de mesa", FieldType.INTEGER, required=True, least=1, most=99),
        Field("work_area", "Área de trabajo", FieldType.CHOICE, vocabulary="work_area", required=True),
        Field("topic", "Tema de la mesa", help="Si es más concreto que el área"),
        Field(
            "decision_rule",
            "Regla de decisión",
            FieldType.CHOICE,
            vocabulary="decision_rule",
            required=True,
            help="Se declara antes de deliberar",
        ),
        Field("facilitator", "Facilita la mesa", required=True),
        Field("rapporteur", "Toma nota"),
        Field("is_closed", "Mesa cerrada", FieldType.YES_NO, help="Ya no se esperan más propuestas"),
    ),
)

AGREEMENT = Kind(
    name="agreement",
    label="Acuerdo",
    plural="Acuerdos",
    parent="dialogue_table",
    title_field="text",
    fields=(
        Field("text", "Acuerdo", FieldType.TEXT, required=True, help="Lo que la mesa acuerda, en una frase"),
        Field("institution", "Institución responsable", FieldType.CHOICE, vocabulary="institution"),
        Field("due_on", "Fecha límite", FieldType.DATE, help="día/mes/año"),
        Field("dissent", "Disenso", FieldType.TEXT, help="En palabras de quien disiente"),
    ),
)


def _adds_up(record: Record) -> Iterator[Problem]:
    parts = [record.number(name) for name in ("in_favour", "against", "blank", "void")]
    present = record.number("present")
    cast = sum(part or 0 for part in parts)
    if present is not None and any(part is not None for part in parts) and cast != present:
        yield Problem(
            "present",
            f"Los votos no cuadran: a favor, en contra, en blanco y nulos suman {cast}, y hay {present} presentes.",
        )


VOTE = Kind(
    name="vote",
    label="Votación",
    plural="Votaciones",
    parent="dialogue_table",
    title_field="proposal",
    fields=(
        Field("proposal", "Propuesta", FieldType.REFERENCE, vocabulary="proposal", required=True),
        Field("round", "Ronda", FieldType.INTEGER, least=1, most=20),
        Field("present", "Presentes", FieldType.INTEGER, required=True, most=9999),
        Field("in_favour", "A favor", FieldType.INTEGER, required=True, most=9999),
        Field("against", "En contra", FieldType.INTEGER, most=9999),
        Field("blank", "En blanco o abstención", FieldType.INTEGER, most=9999),
        Field("void", "Nulos", FieldType.INTEGER, most=9999),
        Field("dissent", "Disenso", FieldType.TEXT, help="En palabras de quien disiente"),
    ),
    rules=(_adds_up,),
)
