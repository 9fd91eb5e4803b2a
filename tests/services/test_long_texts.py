"""A text of 900 kB goes the whole way: draft, change, package, import, acta and workbook, and nothing of it is lost."""

import io
import zipfile
from contextlib import closing

import openpyxl
import pypdfium2
import pytest

from gobabierto_desktop.domain.fields import LONGEST, FieldType
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.receiving import Received, receive
from gobabierto_desktop.services.sending import send
from tests.services.desks import make_forum, make_proposal

SENTENCE = "El río Samalá baja sucio por Zunil y K’iche’ Nº "
LONG = "\n".join(f"{SENTENCE}{number}." for number in range(18_000))[:900_000]
EXCEL_CELL = 32_767


def test_a_text_of_900_kb_arrives_whole_and_the_papers_say_where_it_is_whole(plan, central, tmp_path):
    receive(central, [plan.kit], plan.keys)
    with closing(plan.desk("north", tmp_path / "north")) as north:
        forum, table = make_forum(north, "Foro de textos largos", tables=1)
        proposal = make_proposal(north, table, "Un texto muy largo")
        editing.keep_draft(north, proposal, "problem", LONG)
        assert [one.value for one in north.book.drafts()] == [LONG]
        editing.save(north, proposal, {"problem": LONG})
        assert north.book.record(proposal.id).text("problem") == LONG
        path = send(north, Scope(forum.id, None), plan.north.signer, tmp_path / "usb").path

    (received,) = receive(central, [path], plan.keys)

    assert isinstance(received, Received)
    assert received.balance.conflict == 0
    assert central.book.record(proposal.id).text("problem") == LONG
    with zipfile.ZipFile(path) as parts:
        cells = [
            cell.value
            for sheet in openpyxl.load_workbook(io.BytesIO(parts.read("datos.xlsx"))).worksheets
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, str)
        ]
        acta = next(name for name in parts.namelist() if name.endswith(".pdf"))
        pages = pypdfium2.PdfDocument(parts.read(acta))
        # the tables' text stands on many pages: from its first sentence to its last
        told = [pages[at].get_textpage().get_text_range() for at in (*range(3), *range(len(pages) - 3, len(pages)))]

    (cut,) = (cell for cell in cells if len(cell) > 30_000)
    assert len(cut) == EXCEL_CELL
    assert cut.endswith("Sigue en los registros del paquete: una celda de Excel no admite más texto.")
    assert f"Nº {0}." in "".join(told)
    assert f"Nº {LONG.rpartition('Nº ')[2]}"[:8] in "".join(told)
    assert len(pages) > 400


def test_a_text_that_no_package_could_carry_is_refused_before_it_is_written(central):
    _, table = make_forum(central, "Foro")
    proposal = make_proposal(central, table, "Corta")
    most = LONGEST[FieldType.TEXT]

    editing.save(central, proposal, {"problem": "a" * most})
    with pytest.raises(editing.TextTooLong, match="1,000,001"):
        editing.save(central, central.book.record(proposal.id), {"problem": "a" * (most + 1)})

    assert central.book.record(proposal.id).text("problem") == "a" * most
