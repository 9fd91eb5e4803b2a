"""`gobabierto record import`: the rows of somebody's sheet become records, all of them accounted for."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer, tell
from gobabierto_desktop.cli.options import AsJson, Folder, desk_in
from gobabierto_desktop.cli.wording import assigned_pairs, demand_parent, find_kind, find_record
from gobabierto_desktop.domain.date_order import DateOrder
from gobabierto_desktop.domain.fields import Kind
from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.services import bulk_importing
from gobabierto_desktop.services.bulk_importing import Plan
from gobabierto_desktop.services.bulk_telling import plain_balance, spoken_balance, spoken_flag, spoken_row
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.tabular.grids import Grid
from gobabierto_desktop.tabular.opening import open_tables

_ORDERS = {"dia-mes": DateOrder.DAY_FIRST, "mes-dia": DateOrder.MONTH_FIRST}
_NOWHERE = "nada"


def import_table(
    kind: Annotated[str, typer.Argument(metavar="TIPO", help="Qué es cada fila: propuesta, participante, acuerdo, …")],
    path: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="La tabla: .csv, .xlsx, .xls u .ods")],
    parent: Annotated[str, typer.Option("--de", "--under", metavar="ID", help="El foro o la mesa adonde entra")],
    sheet: Annotated[str | None, typer.Option("--hoja", metavar="HOJA", help="La hoja, donde hay varias")] = None,
    dates: Annotated[
        str | None, typer.Option("--fechas", metavar="ORDEN", help="Cómo están escritas: dia-mes o mes-dia")
    ] = None,
    heading: Annotated[
        int | None, typer.Option("--titulos", metavar="FILA", help="La fila de los títulos; 0 si no los hay")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--columna", metavar="CAMPO=TÍTULO", help="Adónde va una columna; nada=TÍTULO no la importa"),
    ] = None,
    folder: Folder = None,
    *,
    is_preview: Annotated[
        bool, typer.Option("--ver", "--dry-run", help="Sólo dice qué pasaría; no guarda nada")
    ] = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Importa una tabla: cada fila es un registro. No pregunta nada; dice qué pasó con cada fila y cada valor.

    Lo que no se entiende se guarda como está escrito y se señala. Importar dos veces la misma tabla no duplica nada,
    y «gobabierto record undo» la deshace entera. Termina con 1 si alguna fila no entró.
    """
    asked = find_kind(kind)
    grid = _sheet(path, sheet)
    with desk_in(folder) as desk:
        above = find_record(desk, parent)
        demand_parent(asked, above)
        first = bulk_importing.plan(desk, asked.name, above.id, grid, heading=heading, order=_order(dates))
        planned = _with_columns(desk, first, asked, grid, columns or []) if columns else first
        if not is_preview:
            _ = bulk_importing.carry_out(desk, planned, tell)
    code = ExitCode.REFUSED if planned.balance.rejected else ExitCode.DONE
    return answer(_lines(planned), _plain(planned, is_preview=is_preview), is_json=as_json, code=code)


def _order(typed: str | None) -> DateOrder | None:
    if typed is not None and typed not in _ORDERS:
        raise typer.BadParameter(f"--fechas es {' o '.join(_ORDERS)}, no «{typed}».")
    return _ORDERS[typed] if typed else None


def _sheet(path: Path, named: str | None) -> Grid:
    grids = [one for one in open_tables(path) if one.rows]
    names = ", ".join(f"«{one.name}»" for one in grids)
    if named is not None:
        found = [one for one in grids if fold(one.name) == fold(named)]
        if not found:
            raise typer.BadParameter(f"«{path.name}» no tiene una hoja «{named}». Tiene {names}.")
        return found[0]
    if len(grids) > 1:
        raise typer.BadParameter(f"«{path.name}» tiene varias hojas: {names}. Diga cuál con --hoja.")
    return grids[0]


def _with_columns(desk: Desk, first: Plan, kind: Kind, grid: Grid, typed: list[str]) -> Plan:
    """The plan with some columns, named by their headings, elsewhere than guessed."""
    fields: dict[int, str | None] = {}
    for word in typed:
        target, mark, heading = word.partition("=")
        places = [one.place for one in first.columns if fold(one.heading) == fold(heading)]
        if not mark or len(places) != 1:
            there = ", ".join(f"«{one.heading}»" for one in first.columns)
            raise typer.BadParameter(f"«{word}» no nombra una columna de la tabla. Tiene {there}.")
        fields[places[0]] = None if fold(target) == _NOWHERE else assigned_pairs(kind, [word])[0][0].name
    return bulk_importing.plan(
        desk, kind.name, first.parent, grid, fields=fields, heading=first.heading, order=first.order
    )


def _lines(plan: Plan) -> list[str]:
    kind = KINDS[plan.kind]
    lines = [f"{plan.source}: {plan.told or 'tabla'}"]
    lines += [
        f"    {one.heading} → {kind.field(one.field).label if one.field else 'no se importa'}" for one in plan.columns
    ]
    for row in plan.rows:
        if row.reason:
            lines.append(spoken_row(plan, row))
        lines += [spoken_flag(plan, row, one) for one in row.flags]
    return [*lines, spoken_balance(plan.balance)]


def _plain(plan: Plan, *, is_preview: bool) -> dict[str, object]:
    return {
        "source": plan.source,
        "read_as": plan.told,
        "written": not is_preview,
        "heading": plan.heading,
        "columns": {one.heading: one.field for one in plan.columns},
        "date_order": plan.order.value if plan.order else None,
        "balance": plain_balance(plan.balance),
        "rows": [
            {
                "row": row.number,
                "fate": row.fate.value,
                "reason": row.reason,
                "flags": [
                    {"column": plan.columns[one.column].heading, "typed": one.typed, "message": one.message}
                    for one in row.flags
                ],
            }
            for row in plan.rows
        ],
    }
