"""Writes the workbook of a questionnaire from the declarations of its fields: the same questions, the same bytes."""

import zipfile
from datetime import datetime
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.questionnaires.asking import Lists, protect, put
from gobabierto_desktop.questionnaires.cover import lay_cover
from gobabierto_desktop.questionnaires.form_sheet import lay_form
from gobabierto_desktop.questionnaires.grid_sheet import lay_grid
from gobabierto_desktop.questionnaires.identity import MARK, TAB, Identity, chunks, identity_of
from gobabierto_desktop.questionnaires.questions import Form, Grid, Questionnaire, Table
from gobabierto_desktop.questionnaires.sheet import Making
from gobabierto_desktop.questionnaires.table_sheet import lay_table
from gobabierto_desktop.signing.saving import spelt_workbook

_CORE = "docProps/core.xml"


def write_questionnaire(asked: Questionnaire, terms: Terms) -> bytes:
    """The .xlsx: instructions, its sheets, and hidden the lists and the identity. Not yet signed."""
    book = Workbook()
    while book.worksheets:
        book.remove(book.worksheets[0])
    identity = identity_of(asked)
    making = Making(book, identity, Lists(terms), {})
    lay_cover(making, asked)
    for page in asked.pages:
        match page:
            case Form():
                lay_form(making, page)
            case Table():
                lay_table(making, page)
            case Grid():
                lay_grid(making, page)
    making.lists.lay_down(book)
    _lay_identity(book, identity)
    book.security = WorkbookProtection(lockStructure=True)
    book.calculation.fullCalcOnLoad = True
    return _settled(book, asked)


def _lay_identity(book: Workbook, identity: Identity) -> None:
    sheet: Worksheet = book.create_sheet(TAB)
    put(sheet, 1, 1, MARK)
    for row, piece in enumerate(chunks(identity), start=2):
        put(sheet, row, 1, piece)
    sheet.sheet_state = "veryHidden"
    protect(sheet)


def _settled(book: Workbook, asked: Questionnaire) -> bytes:
    """The file with the one date of its making in the place of every clock that was read while writing it."""
    at = datetime.fromisoformat(asked.made_at)
    properties = book.properties
    properties.title = f"{asked.commitment_name} · {asked.quarter}"
    properties.creator, properties.language = "Gobierno Abierto Guatemala", "es-GT"
    properties.created = at.replace(tzinfo=None)
    held, settled = BytesIO(spelt_workbook(book)), BytesIO()
    properties.modified = at.replace(tzinfo=None)
    core = cast("bytes", tostring(properties.to_tree()))
    with zipfile.ZipFile(held) as loose, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as bound:
        for name in loose.namelist():
            entry = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            bound.writestr(entry, core if name == _CORE else loose.read(name))
    return settled.getvalue()
