"""Quarterly reports of a milestone, and the comments that a reviewer leaves on them (domain.md, step 6)."""

from gobabierto_desktop.domain.fields import Field, FieldType, Kind
from gobabierto_desktop.domain.progress_rules import ASKED, RECORD_RULES, missing


def _asked(name: str, type_: FieldType, section: str, **more: object) -> Field:
    return Field(name, ASKED[name], type_, section=section, **more)  # pyright: ignore[reportArgumentType] - passed on as declared


def _step(name: str, label: str, type_: FieldType, **more: object) -> Field:
    return Field(name, label, type_, section="Informe", is_automatic=True, **more)  # pyright: ignore[reportArgumentType] - passed on as declared


PROGRESS_REPORT = Kind(
    name="progress_report",
    label="Informe trimestral",
    plural="Informes trimestrales",
    parent="milestone",
    title_field="quarter",
    fields=(
        _step("quarter", "Trimestre", FieldType.QUARTER, required=True, help="por ejemplo 2019-T1"),
        _step("state", "Estado", FieldType.CHOICE, vocabulary="report_state"),
        _step("sent_on", "Enviado el", FieldType.DATE, help="La primera vez"),
        _asked("completion", FieldType.CHOICE, "Avance", vocabulary="completion"),
        _asked("percent", FieldType.INTEGER, "Avance", most=100, help="Avance acumulado, de 0 a 100"),
        Field("percent_basis", "En qué se basa el porcentaje", FieldType.TEXT, section="Avance"),
        Field(
            "percent_note",
            "Explicación, si el nivel y el porcentaje no coinciden",
            FieldType.TEXT,
            section="Avance",
        ),
        _asked("done", FieldType.TEXT, "Lo realizado"),
        _asked("results", FieldType.TEXT, "Lo realizado"),
        _asked("success_factors", FieldType.TEXT, "Lo realizado"),
        _asked("difficulties", FieldType.TEXT, "Lo realizado"),
        _asked("next_steps", FieldType.TEXT, "Lo realizado"),
        _asked("civil_society", FieldType.TEXT, "Lo realizado"),
        Field("delay", "Explicación del atraso", FieldType.TEXT, section="Plazo"),
        Field(
            "replanned_ends",
            "Fecha de término que se propone",
            FieldType.MONTH,
            help="mes/año; la original se conserva",
            section="Plazo",
        ),
        _asked("budget", FieldType.DECIMAL, "Presupuesto y meta física", most=10**12),
        _asked("quantity", FieldType.DECIMAL, "Presupuesto y meta física", most=10**12),
        Field(
            "measure_unit",
            "Unidad de medida",
            FieldType.CHOICE,
            vocabulary="measure_unit",
            section="Presupuesto y meta física",
        ),
        Field(
            "undisaggregated",
            "Personas no desagregadas",
            FieldType.INTEGER,
            most=100_000_000,
            help="De las que no se sabe sexo, edad ni pueblo",
            section="Presupuesto y meta física",
        ),
        *(
            Field(
                missing(name),
                f"Por qué falta: {label.lower()}",
                FieldType.CHOICE,
                vocabulary="missing_reason",
                section="Datos que faltan",
            )
            for name, label in ASKED.items()
        ),
        Field("missing_note", "Explicación de lo que falta", FieldType.TEXT, section="Datos que faltan"),
    ),
    rules=RECORD_RULES,
)

REVIEW = Kind(
    name="review",
    label="Observación",
    plural="Observaciones",
    parent="progress_report",
    title_field="comment",
    # Who said it and when stands in the journal, as of every change.
    fields=(
        Field("field", "Campo", required=True, longest=60, help="Nombre interno del campo que se comenta"),
        Field("comment", "Observación", FieldType.TEXT, required=True),
        Field("answer", "Respuesta", FieldType.TEXT, help="De quien reporta"),
        Field("is_settled", "Atendida", FieldType.YES_NO),
    ),
)
