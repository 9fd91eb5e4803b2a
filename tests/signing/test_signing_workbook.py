"""A signed workbook: what xmlsec1 and LibreOffice say of it, and every way of changing it that we know."""

import base64
import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from gobabierto_desktop.signing.opc import BrokenWorkbook
from gobabierto_desktop.signing.workbook import inspect_workbook, sign_workbook
from tests.independent.checkers import libreoffice_report, xmlsec1_report
from tests.signing.samples import NOW, flipped, plan, signer, spread, workbook

SIGNERS = {"P-256": plan().facilitator, "P-384": plan().rapporteur, "RSA": plan().coordinator_rsa}
SIGNATURE = "_xmlsignatures/sig1.xml"
SHEET = "xl/worksheets/sheet1.xml"
Change = Callable[[dict[str, bytes]], None]


@pytest.fixture(scope="module")
def signed() -> bytes:
    return sign_workbook(workbook(), plan().facilitator, NOW)


@pytest.fixture
def ask(tmp_path):
    ca, file = tmp_path / "ca.pem", tmp_path / "datos.xlsx"
    ca.write_bytes(plan().authority.pem)

    def report(content: bytes):
        file.write_bytes(content)
        return xmlsec1_report(file, ca)

    return report


@pytest.mark.parametrize("who", SIGNERS.values(), ids=SIGNERS)
def test_xmlsec1_and_we_accept_a_signed_workbook(ask, who):
    content = sign_workbook(workbook(), who, NOW)
    (finding,) = inspect_workbook(content)
    assert ask(content).valid
    assert finding.intact, finding.detail
    assert finding.certificate == who.certificate
    assert finding.claimed_at == NOW


def test_several_people_sign_the_same_workbook(ask, signed):
    thrice = sign_workbook(sign_workbook(signed, plan().rapporteur, NOW), plan().coordinator_rsa, NOW)
    report = ask(thrice)
    assert (report.signatures, report.good, report.not_covered) == (3, 3, ())
    assert [one.intact for one in inspect_workbook(thrice)] == [True, True, True]


def test_the_same_workbook_signed_twice_gives_the_same_bytes(signed):
    assert sign_workbook(workbook(), plan().facilitator, NOW) == signed


def test_a_workbook_without_signatures_has_nothing_found(ask):
    assert inspect_workbook(workbook()) == ()
    assert not ask(workbook()).valid


def test_one_byte_flipped_in_any_signed_part_is_named(ask, signed):
    covered = [name for name in _parts(signed) if name.startswith("xl/")]
    assert len(covered) > 10
    for name in covered:
        for position in spread(_parts(signed)[name], 4):
            changed = _rewritten(signed, lambda parts, n=name, at=position: parts.update({n: flipped(parts[n], at)}))
            (finding,) = inspect_workbook(changed)
            assert not finding.intact, (name, position)
            assert name in finding.altered or finding.artefact == "libro"
        assert not ask(changed).valid, name


def test_one_byte_flipped_in_the_signature_is_found(signed):
    length = len(_parts(signed)[SIGNATURE])
    for position in spread(bytes(length), 250):
        changed = _rewritten(
            signed, lambda parts, at=position: parts.update({SIGNATURE: flipped(parts[SIGNATURE], at)})
        )
        before, after = _parts(signed)[SIGNATURE], _parts(changed)[SIGNATURE]
        if position > before.index(b"<Signature "):  # what stands before is the XML declaration
            assert not _all_intact(changed), after[max(0, position - 20) : position + 20]


def test_bytes_flipped_in_the_compressed_content_are_found(ask, signed):
    for name in (SHEET, "xl/charts/chart1.xml", "xl/media/image1.png"):
        start, length = _compressed(signed, name)
        for position in spread(bytes(length), 8):
            changed = flipped(signed, start + position)
            assert not _all_intact(changed), name
            if _content(changed, name) != _parts(signed)[name]:  # the last bits of a stream change nothing in it
                assert not ask(changed).valid, name


def _remove_sheet(parts):
    del parts[SHEET]


def _add_macro(parts):
    parts["xl/vbaProject.bin"] = b"macro"


def _add_part_elsewhere(parts):
    parts["customXml/item1.xml"] = b"<a/>"


def _add_relationship(parts):
    name = "xl/_rels/workbook.xml.rels"
    added = b'<Relationship Id="rIdX" Type="urn:x" Target="vbaProject.bin"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", added)


def _lead_the_root_to_another_workbook(parts):
    parts["docProps/otro.xml"] = parts["xl/workbook.xml"]
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    added = b'<Relationship Id="rIdX" Type="' + kind + b'" Target="docProps/otro.xml"/></Relationships>'
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", added)


def _change_a_content_type(parts):
    old = b"spreadsheetml.worksheet+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(old, b"spreadsheetml.chartsheet+xml")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (_remove_sheet, SHEET),
        (_add_macro, "xl/vbaProject.bin"),
        (_add_part_elsewhere, "customXml/item1.xml"),
        (_add_relationship, "xl/_rels/workbook.xml.rels"),
        (_lead_the_root_to_another_workbook, "_rels/.rels"),
        (_change_a_content_type, SHEET),
    ],
)
def test_a_change_around_the_signed_parts_is_named(signed, change: Change, named):
    (finding,) = inspect_workbook(_rewritten(signed, change))
    assert not finding.intact
    assert named in finding.altered
    assert named in finding.detail


