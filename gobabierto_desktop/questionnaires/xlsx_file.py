"""An .xlsx or .xlsm: values, formulas and how they are shown, read row by row; macros and links are never followed."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import cast

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from gobabierto_desktop.domain.limits import (
    MOST_TABLE_ROWS,
    MOST_WORKBOOK_CELLS,
    MOST_WORKBOOK_COLUMNS,
    MOST_WORKBOOK_ROWS,
    MOST_WORKBOOK_SHEETS,
)
from gobabierto_desktop.questionnaires.cells import (
    BLANK,
    Cell,
    Content,
    Fault,
    Form,
    NotASpreadsheet,
    Opened,
    Place,
    SpreadsheetTooLarge,
    Tab,
)

# Over a hundred odd workbooks openpyxl raised each of these; ParseError and XMLSyntaxError are SyntaxErrors.
_PARSER_FAILS = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D|E)\x00|\x00<\x00!\x00(?:D|E)", re.IGNORECASE)
_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_USUAL_NAMES = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    _STRICT: b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def open_xlsx(content: bytes) -> Opened:
    """Its sheets. Raises NotASpreadsheet."""
    try:
        with warnings.catch_warnings():  # it warns of each thing it leaves out; we read cells and nothing else
            warnings.simplefilter("ignore")
            return _read(content)
    except _PARSER_FAILS as error:
        raise NotASpreadsheet("está dañado por dentro") from error


def _read(content: bytes) -> Opened:
    content = _transitional(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        merged = _inspect(archive)
    typed = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    counted = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    if len(typed.worksheets) > MOST_WORKBOOK_SHEETS:
        raise SpreadsheetTooLarge(f"trae más de {MOST_WORKBOOK_SHEETS} hojas")
    tabs: list[Tab] = []
    for sheet, values in zip(typed.worksheets, counted.worksheets, strict=True):
        part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
        cells = {place: _cell(one) for place, one in _held(values)}
        for place, one in _held(sheet):
            if one.data_type == "f":
                cells[place] = replace(cells.get(place, BLANK), formula=str(getattr(one.value, "text", one.value)))
        tabs.append(Tab(str(sheet.title), cells, merged.get(part, ()), _goes_on(values)))
        if sum(len(one.cells) for one in tabs) > MOST_WORKBOOK_CELLS:
            raise SpreadsheetTooLarge(f"trae más de {MOST_WORKBOOK_CELLS:,} celdas escritas")
    typed.close()
    counted.close()
    return Opened(
        Form.XLSX,
        tuple(tabs),
        has_macros=any(name.endswith("vbaProject.bin") for name in names),
        has_links=any(name.startswith("xl/externalLinks/") for name in names),
    )


def _transitional(content: bytes) -> bytes:
    """A workbook saved as strict Open XML (ISO/IEC 29500-1) under the names of the usual form, which openpyxl knows."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if "_rels/.rels" not in archive.namelist() or _STRICT not in archive.read("_rels/.rels"):
            return content
        held = BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as usual:
            for name in archive.namelist():
                part = archive.read(name)
                for strict, known in _USUAL_NAMES.items():
                    part = part.replace(strict, known)
                usual.writestr(name, part)
    return held.getvalue()


def _inspect(archive: zipfile.ZipFile) -> dict[str, tuple[tuple[Place, Place], ...]]:
    """Refuse what declares entities, which can swell; the merged ranges of each sheet, which read-only mode drops."""
    merged: dict[str, tuple[tuple[Place, Place], ...]] = {}
    for name in archive.namelist():
        if not name.endswith((".xml", ".rels")):
            continue
        text = archive.read(name)
        if _DECLARES.search(text):
            raise NotASpreadsheet("trae instrucciones que un libro no lleva")
        found = tuple(_range(one.decode()) for one in _MERGED.findall(text))
        if found:
            merged[name] = found
    return merged


def _range(reference: str) -> tuple[Place, Place]:
    first, last = (coordinate_to_tuple(one) for one in reference.split(":"))
    return Place(*first), Place(*last)


def _held(sheet: object) -> Iterator[tuple[Place, ReadOnlyCell]]:
    """The cells that hold anything; what the file says of its own size is not believed."""
    rows = cast("ReadOnlyWorksheet", sheet)
    rows.reset_dimensions()
    for row in rows.iter_rows(max_row=MOST_WORKBOOK_ROWS, max_col=MOST_WORKBOOK_COLUMNS):
        for cell in row:
            if cell.value is not None:
                yield Place(cell.row, cell.column), cast("ReadOnlyCell", cell)


def _goes_on(sheet: object) -> bool:
    """Whether any of the rows beyond those that are read holds something, as far down as anybody looks."""
    rows = cast("ReadOnlyWorksheet", sheet).iter_rows(
        min_row=MOST_WORKBOOK_ROWS + 1, max_row=MOST_TABLE_ROWS, max_col=MOST_WORKBOOK_COLUMNS, values_only=True
    )
    return any(row.count(None) < len(row) for row in rows)


def _cell(found: ReadOnlyCell) -> Cell:
    shown = _QUOTED.sub("", found.number_format or "")
    value: object = found.value
    content: Content
    if found.data_type == "e":
        content = Fault(str(value))
    elif isinstance(value, str):
        content = _ESCAPED.sub(lambda one: chr(int(one[1], 16)), value)
    elif isinstance(value, bool | int | float | datetime | date | time | timedelta):
        content = value
    else:
        content = str(value)
    return Cell(content, shown="" if shown == "General" else shown.lower())
