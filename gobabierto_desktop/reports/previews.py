"""A look at a file of evidence inside the program: a small picture of its first page, or its first words."""

# pypdfium2 and calamine type their answers in part:
# pyright: reportUnknownMemberType=false

import csv
import io
import threading
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import BinaryIO, Final, cast

import pypdfium2
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from PIL import Image, ImageOps
from python_calamine import PasswordError

from gobabierto_desktop.domain.limits import MOST_TABLE_BYTES, MOST_UNPACKED
from gobabierto_desktop.reports.cameras import UNREADABLE, opened
from gobabierto_desktop.signing.oldsheets import opened_sheets
from gobabierto_desktop.signing.swelling import SwollenError, UnknownSheetError

THUMBNAIL, PAGE = 192, 1200
"""The longer side, in points, of a thumbnail and of a preview."""

_FIRST_BYTES, _FIRST_ROWS, _FIRST_COLUMNS = 64 * 1024, 40, 12
_PDFIUM: Final = threading.Lock()
"""PDFium may be used by one thread at a time."""


Source = Callable[[], BinaryIO]
"""Opens the file anew, wherever and however it is kept: nothing here writes a copy of it."""

_NO_WORKBOOK = (
    *(PasswordError, InvalidFileException, SwollenError, UnknownSheetError, zipfile.BadZipFile, zlib.error),
    *(
        ArithmeticError,
        AttributeError,
        EOFError,
        LookupError,
        OSError,
        RuntimeError,
        SyntaxError,
        TypeError,
        ValueError,
    ),
)
"""All that was seen to come of spoilt workbooks."""


class Look(Enum):
    """How a file is shown."""

    PICTURE = "picture"
    PDF = "pdf"
    WORKBOOK = "workbook"
    TEXT = "text"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown of a file: a PNG, or rows of cells, or a text; `pages` of a PDF, `sheets` of a workbook."""

    look: Look
    png: bytes = b""
    rows: tuple[tuple[str, ...], ...] = ()
    text: str = ""
    pages: int = 0
    sheets: tuple[str, ...] = ()


NOTHING = Preview(Look.NOTHING)


def look_of(media_type: str) -> Look:
    """How a file of a media type is shown."""
    if media_type.startswith("image/"):
        return Look.PICTURE
    return _LOOKS.get(media_type, Look.TEXT if media_type.startswith("text/") else Look.NOTHING)


_LOOKS = {
    "application/pdf": Look.PDF,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Look.WORKBOOK,
    "application/vnd.oasis.opendocument.spreadsheet": Look.WORKBOOK,
    "application/vnd.ms-excel": Look.WORKBOOK,
    "application/json": Look.TEXT,
}


def preview(source: Source, media_type: str, side: int = PAGE, page: int = 0) -> Preview:
    """A look at the file, its longer side at most so many points; NOTHING where it cannot be read."""
    return _MAKERS[look_of(media_type)](source, media_type, side, page)


def page_of_pdf(document: bytes, page: int, width: int) -> Preview:
    """One page of a PDF in memory as a PNG so many pixels wide, signatures drawn; NOTHING where it cannot be read."""
    try:
        with _PDFIUM, pypdfium2.PdfDocument(document) as opened_pdf:
            opened_pdf.init_forms()  # else the boxes of signatures stay empty
            pages = len(opened_pdf)
            shown = opened_pdf[max(0, min(page, pages - 1))]
            rendered = cast("pypdfium2.PdfBitmap", shown.render(scale=width / max(shown.get_width(), 1)))
            picture = rendered.to_pil()
            return Preview(Look.PDF, _png(picture, max(picture.size)), pages=pages)
    except (pypdfium2.PdfiumError, *UNREADABLE):
        return NOTHING


def _picture(source: Source, _media_type: str, side: int, _page: int) -> Preview:
    try:
        with source() as file, opened(file) as image:
            image.draft("RGB", (side, side))  # a JPEG is then read at a fraction of its size
            upright = ImageOps.exif_transpose(image)
            return Preview(Look.PICTURE, _png(upright, side))
    except UNREADABLE:
        return NOTHING


def _pdf(source: Source, _media_type: str, side: int, page: int) -> Preview:
    try:
        with _PDFIUM, source() as file, pypdfium2.PdfDocument(_Readable(file)) as document:
            pages = len(document)
            shown = document[min(page, pages - 1)]
            width, height = shown.get_size()
            rendered = cast("pypdfium2.PdfBitmap", shown.render(scale=min(side / max(width, height, 1), 4)))
            return Preview(Look.PDF, _png(rendered.to_pil(), side), pages=pages)
    except (pypdfium2.PdfiumError, *UNREADABLE):
        return NOTHING


class _Readable:
    """A file as pdfium wants it, which hears of a refusal by a count and not by an exception."""

    def __init__(self, file: BinaryIO) -> None:
        self.seek, self.tell, self.read = file.seek, file.tell, file.read
        self._file = cast("io.BufferedIOBase", file)

    def readinto(self, buffer: bytearray) -> int:
        try:
            return self._file.readinto(buffer)
        except OSError:
            return -1


def _workbook(source: Source, _media_type: str, _side: int, page: int) -> Preview:
    try:
        with source() as file:
            return _sheet_of_xlsx(file, page) if _is_xlsx(file) else _sheet_of_other(file, page)
    except _NO_WORKBOOK:
        return NOTHING


def _is_xlsx(file: BinaryIO) -> bool:
    """Whether it is an archive that is not of LibreOffice, and does not open to more than is looked at."""
    if not zipfile.is_zipfile(file):
        return False
    with zipfile.ZipFile(file) as container:
        if sum(entry.file_size for entry in container.infolist()) > MOST_UNPACKED:
            raise ValueError("swollen")
        return "xl/workbook.xml" in container.namelist()


def _sheet_of_xlsx(file: BinaryIO, page: int) -> Preview:
    """Its first rows, read as they go by: what the file says of its own size is not believed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    sheet = cast("ReadOnlyWorksheet", book.worksheets[min(page, len(book.worksheets) - 1)])
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=_FIRST_ROWS, max_col=_FIRST_COLUMNS, values_only=True)
    return _shown(tuple(book.sheetnames), [["" if cell is None else cell for cell in row] for row in rows])


