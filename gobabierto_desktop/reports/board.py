"""The board as it is read: cells that say a number, a word and how warm they are, for a page and for a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gobabierto_desktop.domain.board import Standing, standings
from gobabierto_desktop.domain.commitments import milestone_name
from gobabierto_desktop.domain.indicators import RULE, HandedIn, handed_in
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.tracking import Due, Tracking, expected
from gobabierto_desktop.reports.progress_tables import commitment_name, rounded
from gobabierto_desktop.reports.responsibles import acronym
from gobabierto_desktop.reports.tables import Cell, Table, spoken

HOTTEST = 3
_DASH = "—"


@dataclass(frozen=True, slots=True)
class HeatCell:
    """What it `said` above and the `word` under it; `warmth` from 0 (nothing) to 3 (all); `aloud` in a sentence."""

    said: str
    word: str = ""
    warmth: int = 0
    aloud: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row: the id or code it is about, its name, and a cell for each quarter."""

    key: str
    name: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Rows × quarters; `note` says how to read it."""

    title: str
    heading: str
    quarters: tuple[Quarter, ...]
    rows: tuple[HeatRow, ...]
    note: str

    def table(self) -> Table:
        """The same in words."""
        rows = tuple((one.name, *(_in_words(cell) for cell in one.cells)) for one in self.rows)
        return Table(self.title, (self.heading, *map(str, self.quarters)), rows, note=self.note)


def commitments_map(tracking: Tracking, quarters: Sequence[Quarter], terms: Terms, on: date) -> HeatMap:
    """The national board: commitments × quarters, with progress, state of the reports, and what is late."""
    found = standings(tracking, quarters, on)
    rows = tuple(
        HeatRow(
            one.id,
            commitment_name(one),
            tuple(_standing(found[one.id, quarter], quarter, terms, one.text("number")) for quarter in quarters),
        )
        for one in tracking.commitments
    )
    note = (
        "En cada casilla: el avance, los informes recibidos de los que tocaban («!» si alguno llegó o está tarde) "
        f"y su estado. {' '.join(RULE[:4])}"
    )
    return HeatMap("Tablero de compromisos por trimestre", "Compromiso", tuple(quarters), rows, note)


def commitments_in(tracking: Tracking, quarter: Quarter, terms: Terms, on: date) -> Table:
    """Where each commitment with something to report stands in one quarter."""
    found = standings(tracking, [quarter], on)
    rows: list[tuple[Cell, ...]] = []
    for one in tracking.commitments:
        standing = found[one.id, quarter]
        if standing.state is not None:
            handed = standing.handed
            state = terms.label("report_state", standing.state.value)
            share = rounded(standing.progress)
            rows.append((commitment_name(one), state, share, handed.received, handed.expected, handed.late))
    columns = ("Compromiso", "Estado", "Avance", "Informes recibidos", "Informes que tocaban", "Con atraso")
    note = f"Los informes de {quarter} se reciben a tiempo hasta el {quarter.due:%d/%m/%Y}."
    return Table(f"Los compromisos en {quarter}", columns, tuple(rows), note=note)


def pending_table(waiting: Sequence[Due], terms: Terms) -> Table:
    """What is late or soon due, a row for each report."""
    rows = tuple(
        (
            f"{one.commitment.text('number') or '?'} · {milestone_name(one.milestone)}. {one.milestone.text('title')}",
            str(one.quarter),
            terms.label("report_state", one.state.value),
            one.quarter.due,
            one.days_late,
        )
        for one in waiting
    )
    columns = ("Compromiso e hito", "Trimestre", "Estado", "Se entrega hasta", "Días de atraso")
    return Table("Informes pendientes", columns, rows)


def institutions_map(tracking: Tracking, quarters: Sequence[Quarter], terms: Terms, on: date) -> HeatMap:
    """Institutions × quarters: the reports received of those owed."""
    cells = handed_in(expected(tracking, on))
    codes = sorted({code for code, _ in cells}, key=lambda code: acronym(terms, "institution", code))
    rows = tuple(
        HeatRow(
            code,
            acronym(terms, "institution", code),
            tuple(
                _handed(cells.get((code, quarter)), f"{terms.label('institution', code)}, {quarter}")
                for quarter in quarters
            ),
        )
        for code in codes
    )
    note = "Informes enviados o aprobados, de los que tocaban. «!» señala que alguno llegó o está tarde."
    return HeatMap("Informes entregados por institución y trimestre", "Institución", tuple(quarters), rows, note)


def warmth(share: float) -> int:
    """0 for nothing, 3 for all, by halves between."""
    return 0 if share <= 0 else HOTTEST if share >= 1 else 2 if share >= 0.5 else 1


def _in_words(cell: HeatCell) -> str:
    return f"{cell.said} · {cell.word}" if cell.word else cell.said


def _standing(standing: Standing, quarter: Quarter, terms: Terms, number: str) -> HeatCell:
    name = f"Compromiso {number or '?'}, {quarter}"
    if standing.progress is None:
        return HeatCell(_DASH, aloud=f"{name}: sin datos que contar")
    share = float(standing.progress.share)
    word = terms.label("report_state", standing.state.value) if standing.state else ""
    handed = _counted(standing.handed) if standing.handed.expected else ""
    said = " · ".join(filter(None, (spoken(share), handed)))
    told = [f"avance {spoken(share)}", *([_aloud(standing.handed)] if handed else []), *filter(None, (word,))]
    return HeatCell(said, word, warmth(share), f"{name}: {'; '.join(told)}")


def _handed(handed: HandedIn | None, name: str) -> HeatCell:
    if handed is None:
        return HeatCell(_DASH, aloud=f"{name}: no le toca ningún informe")
    return HeatCell(
        _counted(handed), warmth=warmth(handed.received / handed.expected), aloud=f"{name}: {_aloud(handed)}"
    )


def _counted(handed: HandedIn) -> str:
    return f"{handed.received}/{handed.expected}{' !' if handed.late else ''}"


def _aloud(handed: HandedIn) -> str:
    late = f", {handed.late} con atraso" if handed.late else ""
    return f"{handed.received} de {handed.expected} informes recibidos{late}"
