"""Proposals: goal, theme or project presented at a table (domain.md, step 3)."""

from collections.abc import Iterator

from gobabierto_desktop.domain.fields import Field, FieldType, Kind, Privacy
from gobabierto_desktop.domain.problems import Problem, Severity
from gobabierto_desktop.domain.records import Record


def _says_where(record: Record) -> Iterator[Problem]:
    if record.text("scope") in {"MUN", "COM"} and not record.text("municipality"):
        yield Problem(
            "municipality", "Si el alcance es municipal o comunitario, indique el municipio.", Severity.WARNING
        )


PROPOSAL = Kind(
    name="proposal",
    label="Propuesta",
    plural="Propuestas",
    parent="dialogue_table",
    title_field="title",
    fields=(
        Field(
            "title",
            "Título de la propuesta",
            required=True,
            longest=200,
            section="La propuesta",
            aliases=("Título", "Propuesta", "Nombre de la propuesta", "Nombre del proyecto", "Idea"),
        ),
        Field(
            "proposal_kind",
            "Tipo",
            FieldType.CHOICE,
            vocabulary="proposal_kind",
            required=True,
            section="La propuesta",
            aliases=("Tipo de propuesta", "Meta, tema o proyecto"),
        ),
        Field(
            "problem",
            "Problema que atiende",
            FieldType.TEXT,
            required=True,
            section="La propuesta",
            help="Qué pasa, a quién y por qué importa",
            aliases=("Problema", "Problemática", "Qué problema atiende", "Justificación"),
        ),
        Field(
            "action",
            "Acción propuesta",
            FieldType.TEXT,
            required=True,
            section="La propuesta",
            help="¿Qué debe hacer la institución?",
            aliases=("Acción", "Qué propone", "Propone", "Descripción", "Descripción de la propuesta"),
        ),
        Field(
            "expected_result",
            "Resultado esperado",
            FieldType.TEXT,
            section="La propuesta",
            aliases=("Resultado", "Resultados esperados", "Impacto esperado"),
        ),
        Field(
            "population",
            "Población",
            help="Para quién",
            section="Alcance",
            aliases=("Población beneficiada", "Beneficiarios", "Para quién"),
        ),
        Field("cause", "Causa", FieldType.TEXT, section="Alcance", aliases=("Causas", "Por qué ocurre")),
        Field(
            "scope",
            "Alcance territorial",
            FieldType.CHOICE,
            vocabulary="territorial_scope",
            section="Alcance",
            aliases=("Alcance", "Cobertura"),
        ),
        Field(
            "municipality",
            "Municipio",
            FieldType.CHOICE,
            vocabulary="municipality",
            section="Alcance",
            aliases=("Lugar",),
        ),
        Field(
            "term_years",
            "Plazo en años",
            FieldType.INTEGER,
            least=1,
            most=20,
            section="Alcance",
            aliases=("Plazo", "Años"),
        ),
        Field(
            "responsible",
            "Entidad responsable",
            FieldType.CHOICE,
            vocabulary="institution",
            required=True,
            section="Responsables",
            help="Su delegado debe estar presente en la mesa",
            aliases=("Responsable", "Institución responsable", "Entidad", "Institución"),
        ),
        Field("others", "Otros actores", section="Responsables", aliases=("Otros involucrados", "Aliados")),
        Field(
            "ogp_values", "Valores de gobierno abierto", FieldType.CHOICES, vocabulary="ogp_value", section="Alineación"
        ),
        Field(
            "sdg",
            "Agenda 2030 (ODS)",
            FieldType.CHOICES,
            vocabulary="sdg",
            section="Alineación",
            aliases=("ODS", "Objetivos de Desarrollo Sostenible"),
        ),
        Field("katun", "Plan K’atun 2032", FieldType.CHOICES, vocabulary="katun", section="Alineación"),
        Field(
            "pgg", "Política General de Gobierno 2016-2020", FieldType.CHOICES, vocabulary="pgg", section="Alineación"
        ),
        Field(
            "policy_guideline",
            "Lineamientos Generales de Política",
            FieldType.CHOICES,
            vocabulary="policy_guideline",
            section="Alineación",
        ),
        Field("med", "Metas Estratégicas de Desarrollo", FieldType.CHOICES, vocabulary="med", section="Alineación"),
        Field(
            "presented_on",
            "Fecha de presentación",
            FieldType.DATE,
            section="Quién la presenta",
            help="día/mes/año",
            aliases=("Fecha", "Marca temporal", "Presentada el"),
        ),
        Field("presenter_sector", "Sector", FieldType.CHOICE, vocabulary="sector", section="Quién la presenta"),
        Field(
            "presenter",
            "Quién la presenta",
            privacy=Privacy.PERSONAL,
            section="Quién la presenta",
            help="Persona, organización o mesa",
            aliases=("Presentada por", "Proponente", "Nombre de quien propone"),
        ),
        Field(
            "presenter_consents",
            "La persona autorizó publicar su nombre",
            FieldType.YES_NO,
            privacy=Privacy.PERSONAL,
            section="Quién la presenta",
        ),
    ),
    rules=(_says_where,),
)
