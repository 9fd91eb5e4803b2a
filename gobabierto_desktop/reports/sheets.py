"""Worksheets that people and programs read: real numbers and dates, text that is never a formula, ready to print.

The same content makes the same bytes: the only time in the file is the one handed in.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from textwrap import wrap
from typing import Literal, cast

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart  # pyright: ignore[reportPrivateUsage] - its only name
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from gobabierto_desktop.domain.values import GUATEMALA
from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.listings import Listing, Written
from gobabierto_desktop.reports.tables import MARKS, Cell, Table, spoken
from gobabierto_desktop.signing.saving import spelt_workbook

INK, QUIET, LINE, ACCENT, PALE = "16212B", "51606D", "D5DCE2", "0B5C7A", "DDEFF5"
_LONGEST = 32_767
"""Characters that a cell of Excel can hold."""
_CUT = " […] Sigue en los registros del paquete: una celda de Excel no admite más texto."
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t")
_NUMBER, _SHARE, _DATE, _TIME = "#,##0", "0 %", "dd/mm/yyyy", "hh:mm"
_PAPER_LETTER = 1
_CORE = "docProps/core.xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)

_NARROWEST, _WIDEST = 8, 58
_NOTE_WIDTH = 130
_LINE_HEIGHT, _TALLEST = 15.0, 409.0
_PAGE_WIDTH = 170
"""Characters of width that a landscape page still shows legibly."""

_BODY = Font(name="Calibri", size=11, color=INK)
_BOLD = Font(name="Calibri", size=11, color=INK, bold=True)
_HEAD = Font(name="Calibri", size=11, color="FFFFFF", bold=True)
_NOTE = Font(name="Calibri", size=11, color=QUIET, italic=True)
_TITLE = Font(name="Calibri", size=16, color=ACCENT, bold=True)
_SECTION = Font(name="Calibri", size=12, color=ACCENT, bold=True)
_UNDER = Border(bottom=Side(style="thin", color=LINE))
_CENTRED = Alignment(horizontal="center", vertical="top")
_LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)
_OVER = Border(top=Side(style="medium", color=ACCENT))


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table lies on a sheet: its headings, first and last rows of data (from 1), without the total."""

    sheet: Worksheet
    table: Table
    head: int
    first: int
    last: int

    @property
    def below(self) -> int:
        """The first free row under it."""
        return self.last + 1 + bool(self.table.total) + len(_note_lines(self.table))


def new_book(title: str, subject: str, at: datetime) -> Workbook:
    """A workbook without sheets that says what it is, in Spanish of Guatemala."""
    book = Workbook()
    while book.worksheets:
        book.remove(book.worksheets[0])
    properties = book.properties
    properties.title, properties.subject = printable(title), printable(subject)
    properties.creator, properties.language = "Gobierno Abierto Guatemala", "es-GT"
    properties.created = _naive(at)
    return book


def new_sheet(book: Workbook, name: str) -> Worksheet:
    """An empty sheet that prints landscape on letter paper, one page wide, with its name and «Página x de y»."""
    sheet: Worksheet = book.create_sheet(name)
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPER_LETTER
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.75
    edges = sheet.HeaderFooter
    edges.oddHeader = HeaderFooterItem(left=_edge_part(book.properties.title or ""), right=_edge_part(name))
    edges.oddFooter = HeaderFooterItem(right=_HeaderFooterPart("Página &P de &N"))
    return sheet


def lay_listing(book: Workbook, listing: Listing) -> Worksheet:
    """A sheet of its own for a listing: headings on its first row, frozen, with filters, repeated on each page."""
    sheet = new_sheet(book, listing.title)
    widths = [column.width for column in listing.columns]
    for place, column in enumerate(listing.columns, start=1):
        _head(write(sheet, 1, place, column.label))
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    _heighten(sheet, 1, [column.label for column in listing.columns], widths)
    for row, cells in enumerate(listing.rows, start=2):
        for place, cell in enumerate(cells, start=1):
            told = write(sheet, row, place, cell)
            told.border = _UNDER
            if cell is not None and not isinstance(cell, str):
                told.alignment = _CENTRED
        _heighten(sheet, row, cells, widths)
    sheet.freeze_panes = "B2"
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"
    sheet.page_setup.fitToWidth = max(1, round(sum(widths) / _PAGE_WIDTH))
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(listing.columns))}{len(listing.rows) + 1}"
    return sheet


def lay_table(sheet: Worksheet, table: Table, row: int) -> Placed:
    """The table under its title, from a row down."""
    section(sheet, row, table.title)
    head = row + 1
    for place, name in enumerate(table.columns, start=1):
        _head(write(sheet, head, place, name), _side(table, place - 1))
    for line, cells in enumerate(table.rows, start=head + 1):
        for place, cell in enumerate(cells, start=1):
            _table_cell(sheet, line, place, cell).border = _UNDER
    last = head + len(table.rows)
    for place, cell in enumerate(table.total, start=1):
        total = _table_cell(sheet, last + 1, place, cell)
        total.font, total.border, total.fill = _BOLD, _OVER, _filled(PALE)
    placed = Placed(sheet, table, head, head + 1, last)
    lines = _note_lines(table)
    for below, line in enumerate(lines, start=placed.below - len(lines)):
        note(sheet, below, line)
    return placed


def _note_lines(table: Table) -> list[str]:
    """The note in lines: one that ran on over empty cells would make the printed page as wide as itself."""
    return wrap(table.note, _NOTE_WIDTH)


def title(sheet: Worksheet, row: int, text: str) -> None:
    """The large title of a sheet."""
    write(sheet, row, 1, text).font = _TITLE
    _overflowing(sheet, row)