def _sheet_of_other(file: BinaryIO, page: int) -> Preview:
    if file.seek(0, io.SEEK_END) > MOST_TABLE_BYTES:
        return NOTHING
    _ = file.seek(0)
    with opened_sheets(file) as book:
        sheet = book.get_sheet_by_index(min(page, len(book.sheet_names) - 1))
        return _shown(tuple(book.sheet_names), sheet.to_python(nrows=_FIRST_ROWS))


def _shown(sheets: tuple[str, ...], rows: Iterable[Sequence[object]]) -> Preview:
    cells = [tuple(str(cell) for cell in row[:_FIRST_COLUMNS]) for row in rows]
    width = max((place for row in cells for place, cell in enumerate(row, start=1) if cell), default=0)
    while cells and not any(cells[-1]):
        _ = cells.pop()
    return Preview(Look.WORKBOOK, rows=tuple(row[:width] for row in cells), sheets=sheets)


def _text(source: Source, media_type: str, _side: int, _page: int) -> Preview:
    try:
        with source() as file:
            start = file.read(_FIRST_BYTES)
    except OSError:
        return NOTHING
    text = _decoded(start)
    if media_type != "text/csv":
        return Preview(Look.TEXT, text=text)
    mark = ";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ","
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=mark))[:_FIRST_ROWS]
    except csv.Error:
        return Preview(Look.TEXT, text=text)
    return Preview(Look.TEXT, text=text, rows=tuple(tuple(row[:_FIRST_COLUMNS]) for row in lines))


def _decoded(start: bytes) -> str:
    """UTF-8 where it is that (a letter cut at the end aside), else the code page of Windows in Guatemala."""
    try:
        return start.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > len(start) - 4:
            return start[: error.start].decode("utf-8-sig")
        return start.decode("cp1252", "replace")


def _nothing(_source: Source, _media_type: str, _side: int, _page: int) -> Preview:
    return NOTHING


_MAKERS: dict[Look, Callable[[Source, str, int, int], Preview]] = {
    Look.PICTURE: _picture,
    Look.PDF: _pdf,
    Look.WORKBOOK: _workbook,
    Look.TEXT: _text,
    Look.NOTHING: _nothing,
}


def _png(image: Image.Image, side: int) -> bytes:
    small = image.convert("RGB")
    small.thumbnail((side, side))
    held = io.BytesIO()
    small.save(held, "PNG")
    return held.getvalue()
