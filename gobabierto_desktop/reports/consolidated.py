"""What the consolidated report says, section by section: workbook and document both read it here.

People are only ever counts. What is sensitive is told once, forum by forum, in tables protected as a whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gobabierto_desktop.domain.board import quarter_in_view
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.tracking import plan_quarters, track
from gobabierto_desktop.reports import attendance, standing, tables
from gobabierto_desktop.reports.board import HeatMap, commitments_in, commitments_map, institutions_map
from gobabierto_desktop.reports.figures import Figure, Manner
from gobabierto_desktop.reports.progress_tables import board, by_area, curve_of
from gobabierto_desktop.reports.scope import ForumView
from gobabierto_desktop.reports.tables import TOTAL, Cell, Table

_MANY = 12
"""Rows of a long table that a figure still shows legibly."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A table and, where a picture helps, what to draw of it."""

    table: Table
    figure: Figure | None = None
    heat: HeatMap | None = None
    """Drawn in the place of the table; in a worksheet it shades the table's cells."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: `sheet` names it where room is short, `lead` says what it shows and how it was counted."""

    title: str
    sheet: str
    lead: str
    exhibits: tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number worth seeing first, and what it counts."""

    value: Cell
    label: str


def sections(holdings: Holdings, views: Sequence[ForumView], on: date) -> tuple[Section, ...]:
    """All the sections in their order, as things stand on a day."""
    terms = holdings.terms
    return (
        Section(
            "Los foros",
            "Foros",
            "Dónde y cuándo se reunió cada foro y qué dejó registrado.",
            (Exhibit(tables.forums(views, terms), Figure("Propuestas por foro", ("Propuestas",))),),
        ),
        Section(
            "Propuestas por área y tipo",
            "Áreas y tipos",
            "Cada propuesta cuenta una vez, en el área de trabajo de la mesa donde se presentó.",
            (
                Exhibit(tables.proposals_by_area(views, terms), Figure("Propuestas por área de trabajo", (TOTAL,))),
                Exhibit(tables.proposals_by_kind(views, terms), Figure("Propuestas por tipo", (TOTAL,))),
            ),
        ),
        Section(
            "Propuestas y agendas",
            "Agendas",
            "Con qué valores de gobierno abierto y con qué agendas se alinean las propuestas.",
            tuple(_agenda(one) for one in tables.proposals_by_agenda([p for v in views for p in v.proposals], terms)),
        ),
        Section(
            "Entidades responsables",
            "Responsables",
            "Las entidades que las propuestas nombran, y si su delegado o delegada estuvo en el foro.",
            (Exhibit(tables.proposals_by_responsible(views, terms), _responsible_figure()),),
        ),
        Section(
            "Participación y paridad",
            "Participación",
            "Quiénes asistieron, contados. Ningún nombre ni dato de una persona está en este informe.",
            _participation(views, terms),
        ),
        Section(
            "Grupos de población",
            "Grupos",
            "Edad, pueblo, comunidad lingüística y discapacidad son datos sensibles (Decreto 57-2008, art. 9):"
            " las cantidades pequeñas se reservan.",
            tuple(Exhibit(attendance.sensitive_by_forum(views, terms, name)) for name in attendance.SENSITIVE),
        ),
        Section(
            "Acuerdos y votaciones",
            "Acuerdos y votos",
            "Los acuerdos de las mesas y los votos emitidos, sumados por foro.",
            (
                Exhibit(tables.agreements(views, terms), Figure("Acuerdos por foro", ("Acuerdos",))),
                Exhibit(tables.votes(views, terms), _votes_figure()),
            ),
        ),
        Section(
            "Los compromisos",
            "Compromisos",
            f"El plan tiene {standing.commitments_line(holdings)}.",
            (Exhibit(standing.commitments(holdings)),),
        ),
        *follow_up(holdings, on),
        Section(
            "Estado de los registros",
            "Estado",
            "Qué falta completar y en qué no coinciden las computadoras que registraron lo mismo.",
            (Exhibit(standing.completeness(holdings)), Exhibit(standing.conflicts(holdings))),
        ),
    )


def follow_up(holdings: Holdings, on: date) -> tuple[Section, ...]:
    """How far the plan is and who has reported; nothing before the first quarterly report is begun."""
    tracking, terms = track(holdings), holdings.terms
    quarters = plan_quarters(tracking)
    quarter = quarter_in_view(quarters, on)
    if quarter is None or not tracking.reports:
        return ()
    areas, curve = by_area(tracking, quarter, terms), curve_of(tracking, tracking.commitments, quarters, on)
    commitments = commitments_map(tracking, quarters, terms, on)
    institutions = institutions_map(tracking, quarters, terms, on)
    return (
        Section(
            "Avance de los compromisos",
            "Avance",
            f"Cuánto se ha avanzado hasta {quarter}, por área, por compromiso y en todo el plan.",
            (
                Exhibit(areas, Figure(f"Avance por área de trabajo, {quarter}", ("Avance",))),
                Exhibit(board(tracking, quarters, on), heat=commitments),
                Exhibit(curve, Figure(curve.title, curve.columns[1:], Manner.LINES)),
            ),
        ),
        Section(
            "Informes trimestrales",
            "Informes",
            "Qué informes se recibieron, de los que tocaban, y cuáles con atraso.",
            (
                Exhibit(commitments_in(tracking, quarter, terms, on)),
                Exhibit(institutions.table(), heat=institutions),
            ),
        ),
    )


def key_figures(holdings: Holdings, views: Sequence[ForumView]) -> tuple[KeyFigure, ...]:
    """The numbers on the cover."""
    people = [one for view in views for one in view.participants]
    return (
        _counted(len(views), "foro", "foros"),
        _counted(sum(len(view.tables) for view in views), "mesa de diálogo", "mesas de diálogo"),
        _counted(sum(len(view.proposals) for view in views), "propuesta", "propuestas"),
        _counted(sum(len(view.agreements) for view in views), "acuerdo", "acuerdos"),
        _counted(len(people), "asistencia", "asistencias"),
        KeyFigure(attendance.women_share(people), "de mujeres"),
        KeyFigure(attendance.officials_share(people), "de funcionarios"),
        _counted(len(holdings.conflicts), "diferencia por resolver", "diferencias por resolver"),
    )


def _counted(number: int, one: str, many: str) -> KeyFigure:
    return KeyFigure(number, one if number == 1 else many)


METHOD = """
Los datos los capturó cada foro en el programa Gobierno Abierto — Escritorio y llegaron en paquetes firmados.
Antes de incorporarlos se comprobó la firma, la integridad de cada archivo y que los conteos coincidieran.
Cada propuesta, acuerdo y votación cuenta una sola vez, aunque su paquete se reciba varias veces o en otro orden.
Los registros eliminados no se cuentan.
Una asistencia es una persona en un foro: quien asistió a dos foros cuenta dos veces.
Una diferencia es un campo que dos computadoras cambiaron de modo distinto y que nadie ha resuelto todavía.
Mientras tanto, el informe muestra uno de los dos valores.
Edad, pueblo, comunidad lingüística y discapacidad: se reserva toda cantidad de 1 a 4 personas («<5»).
Con un asterisco (*) se reservan las que permitirían calcularla (Decreto 57-2008, art. 9).
Los porcentajes se redondean al entero más próximo, por lo que pueden no sumar cien.
""".strip().split("\n")

SOURCES = """
Compromisos: fichas del 4.º Plan de Acción publicadas por la Alianza para el Gobierno Abierto (OGP).
Departamentos y municipios: códigos del Instituto Nacional de Estadística (INE).
Pueblos y comunidades lingüísticas: categorías del XII Censo Nacional de Población, 2018.
Instituciones: clasificación institucional del Sicoín, 2018.
Agendas: Política General de Gobierno 2016-2020, Lineamientos de Política, ODS, Plan K’atun 2032 y MED.
Lo que ninguna fuente publicada da está marcado así en el catálogo del programa y puede corregirse.
""".strip().split("\n")


def _agenda(table: Table) -> Exhibit:
    return Exhibit(table, Figure(table.title, ("Propuestas",)))


def _responsible_figure() -> Figure:
    states = (tables.PRESENT, tables.ABSENT, tables.UNKNOWN)
    return Figure("Entidades más nombradas y presencia de su delegado/a", states, Manner.STACKED, _MANY)


def _votes_figure() -> Figure:
    return Figure("Votos emitidos por foro", tables.CAST_LABELS, Manner.STACKED)


def _participation(views: Sequence[ForumView], terms: Terms) -> tuple[Exhibit, ...]:
    people = [one for view in views for one in view.participants]
    by_sector, parity = attendance.by_sector(people, terms), attendance.parity(views, terms)
    return (
        Exhibit(by_sector, Figure(by_sector.title, by_sector.columns[1:-1], Manner.STACKED)),
        Exhibit(attendance.by_role(people, terms)),
        Exhibit(parity, Figure("Mujeres y funcionarios en cada foro", ("% mujeres", "% funcionarios"))),
    )
