"""Reads our files back as others would: a PDF's text and outline, a workbook's cells."""

import io
import re
import unicodedata

import pypdfium2
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet


def pdf_text(document: bytes) -> str:
    """All the text, as one line: where lines break is the page's business."""
    return " ".join(pdf_pages(document))


def pdf_pages(document: bytes) -> list[str]:
    file = pypdfium2.PdfDocument(document)
    try:
        return [flat(page.get_textpage().get_text_bounded()) for page in file]
    finally:
        file.close()


def pdf_outline(document: bytes) -> list[tuple[int, str]]:
    file = pypdfium2.PdfDocument(document)
    try:
        return [(one.level, one.get_title()) for one in file.get_toc()]
    finally:
        file.close()


def flat(text: str) -> str:
    """The text without line breaks; pdfium marks a hyphen at the end of a line with U+FFFE."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text.replace("\ufffe", "-"))).strip()


def workbook_sheets(workbook: bytes) -> dict[str, Worksheet]:
    book = load_workbook(io.BytesIO(workbook))
    return {sheet.title: sheet for sheet in book.worksheets}


def every_cell(workbook: bytes) -> list[object]:
    sheets = workbook_sheets(workbook).values()
    return [cell for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
