"""The table of docs/interoperability.md, made anew: all that leaves a laptop, whole and altered, before every judge.

Run with `-rP` to read it as it happens; `-m libreoffice` adds LibreOffice's rows. Flipped bytes are for our own judge.
"""

import base64
import io
import json
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity import trustlist
from gobabierto_desktop.identity.keyring import open_signer
from gobabierto_desktop.identity.papers import PaperRefused, read_certificate, read_certificates, read_revocation_list
from gobabierto_desktop.identity.trust import Anchors, Standing, is_list_of, judge
from gobabierto_desktop.packages.failures import PackageAltered
from gobabierto_desktop.services.verifying import verify_file
from tests.commitments.conftest import PLAN
from tests.house.sources import ROOT
from tests.independent.checkers import openssl_report
from tests.independent.pdfa import pdfa_flaws
from tests.independent.real_artefacts import altered, make_artefacts
from tests.signing.samples import NOW, flipped, spread
from tests.trust.people import SECRET
from tests.trust.test_trust_interoperability import libreoffice, pdfsig, xmlsec1
from tests.trust.test_trust_interoperability import openssl as openssl_package

PAGE = ROOT / "docs" / "interoperability.md"
Judge = Callable[[Path, Path], bool]


def ours(path: Path, ca: Path) -> bool:
    authority = read_certificate(ca.read_bytes())
    try:
        return all(one.is_good for one in verify_file(path, Anchors((authority,), ()), NOW))
    except PackageAltered:
        return False


def our_list(path: Path, ca: Path) -> bool:
    try:
        trustlist.read_list(path.read_bytes(), PLAN, read_certificate(ca.read_bytes()))
    except KnownFailure:
        return False
    return True


def openssl_list(path: Path, ca: Path) -> bool:
    """The list's own bytes and signature, taken out of the JSON."""
    told = json.loads(path.read_bytes())
    content, signature = path.with_suffix(".content"), path.with_suffix(".p7s")
    content.write_bytes(base64.b64decode(told["content"]))
    signature.write_bytes(base64.b64decode(told["signature"]))
    return openssl_report(content, signature, ca).valid


def our_revocations(path: Path, ca: Path) -> bool:
    try:
        return is_list_of(read_revocation_list(path.read_bytes()), read_certificate(ca.read_bytes()))
    except (PaperRefused, ValueError):
        return False


def openssl_revocations(path: Path, ca: Path) -> bool:
    return "verify OK" in _openssl("crl", "-inform", "DER", "-in", str(path), "-CAfile", str(ca), "-noout").stderr


def our_certificate(path: Path, ca: Path) -> bool:
    try:
        (certificate, *chain) = read_certificates(path.read_bytes())
    except PaperRefused:
        return False
    anchors = Anchors((read_certificate(ca.read_bytes()),), ())
    return judge(certificate, anchors, NOW, chain) is Standing.KNOWN


def openssl_certificate(path: Path, ca: Path) -> bool:
    return _openssl("verify", "-CAfile", str(ca), str(path)).returncode == 0


def our_key(path: Path, _ca: Path) -> bool:
    try:
        open_signer(path, SECRET)
    except KnownFailure:
        return False
    return True


def openssl_key(path: Path, _ca: Path) -> bool:
    return _openssl("pkcs12", "-in", str(path), "-passin", f"pass:{SECRET}", "-noout").returncode == 0


def _openssl(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["openssl", *arguments], capture_output=True, text=True, check=False)


PDFS = ("acta.pdf", "adenda.pdf", "informe.pdf", "consolidado.pdf", "dispositivo.pdf")
BOOKS = ("datos.xlsx", "informe.xlsx", "consolidado.xlsx", "cuestionario.xlsx", "dispositivo.xlsx")
PACKAGES = (
    *("foro.asice", "mesa.asice", "informe.asice", "kit.asice"),
    *("acuse.asice", "sobre.asice", "dispositivo.asice"),
)
ROWS: tuple[tuple[str, str, Judge], ...] = (
    *((name, program, judge_) for name in PDFS for program, judge_ in (("gobabierto", ours), ("pdfsig", pdfsig))),
    *((name, program, judge_) for name in BOOKS for program, judge_ in (("gobabierto", ours), ("xmlsec1", xmlsec1))),
    *(
        (name, program, judge_)
        for name in PACKAGES
        for program, judge_ in (("gobabierto", ours), ("openssl", openssl_package))
    ),
    ("confianza.json", "gobabierto", our_list),
    ("confianza.json", "openssl", openssl_list),
    ("revocados.crl", "gobabierto", our_revocations),
    ("revocados.crl", "openssl", openssl_revocations),
    ("firma.pem", "gobabierto", our_certificate),
    ("firma.pem", "openssl", openssl_certificate),
    ("firma.p12", "gobabierto", our_key),
    ("firma.p12", "openssl", openssl_key),
)
LIBREOFFICE_ROWS = tuple((name, "LibreOffice", libreoffice) for name in BOOKS)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[dict[str, bytes], bytes]:
    return make_artefacts(tmp_path_factory.mktemp("artefactos"))


