"""A workbook as bytes with no file on the way: openpyxl alone writes each sheet, names and all, to a temporary one."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false, reportPrivateUsage=false
# openpyxl's stubs leave out what its own writer uses.

import io
import zipfile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter


def spelt_workbook(book: Workbook) -> bytes:
    """The bytes of a workbook, made in memory alone."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        _InMemory(book, archive).save()
    return held.getvalue()


class _InMemory(ExcelWriter):
    """Writes what openpyxl writes, in its order; only where a sheet is on its way differs."""

    def write_worksheet(self, ws: Worksheet) -> None:
        drawing = SpreadsheetDrawing()
        drawing.charts, drawing.images = ws._charts, ws._images  # noqa: SLF001
        held = io.BytesIO()
        writer = WorksheetWriter(ws, held)
        ws._drawing = drawing  # noqa: SLF001
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001
        self._archive.writestr(ws.path[1:], held.getvalue())
        self.manifest.append(ws)
