"""Whom and where a milestone reached: people by sex, age and pueblo, and the list of places.

Counts by pueblo, language or disability are personal data while the cells are small (Decreto 57-2008, art. 9): they
travel sealed, and what is published goes through `disclosure`.
"""

from gobabierto_desktop.domain.fields import Field, FieldType, Kind, Privacy

DIMENSIONS = {
    "SEXO": "sex",
    "EDAD": "age_group",
    "PUEBLO": "people",
    "IDIOMA": "language",
    "DISCAPACIDAD": "disability",
}
"""The field (and vocabulary) that each code of the vocabulary `dimension` asks for."""


def _counted(name: str, label: str, type_: FieldType, **more: object) -> Field:
    return Field(name, label, type_, privacy=Privacy.PERSONAL, **more)  # pyright: ignore[reportArgumentType] - passed on as declared


DISAGGREGATION = Kind(
    name="disaggregation",
    label="Desagregado",
    plural="Desagregación",
    parent="progress_report",
    title_field="persons",
    fields=(
        _counted("sex", "Sexo", FieldType.CHOICE, vocabulary="sex"),
        _counted("age_group", "Grupo de edad", FieldType.CHOICE, vocabulary="age_group"),
        _counted("people", "Pueblo", FieldType.CHOICE, vocabulary="people"),
        _counted("language", "Comunidad lingüística", FieldType.CHOICE, vocabulary="language"),
        _counted("disability", "Discapacidad", FieldType.CHOICE, vocabulary="disability"),
        _counted("persons", "Personas", FieldType.INTEGER, required=True, most=100_000_000),
    ),
)

PLACE = Kind(
    name="place",
    label="Lugar",
    plural="Lugares",
    parent="progress_report",
    title_field="name",
    fields=(
        Field("place_kind", "Tipo de lugar", FieldType.CHOICE, vocabulary="place_kind"),
        Field("code", "Código", longest=40, help="El de la institución: código de establecimiento, de puesto…"),
        Field("name", "Nombre", required=True),
        Field("municipality", "Municipio", FieldType.CHOICE, vocabulary="municipality", required=True),
        # Guatemala lies between 13.7° and 17.9° north, 88.2° and 92.3° west.
        Field("latitude", "Latitud", FieldType.DECIMAL, least=13, most=18, help="por ejemplo 14.8347"),
        Field("longitude", "Longitud", FieldType.DECIMAL, least=-93, most=-88, help="por ejemplo -91.5181"),
        Field("note", "Nota", help="Qué se hizo en este lugar"),
    ),
)
