"""The interoperability table: each artefact, as signed and altered, before every program that can judge it.

Run with `-rP` to read the table; `-m libreoffice` adds LibreOffice's rows.
"""

import base64
import re
import subprocess
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from gobabierto_desktop.packages.layout import Part
from gobabierto_desktop.packages.reader import open_container
from gobabierto_desktop.packages.writer import countersigned_pieces, write_package
from gobabierto_desktop.services.verifying import verify_file
from gobabierto_desktop.signing.pdf import sign_pdf
from gobabierto_desktop.signing.workbook import sign_workbook
from tests.hostile.documents import changed
from tests.independent.checkers import libreoffice_report, openssl_report, pdfsig_report, xmlsec1_report
from tests.signing.samples import NOW, acta, flipped, mark, plan, workbook
from tests.trust.packs import anchors, rebuilt, small_parts

Judge = Callable[[Path, Path], bool]


@cache
def artefacts() -> dict[str, bytes]:
    first, second, third = plan().facilitator, plan().rapporteur, plan().coordinator_rsa
    pdf = sign_pdf(acta(), first, mark(), NOW)
    book = sign_workbook(workbook(), first, NOW)
    package = write_package([*small_parts(), Part("acta.pdf", pdf), Part("datos.xlsx", book)], first, NOW)
    return {
        "acta.pdf": pdf,
        "acta, tres firmas.pdf": sign_pdf(sign_pdf(pdf, second, mark(2), NOW), third, mark(3), NOW),
        "datos.xlsx": book,
        "datos, tres firmas.xlsx": sign_workbook(sign_workbook(book, second, NOW), third, NOW),
        "paquete.asice": package,
        "paquete, dos firmas.asice": b"".join(countersigned_pieces(open_container(package), second, NOW)),
    }


def altered(name: str, content: bytes) -> bytes:
    """One letter of what people read, changed; in a ZIP with the envelope made to fit again."""
    if name.endswith(".pdf"):
        return flipped(content, content.index(b"/Producer") + 12)
    if name.endswith(".xlsx"):
        return _with_a_figure_changed(content)
    opened = open_container(content)
    parts = [Part(one.name, opened.find(one.name) or b"") for one in opened.parts]
    return rebuilt([Part(one.name, one.content.replace(b'{"a":1}', b'{"a":2}')) for one in parts])


def _with_a_figure_changed(content: bytes) -> bytes:
    sheet = "xl/worksheets/sheet1.xml"
    return changed(content, lambda parts: parts.update({sheet: parts[sheet].replace(b"<v>7</v>", b"<v>70</v>")}))


def ours(path: Path, _ca: Path) -> bool:
    return all(one.is_good for one in verify_file(path, anchors(), NOW))


def pdfsig(path: Path, ca: Path) -> bool:
    return pdfsig_report(path, ca).valid


def xmlsec1(path: Path, ca: Path) -> bool:
    return xmlsec1_report(path, ca).valid


def libreoffice(path: Path, _ca: Path) -> bool:
    return libreoffice_report(path).valid


def openssl(path: Path, ca: Path) -> bool:
    """Every signature holds, and every part that its list names has the digest it names: by openssl and unzipping."""
    folder = path.with_suffix("")
    with zipfile.ZipFile(path) as container:
        container.extractall(folder)
    lists = sorted(folder.glob("META-INF/ASiCManifest*.xml"))
    signed = [
        openssl_report(one, one.with_name(one.name.replace("ASiCManifest", "signature")).with_suffix(".p7s"), ca).valid
        for one in lists
    ]
    return bool(signed) and all(signed) and all(_listed_parts_hold(one, folder) for one in lists)


def _listed_parts_hold(listed: Path, folder: Path) -> bool:
    form = r'DataObjectReference URI="([^"]+)".*?DigestValue>([^<]+)<'
    named = re.findall(form, listed.read_text(encoding="utf-8"), flags=re.DOTALL)
    return bool(named) and all(_digest(folder / name) == base64.b64decode(digest) for name, digest in named)


def _digest(path: Path) -> bytes:
    command = ["openssl", "dgst", "-sha256", "-binary", str(path)]
    return subprocess.run(command, check=True, capture_output=True).stdout


JUDGES: dict[str, tuple[Judge, ...]] = {
    "acta.pdf": (ours, pdfsig),
    "acta, tres firmas.pdf": (ours, pdfsig),
    "datos.xlsx": (ours, xmlsec1),
    "datos, tres firmas.xlsx": (ours, xmlsec1),
    "paquete.asice": (ours, openssl),
    "paquete, dos firmas.asice": (ours, openssl),
}
ROWS = [(name, judge) for name, judges in JUDGES.items() for judge in judges]
WORKBOOKS = [
    pytest.param(name, libreoffice, marks=pytest.mark.libreoffice) for name in JUDGES if name.endswith(".xlsx")
]


@pytest.mark.parametrize(("name", "judge"), [*ROWS, *WORKBOOKS])
def test_the_judge_accepts_the_artefact_as_signed_and_refuses_it_altered(name: str, judge: Judge, tmp_path):
    (tmp_path / "ca.pem").write_bytes(plan().authority.pem)
    answers = []
    for state, content in (("intacto", artefacts()[name]), ("alterado", altered(name, artefacts()[name]))):
        (tmp_path / state).mkdir()
        path = tmp_path / state / name.replace(",", "").replace(" ", "-")
        path.write_bytes(content)
        answers.append(_answer(judge, path, tmp_path / "ca.pem"))
    print(f"| {name} | {judge.__name__} | intacto: {answers[0]} | alterado: {answers[1]} |")
    assert answers == ["acepta", "rechaza"]


def _answer(judge: Judge, path: Path, ca: Path) -> str:
    return "acepta" if judge(path, ca) else "rechaza"
