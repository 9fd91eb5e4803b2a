"""Our documents, signed, before programs that know nothing of us."""

from pathlib import Path

import pytest

from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.reports import acta, document
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.reports.signatures import SignatureBox
from gobabierto_desktop.reports.workbook import consolidated_workbook, forum_workbook
from gobabierto_desktop.signing.pdf import VisibleMark, sign_pdf
from gobabierto_desktop.signing.workbook import sign_workbook
from tests.independent.checkers import libreoffice_report, pdfsig_report, xmlsec1_report
from tests.signing.samples import NOW, plan

FORUM = Scope("f0")


@pytest.fixture
def ca(tmp_path: Path) -> Path:
    file = tmp_path / "ca.pem"
    file.write_bytes(plan().authority.pem)
    return file


def signed(content: bytes, box: SignatureBox) -> bytes:
    mark = VisibleMark("Firma1", box.page, box.rectangle, "Da fe", "Quetzaltenango", "huella")
    return sign_pdf(content, plan().facilitator, mark, NOW)


def test_pdfsig_accepts_the_signed_acta(holdings: Holdings, tmp_path: Path, ca: Path):
    file = tmp_path / "acta.pdf"
    file.write_bytes(signed(acta.acta(holdings, FORUM, "1-2018", NOW, "1a2b"), acta.signature_boxes()[0]))

    assert pdfsig_report(file, ca).valid


def test_pdfsig_accepts_the_signed_report(holdings: Holdings, tmp_path: Path, ca: Path):
    file = tmp_path / "informe.pdf"
    file.write_bytes(signed(document.consolidated_document(holdings, NOW), document.signature_box()))

    assert pdfsig_report(file, ca).valid


def test_xmlsec1_accepts_both_signed_workbooks(holdings: Holdings, tmp_path: Path, ca: Path):
    for name, content in workbooks(holdings):
        file = tmp_path / name
        file.write_bytes(sign_workbook(content, plan().facilitator, NOW))

        assert xmlsec1_report(file, ca).valid, name


@pytest.mark.libreoffice
def test_libreoffice_accepts_both_signed_workbooks(holdings: Holdings, tmp_path: Path):
    for name, content in workbooks(holdings):
        file = tmp_path / name
        file.write_bytes(sign_workbook(content, plan().facilitator, NOW))

        assert libreoffice_report(file).valid, name


def workbooks(holdings: Holdings) -> list[tuple[str, bytes]]:
    return [
        ("datos.xlsx", forum_workbook(holdings, FORUM, NOW)),
        ("consolidado.xlsx", consolidated_workbook(holdings, NOW)),
    ]
