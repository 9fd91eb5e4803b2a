"""An .xls of the old Excel, read with calamine: values only; of formulas and errors that parser tells nothing."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineSheet, PasswordError

from gobabierto_desktop.domain.limits import MOST_WORKBOOK_COLUMNS, MOST_WORKBOOK_ROWS
from gobabierto_desktop.questionnaires.cells import (
    Cell,
    Form,
    NotASpreadsheet,
    Opened,
    Place,
    SpreadsheetLocked,
    Tab,
)
from gobabierto_desktop.signing.oldsheets import modest_sheets, opened_sheets
from gobabierto_desktop.signing.swelling import SwollenError, UnknownSheetError

_Raw = int | float | str | bool | time | date | datetime | timedelta


def open_xls(content: bytes) -> Opened:
    """Its sheets. Raises NotASpreadsheet or SpreadsheetLocked."""
    try:
        with opened_sheets(BytesIO(content)) as book:
            tabs = tuple(_tab(sheet) for sheet in modest_sheets(book))
    except PasswordError as error:
        raise SpreadsheetLocked from error
    except SwollenError as error:
        raise NotASpreadsheet("una de sus hojas ocupa demasiado") from error
    except UnknownSheetError as error:
        raise NotASpreadsheet("está dañado, o no es un libro aunque su nombre lo diga") from error
    return Opened(Form.XLS, tabs, has_macros=b"_\x00V\x00B\x00A\x00_\x00" in content)


def _tab(sheet: CalamineSheet) -> Tab:
    rows: list[list[_Raw]] = sheet.to_python(skip_empty_area=False, nrows=MOST_WORKBOOK_ROWS)
    cells = {
        Place(row, column): Cell(value)
        for row, line in enumerate(rows, start=1)
        for column, value in enumerate(line[:MOST_WORKBOOK_COLUMNS], start=1)
        if value != ""
    }
    merged = tuple(
        (Place(up + 1, left + 1), Place(down + 1, right + 1))
        for (up, left), (down, right) in sheet.merged_cell_ranges or ()
    )
    return Tab(sheet.name, cells, merged, goes_on=sheet.total_height > MOST_WORKBOOK_ROWS)
