"""Whom and where a milestone reached: people by sex, age and pueblo, and the list of places.

Counts by pueblo, language or disability are personal data while the cells are small (Decreto 57-2008, art. 9): they
travel sealed, and what is published goes through `disclosure`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gobabierto_desktop.domain.fields import Field, FieldType, Kind, Privacy
from gobabierto_desktop.domain.ids import child_id
from gobabierto_desktop.domain.problems import Problem, Severity
from gobabierto_desktop.domain.records import Record

PERSONS = "PERSONAS"
"""The unit of measure that asks for people told apart."""

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
        Field(
            "code",
            "Código",
            longest=40,
            help="El de la institución: código de establecimiento, de puesto…",
            aliases=("UDI", "Código UDI", "Código de establecimiento", "Código del puesto", "Código de la escuela"),
        ),
        Field(
            "name",
            "Nombre",
            required=True,
            aliases=("Establecimiento", "Nombre del establecimiento", "Escuela", "Puesto de salud", "Lugar"),
        ),
        Field(
            "municipality",
            "Municipio",
            FieldType.CHOICE,
            vocabulary="municipality",
            required=True,
            aliases=("Código INE", "Código de municipio", "Código del municipio", "Cod. municipio", "Muni"),
        ),
        # Guatemala lies between 13.7° and 17.9° north, 88.2° and 92.3° west.
        Field(
            "latitude",
            "Latitud",
            FieldType.DECIMAL,
            least=13,
            most=18,
            help="por ejemplo 14.8347",
            aliases=("Lat", "Y"),
        ),
        Field(
            "longitude",
            "Longitud",
            FieldType.DECIMAL,
            least=-93,
            most=-88,
            help="por ejemplo -91.5181",
            aliases=("Long", "Lon", "Lng", "X"),
        ),
        Field("note", "Nota", help="Qué se hizo en este lugar"),
    ),
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Whether the people told apart, and those who are not, are as many as the report says were reached."""

    told_apart: int
    not_told_apart: int
    reached: int | None

    @property
    def difference(self) -> int:
        """How many are missing (or too many, below zero) in the disaggregation."""
        return (self.reached or 0) - self.told_apart - self.not_told_apart

    @property
    def agrees(self) -> bool:
        """Whether nothing is missing and nothing is too many."""
        return self.difference == 0


def tally(report: Record, cells: Iterable[Record]) -> Tally:
    """The count of a report whose unit is «personas». A quantity that is no whole number counts as not said."""
    reached = report.amount("quantity")
    whole = int(reached) if reached is not None and reached == int(reached) else None
    return Tally(sum(persons_of(one) for one in cells), report.number("undisaggregated") or 0, whole)


def persons_of(cell: Record) -> int:
    """How many people a cell counts; a number that could not be read counts none, and is flagged by its own check."""
    return cell.number("persons") or 0


def codes_of(cell: Record) -> tuple[str, ...]:
    """What tells the cell's people apart, in the order of DIMENSIONS; empty where it was not said."""
    return tuple(cell.text(field) for field in DIMENSIONS.values())


def margin(cells: Iterable[Record], field: str) -> dict[str, int]:
    """People by the codes of one dimension; those of whom it was not said stand under the empty code."""
    counted: Counter[str] = Counter()
    for cell in cells:
        counted[cell.text(field)] += persons_of(cell)
    return dict(counted)


def cell_id(report: str, codes: Mapping[str, str]) -> str:
    """The id of the one cell of a report with these codes by field: two laptops that fill it write the same record."""
    return child_id(report, DISAGGREGATION.name, *(codes.get(field, "") for field in DIMENSIONS.values()))


def disaggregation_problems(report: Record, milestone: Record, cells: Iterable[Record]) -> Iterator[Problem]:
    """What keeps a report from being sent because its counts of people do not agree."""
    if report.text("measure_unit") != PERSONS:
        return
    counted = tuple(cells)
    count = tally(report, counted)
    amount = report.amount("quantity")
    if amount is not None and count.reached is None:
        yield Problem("quantity", "Las personas se cuentan enteras: quite los decimales.")
    elif amount is not None and not count.agrees:
        yield Problem("undisaggregated", _does_not_add_up(count))
    repeated = [codes for codes, times in Counter(map(codes_of, counted)).items() if times > 1]
    if repeated:
        yield Problem("quantity", "Hay personas contadas dos veces: una casilla de la desagregación está repetida.")
    asked = milestone.codes("dimensions")
    if asked and count.agrees and count.reached and not count.told_apart:
        yield Problem(
            "undisaggregated",
            "Este hito pide desagregar y todas las personas están sin desagregar: complete lo que se sepa.",
            Severity.WARNING,
        )


def _does_not_add_up(count: Tally) -> str:
    parts = f"desagregadas {count.told_apart:,} y sin desagregar {count.not_told_apart:,}"
    amiss = f"faltan {count.difference:,}" if count.difference > 0 else f"sobran {-count.difference:,}"
    return f"Las personas no cuadran: {parts}, y el total dice {count.reached:,} ({amiss})."
