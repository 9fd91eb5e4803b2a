"""A signed PDF: what pdfsig says of it, signed once or three times, and what changes after signing are found."""

import io

import pypdfium2
import pytest
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from gobabierto_desktop.signing.pdf import DocumentRefused, inspect_pdf, sign_pdf
from tests.independent.checkers import pdfsig_report
from tests.signing.samples import NOW, acta, flipped, mark, plan, spread

SIGNERS = {"P-256": plan().facilitator, "P-384": plan().rapporteur, "RSA": plan().coordinator_rsa}


@pytest.fixture(scope="module")
def signed() -> bytes:
    return sign_pdf(acta(), plan().facilitator, mark(), NOW)


@pytest.fixture(scope="module")
def signed_thrice(signed) -> bytes:
    twice = sign_pdf(signed, plan().rapporteur, mark(2), NOW)
    return sign_pdf(twice, plan().coordinator_rsa, mark(3), NOW)


@pytest.fixture
def ask(tmp_path):
    ca, file = tmp_path / "ca.pem", tmp_path / "acta.pdf"
    ca.write_bytes(plan().authority.pem)

    def report(document: bytes):
        file.write_bytes(document)
        return pdfsig_report(file, ca)

    return report


@pytest.mark.parametrize("signer", SIGNERS.values(), ids=SIGNERS)
def test_pdfsig_and_we_accept_a_signed_pdf(ask, signer):
    document = sign_pdf(acta(), signer, mark(), NOW)
    (finding,) = inspect_pdf(document)
    assert ask(document).valid
    assert finding.intact, finding.detail
    assert finding.certificate == signer.certificate
    assert finding.claimed_at == NOW


def test_three_signatures_are_three_of_three_valid(ask, signed_thrice):
    report = ask(signed_thrice)
    assert (report.signatures, report.good, report.trusted) == (3, 3, 3)
    assert report.valid
    findings = inspect_pdf(signed_thrice)
    assert [one.intact for one in findings] == [True, True, True]
    assert [one.artefact for one in findings] == ["Firma1", "Firma2", "Firma3"]


def test_a_counter_signature_only_appends(signed, signed_thrice):
    assert signed_thrice.startswith(signed)
    assert signed.startswith(acta())


def test_a_pdf_without_signatures_has_nothing_found(ask):
    assert inspect_pdf(acta()) == ()
    assert not ask(acta()).valid


def test_pdfsig_refuses_bytes_flipped_all_over_the_file(ask, signed):
    # the signature's own digits are judged apart, below: pdfsig reads a few of them loosely
    covered = [one for one in spread(signed, 60) if not _in_signature(signed, one)]
    assert [one for one in covered if ask(flipped(signed, one)).valid] == []


@pytest.mark.parametrize("mask", [0x01, 0x20])
def test_we_refuse_bytes_flipped_all_over_the_file(signed, mask):
    held = [one for one in spread(signed, 400) if _all_intact(flipped(signed, one, mask))]
    assert held == []


def test_we_refuse_bytes_flipped_under_the_second_of_three_signatures(signed_thrice):
    held = [one for one in spread(signed_thrice, 150) if _all_intact(flipped(signed_thrice, one))]
    assert held == []


def test_the_gap_of_the_signature_has_no_room_to_spare(signed):
    start = signed.index(b"/Contents <") + len(b"/Contents <")
    digits = signed[start : signed.index(b">", start)]
    assert not digits.endswith(b"00" * 4)


def test_something_appended_after_the_last_signature_is_found(ask, signed):
    findings = inspect_pdf(signed + b"\n% algo\n")
    assert [one.detail for one in findings] == ["El PDF fue modificado después de la última firma."]
    assert not ask(signed + b"\n% algo\n").valid


def test_a_page_rewritten_between_two_signatures_is_found(signed):
    rewritten = sign_pdf(_with_another_text(signed), plan().rapporteur, mark(2), NOW)
    first, second = inspect_pdf(rewritten)
    assert not first.intact
    assert "no solo para firmarlo otra vez" in first.detail
    assert second.intact, "the second signer did sign the rewritten page"


def test_a_field_is_signed_only_once(signed):
    with pytest.raises(DocumentRefused):
        sign_pdf(signed, plan().rapporteur, mark(1), NOW)


@pytest.mark.parametrize("content", [b"", b"no es un pdf", b"%PDF-1.7\n%%EOF", acta()[:700]])
def test_what_is_no_pdf_is_refused_in_plain_words(content):
    with pytest.raises(DocumentRefused):
        sign_pdf(content, plan().facilitator, mark(), NOW)
    (finding,) = inspect_pdf(content)
    assert not finding.intact
    assert finding.detail == "El PDF está dañado: no se puede leer."


def test_the_box_says_who_why_where_and_whose_clock(signed):
    said = _text(signed, -1)
    for words in (
        "Ixchel Ñandú Inventada",
        "Facilitación, Institución Inventada",
        "Motivo: Doy fe de lo acordado por la mesa Kꞌicheꞌ",
        "Lugar: Quetzaltenango",
        NOW.strftime("%d/%m/%Y %H:%M"),
        "Hora declarada, no sellada",
    ):
        assert words in said
    assert "Hora declarada" not in _text(signed, 0)


def _all_intact(document: bytes) -> bool:
    findings = inspect_pdf(document)
    return bool(findings) and all(one.intact for one in findings)


def _in_signature(document: bytes, position: int) -> bool:
    start = document.index(b"/Contents <")
    return start < position < document.index(b">", start)


def _with_another_text(document: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(document))
    words = StreamObject(stream_data=b"BT /F1 12 Tf 50 30 Td (otro acuerdo) Tj ET")
    writer.add_stream_to_page(0, writer.add_object(words))
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def _text(document: bytes, page: int) -> str:
    with pypdfium2.PdfDocument(document) as opened:
        opened.init_forms()
        place = page % len(opened)
        opened[place].flatten()  # a page loaded before does not know of it
        one = opened[place]
        return one.get_textpage().get_text_bounded().replace("\r\n", " ").replace("\n", " ")


def test_a_number_that_is_a_lone_point_is_a_broken_file_and_no_error_of_ours():
    signed = sign_pdf(acta(), plan().facilitator, mark(), NOW)
    (finding,) = inspect_pdf(signed.replace(b"/SigFlags 3", b"/SigFlags ."))
    assert not finding.intact
