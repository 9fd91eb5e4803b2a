"""Place lists: the 425 health posts, the schools: rows of a sheet become the places of a report, looked at first."""

from dataclasses import replace

from gobabierto_desktop.domain.folding import folded_words
from gobabierto_desktop.domain.headings import guessed
from gobabierto_desktop.domain.reached import PLACE
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.services import bulk_importing
from gobabierto_desktop.services.bulk_importing import Imported, Plan
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.open_reports import demand_open
from gobabierto_desktop.tabular.grids import Grid, Row

_LOOKED_FOR_HEADING = 12
_DIGITS = 4
"""Of the INE's code of a municipality."""


def plan_places(desk: Desk, report: Record, grid: Grid) -> Plan:
    """How the rows would become places of the report; a department beside a municipality says which of that name."""
    return bulk_importing.plan(desk, PLACE.name, report.id, _with_departments(grid))


def take_places(desk: Desk, report: Record, plan: Plan) -> Imported:
    """Write them as one step, which can be undone. Raises ReportClosed."""
    demand_open(desk, report.id)
    return bulk_importing.carry_out(desk, plan)


def _with_departments(grid: Grid) -> Grid:
    """Each municipality's cell with its department beside it; its code with the zero that a spreadsheet took away."""
    for at, row in enumerate(grid.rows[:_LOOKED_FOR_HEADING]):
        named = guessed(PLACE, row)
        if "municipality" in named:
            municipality = named.index("municipality")
            headings = [folded_words(cell) for cell in row]
            department = headings.index("departamento") if "departamento" in headings else None
            body = (_whole(one, municipality, department) for one in grid.rows[at + 1 :])
            return replace(grid, rows=(*grid.rows[: at + 1], *body))
    return grid


def _whole(row: Row, municipality: int, department: int | None) -> Row:
    if municipality >= len(row) or not row[municipality].strip():
        return row
    said = row[municipality].strip()
    above = row[department].strip() if department is not None and department < len(row) else ""
    if said.isdigit():
        said = said.zfill(_DIGITS)
    elif above:
        said = f"{said}, {above}"
    return tuple(said if place == municipality else cell for place, cell in enumerate(row))
