"""Files as other programs, and other people, make them of a questionnaire."""

import csv
import re
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from xml.sax.saxutils import escape

from openpyxl import Workbook


def rezipped(content: bytes, change: Callable[[str, bytes], bytes | None], **added: bytes) -> bytes:
    """The archive with each part changed, or left out where the change gives None; `added` parts at the end."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in added.items():
            new.writestr(name, part)
    return held.getvalue()


def replaced(content: bytes, part: str, pattern: bytes, by: bytes) -> bytes:
    """The archive with a pattern replaced in one part, where it must stand."""

    def change(name: str, old: bytes) -> bytes:
        if name != part:
            return old
        new, count = re.subn(pattern, by, old)
        assert count, pattern
        return new

    return rezipped(content, change)


def as_csv(book: Workbook, tab: str, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A sheet as Excel saves it as CSV: hidden rows and columns too, formulas as they show (here: nothing)."""
    held = StringIO()
    rows = ([_shown(cell.value) for cell in row] for row in book[tab].iter_rows())
    csv.writer(held, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return held.getvalue().encode(encoding)


def _shown(value: object) -> str:
    return "" if value is None or str(value).startswith("=") else str(value)


_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def as_ods(book: Workbook) -> bytes:
    """The workbook as a spreadsheet of OpenDocument (1.2, parts 1 and 3)."""
    tables = "".join(_table(book, name) for name in book.sheetnames)
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content {_SPACES}>{body}</office:document-content>")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return held.getvalue()


def _table(book: Workbook, name: str) -> str:
    rows = "".join(
        f"<table:table-row>{''.join(_cell(cell.value) for cell in row)}</table:table-row>"
        for row in book[name].iter_rows()
    )
    return f'<table:table table:name="{escape(name)}">{rows}</table:table>'


def _cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = str(value)
    if text.startswith("="):
        formula = escape(text, {'"': "&quot;"})
        return f'<table:table-cell table:formula="of:{formula}" office:value-type="string" office:string-value=""/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