def _of_signature(old: bytes, new: bytes) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[SIGNATURE]
        parts[SIGNATURE] = parts[SIGNATURE].replace(old, new, 1)

    return change


_FALSE_OBJECT = b'<Object Id="idPackageObject"><Manifest/></Object>'


@pytest.mark.parametrize(
    "change",
    [
        # a second object under the name the signature reaches for, before or after the true one
        _of_signature(b'<Object Id="idPackageObject">', _FALSE_OBJECT + b'<Object Id="idPackageObject">'),
        _of_signature(b"</Signature>", _FALSE_OBJECT + b"</Signature>"),
        # the true object hidden one level down, a false one in its place
        _of_signature(
            b'<Object Id="idOfficeObject">', b'<Object Id="otro"><Manifest/></Object><Object Id="idOfficeObject">'
        ),
        # the whole signature inside another element
        _of_signature(b"<Signature ", b"<Otra><Signature "),
        _of_signature(b'<Object Id="idPackageObject"><Manifest>', b'<Object Id="idPackageObject"><Manifest><a/>'),
        _of_signature(b"2001/04/xmldsig-more#ecdsa-sha256", b"2000/09/xmldsig#ecdsa-sha1"),
        _of_signature(b"2001/04/xmldsig-more#ecdsa-sha256", b"2001/04/xmldsig-more#rsa-sha256"),
        _of_signature(b"<KeyInfo>", b"<KeyInfo><KeyName>x</KeyName></KeyInfo><KeyInfo>"),
        _of_signature(b"<X509Certificate>", b"<X509Certificate>AAAA"),
        _of_signature(b"<SignatureValue>", b"<SignatureValue>AAAA"),
        _of_signature(b"<SignatureValue>", b"<SignatureValue>*"),
        _of_signature(b"<Signature xmlns", b'<!DOCTYPE a [<!ENTITY e "x">]><Signature xmlns'),
        _of_signature(b"<SignedInfo>", b"<!-- x --><SignedInfo>"),
    ],
)
def test_a_signature_wrapped_or_rebuilt_is_refused(signed, change: Change):
    changed = _rewritten(signed, change)
    findings = inspect_workbook(changed)
    if b'Id="otro"' in _parts(changed)[SIGNATURE]:  # harmless company that nobody reads: what it covers still holds
        assert findings == inspect_workbook(signed)
    else:
        assert not any(one.intact for one in findings)


def test_the_certificate_of_another_person_with_the_same_key_is_refused(signed):
    """XAdES signs the certificate itself, not only with its key."""
    twin = signer(plan().authority, "Otra Persona Inventada", 9, plan().facilitator.key)
    mine, theirs = (_base64(one.certificate) for one in (plan().facilitator, twin))
    (finding,) = inspect_workbook(_rewritten(signed, _of_signature(mine, theirs)))
    assert finding.detail == "El certificado de la firma no es el que se firmó."


@pytest.mark.parametrize("content", [b"", b"no es un libro", workbook()[:500]])
def test_what_is_no_workbook_is_refused_in_plain_words(content):
    (finding,) = inspect_workbook(content)
    assert not finding.intact
    assert finding.detail.startswith("El libro de Excel está dañado")
    with pytest.raises(BrokenWorkbook):
        sign_workbook(content, plan().facilitator, NOW)


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_a_part_that_stands_twice_is_refused(signed):
    content = io.BytesIO(signed)
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr(SHEET.upper(), b"<otra/>")
    (finding,) = inspect_workbook(content.getvalue())
    assert "un nombre está dos veces" in finding.detail


@pytest.mark.libreoffice
def test_libreoffice_accepts_a_workbook_signed_by_two_and_refuses_a_changed_cell(tmp_path: Path, signed):
    file = tmp_path / "datos.xlsx"
    file.write_bytes(sign_workbook(signed, plan().coordinator_rsa, NOW))
    report = libreoffice_report(file)
    assert (report.signatures, report.good) == (2, 2)
    file.write_bytes(
        _rewritten(signed, lambda parts: parts.update({SHEET: parts[SHEET].replace(b"<v>7</v>", b"<v>8</v>")}))
    )
    report = libreoffice_report(file)
    assert (report.signatures, report.good) == (1, 0)


def _all_intact(content: bytes) -> bool:
    findings = inspect_workbook(content)
    return bool(findings) and all(one.intact for one in findings)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _content(content: bytes, name: str) -> bytes | None:
    """A part as other programs unpack it; None where they cannot."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.read(name)
    except (zipfile.BadZipFile, zlib.error):
        return None


def _rewritten(content: bytes, change: Change) -> bytes:
    parts = _parts(content)
    change(parts)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def _compressed(content: bytes, name: str) -> tuple[int, int]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entry = archive.getinfo(name)
    header = content[entry.header_offset : entry.header_offset + 30]
    skipped = 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    return entry.header_offset + skipped, entry.compress_size


def _base64(certificate) -> bytes:
    return base64.b64encode(certificate.public_bytes(Encoding.DER))
