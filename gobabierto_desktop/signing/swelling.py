"""How large a spreadsheet becomes once it is opened, told before: a small .ods may say «this cell, a billion times».

The library that reads .xls and .ods lays out every cell between the first and the last in memory, and ends the whole
program where that does not fit. So nothing is given to it that was not looked at here.
"""

import zipfile
import zlib
from typing import BinaryIO, Final
from xml.parsers import expat

from gobabierto_desktop.domain.limits import MOST_CELLS, MOST_UNPACKED

_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_PIECE: Final = 256 * 1024
_OF_BLANKS: Final = frozenset({"style-name", "number-columns-repeated", "content-validation-name"})
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    expat.ExpatError,
)


class SwollenError(Exception):
    """Opening the file would fill the memory."""


class UnknownSheetError(Exception):
    """The file is no .xls and no sound .ods, or is two kinds of file at once."""


def demand_modest(file: BinaryIO) -> None:
    """Raise SwollenError or UnknownSheetError where an .xls or .ods is not to be opened; else leave it at its start."""
    start = file.read(len(_OLD_EXCEL))
    is_archive = zipfile.is_zipfile(file)
    _ = file.seek(0)
    if (
        start == _OLD_EXCEL and is_archive
    ):  # the library would take it for the second where the first does not please it
        raise UnknownSheetError
    if is_archive:
        try:
            cells = _cells_of_ods(file)
        except _BROKEN as error:
            raise UnknownSheetError from error
        if cells > MOST_CELLS:
            raise SwollenError
        _ = file.seek(0)
    elif start != _OLD_EXCEL:
        raise UnknownSheetError


def _cells_of_ods(file: BinaryIO) -> int:
    """The cells between first and last of all its tables together."""
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        if sum(one.file_size for one in archive.infolist()) > MOST_UNPACKED:
            raise SwollenError
        if len(set(names)) < len(names) or not archive.read("mimetype").startswith(_ODS):
            raise UnknownSheetError
        size = _Size()
        with archive.open("content.xml") as content:
            while piece := content.read(_PIECE):
                size.read(piece)
        return size.end()


class _Size:
    """Adds up rows and columns as they go by; names are taken as they are spelt, as the library takes them."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._total = self._row = self._last_row = self._last_column = 0
        self._times = self._column = self._held = 0

    def read(self, piece: bytes) -> None:
        _ = self._parser.Parse(piece, False)

    def end(self) -> int:
        _ = self._parser.Parse(b"", True)
        return self._total + self._last_row * self._last_column

    def _begin(self, name: str, told: dict[str, str]) -> None:
        attributes = {key.rpartition(":")[2]: value for key, value in told.items()}
        match name.rpartition(":")[2]:
            case "table":
                self._total += self._last_row * self._last_column
                self._row = self._last_row = self._last_column = 0
            case "table-row":
                self._times = _count(attributes.get("number-rows-repeated"))
                self._column = self._held = 0
            case "table-cell" | "covered-table-cell":
                self._column += _count(attributes.get("number-columns-repeated"))
                if attributes.keys() - _OF_BLANKS:
                    self._held = self._column
            case "p":
                self._held = max(self._held, self._column)
            case _:
                return

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] != "table-row":
            return
        self._row += self._times
        if self._held:
            self._last_row = self._row
            self._last_column = max(self._last_column, self._held)

    def _refuse(self, *_: object) -> None:
        raise UnknownSheetError


def _count(told: str | None) -> int:
    return max(1, int(told or 1))