@pytest.fixture
def lay(made, tmp_path) -> Iterator[Callable[[str, bytes], tuple[Path, Path]]]:
    """Lay an artefact and the authority's certificate down."""
    (tmp_path / "ca.pem").write_bytes(made[1])

    def laid(name: str, content: bytes) -> tuple[Path, Path]:
        path = tmp_path / name
        path.write_bytes(content)
        return path, tmp_path / "ca.pem"

    return laid


@pytest.mark.parametrize(
    ("name", "program", "judge_"),
    [*ROWS, *(pytest.param(*row, marks=pytest.mark.libreoffice) for row in LIBREOFFICE_ROWS)],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_the_judge_accepts_it_whole_and_refuses_it_altered(made, lay, name: str, program: str, judge_: Judge):
    content = made[0][name]
    whole = judge_(*lay(name, content))
    changed = judge_(*lay(f"alterado-{name}", altered(name, content)))
    print(row(name, program, said(whole), said(changed)))
    assert (whole, changed) == (True, False)


def said(is_accepted: bool) -> str:  # noqa: FBT001 - the one thing it says
    return "acepta" if is_accepted else "rechaza"


def row(name: str, program: str, whole: str, changed: str) -> str:
    return f"| {name} | {program} | {whole} | {changed} |"


def test_the_page_shows_this_very_table():
    wanted = [row(name, program, "acepta", "rechaza") for name, program, _ in (*ROWS, *LIBREOFFICE_ROWS)]
    shown = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.endswith("rechaza |")]
    assert shown == wanted


def test_everything_made_is_in_the_table(made):
    assert {name for name, _, _ in ROWS} == made[0].keys()


@pytest.mark.parametrize("name", [*PDFS, *PACKAGES])
def test_no_flipped_byte_is_taken_for_whole(made, lay, name: str):
    """300 of a small one, fewer of a large one; tests/trust flips each byte of a small package, of PDFs and workbooks."""
    content, judge_ = made[0][name], next(one for known, _, one in ROWS if known == name)
    count = 300 if len(content) < 10_000 else 40
    for place in spread(content, count):
        try:
            accepted = judge_(*lay(name, flipped(content, place)))
        except KnownFailure:
            accepted = False
        assert not accepted, place


@pytest.mark.parametrize("name", ["revocados.crl", "firma.pem"])
def test_no_flipped_byte_lets_a_paper_say_something_else(made, lay, name: str):
    """Around what the authority signed, readers are lenient: a line's end of PEM, DER's count of unused bits."""
    content, judge_ = made[0][name], next(one for known, _, one in ROWS if known == name)
    for place in range(len(content)):
        changed = flipped(content, place)
        if judge_(*lay(name, changed)):
            assert signed_in(name, changed) == signed_in(name, content), place


def signed_in(name: str, content: bytes) -> bytes:
    if name.endswith(".crl"):
        return read_revocation_list(content).tbs_certlist_bytes
    return read_certificates(content)[0].tbs_certificate_bytes


def test_no_flipped_byte_of_a_workbook_s_parts_is_taken_for_whole(made, lay):
    for name in BOOKS:
        with zipfile.ZipFile(io.BytesIO(made[0][name])) as book:
            entries = [one for one in book.infolist() if one.filename.startswith("xl/")]
        for entry in entries:
            start = entry.header_offset + 30 + len(entry.filename)
            for step in (1, 3):
                place = start + entry.compress_size * step // 4
                assert not _accepted(lay, name, flipped(made[0][name], place)), (name, entry.filename)


def _accepted(lay, name: str, content: bytes) -> bool:
    try:
        return ours(*lay(name, content))
    except KnownFailure:
        return False


@pytest.mark.parametrize("name", PDFS)
def test_every_signed_pdf_is_fit_for_archives(made, name: str):
    assert pdfa_flaws(made[0][name]) == []


def print_page() -> None:
    """`python -m tests.independent.test_interoperability` writes the page's table anew."""
    for name, program, _ in (*ROWS, *LIBREOFFICE_ROWS):
        print(row(name, program, "acepta", "rechaza"))


if __name__ == "__main__":
    print_page()
