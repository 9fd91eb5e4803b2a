"""The preview of a list of places as a page of text: where each column goes, what becomes of the rows, what is odd."""

import html

from gobabierto_desktop.domain.reached import PLACE
from gobabierto_desktop.gui.titles import UNTITLED, counted
from gobabierto_desktop.services.bulk_importing import Column, Plan, PlannedRow

_MOST_TOLD = 60


def told_places(plan: Plan) -> str:
    """The page."""
    balance = plan.balance
    counts = (
        counted(balance.new, "lugar nuevo", "lugares nuevos"),
        counted(balance.completed, "se completa", "se completan"),
        counted(balance.identical, "ya estaba o se repite", "ya estaban o se repiten"),
        counted(balance.rejected, "no se puede tomar", "no se pueden tomar"),
    )
    odd = plan.flagged
    more = f"<p>Y {len(odd) - _MOST_TOLD:,} filas más.</p>" if len(odd) > _MOST_TOLD else ""
    remarks = f"<h4>Filas por revisar</h4><ul>{''.join(map(_row, odd[:_MOST_TOLD]))}</ul>{more}" if odd else ""
    return (
        f"<h3>{html.escape(plan.source)}</h3><p>{counted(balance.read, 'fila', 'filas')}: {'; '.join(counts)}.</p>"
        f"<h4>Columnas</h4><ul>{''.join(map(_column, plan.columns))}</ul>{remarks}"
    )


def _column(column: Column) -> str:
    goes_to = PLACE.field(column.field).label if column.field else "(no se toma)"
    return f"<li>{html.escape(column.heading)} → {html.escape(goes_to)}</li>"


def _row(row: PlannedRow) -> str:
    name = row.record.with_values(row.values).text("name") or UNTITLED
    said = "; ".join([*(f"«{one.typed}»: {one.message}" for one in row.flags), *filter(None, [row.reason])])
    return f"<li>Fila {row.number}, {html.escape(name)}: {html.escape(said)}</li>"
