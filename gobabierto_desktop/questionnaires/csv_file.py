"""A sheet saved as .csv: letters and separators are found out from the line that every sheet of ours carries."""

import csv
from io import StringIO

from gobabierto_desktop.domain.limits import MOST_WORKBOOK_COLUMNS, MOST_WORKBOOK_ROWS
from gobabierto_desktop.questionnaires.cells import (
    Cell,
    Form,
    NotASpreadsheet,
    Opened,
    Place,
    Tab,
)

SEAL = "No borre esta línea"
"""Stands in the line of identity of every sheet: it holds an accent, so that it reads right in one encoding only."""

_ENCODINGS = ("utf-8-sig", "utf-16", "cp1252", "mac_roman", "cp850")
_SEPARATORS = (";", ",", "\t", "|")


def open_csv(name: str, content: bytes) -> Opened:
    """Its one sheet. Raises NotASpreadsheet."""
    text = _decoded(content)
    read = [(separator, _rows(text, separator)) for separator in _SEPARATORS]
    _, rows = max(read, key=lambda one: sum(len(row) - 1 for row in one[1][:20]))
    cells = {
        Place(row, column): Cell(value)
        for row, line in enumerate(rows[:MOST_WORKBOOK_ROWS], start=1)
        for column, value in enumerate(line[:MOST_WORKBOOK_COLUMNS], start=1)
        if value
    }
    return Opened(Form.CSV, (Tab(name, cells, goes_on=len(rows) > MOST_WORKBOOK_ROWS),))


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if SEAL in text:
            return text
    try:
        return content.decode("utf-8-sig")
    except UnicodeError as error:
        raise NotASpreadsheet("no es de una forma conocida") from error


def _rows(text: str, separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise NotASpreadsheet("no se distinguen sus columnas") from error
