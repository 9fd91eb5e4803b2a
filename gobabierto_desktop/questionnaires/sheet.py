"""A sheet of a questionnaire before anything is asked on it: hidden keys, title, what it is about, identity line.

Answers are found again by the keys in row and column 1, never by their address: rows may be added and columns moved.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gobabierto_desktop.questionnaires import styles
from gobabierto_desktop.questionnaires.asking import Lists, protect, put
from gobabierto_desktop.questionnaires.identity import Identity

KEYS, TITLE, TEXT, LINE, HEADS, FIRST = 1, 2, 3, 4, 5, 6
"""The rows of every sheet: hidden keys, title, what it is about, its line of identity, headings, first answers."""

_LETTER = 1


@dataclass(frozen=True, slots=True)
class Making:
    """What all sheets of a workbook share while they are made; `places` finds a form's answer by code and field."""

    book: Workbook
    identity: Identity
    lists: Lists
    places: dict[tuple[str, str], str]

    def sheet(self, code: str, tab: str, title: str, text: str, widths: Sequence[float]) -> Worksheet:
        """A fresh locked sheet with its title, its line of identity and the widths of its columns from B on."""
        sheet: Worksheet = self.book.create_sheet(tab)
        sheet.sheet_view.showGridLines = False
        for column, width in enumerate(widths, start=2):
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.column_dimensions["A"].hidden = True
        sheet.row_dimensions[KEYS].hidden = True
        put(sheet, KEYS, 1, self.identity.corner(code))
        _say(sheet, TITLE, title, styles.TITLE, len(widths))
        sheet.row_dimensions[TITLE].height = 5 + 23 * styles.lines(title, sum(widths) / 1.6)
        _say(sheet, TEXT, text, styles.PLAIN, len(widths))
        styles.heighten(sheet, TEXT, ((text, sum(widths)),))
        _say(sheet, LINE, self.identity.line(code), styles.SMALL, len(widths))
        protect(sheet)
        _print_whole(sheet)
        return sheet


def head(sheet: Worksheet, names: Sequence[str], height: float = 33) -> None:
    """The headings over the answers, repeated on every printed page."""
    for column, name in enumerate(names, start=2):
        put(sheet, HEADS, column, name)
        cell = sheet.cell(HEADS, column)
        cell.font, cell.fill, cell.border = styles.WHITE, styles.HEADER_FILL, styles.FRAME
        cell.alignment = styles.CENTRED
    sheet.row_dimensions[HEADS].height = height
    sheet.print_title_rows = f"{HEADS}:{HEADS}"


def section(sheet: Worksheet, row: int, name: str, columns: int) -> None:
    """The title of a part of a sheet, over all its columns."""
    put(sheet, row, 2, name)
    for column in range(2, columns + 2):
        cell = sheet.cell(row, column)
        cell.font, cell.fill, cell.alignment = styles.SECTION, styles.PALE_FILL, styles.ONE_LINE
    sheet.row_dimensions[row].height = 21


def _say(sheet: Worksheet, row: int, text: str, font: Font, columns: int) -> None:
    put(sheet, row, 2, text)
    cell = sheet.cell(row, 2)
    cell.font, cell.alignment = font, styles.TOP
    sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=columns + 1)


def _print_whole(sheet: Worksheet) -> None:
    """One page wide, on letter paper lying down: some liaisons print it to ask around."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _LETTER
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
