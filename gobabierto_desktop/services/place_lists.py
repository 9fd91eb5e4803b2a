"""Place lists: the 425 health posts, the schools: rows of a sheet become the places of a report, looked at first."""

from dataclasses import replace

from gobabierto_desktop.domain.folding import folded_words
from gobabierto_desktop.domain.reached import PLACE
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.services import bulk_importing
from gobabierto_desktop.services.bulk_importing import Imported, Plan
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.reporting import demand_open
from gobabierto_desktop.tabular.grids import Grid, Row

_LOOKED_FOR_HEADING = 12


def plan_places(desk: Desk, report: Record, grid: Grid) -> Plan:
    """How the rows would become places of the report; a department beside a municipality says which of that name."""
    return bulk_importing.plan(desk, PLACE.name, report.id, _with_departments(grid))


def take_places(desk: Desk, report: Record, plan: Plan) -> Imported:
    """Write them as one step, which can be undone. Raises ReportClosed."""
    demand_open(desk, report.id)
    return bulk_importing.carry_out(desk, plan)


def _with_departments(grid: Grid) -> Grid:
    """The municipality's cell with its department; where it holds a code already, as it is."""
    for at, row in enumerate(grid.rows[:_LOOKED_FOR_HEADING]):
        headings = [folded_words(cell) for cell in row]
        if "municipio" in headings and "departamento" in headings:
            places = headings.index("municipio"), headings.index("departamento")
            rows = (*grid.rows[: at + 1], *(_joined(one, *places) for one in grid.rows[at + 1 :]))
            return replace(grid, rows=rows)
    return grid


def _joined(row: Row, municipality: int, department: int) -> Row:
    if max(municipality, department) >= len(row):
        return row
    named, above = row[municipality].strip(), row[department].strip()
    if not named or not above or named.isdigit():
        return row
    return tuple(f"{named}, {above}" if place == municipality else cell for place, cell in enumerate(row))
