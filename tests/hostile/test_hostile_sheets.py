"""Workbooks from outside are only cells; text is never a formula, neither going out nor coming in."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.reports.workbook import forum_workbook
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.signing.quiet import ActiveWorkbook, demand_quiet
from gobabierto_desktop.tabular.workbooks import read_xlsx
from tests.hostile.documents import changed
from tests.hostile.packages import zipped
from tests.signing.samples import workbook

LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
EXTERNAL = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    b'Target="http://malo.example/x.png" TargetMode="External"/></Relationships>'
)
HOSTILE = {
    "macros": {"xl/vbaProject.bin": b"x"},
    "macros de Excel 4": {"xl/macrosheets/sheet1.xml": b"<a/>"},
    "vínculo": {"xl/externalLinks/externalLink1.xml": b"<a/>"},
    "imagen de internet": {"xl/drawings/_rels/drawing9.xml.rels": EXTERNAL},
    "conexión": {"xl/connections.xml": b"<a/>"},
    "objeto incrustado": {"xl/embeddings/oleObject1.bin": b"x"},
    "ActiveX": {"xl/activeX/activeX1.xml": b"<a/>"},
    "entidades": {"xl/worksheets/sheet1.xml": LAUGHS},
    "entidad de afuera": {"xl/sharedStrings.xml": OUTSIDE},
    "entidades en UTF-16": {"xl/sharedStrings.xml": LAUGHS.decode().encode("utf-16")},
}
FORMULAS = ("=1+1", "+1", "-1+2", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", '=HYPERLINK("http://malo.example","ver")')


def test_a_plain_workbook_with_picture_chart_and_hyperlink_is_quiet():
    demand_quiet(workbook())


@pytest.mark.parametrize("parts", HOSTILE.values(), ids=HOSTILE)
def test_a_workbook_with_more_than_cells_is_refused_with_what_it_holds(parts):
    content = changed(workbook(), lambda there: there.update(parts))
    with pytest.raises(ActiveWorkbook, match="por seguridad no se lee"):
        demand_quiet(content)
    with pytest.raises(ActiveWorkbook):
        read_xlsx("hoja.xlsx", content)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", zipped({"a": bytes(120 * 1024**2)}), b"\xd0\xcf\x11\xe0" * 99])
def test_what_is_no_workbook_is_refused_by_the_importer(content):
    with pytest.raises(KnownFailure):
        read_xlsx("hoja.xlsx", content)


def test_a_formula_somebody_sends_comes_in_as_text():
    book = Workbook()
    for row, text in enumerate(FORMULAS, start=1):
        book.active.cell(row, 1).value = "x"
        book.active.cell(row, 2).value = text
    held = io.BytesIO()
    book.save(held)

    (grid,) = read_xlsx("hoja.xlsx", held.getvalue())

    said = [row.cells[1] if hasattr(row, "cells") else row[1] for row in grid.rows]
    assert [one.strip() for one in said] == [one.strip() for one in FORMULAS]


def test_text_that_begins_like_a_formula_goes_out_as_text(tmp_path):
    desk = open_desk(tmp_path, "Ana")
    forum = editing.create(desk, "forum", None, {"name": FORMULAS[4], "held_on": "2018-05-16"})
    table = editing.create(desk, "dialogue_table", forum.id, {"topic": FORMULAS[0]})
    for text in FORMULAS:
        editing.create(desk, "proposal", table.id, {"title": text, "solution": text})
    made = forum_workbook(desk.book.holdings(), Scope(forum.id, None), desk.now())
    desk.close()

    cells = [cell for sheet in load_workbook(io.BytesIO(made)) for row in sheet.iter_rows() for cell in row]
    hostile = [cell for cell in cells if isinstance(cell.value, str) and cell.value.strip() in FORMULAS]
    assert len(hostile) >= len(FORMULAS)
    assert {cell.data_type for cell in hostile} == {"s"}
