"""Forums, their tables (mesas de diálogo), what is agreed and how it was voted (domain.md, steps 2-4)."""

from collections.abc import Iterator

from gobabierto_desktop.domain.convening import gives_enough_notice
from gobabierto_desktop.domain.fields import Field, FieldType, Kind, Privacy
from gobabierto_desktop.domain.problems import Problem, Severity
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.tally import PARTS, cast


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
        Field(
            "meeting_kind",
            "Clase de reunión",
            FieldType.CHOICE,
            vocabulary="meeting_kind",
            help="Vacío: foro de consulta ciudadana",
        ),
        Field(
            "decision_rule",
            "Regla de decisión del foro",
            FieldType.CHOICE,
            vocabulary="decision_rule",
            help="La que rige en sus mesas mientras ninguna declare otra",
        ),
        Field(
            "parity_target",
            "Meta de mujeres, en porcentaje",
            FieldType.INTEGER,
            most=100,
            help="La fija quien coordina: ningún plan publicado la dice",
        ),
        Field(
            "change_reason",
            "Motivo del cambio de fecha o lugar",
            FieldType.TEXT,
            help="Si cambió después de convocarse",
        ),
    ),
    rules=(_closes_after_it_opens, _convened_before_it_meets, gives_enough_notice),
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
        Field("quorum", "Quórum", FieldType.INTEGER, most=9999, help="Los presentes sin los que no se vota"),
        Field(
            "qualified_percent",
            "Mayoría calificada, en porcentaje",
            FieldType.INTEGER,
            least=51,
            most=100,
            help="Vacío: dos tercios de los presentes",
        ),
        Field(
            "votes_each", "Puntos o votos por persona", FieldType.INTEGER, least=1, most=100, help="Si se decide así"
        ),
        Field(
            "choose", "Propuestas que se eligen", FieldType.INTEGER, least=1, most=99, help="Si se decide por puntos"
        ),
        Field("tie_rule", "Si hay empate", FieldType.CHOICE, vocabulary="tie_rule", help="Se declara antes de votar"),
        Field(
            "is_closed",
            "Mesa cerrada",
            FieldType.YES_NO,
            help="Ya no se esperan más propuestas",
            is_automatic=True,
            by_step=True,
        ),
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
    present, counted = record.number("present"), cast(record)
    if record.get("points") is not None:
        return  # points are summed over all the proposals of a round: domain/tally.py
    if present is not None and any(record.number(part) is not None for part in PARTS) and counted != present:
        yield Problem(
            "present",
            f"Los votos no cuadran: a favor, en contra, en blanco y nulos suman {counted}, y hay {present} presentes.",
        )


def _says_what_was_cast(record: Record) -> Iterator[Problem]:
    if record.get("in_favour") is None and record.get("points") is None:
        yield Problem("in_favour", "Falta: a favor (o los puntos recibidos, si la mesa decide por puntos).")


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
        Field("in_favour", "A favor", FieldType.INTEGER, most=9999),
        Field("against", "En contra", FieldType.INTEGER, most=9999),
        Field("blank", "En blanco o abstención", FieldType.INTEGER, most=9999),
        Field("void", "Nulos", FieldType.INTEGER, most=9999),
        Field(
            "points", "Puntos recibidos", FieldType.INTEGER, most=999_999, help="Si la mesa decide por puntos o votos"
        ),
        Field("dissent", "Disenso", FieldType.TEXT, help="En palabras de quien disiente"),
        Field("dissenter", "Quién disiente", privacy=Privacy.PERSONAL, help="Si quiere que conste"),
        Field(
            "recount_of",
            "Recuento de",
            FieldType.REFERENCE,
            vocabulary="vote",
            help="La votación que se cuenta otra vez",
        ),
        Field("wins_tie", "Gana el desempate", FieldType.YES_NO, help="Según lo declarado para los empates"),
    ),
    rules=(_adds_up, _says_what_was_cast),
)
