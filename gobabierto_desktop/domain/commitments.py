"""Commitments, their milestones and contacts, on the official form of the 4th plan and in its order (GT0106)."""

from collections.abc import Iterator

from gobabierto_desktop.domain.fields import Field, FieldType, Kind
from gobabierto_desktop.domain.problems import Problem, Severity
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import last_day

_MONTH = "mes/año, o día/mes/año"


def _ends_after_it_starts(record: Record) -> Iterator[Problem]:
    starts, ends = record.text("starts"), last_day(record.text("ends"))
    if ends and last_day(starts) and ends < starts:
        yield Problem("ends", "La fecha de término es anterior a la de inicio.")


def _replanned_later(record: Record) -> Iterator[Problem]:
    ends, replanned = last_day(record.text("ends")), last_day(record.text("replanned_ends"))
    if ends and replanned and replanned <= ends:
        yield Problem(
            "replanned_ends", "La fecha reprogramada no es posterior a la fecha de término original.", Severity.WARNING
        )


COMMITMENT = Kind(
    name="commitment",
    label="Compromiso",
    plural="Compromisos",
    parent=None,
    title_field="title",
    fields=(
        Field("number", "Número", FieldType.INTEGER, required=True, least=1, most=99),
        Field("title", "Título del compromiso", required=True, longest=500),
        Field("starts", "Fecha de inicio", FieldType.MONTH, help=_MONTH),
        Field("ends", "Fecha de término", FieldType.MONTH, help=_MONTH),
        Field("coordinator", "Institución coordinadora", FieldType.CHOICE, vocabulary="institution"),
        Field("partners", "Otras instituciones responsables", FieldType.CHOICES, vocabulary="institution"),
        Field("other_responsible", "Otros actores responsables", help="Los que la lista no tiene"),
        Field("summary", "Descripción del compromiso", FieldType.TEXT),
        Field("problem", "¿Cuál es la problemática que el compromiso aborda?", FieldType.TEXT),
        Field("commitment", "¿Cuál es el compromiso?", FieldType.TEXT),
        Field("contribution", "¿Cómo contribuirá a resolver la problemática?", FieldType.TEXT),
        Field("relevance", "¿Por qué es relevante a los valores de OGP?", FieldType.TEXT),
        Field("additional", "Información adicional", FieldType.TEXT, help="Vínculos con K’atun, PGG y otros planes"),
        Field("public_actors", "Otros actores involucrados: entidades públicas", FieldType.TEXT, help="Uno por línea"),
        Field(
            "other_actors",
            "Otros actores involucrados: OSC, sector privado, organizaciones multilaterales, grupos de trabajo",
            FieldType.TEXT,
            help="Uno por línea",
        ),
        Field("work_area", "Área de trabajo", FieldType.CHOICE, vocabulary="work_area"),
        Field("ogp_id", "Identificador en OGP", longest=20),
    ),
    rules=(_ends_after_it_starts,),
)

MILESTONE = Kind(
    name="milestone",
    label="Hito",
    plural="Hitos",
    parent="commitment",
    title_field="title",
    fields=(
        Field("number", "No.", FieldType.INTEGER, required=True, least=1, most=99, section="Hito"),
        Field("letter", "Inciso", longest=1, help="a, b, c… si es parte de otro hito", section="Hito"),
        Field(
            "part_of",
            "Es inciso del hito",
            FieldType.REFERENCE,
            vocabulary="milestone",
            section="Hito",
        ),
        Field(
            "title",
            "Meta o etapa que permite verificar el cumplimiento",
            FieldType.TEXT,
            required=True,
            section="Hito",
        ),
        Field("institutions", "Entidades responsables", FieldType.CHOICES, vocabulary="institution", section="Hito"),
        Field("units", "Unidades responsables", FieldType.CHOICES, vocabulary="unit", section="Hito"),
        Field("other_responsible", "Otros responsables", help="Los que las listas no tienen", section="Hito"),
        Field("status", "En curso o nuevo", FieldType.CHOICE, vocabulary="milestone_status", section="Hito"),
        Field("starts", "Fecha de inicio", FieldType.MONTH, help=_MONTH, section="Plazo"),
        Field("ends", "Fecha de término", FieldType.MONTH, help=_MONTH, section="Plazo"),
        Field(
            "replanned_ends",
            "Fecha de término reprogramada",
            FieldType.MONTH,
            help="La original se conserva",
            section="Plazo",
        ),
        Field("measure_unit", "Unidad de medida", FieldType.CHOICE, vocabulary="measure_unit", section="Meta física"),
        Field("baseline", "Línea base", FieldType.DECIMAL, most=10**12, section="Meta física"),
        Field("target", "Meta", FieldType.DECIMAL, most=10**12, section="Meta física"),
        Field(
            "dimensions",
            "Se desagrega por",
            FieldType.CHOICES,
            vocabulary="dimension",
            section="Meta física",
            help="Cuando la unidad es personas",
        ),
    ),
    rules=(_ends_after_it_starts, _replanned_later),
)

CONTACT = Kind(
    name="contact",
    label="Contacto",
    plural="Información de contacto",
    parent="commitment",
    title_field="post",
    # All of it is open: the directory of an institution's officials is public of its own (Decreto 57-2008, art. 10, 2).
    fields=(
        Field("number", "Orden", FieldType.INTEGER, least=1, most=99, help="En que se imprimen"),
        Field("role", "Titular o delegado(a)", FieldType.CHOICE, vocabulary="contact_role"),
        Field("name", "Nombre de la persona responsable"),
        Field("institution", "Institución", FieldType.CHOICE, vocabulary="institution", required=True),
        Field("post", "Cargo", required=True),
        Field("email", "Correo electrónico"),
        Field("phone", "Teléfono"),
    ),
)


def has_sheet(record: Record) -> bool:
    """Whether a sheet of the commitment was published («con ficha»): something is said beyond number and OGP id."""
    return bool(record.text("summary") or record.text("problem") or record.text("commitment"))


def milestone_name(milestone: Record) -> str:
    """«4», or «4.b» for a lettered sub-item."""
    number, letter = milestone.text("number") or "?", milestone.text("letter").strip()
    return f"{number}.{letter}" if letter else number


def milestone_place(milestone: Record) -> tuple[int, str, str]:
    """Where it stands in the table of milestones: by number, then letter."""
    return milestone.number("number") or 0, milestone.text("letter").strip(), milestone.id
