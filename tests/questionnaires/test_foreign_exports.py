"""Workbooks as other programs write them: the same answers, in XML that openpyxl never writes.

Nobody documents what Google Sheets leaves out on export (a sheet that is hidden stays so: edemaine/svgtiler issue 29),
so a workbook is also read with all of it gone at once: locks, names, lists, validation and hiding. Text in each cell,
no table of texts and a prefix on every element are what Power BI writes (dilshod/xlsx2csv pull request 311). Readings
beside texts, texts in runs and the strict form are Excel's own (ISO/IEC 29500-1, 18.4.4, 18.4.6 and its namespaces).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from gobabierto_desktop.questionnaires.doubts import Weight
from gobabierto_desktop.services import answering
from gobabierto_desktop.services.desk import Desk
from tests.questionnaires.files import rezipped
from tests.questionnaires.hands import Asked, Filled, ask_of, copy_of, desk_at

DONE = "Se publicó en Kꞌicheꞌ & español"
_STRINGS = "xl/sharedStrings.xml"
_STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = desk_at(tmp_path_factory.mktemp("coordinación"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def asked(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return ask_of(desk, tmp_path_factory.mktemp("memoria"))


def inline(content: bytes) -> bytes:
    """Each text in its own cell, and no table of texts."""
    texts: list[str] = []

    def collect(name: str, part: bytes) -> bytes:
        if name == _STRINGS:
            texts.extend(re.findall(r"<si>.*?</si>", part.decode(), re.DOTALL))
        return part

    _ = rezipped(content, collect)

    def spell(found: re.Match[str]) -> str:
        return (
            f"{found[1]}inlineStr{found[2]}{texts[int(found[3])].replace('<si>', '<is>').replace('</si>', '</is>')}</c>"
        )

    def change(name: str, part: bytes) -> bytes | None:
        if name == _STRINGS:
            return None
        if name.startswith("xl/worksheets/sheet"):
            return re.sub(r'(<c [^>]*t=")s("[^>]*>)<v>(\d+)</v></c>', spell, part.decode()).encode()
        return re.sub(rb"<(?:Override|Relationship) [^>]*sharedStrings[^>]*/>", b"", part)

    return rezipped(content, change)


def google(content: bytes) -> bytes:
    """The most that an export of Google Sheets may leave out: names, locks, validation, colours, hiding."""
    taken = (
        rb"<sheetProtection[^>]*/>|<workbookProtection[^>]*/>|<dataValidations.*?</dataValidations>"
        rb"|<definedNames>.*?</definedNames>|<conditionalFormatting.*?</conditionalFormatting>"
    )

    def change(_: str, part: bytes) -> bytes:
        part = re.sub(taken, b"", part, flags=re.DOTALL)
        return re.sub(rb' (?:state="(?:veryHidden|hidden)"|hidden="(?:1|true)")', b"", part)

    return inline(rezipped(content, change))


def phonetic(content: bytes) -> bytes:
    """As a Japanese Excel writes: each text with its reading beside it, which is no part of the text."""

    def change(name: str, part: bytes) -> bytes:
        if name != _STRINGS:
            return part
        reading = '<rPh sb="0" eb="1"><t>ヨミ</t></rPh><phoneticPr fontId="1"/></si>'
        return part.decode().replace("</si>", reading).encode()

    return rezipped(content, change)


def rich(content: bytes) -> bytes:
    """As Excel writes a text of which somebody made a part bold: in runs."""

    def change(name: str, part: bytes) -> bytes:
        first, rest = escape(DONE[:12]), escape(DONE[12:])
        runs = f'<si><r><t xml:space="preserve">{first}</t></r><r><rPr><b/></rPr><t xml:space="preserve">{rest}</t></r></si>'
        whole = rf"<si><t[^>]*>{re.escape(escape(DONE))}</t></si>"
        return re.sub(whole, lambda _: runs, part.decode()).encode() if name == _STRINGS else part

    return rezipped(content, change)


def strict(content: bytes) -> bytes:
    """As Excel saves «Libro de Excel en formato Open XML estricto»: other namespaces throughout."""

    def change(_: str, part: bytes) -> bytes:
        for old, new in _STRICT.items():
            part = part.replace(old, new)
        return part

    return rezipped(content, change)


def prefixed(content: bytes) -> bytes:
    """As some libraries write: every element with the prefix of its namespace."""

    def change(name: str, part: bytes) -> bytes:
        if not name.startswith("xl/worksheets/sheet"):
            return part
        part = re.sub(rb"<(/?)([a-zA-Z]+)(?=[ />])", rb"<\1x:\2", part)
        return part.replace(b"xmlns=", b"xmlns:x=", 1)

    return rezipped(content, change)


@dataclass(frozen=True)
class Export:
    """A program's way to write, and the file it makes of what openpyxl wrote."""

    name: str
    make: Callable[[bytes], bytes]


EXPORTS = [
    Export("with all that Google Sheets may leave out gone", google),
    Export("text in each cell", inline),
    Export("with readings beside the texts", phonetic),
    Export("with a text in runs", rich),
    Export("strict Open XML", strict),
    Export("with a prefix on every element", prefixed),
]


@pytest.mark.parametrize("export", EXPORTS, ids=lambda one: one.name)
def test_the_answers_survive_the_way_in_which_a_program_writes(
    export: Export, desk: Desk, asked: Asked, tmp_path: Path
):
    path = tmp_path / "devuelto.xlsx"
    path.write_bytes(export.make(answered(asked).bytes()))

    returned = answering.look(desk, path)

    assert {one.field: one.value for one in returned.answers} == {"done": DONE, "percent": 45, "budget": "1250.75"}
    assert {one.doubt.code for one in returned.remarks} <= {"rule"}


def test_a_date_that_google_left_as_a_serial_is_asked_and_never_guessed(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    cell = filled.write("Hito 2", "replanned_ends", 43601, shown="General")
    path = tmp_path / "devuelto.xlsx"
    path.write_bytes(google(filled.bytes()))

    [question] = answering.look(desk, path).weighing(Weight.QUESTION)

    assert str(question) == (
        f"Hoja «Hito 2», {cell}: «43601» es un número y no una fecha. Puede ser 16 de mayo de 2019. Diga qué fecha es."
    )
    assert question.doubt.options == ("2019-05-16", "2023-05-17")


def answered(asked: Asked) -> Filled:
    filled = copy_of(asked)
    filled.write("Hito 2", "done", DONE)
    filled.write("Hito 2", "percent", 45)
    filled.write("Hito 2", "budget", "1250,75")
    return filled