def section(sheet: Worksheet, row: int, text: str) -> None:
    """The title of a part of a sheet."""
    write(sheet, row, 1, text).font = _SECTION
    _overflowing(sheet, row)


def note(sheet: Worksheet, row: int, text: str) -> None:
    """A line that says how to read what stands by it."""
    write(sheet, row, 1, text).font = _NOTE
    _overflowing(sheet, row)


def prose(sheet: Worksheet, row: int, text: str, width: int) -> None:
    """A paragraph in the first column, which is so wide."""
    write(sheet, row, 1, text).alignment = _LEFT
    _heighten(sheet, row, [text], [width])


def labelled(sheet: Worksheet, row: int, name: str, value: Written, width: int) -> None:
    """A name and, to its right in a column so wide, what it names."""
    write(sheet, row, 1, name).font = _BOLD
    write(sheet, row, 2, value).alignment = _LEFT
    _heighten(sheet, row, [value], [width])


def fit_columns(sheet: Worksheet, placed: Sequence[Placed]) -> None:
    """Columns as wide as the tables on the sheet ask for, within reason; rows as tall as their texts then need."""
    widths: list[float] = []
    for place in range(max((len(one.table.columns) for one in placed), default=0)):
        lengths = [length for one in placed for length in _lengths(one.table, place)]
        widths.append(min(max(_NARROWEST, *lengths) + 2, _WIDEST))
        sheet.column_dimensions[get_column_letter(place + 1)].width = widths[-1]
    for one in placed:
        rows = (one.table.columns, *one.table.rows)
        for row, cells in enumerate(rows, start=one.head):
            _heighten(sheet, row, cells, widths[: len(cells)])


def write(sheet: Worksheet, row: int, column: int, value: Written) -> SheetCell:
    """Put a value in a cell as what it is; a text is a text even where it begins like a formula."""
    cell = cast("SheetCell", sheet.cell(row, column))  # nothing is merged here
    cell.font = _BODY
    wraps = isinstance(value, str)
    cell.alignment = Alignment(vertical="top", wrap_text=wraps)
    match value:
        case None:
            pass
        case str():
            cell.value = _fitted(printable(value))
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(_FORMULA_SIGNS)
        case _:
            cell.value = value
            cell.number_format = _format(value)
    return cell


def saved(book: Workbook, at: datetime) -> bytes:
    """The bytes of the workbook, the clock of this machine left out."""
    draft, final = io.BytesIO(spelt_workbook(book)), io.BytesIO()
    book.properties.modified = _naive(at)  # openpyxl put its own time there
    core = cast("bytes", tostring(book.properties.to_tree()))
    stamp = max(_EARLIEST, _naive(at).timetuple()[:6])
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(final, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = core if entry.filename == _CORE else old.read(entry)
            dated = zipfile.ZipInfo(entry.filename, stamp)
            dated.compress_type, dated.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(dated, content)
    return final.getvalue()


def _table_cell(sheet: Worksheet, row: int, column: int, value: Cell) -> SheetCell:
    cell = write(sheet, row, column, value)
    if column > 1 and isinstance(value, str) and value in MARKS:
        cell.alignment = Alignment(horizontal="right", vertical="top")
    return cell


def _side(table: Table, place: int) -> Literal["left", "right"]:
    """A heading stands over its cells: numbers, and marks in the place of numbers, to the right."""
    is_text = any(isinstance(row[place], str) and row[place] not in MARKS for row in table.rows)
    return "left" if place == 0 or is_text else "right"


def _heighten(sheet: Worksheet, row: int, cells: Sequence[Written], widths: Sequence[float]) -> None:
    """Make the row as tall as its texts need, for not every program does so by itself."""
    lines = max((_lines(cell, width) for cell, width in zip(cells, widths, strict=True)), default=1)
    if lines > 1:
        sheet.row_dimensions[row].height = min(lines * _LINE_HEIGHT, _TALLEST)


def _lines(cell: Written, width: float) -> int:
    """How many lines a text takes in a column, words kept whole."""
    if not isinstance(cell, str):
        return 1
    return sum(max(1, len(wrap(line, max(int(width) - 1, 1)))) for line in cell[:_LONGEST].split("\n"))


def _head(cell: SheetCell, side: Literal["left", "right"] = "left") -> None:
    cell.font, cell.fill = _HEAD, _filled(ACCENT)
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)


def _filled(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def _overflowing(sheet: Worksheet, row: int) -> None:
    """A text that may run over the empty cells to its right instead of wrapping in its own."""
    sheet.cell(row, 1).alignment = Alignment(vertical="center")


def _lengths(table: Table, place: int) -> list[int]:
    if place >= len(table.columns):
        return []
    longest_word = max((len(word) for word in table.columns[place].split()), default=0) + 2
    cells = [len(spoken(row[place])) for row in (*table.rows, *([table.total] if table.total else []))]
    return [longest_word, *cells]


def _format(value: int | float | date | time) -> str:  # noqa: PYI041 - a whole number and a share are told apart
    match value:
        case time():
            return _TIME
        case date():
            return _DATE
        case float():
            return _SHARE
        case _:
            return _NUMBER


def _fitted(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT


def _edge_part(text: str) -> _HeaderFooterPart:
    """The text at the edge of a page, where «&» would begin a code."""
    return _HeaderFooterPart(printable(text)[:100].replace("&", "&&"))


def _naive(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def local_day(at: datetime) -> date:
    """The day in Guatemala."""
    return at.astimezone(GUATEMALA).date()
