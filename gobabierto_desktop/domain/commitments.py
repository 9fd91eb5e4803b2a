"""Commitments, on the official form of the 4th plan and in its order (ogp_templates_vocabulary, GT0106)."""

from gobabierto_desktop.domain.fields import Field, FieldType, Kind
from gobabierto_desktop.domain.records import Record

COMMITMENT = Kind(
    name="commitment",
    label="Compromiso",
    plural="Compromisos",
    parent=None,
    title_field="title",
    fields=(
        Field("number", "Número", FieldType.INTEGER, required=True, least=1, most=99),
        Field("title", "Título del compromiso", required=True, longest=500),
        Field("starts", "Fecha de inicio", help="día/mes/año, o sólo mes/año"),
        Field("ends", "Fecha de término", help="día/mes/año, o sólo mes/año"),
        Field(
            "institutions",
            "Institución o actor responsable de la implementación",
            FieldType.TEXT,
            help="Una por línea; primero la coordinadora",
        ),
        Field("summary", "Descripción del compromiso", FieldType.TEXT),
        Field("problem", "¿Cuál es la problemática que el compromiso aborda?", FieldType.TEXT),
        Field("commitment", "¿Cuál es el compromiso?", FieldType.TEXT),
        Field("contribution", "¿Cómo contribuirá a resolver la problemática?", FieldType.TEXT),
        Field("relevance", "¿Por qué es relevante a los valores de OGP?", FieldType.TEXT),
        Field("additional", "Información adicional", FieldType.TEXT, help="Vínculos con K’atun, PGG y otros planes"),
        Field("milestones", "Hitos", FieldType.TEXT, help="Uno por línea"),
        Field("contact", "Información de contacto", FieldType.TEXT),
        Field("other_actors", "Otros actores involucrados", FieldType.TEXT),
        Field("ogp_id", "Identificador en OGP", longest=20),
    ),
)


def has_sheet(record: Record) -> bool:
    """Whether a sheet of the commitment was published («con ficha»): something is said beyond number and OGP id."""
    return bool(record.text("summary") or record.text("problem") or record.text("commitment"))
