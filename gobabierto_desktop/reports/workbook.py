"""The two workbooks: of a forum or table (datos.xlsx), one sheet for each kind, and the consolidated, with charts.

Both may be read by anybody: who attended is told only in counts, and in a forum's by nothing that is sensitive
(docs/decisions/0006-sensitive-counts-once.md).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from openpyxl.worksheet.worksheet import Worksheet

from gobabierto_desktop.domain.forums import FORUM
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.reports import attendance, consolidated, listings, sheets, standing
from gobabierto_desktop.reports.charts import add_chart, shade
from gobabierto_desktop.reports.scope import ForumView, Scope, all_forums, of_scope
from gobabierto_desktop.reports.tables import Table

_COUNTED = ("dialogue_table", "proposal", "agreement", "vote", "participant")
_WIDE, _READABLE = 80, 110


def forum_workbook(holdings: Holdings, scope: Scope, at: datetime) -> bytes:
    """The workbook of everything under the scope; the same holdings and time give the same bytes."""
    view, terms = of_scope(holdings, scope), holdings.terms
    name = view.forum.text("name") or "Foro de consulta ciudadana"
    book = sheets.new_book(name, holdings.plan_title, at)
    _summary(sheets.new_sheet(book, "Resumen"), holdings, view, at)
    for listing in (listings.tables, listings.proposals, listings.agreements, listings.votes):
        sheets.lay_listing(book, listing([view], terms))
    _attendance(sheets.new_sheet(book, "Asistencia"), view, terms)
    return sheets.saved(book, at)


def consolidated_workbook(holdings: Holdings, at: datetime) -> bytes:
    """The workbook of everything held: a sheet with charts for each section, then the records one by one."""
    views, terms = all_forums(holdings), holdings.terms
    book = sheets.new_book(f"Informe consolidado — {holdings.plan_title}", holdings.plan_title, at)
    _front(sheets.new_sheet(book, "Resumen"), holdings, views, at)
    for one in consolidated.sections(holdings, views, sheets.local_day(at)):
        _section(sheets.new_sheet(book, one.sheet), one)
    for listing in (listings.forums, listings.tables, listings.proposals, listings.agreements, listings.votes):
        told = listing(views, terms)
        sheets.lay_listing(book, replace(told, title=f"Lista de {told.title.lower()}"))
    _method(sheets.new_sheet(book, "Método y fuentes"))
    return sheets.saved(book, at)


def counts(view: ForumView) -> Table:
    """How many records of each kind stand under the forum."""
    held = (view.tables, view.proposals, view.agreements, view.votes, view.participants)
    rows = tuple((KINDS[kind].plural, len(ones)) for kind, ones in zip(_COUNTED, held, strict=True))
    return Table("Lo que contiene", ("Registro", "Cantidad"), rows)


def _summary(sheet: Worksheet, holdings: Holdings, view: ForumView, at: datetime) -> None:
    sheets.title(sheet, 1, view.forum.text("name") or "Foro de consulta ciudadana")
    sheets.note(sheet, 2, holdings.plan_title)
    row = 4
    for field in listings.open_fields(FORUM):
        sheets.labelled(sheet, row, field.label, listings.written(field, view.forum, holdings.terms), _WIDE)
        row += 1
    sheets.labelled(sheet, row, "Libro generado el", sheets.local_day(at), _WIDE)
    placed = sheets.lay_table(sheet, counts(view), row + 2)
    sheets.note(sheet, placed.below + 1, attendance.parity_line(view.participants))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, _WIDE


def _attendance(sheet: Worksheet, view: ForumView, terms: Terms) -> None:
    sheets.title(sheet, 1, "Asistencia")
    sheets.note(sheet, 2, attendance.parity_line(view.participants))
    by_sector = sheets.lay_table(sheet, attendance.by_sector(view.participants, terms), 4)
    by_role = sheets.lay_table(sheet, attendance.by_role(view.participants, terms), by_sector.below + 1)
    sheets.note(sheet, by_role.below + 1, "Los datos de cada persona viajan sellados y no están en este libro.")
    sheets.fit_columns(sheet, [by_sector, by_role])


def _front(sheet: Worksheet, holdings: Holdings, views: Sequence[ForumView], at: datetime) -> None:
    sheets.title(sheet, 1, "Informe consolidado de los foros de consulta")
    sheets.note(sheet, 2, holdings.plan_title)
    row = 4
    for figure in consolidated.key_figures(holdings, views):
        sheets.labelled(sheet, row, figure.label.capitalize(), figure.value, _WIDE)
        row += 1
    sheets.labelled(sheet, row, "Compromisos", standing.commitments_line(holdings), _WIDE)
    sheets.labelled(sheet, row + 1, "Libro generado el", sheets.local_day(at), _WIDE)
    sheets.section(sheet, row + 3, "Qué hay en cada hoja")
    for place, one in enumerate(consolidated.sections(holdings, views, sheets.local_day(at)), start=row + 4):
        sheets.labelled(sheet, place, one.sheet, one.lead, _WIDE)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, _WIDE


def _section(sheet: Worksheet, section: consolidated.Section) -> None:
    sheets.title(sheet, 1, section.title)
    sheets.note(sheet, 2, section.lead)
    beside = max(len(one.table.columns) for one in section.exhibits) + 2
    row, placed = 4, list[sheets.Placed]()
    for one in section.exhibits:
        if one.heat and one.heat.table() != one.table:
            placed.append(sheets.lay_table(sheet, one.heat.table(), row))
            shade(placed[-1], one.heat)
            row = placed[-1].below + 1
        placed.append(sheets.lay_table(sheet, one.table, row))
        if one.heat:
            shade(placed[-1], one.heat)
        covered = add_chart(one.figure, placed[-1], beside) if one.figure and one.table.rows else 0
        row = max(placed[-1].below, row + covered) + 1
    sheets.fit_columns(sheet, placed)


def _method(sheet: Worksheet) -> None:
    sheets.title(sheet, 1, "Método y fuentes")
    for row, text in enumerate((*consolidated.METHOD, *consolidated.SOURCES), start=3):
        sheets.prose(sheet, row, text, _READABLE)
    sheet.column_dimensions["A"].width = _READABLE
