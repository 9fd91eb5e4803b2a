"""An .ods read as it was typed: calamine drops its formulas, errors and percent signs, and swells on repeated cells."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Final

from gobabierto_desktop.domain.limits import MOST_WORKBOOK_CELLS, MOST_WORKBOOK_COLUMNS, MOST_WORKBOOK_ROWS
from gobabierto_desktop.questionnaires.cells import (
    Cell,
    Content,
    Fault,
    Form,
    NotASpreadsheet,
    Opened,
    Place,
    SpreadsheetLocked,
    SpreadsheetTooLarge,
    Tab,
)
from gobabierto_desktop.signing.strictxml import BrokenXmlError, Element, parse_xml

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TYPED: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_CELLS: Final = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|¡VALOR!|DIV/0!|¡DIV/0!|NAME\?|¿NOMBRE\?|NUM!|NULL!)|Err:\d+")
_DAMAGE = (
    *(BrokenXmlError, zipfile.BadZipFile, zlib.error, ArithmeticError, EOFError, LookupError),
    *(NotImplementedError, OSError, RuntimeError, ValueError),
)


def open_ods(content: bytes) -> Opened:
    """Its sheets. Raises NotASpreadsheet or SpreadsheetLocked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise SpreadsheetLocked
            root = parse_xml(archive.read("content.xml"))
            has_macros = any(name.startswith(("Basic/", "Scripts/")) for name in archive.namelist())
        tabs: list[Tab] = []
        for one in root.iter(f"{_TABLE}table"):
            tabs.append(_tab(one, MOST_WORKBOOK_CELLS - sum(len(tab.cells) for tab in tabs)))
    except _DAMAGE as error:
        raise NotASpreadsheet("está dañado por dentro") from error
    return Opened(Form.ODS, tuple(tabs), has_macros, has_links=root.find(f".//{_TABLE}table-source") is not None)


def _tab(table: Element, room: int) -> Tab:
    """One table, which may hold so many cells. Raises SpreadsheetTooLarge: a few repeated ones can be millions."""
    cells: dict[Place, Cell] = {}
    merged: list[tuple[Place, Place]] = []
    row, goes_on = 1, False
    for line in table.iter(f"{_TABLE}table-row"):
        times = _count(line, "number-rows-repeated")
        held = list(_held(line))
        goes_on = goes_on or (bool(held) and row + times - 1 > MOST_WORKBOOK_ROWS)
        for place in range(row, min(row + (times if held else 0), MOST_WORKBOOK_ROWS + 1)):
            cells.update({Place(place, column): cell for column, cell, _ in held})
            if len(cells) > room:
                raise SpreadsheetTooLarge(f"trae más de {MOST_WORKBOOK_CELLS:,} celdas escritas")
        for column, _, (down, across) in held:
            if down * across > 1:
                merged.append((Place(row, column), Place(row + down - 1, column + across - 1)))
        row += times
    return Tab(table.get(f"{_TABLE}name", ""), cells, tuple(merged), goes_on)


def _held(line: Element) -> Iterator[tuple[int, Cell, tuple[int, int]]]:
    """The cells of a row that hold something or are merged: column, cell, and how many rows and columns it spans."""
    column = 1
    for one in line:
        if one.tag not in _CELLS:
            continue
        times = _count(one, "number-columns-repeated")
        cell = _cell(one)
        spans = _count(one, "number-rows-spanned"), _count(one, "number-columns-spanned")
        if cell.content is not None or cell.formula or spans != (1, 1):
            for place in range(column, min(column + times, MOST_WORKBOOK_COLUMNS + 1)):
                yield place, cell, spans
        column += times


def _count(element: Element, name: str) -> int:
    return max(1, int(element.get(f"{_TABLE}{name}", "1")))


def _cell(element: Element) -> Cell:
    kind = element.get(f"{_OFFICE}value-type", "")
    formula = element.get(f"{_TABLE}formula", "")
    return Cell(
        _content(element, kind), formula.partition(":")[2] or formula, shown="%" if kind == "percentage" else ""
    )


def _content(element: Element, kind: str) -> Content:
    shown = "\n".join(_paragraph(one) for one in element.findall(f"{_TEXT}p"))
    match kind:
        case "float" | "percentage" | "currency":
            return float(element.get(f"{_OFFICE}value", ""))
        case "date":
            return _date(element.get(f"{_OFFICE}date-value", ""))
        case "time":
            return _time(element.get(f"{_OFFICE}time-value", ""))
        case "boolean":
            return element.get(f"{_OFFICE}boolean-value") == "true"
        case _ if element.get(_TYPED) == "error" or (element.get(f"{_TABLE}formula") and _ERROR.fullmatch(shown)):
            return Fault(shown)
        case "string":
            return element.get(f"{_OFFICE}string-value", shown) or None
        case _:
            return shown or None


def _paragraph(element: Element) -> str:
    """Its text: spaces and line breaks are elements of their own; notes beside the text are left out."""
    parts = [element.text or ""]
    for one in element:
        if one.tag == f"{_TEXT}s":
            parts.append(" " * int(one.get(f"{_TEXT}c", "1")))
        elif one.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif one.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif one.tag != f"{_OFFICE}annotation":
            parts.append(_paragraph(one))
        parts.append(one.tail or "")
    return "".join(parts)


def _date(text: str) -> datetime | date:
    return datetime.fromisoformat(text.split(".", maxsplit=1)[0]) if "T" in text else date.fromisoformat(text)


def _time(text: str) -> time | timedelta:
    found = _DURATION.fullmatch(text)
    if not found:
        raise ValueError(text)
    hours, minutes, seconds = (int(one) for one in found.groups())
    return time(hours, minutes, seconds) if hours < 24 else timedelta(hours=hours, minutes=minutes, seconds=seconds)
