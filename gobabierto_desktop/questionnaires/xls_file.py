"""An .xls of the old Excel, read with calamine: values only; of formulas and errors that parser tells nothing."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from gobabierto_desktop.questionnaires.cells import (
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Form,
    NotASpreadsheet,
    Opened,
    Place,
    SpreadsheetLocked,
    Tab,
)

_LARGEST = 4_000_000
"""Cells between the first and the last one of a sheet: calamine holds them all, the blank ones too."""

_Raw = int | float | str | bool | time | date | datetime | timedelta


def open_xls(content: bytes) -> Opened:
    """Its sheets. Raises NotASpreadsheet or SpreadsheetLocked."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        tabs = tuple(_tab(book, name) for name in book.sheet_names)
        book.close()
    except PasswordError as error:
        raise SpreadsheetLocked from error
    except (CalamineError, ArithmeticError, LookupError, OSError, TypeError, ValueError) as error:
        raise NotASpreadsheet("está dañado, o no es un libro aunque su nombre lo diga") from error
    return Opened(Form.XLS, tabs, has_macros=b"_\x00V\x00B\x00A\x00_\x00" in content)


def _tab(book: CalamineWorkbook, name: str) -> Tab:
    sheet = book.get_sheet_by_name(name)
    if sheet.height * sheet.width > _LARGEST:
        raise NotASpreadsheet("una de sus hojas ocupa demasiado")
    rows: list[list[_Raw]] = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)
    cells = {
        Place(row, column): Cell(value)
        for row, line in enumerate(rows, start=1)
        for column, value in enumerate(line[:MOST_COLUMNS], start=1)
        if value != ""
    }
    merged = tuple(
        (Place(up + 1, left + 1), Place(down + 1, right + 1))
        for (up, left), (down, right) in sheet.merged_cell_ranges or ()
    )
    return Tab(name, cells, merged, goes_on=sheet.total_height > MOST_ROWS)
