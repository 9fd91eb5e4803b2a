"""Programs that know nothing of us accept every artefact of real packages, and refuse it after one flipped byte."""

import base64
import hashlib
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from gobabierto_desktop.services.consolidating import consolidate
from gobabierto_desktop.services.receiving import receive
from tests.independent.checkers import libreoffice_report, openssl_report, pdfsig_report, xmlsec1_report
from tests.signing import samples
from tests.signing.samples import flipped, spread

NAMESPACES = {"asic": "http://uri.etsi.org/02918/v1.2.1#", "ds": "http://www.w3.org/2000/09/xmldsig#"}
PER_FILE = 4
"""Bytes flipped, each in a copy of its own, so that every part of a file is tried and the run stays short."""


def package_is_good(path: Path, ca: Path, folder: Path) -> bool:
    """What anybody can check with unzip, sha256sum and openssl: the signature of the list, and every part against it."""
    try:
        with zipfile.ZipFile(path) as container:
            parts = {name: container.read(name) for name in container.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, OSError, UnicodeDecodeError):
        return False
    listed, signature = parts.get("META-INF/ASiCManifest001.xml"), parts.get("META-INF/signature001.p7s")
    if listed is None or signature is None:
        return False
    (folder / "list.xml").write_bytes(listed)
    (folder / "list.p7s").write_bytes(signature)
    if not openssl_report(folder / "list.xml", folder / "list.p7s", ca).valid:
        return False
    told = {
        one.get("URI"): base64.b64decode(one.find("ds:DigestValue", NAMESPACES).text)
        for one in ET.fromstring(listed).iterfind("asic:DataObjectReference", NAMESPACES)
    }
    there = {name: hashlib.sha256(content).digest() for name, content in parts.items()}
    bare = {"mimetype", "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"}
    return there.pop("mimetype", b"") == hashlib.sha256(b"application/vnd.etsi.asic-e+zip").digest() and told == {
        name: digest for name, digest in there.items() if name not in bare
    }


@pytest.fixture(scope="module")
def artefacts(plan, tmp_path_factory) -> dict[str, list[Path]]:
    """Actas and workbooks out of the packages, the packages, and the consolidated documents."""
    folder = tmp_path_factory.mktemp("artefactos")
    found: dict[str, list[Path]] = {"package": list(plan.packages), "pdf": [], "xlsx": []}
    for number, package in enumerate(plan.packages):
        with zipfile.ZipFile(package) as container:
            for name, kind in (("acta.pdf", "pdf"), ("datos.xlsx", "xlsx")):
                found[kind].append(folder / f"{number}-{name}")
                found[kind][-1].write_bytes(container.read(name))
    central = plan.desk("central", folder / "central")
    receive(central, plan.packages, plan.keys)
    made = consolidate(central, folder / "consolidado", plan.keys.signer)
    central.close()
    found["pdf"].append(made.document)
    found["xlsx"].append(made.workbook)
    return found


@pytest.fixture(scope="module")
def ca(plan) -> Path:
    return next((plan.folder / "central" / "confianza").glob("*.pem"))


def copies_with_a_flip(path: Path, folder: Path, count: int = PER_FILE):
    """Copies with one byte changed, all over the file; of a workbook in its sheets, for Office signs no more than xl/."""
    content = path.read_bytes()
    least, most = _sheet_bytes(path) if path.suffix == ".xlsx" else (0, len(content))
    for place in spread(content[least:most], count + 2)[1:-1]:
        copy = folder / f"alterado{path.suffix}"
        copy.write_bytes(flipped(content, least + place))
        yield least + place, copy


def _sheet_bytes(path: Path) -> tuple[int, int]:
    with zipfile.ZipFile(path) as book:
        entry = book.getinfo("xl/worksheets/sheet1.xml")
    start = entry.header_offset + 30 + len(entry.filename)
    return start, start + entry.compress_size


def test_pdfsig_accepts_every_acta_and_report_and_refuses_it_after_one_flipped_byte(artefacts, ca, tmp_path):
    for path in artefacts["pdf"]:
        assert pdfsig_report(path, ca).valid, path.name
        for position, copy in copies_with_a_flip(path, tmp_path):
            assert not pdfsig_report(copy, ca).valid, (path.name, position)


def test_xmlsec1_accepts_every_workbook_and_refuses_it_after_one_flipped_byte(artefacts, ca, tmp_path):
    for path in artefacts["xlsx"]:
        assert xmlsec1_report(path, ca).valid, path.name
        for position, copy in copies_with_a_flip(path, tmp_path):
            assert not xmlsec1_report(copy, ca).valid, (path.name, position)


def test_openssl_accepts_every_package_and_refuses_it_after_one_flipped_byte(artefacts, ca, tmp_path):
    for path in artefacts["package"]:
        assert package_is_good(path, ca, tmp_path), path.name
        for position, copy in copies_with_a_flip(path, tmp_path, 8):
            assert not package_is_good(copy, ca, tmp_path), (path.name, position)


def test_openssl_refuses_a_package_with_a_byte_flipped_in_any_part_though_the_zip_is_whole(artefacts, ca, tmp_path):
    with zipfile.ZipFile(artefacts["package"][0]) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    copy = tmp_path / "alterado.asice"
    for changed in [None, *parts]:
        with zipfile.ZipFile(copy, "w") as container:
            for name, content in parts.items():
                container.writestr(name, flipped(content, len(content) // 2) if name == changed else content)
        assert package_is_good(copy, ca, tmp_path) is (changed is None), changed


def test_openssl_does_not_know_the_signer_under_another_authority(artefacts, tmp_path):
    stranger = tmp_path / "otra.pem"
    stranger.write_bytes(samples.plan().authority.pem)
    for path in artefacts["package"]:
        assert not package_is_good(path, stranger, tmp_path)


@pytest.mark.libreoffice
def test_libreoffice_accepts_every_workbook_and_refuses_it_after_one_flipped_byte(artefacts, tmp_path):
    for path in artefacts["xlsx"]:
        assert libreoffice_report(path).valid, path.name
        altered = tmp_path / path.name
        altered.write_bytes(_with_a_changed_sheet(path))
        assert not libreoffice_report(altered).valid, path.name


def _with_a_changed_sheet(path: Path) -> bytes:
    """One byte of a sheet flipped within, so that the ZIP itself stays whole and only the signature can tell."""
    target = path.parent / "cambiado.xlsx"
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                place = content.index(b"<sheetData")
                digit = next(one for one in range(place, len(content)) if content[one : one + 1].isdigit())
                content = flipped(content, digit)
            after.writestr(entry, content)
    return target.read_bytes()
