"""Every PDF of ours is PDF/A-2b as far as tests/independent/pdfa.py can tell, and stays so when people sign it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pypdfium2
import pytest

from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.reports.acta import acta
from gobabierto_desktop.reports.attendance_sheet import attendance_sheet, blank_sheet
from gobabierto_desktop.reports.document import consolidated_document
from gobabierto_desktop.reports.recovery_sheet import recovery_sheet
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.reports.slips import slips_sheet
from gobabierto_desktop.signing.pdf import inspect_pdf, sign_pdf
from tests.independent.pdfa import pdfa_flaws
from tests.signing import samples

AT = datetime(2018, 5, 16, 16, 0, tzinfo=UTC)


def forum(holdings: Holdings) -> Scope:
    return Scope(holdings.of("forum")[0].id, None)


DOCUMENTS: dict[str, Callable[[Holdings], bytes]] = {
    "acta": lambda one: acta(one, forum(one), "QUE-001", AT, "0f3a"),
    "consolidado": lambda one: consolidated_document(one, AT, "0f3a"),
    "asistencia": lambda one: attendance_sheet(one, forum(one), AT, 3),
    "asistencia en blanco": lambda one: blank_sheet(one, forum(one), AT, 3),
    "hoja de recuperación": lambda _: recovery_sheet(["ABCD", "EFGH"], "Ana <Inventada> & Kꞌicheꞌ", AT),
    "papeletas": lambda _: slips_sheet([(1, "Tzꞌunun Ñandú", "1234567890")], "4.º Plan", "546B 40DD", AT),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_document_is_fit_for_archives(holdings: Holdings, name: str):
    made = DOCUMENTS[name](holdings)

    assert pdfa_flaws(made) == []
    assert made == DOCUMENTS[name](holdings)
    assert len(pypdfium2.PdfDocument(made)) >= 1


def test_it_stays_so_when_three_people_sign_it(holdings: Holdings):
    document = DOCUMENTS["acta"](holdings)
    plan = samples.plan()
    for number, signer in enumerate((plan.facilitator, plan.rapporteur, plan.coordinator_rsa), start=1):
        document = sign_pdf(document, signer, samples.mark(number), samples.NOW)

    assert pdfa_flaws(document) == []
    assert [one.intact for one in inspect_pdf(document)] == [True] * 3


def test_a_pdf_that_is_not_for_archives_is_told_by_its_clauses():
    clauses = {flaw.split(":")[0] for flaw in pdfa_flaws(samples.acta())}

    assert {"6.1.7.1", "6.2.3", "6.6.2.1", "6.2.11.4.1"} <= clauses


@pytest.mark.parametrize(
    ("was", "made", "clause"),
    [
        (b"<pdfaid:conformance>B", b"<pdfaid:conformance>X", "6.6.4"),
        (b"/GTS_PDFA1", b"/GTS_PDFX1", "6.2.3"),
        (b"/N 3", b"/N 4", "6.2.3"),
        (b"%PDF-1.4", b"%PDF-2.0", "6.1.2"),
        (b"Acta", b"Actb", "6.6.2"),
        (b"\nendstream", b" endstream", "6.1.7.1"),
    ],
)
def test_the_check_notices(holdings: Holdings, was: bytes, made: bytes, clause: str):
    document = DOCUMENTS["acta"](holdings)
    assert was in document
    document = document.replace(was, made, 1)
    assert any(flaw.startswith(clause) for flaw in pdfa_flaws(document))


def test_every_object_is_found_where_the_table_says(holdings: Holdings):
    made = DOCUMENTS["consolidado"](holdings)
    table = made.rindex(b"\nxref\n") + 1

    places = [int(one[1]) for one in re.finditer(rb"(\d{10}) \d{5} n ", made[table:])]

    assert len(places) > 50
    assert [made[place:].split(b" ", 1)[0] for place in places] == [b"%d" % one for one in range(1, len(places) + 1)]
    assert int(made.split(b"startxref\n")[1].split()[0]) == table
