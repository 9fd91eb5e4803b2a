"""Sheets of an .xls or .ods, opened with calamine, and nothing given to it before it was looked at.

That library, written in Rust, lays out in memory every cell between the first and the last, and gives up over some
spoilt files with a panic, which no `except` of ours would name.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from gobabierto_desktop.domain.limits import MOST_CELLS
from gobabierto_desktop.signing.swelling import SwollenError, UnknownSheetError, demand_modest

_SPOILT = (CalamineError, ArithmeticError, LookupError, OSError, TypeError, ValueError)


@contextmanager
def opened_sheets(file: BinaryIO) -> Generator[CalamineWorkbook, None, None]:
    """The workbook, to be read within. Raises UnknownSheetError, SwollenError; calamine's PasswordError as it is."""
    demand_modest(file)
    with _panics_told():
        book = CalamineWorkbook.from_filelike(file)
        yield book


def modest_sheets(book: CalamineWorkbook) -> Iterator[CalamineSheet]:
    """Its sheets one by one. Raises SwollenError before one is turned into more cells than anybody typed."""
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > MOST_CELLS:
            raise SwollenError
        yield sheet


@contextmanager
def _panics_told() -> Generator[None, None, None]:
    try:
        yield
    except _SPOILT as error:
        if type(error).__name__ == "PasswordError":
            raise
        raise UnknownSheetError from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # pyo3 gives it no name that can be imported
            raise UnknownSheetError from error
        raise
