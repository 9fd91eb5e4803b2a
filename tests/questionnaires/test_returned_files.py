"""Ways in which the file itself comes back wrong: saved as something else, cut, locked, hostile, or another's."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.questionnaires import cells, opening
from gobabierto_desktop.questionnaires.identity import TAB, read_identity, spelt
from gobabierto_desktop.services import answering
from gobabierto_desktop.services.answering import Expected, Onto, Origin
from gobabierto_desktop.services.desk import Desk
from tests.questionnaires.files import as_csv, as_ods, replaced, rezipped
from tests.questionnaires.hands import QUARTER, Asked, Filled, ask_of, commitment, copy_of, desk_at

DONE = "Se publicó «todo»; faltó poco,\ny en Petén también"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = desk_at(tmp_path_factory.mktemp("coordinación"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def asked(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return ask_of(desk, tmp_path_factory.mktemp("memoria"))


@pytest.fixture
def filled(asked: Asked) -> Filled:
    copy = copy_of(asked)
    copy.write("Hito 2", "done", DONE)
    copy.write("Hito 2", "percent", 45)
    return copy


SAVED: list[tuple[str, str, Callable[[Filled], bytes]]] = [
    ("by another program, as .xlsx", "devuelto.xlsx", Filled.bytes),
    ("as .xlsx with no extension", "devuelto", Filled.bytes),
    ("as .xlsx called .xls", "devuelto.xls", Filled.bytes),
    ("as .ods", "devuelto.ods", lambda filled: as_ods(filled.book)),
    (
        "as .csv with semicolons, as Excel in Spanish",
        "h.csv",
        lambda filled: as_csv(filled.book, "Hito 2", ";", "cp1252"),
    ),
    ("as .csv in UTF-8 with its mark", "h.csv", lambda filled: as_csv(filled.book, "Hito 2", ",", "utf-8-sig")),
    ("as .csv of a Mac", "h.csv", lambda filled: as_csv(filled.book, "Hito 2", ";", "mac_roman")),
    ("as text parted by tabs, in UTF-16", "h.txt", lambda filled: as_csv(filled.book, "Hito 2", "\t", "utf-16")),
]


@pytest.mark.parametrize(("name", "save"), [one[1:] for one in SAVED], ids=[one[0] for one in SAVED])
def test_the_answers_survive_being_saved(
    name: str, save: Callable[[Filled], bytes], desk: Desk, filled: Filled, tmp_path: Path
):
    path = tmp_path / name
    path.write_bytes(save(filled))

    returned = answering.look(desk, path)

    assert {one.field: one.value for one in returned.answers} == {"done": DONE, "percent": 45}
    said = {one.doubt.code for one in returned.remarks} - {"rule"}
    assert said == ({"one_sheet"} if path.suffix in {".csv", ".txt"} else set())


def test_macros_are_named_and_never_run(desk: Desk, filled: Filled, tmp_path: Path):
    path = tmp_path / "devuelto.xlsm"
    path.write_bytes(rezipped(filled.bytes(), lambda _, part: part, **{"xl/vbaProject.bin": b"Sub Auto_Open()"}))

    returned = answering.look(desk, path)

    assert len(returned.answers) == 2
    assert "macros" in {one.doubt.code for one in returned.remarks}


def test_links_to_other_books_are_named_and_never_followed(desk: Desk, filled: Filled, tmp_path: Path):
    path = tmp_path / "devuelto.xlsx"
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    path.write_bytes(rezipped(filled.bytes(), lambda _, part: part, **{"xl/externalLinks/externalLink1.xml": link}))

    returned = answering.look(desk, path)

    assert len(returned.answers) == 2
    assert "links" in {one.doubt.code for one in returned.remarks}


def test_an_ods_tells_formulas_errors_and_percents_apart(desk: Desk, filled: Filled, tmp_path: Path):
    path = tmp_path / "devuelto.ods"
    content = as_ods(filled.book)
    percent = b'<table:table-cell office:value-type="percentage" office:value="0.3"/>'
    broken = b'<table:table-cell table:formula="of:=NA()" office:value-type="string"><text:p>#N/A</text:p></table:table-cell>'
    content = replaced(
        content, "content.xml", rb'<table:table-cell office:value-type="float" office:value="45"/>', percent
    )
    content = replaced(
        content,
        "content.xml",
        rb"<table:table-cell[^>]*><text:p>Se public\xc3\xb3 \xc2\xabtodo.*?</table:table-cell>",
        broken,
    )
    path.write_bytes(content)

    returned = answering.look(desk, path)

    assert {one.field: one.value for one in returned.answers} == {"percent": 30}
    assert "error_value" in {one.doubt.code for one in returned.remarks if one.field == "done"}


@dataclass(frozen=True)
class Refusal:
    """A file that is not taken: how it is made from a filled workbook, and why it is refused."""

    name: str
    file: str
    make: Callable[[bytes], bytes]
    code: str
    says: str


def zipped(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return held.getvalue()


def foreign(_: bytes) -> bytes:
    book, held = Workbook(), io.BytesIO()
    book.active["A1"] = "Lista de compras"
    book.save(held)
    return held.getvalue()


def cipher(_: bytes) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def bomb(content: bytes) -> bytes:
    return rezipped(content, lambda _, part: part, **{"xl/worksheets/sheet99.xml": b" " * (97 * 1024 * 1024)})


def swollen(content: bytes) -> bytes:
    declares = rb'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]>\g<0>'
    return replaced(content, "xl/worksheets/sheet2.xml", rb"<worksheet", declares)


def newer(content: bytes) -> bytes:
    return rezipped(
        content,
        lambda _, part: part.replace(b'"format":1', b'"format":9').replace(
            b"&quot;format&quot;:1", b"&quot;format&quot;:9"
        ),
    )


NOT_READ = "not_a_spreadsheet"
REFUSALS = [
    Refusal("with a password", "devuelto.xlsx", cipher, "spreadsheet_locked", "pide una contraseña"),
    Refusal("an .ods with a password", "d.ods", lambda _: zipped(**{"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": b"<m:encryption-data/>", "content.xml": b"x"}), "spreadsheet_locked", "contraseña"),
    Refusal("cut short on the stick", "devuelto.xlsx", lambda content: content[: len(content) // 2], NOT_READ, "dañado o incompleto"),
    Refusal("with a sheet gone bad", "devuelto.xlsx", lambda content: replaced(content, "xl/worksheets/sheet2.xml", rb"</sheetData>.*", b""), NOT_READ, "dañado por dentro"),
    Refusal("empty", "devuelto.xlsx", lambda _: b"", NOT_READ, "está vacío"),
    Refusal("a PDF with another name", "devuelto.xlsx", lambda _: b"%PDF-1.7", NOT_READ, "es un PDF"),
    Refusal("a web page called .xls", "devuelto.xls", lambda _: b"\xef\xbb\xbf<html><table>", NOT_READ, "página web"),
    Refusal("an old .xls gone bad", "devuelto.xls", lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), NOT_READ, "dañado"),
    Refusal("a picture", "devuelto.xlsx", lambda _: b"\x89PNG\r\n\x1a\n\x00\x00", NOT_READ, "forma conocida"),
    Refusal("a binary workbook", "devuelto.xlsb", lambda _: zipped(**{"xl/workbook.bin": b"x"}), NOT_READ, ".xlsb"),
    Refusal("a workbook of Numbers", "devuelto.numbers", lambda _: zipped(**{"Index/Document.iwa": b"x"}), NOT_READ, "Numbers"),
    Refusal("a folder in a ZIP", "devuelto.zip", lambda _: zipped(**{"foto.jpg": b"x"}), NOT_READ, "comprimido"),
    Refusal("a zip that swells", "devuelto.xlsx", bomb, "spreadsheet_too_large", "pasa de 96 MB"),
    Refusal("XML that swells", "devuelto.xlsx", swollen, NOT_READ, "instrucciones que un libro no lleva"),
    Refusal("a shopping list", "compras.xlsx", foreign, "not_a_questionnaire", "no es un cuestionario de Gobierno Abierto"),
    Refusal("of a later program", "devuelto.xlsx", newer, "newer_questionnaire", "formato 9; este conoce el 1"),
]  # fmt: skip


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda one: one.name)
def test_a_file_that_cannot_be_taken_is_refused_with_its_reason(
    refusal: Refusal, desk: Desk, filled: Filled, tmp_path: Path
):
    path = tmp_path / refusal.file
    path.write_bytes(refusal.make(filled.bytes()))

    with pytest.raises(KnownFailure) as caught:
        answering.look(desk, path)

    assert caught.value.code == refusal.code
    assert refusal.says in caught.value.message
    assert caught.value.remedy


def test_a_file_beyond_all_measure_is_not_even_read(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "enorme.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(2_000))
    monkeypatch.setattr(opening, "MOST_WORKBOOK_BYTES", 1_000)

    with pytest.raises(cells.SpreadsheetTooLarge):
        answering.look(desk, path)


def test_a_file_that_is_not_there_is_said_so(desk: Desk, tmp_path: Path):
    with pytest.raises(cells.NotASpreadsheet, match="no se puede leer"):
        answering.look(desk, tmp_path / "perdido.xlsx")


def test_sheets_of_two_questionnaires_in_one_file_are_refused(desk: Desk, filled: Filled, tmp_path: Path):
    other = ask_of(desk, tmp_path, number=96)
    stray = filled.book.create_sheet("Pegada")
    stray["B4"].value = copy_of(other).book["Hito 1"]["B4"].value

    with pytest.raises(KnownFailure, match="junta hojas de varios cuestionarios"):
        answering.look(desk, filled.save(tmp_path / "juntos.xlsx"))


@pytest.mark.parametrize("without", [(), (TAB,)], ids=["whole", "without its identity"])
def test_a_workbook_that_another_computer_sent_is_refused_or_read_on_request(
    without: tuple[str, ...], filled: Filled, tmp_path: Path
):
    other = desk_at(tmp_path / "otra")
    for name in without:
        del filled.book[name]
    path = filled.save(tmp_path / "devuelto.xlsx")

    with pytest.raises(KnownFailure) as caught:
        answering.look(other, path)
    assert caught.value.code == ("identity_lost" if without else "not_sent_from_here")
    if not without:
        assert len(answering.look(other, path, Expected(origin=Origin.ANY)).answers) == 2
    other.close()


def test_last_quarters_workbook_is_refused_or_its_answers_carried_over_on_request(
    desk: Desk, asked: Asked, filled: Filled, tmp_path: Path
):
    filled.add_row("Evidencias", 3, hito="Hito 2", title="Acta de julio", evidence_kind="Acta", proves="La entrega")
    path = filled.save(tmp_path / "devuelto.xlsx")
    next_quarter = QUARTER.by(1)

    with pytest.raises(KnownFailure, match="es del trimestre 2019-T2 y se esperaba el de 2019-T3"):
        answering.look(desk, path, Expected(quarter=next_quarter))
    carried = answering.look(desk, path, Expected(quarter=next_quarter, onto=Onto.CARRY_OVER))

    assert carried.identity.quarter == "2019-T3"
    assert {one.value for one in carried.answers} == {DONE, 45, "Acta de julio", "ACTA", "La entrega"}
    stayed = answering.look(desk, path)
    assert {one.record for one in carried.answers}.isdisjoint(one.record for one in stayed.answers)


def test_the_workbook_of_another_commitment_is_refused_by_name(desk: Desk, filled: Filled, tmp_path: Path):
    other = commitment(desk, "22")
    path = filled.save(tmp_path / "devuelto.xlsx")

    with pytest.raises(KnownFailure) as caught:
        answering.look(desk, path, Expected(commitment=other.id, quarter=Quarter(2019, 2)))

    assert caught.value.code == "other_commitment"
    assert "«98. Gobierno cercano, inventado»" in caught.value.message


def test_an_identity_that_was_cut_or_changed_is_no_identity(desk: Desk, asked: Asked):
    told = desk.book.meta(f"questionnaire:{copy_of(asked).book['Hito 2']['A1'].value[1:15]}")
    identity = read_identity(told or "")

    assert identity is not None
    assert read_identity(spelt(identity)) == identity
    assert read_identity(spelt(identity)[:-20]) is None
    assert read_identity(spelt(identity).replace("2019-T2", "2019-T3")) is None
