"""Tables in workbooks: .xlsx with what each cell shows, older .xls and LibreOffice's .ods with what each cell holds.

No formula is worked out: its last result is taken, or the formula itself, as text, where no program ever saved one.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from python_calamine import PasswordError

from gobabierto_desktop.domain.limits import MOST_TABLE_COLUMNS, MOST_TABLE_ROWS, MOST_UNPACKED, MOST_WHOLE_NUMBER
from gobabierto_desktop.signing.oldsheets import modest_sheets, opened_sheets
from gobabierto_desktop.signing.opc import BrokenWorkbook
from gobabierto_desktop.signing.quiet import demand_quiet
from gobabierto_desktop.signing.swelling import SwollenError, UnknownSheetError
from gobabierto_desktop.tabular.grids import Grid, NotASheet, Row, SheetTooLarge, gridded

_ZEROS = re.compile(r"0{2,20}")
_DAMAGE = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, ArithmeticError, AttributeError, EOFError, LookupError),
    *(OSError, RuntimeError, SyntaxError, TypeError, ValueError),
)
"""What openpyxl raises where a file is not what it should be."""

_AnyCell = Cell | MergedCell


def read_xlsx(name: str, content: bytes) -> tuple[Grid, ...]:
    """The sheets of an .xlsx that hold something. Raises NotASheet, SheetTooLarge, ActiveWorkbook."""
    _refuse_bombs(name, content)
    try:
        demand_quiet(content)
    except BrokenWorkbook as error:
        raise NotASheet(name, "no es un libro de Excel, o está dañado") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of drawings and validations, which no table needs
            shown = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            written = load_workbook(io.BytesIO(content), read_only=True)
            for one in (*shown.worksheets, *written.worksheets):
                one.reset_dimensions()  # what a file says of its own size is not believed
            grids = [
                gridded(one.title, list(_rows(name, one.iter_rows(), other.iter_rows())), f"hoja «{one.title}»")
                for one, other in zip(shown.worksheets, written.worksheets, strict=True)
            ]
    except _DAMAGE as error:
        raise NotASheet(name, "no es un libro de Excel, o está dañado") from error
    return tuple(grid for grid in grids if grid.rows)


def read_other_workbook(name: str, content: bytes) -> tuple[Grid, ...]:
    """The sheets of an .xls or .ods that hold something. Raises NotASheet, SheetTooLarge."""
    try:
        with opened_sheets(io.BytesIO(content)) as book:
            grids = [
                gridded(sheet.name, [tuple(_text(cell, "") for cell in row) for row in sheet.to_python()])
                for sheet in modest_sheets(book)
            ]
    except SwollenError as error:
        raise SheetTooLarge(name) from error
    except (UnknownSheetError, PasswordError) as error:
        raise NotASheet(name, "no es un libro de cálculo, o está dañado") from error
    return tuple(grid for grid in grids if grid.rows)


def _refuse_bombs(name: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise NotASheet(name, "no es un libro de Excel, o está dañado") from error
    if unpacked > MOST_UNPACKED:
        raise SheetTooLarge(name)


def _rows(name: str, shown: Iterable[tuple[_AnyCell, ...]], written: Iterable[tuple[_AnyCell, ...]]) -> Iterator[Row]:
    for number, (row, formulas) in enumerate(zip_longest(shown, written, fillvalue=())):
        if number > MOST_TABLE_ROWS or max(len(row), len(formulas)) > MOST_TABLE_COLUMNS:
            raise SheetTooLarge(name)
        cells = [_cell(one, other) for one, other in zip_longest(row, formulas)]
        while cells and not cells[-1]:
            cells.pop()
        yield tuple(cells)


def _cell(shown: _AnyCell | None, written: _AnyCell | None) -> str:
    if shown is None:
        return ""
    value: object = shown.value
    if value is None and written is not None:
        value = written.value
    return "" if value is None else _text(value, str(shown.number_format or ""))


def _text(value: object, form: str) -> str:
    """What the cell shows: all the digits of a number, the zeros that its form puts in front, dates as ISO."""
    match value:
        case None:
            return ""
        case bool():
            return "Sí" if value else "No"
        case int():
            return _whole(value, form)
        case float():
            return (
                _whole(int(value), form) if value.is_integer() and abs(value) < MOST_WHOLE_NUMBER else f"{value:.15g}"
            )
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return f"{minutes // 60:02}:{minutes % 60:02}"
        case _:
            return str(value)


def _whole(number: int, form: str) -> str:
    return str(number).zfill(len(form)) if _ZEROS.fullmatch(form) else str(number)
