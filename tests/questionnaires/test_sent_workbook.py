"""The workbook as it is sent: signed, the same each time, within what Excel takes, and read back as it was written."""

import re
import zipfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from gobabierto_desktop.domain.fields import FieldType
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.questionnaires.answers import Reader
from gobabierto_desktop.questionnaires.asking import escaped
from gobabierto_desktop.questionnaires.cells import Cell
from gobabierto_desktop.questionnaires.entries import cell_content, codes_by_entry
from gobabierto_desktop.questionnaires.opening import open_workbook
from gobabierto_desktop.services import answering, questioning
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.signing.workbook import inspect_workbook
from gobabierto_desktop.store.catalogues import read_catalogue
from tests.questionnaires.hands import Asked, ask_of_22, copy_of, desk_at, take

TERMS = Terms(read_catalogue(bundled("catalogues")).terms)


def test_it_carries_the_coordinators_signature_over_all_it_says(asked: Asked):
    [finding] = inspect_workbook(asked.content)

    assert finding.intact


def test_the_same_questions_make_the_same_workbook(asked: Asked, tmp_path: Path):
    other = desk_at(tmp_path / "otra")
    again = ask_of_22(other, tmp_path / "otra memoria")
    other.close()

    with zipfile.ZipFile(asked.path) as one, zipfile.ZipFile(again.path) as two:
        parts = [name for name in one.namelist() if not name.startswith("_xmlsignatures/")]
        assert {name: one.read(name) for name in parts} == {name: two.read(name) for name in parts}


def test_it_stays_within_what_excel_takes(asked: Asked):
    book = load_workbook(asked.path)

    assert all(len(sheet.title) <= 31 for sheet in book.worksheets)
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.prompt or "") <= 255
            assert len(rule.error or "") <= 255
            assert len(rule.promptTitle or "") <= 32
            assert rule.type != "list" or re.fullmatch(r"lista_\w+", rule.formula1)
            assert rule.type != "list" or rule.formula1 in book.defined_names
        assert all(len(str(cell.value or "")) <= 32_767 for row in sheet.iter_rows() for cell in row)


def test_only_the_answers_can_be_typed_into(asked: Asked):
    book = load_workbook(asked.path)
    sheet = book["Hito 1"]

    assert sheet.protection.sheet
    assert sheet.protection.password is None
    unlocked = {cell.column_letter for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {"C", "D"}
    assert book["_identidad"].sheet_state == "veryHidden"
    assert book["Listas"].sheet_state == "hidden"


def test_the_real_commitment_22_is_asked_filled_in_and_taken(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    assert filled.book.sheetnames[:4] == ["Inicio", "Hito 1", "Hito 1 personas", "Hito 2"]
    assert "Hito 4" not in filled.book.sheetnames
    assert "Es parte del hito 4: " in str(filled.book["Hito 4.a"]["B3"].value)
    filled.write("Hito 4.a", "completion", "Limitado")
    filled.write("Hito 4.a", "done", "Se publicó el estándar de datos abiertos")
    filled.write("Hito 1 personas", "people=1", 14, "age_group=JOV,sex=2")
    filled.add_row("Lugares", 0, hito="Hito 1", name="Escuela de Tactic", municipality="Tactic")

    [taken] = take(desk, filled.save(tmp_path / "devuelto.xlsx"))

    assert (taken.balance.new, taken.balance.updated, taken.balance.conflict) == (2, 1, 0)
    assert [one.text("municipality") for one in desk.book.records("place")] == ["1604"]


def test_a_new_workbook_shows_what_was_answered_before_and_last_quarter(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    filled.write("Hito 2", "done", "=Esto no es una fórmula")
    filled.book["Hito 2"].cell(*filled.place("Hito 2", "done")).data_type = "s"
    take(desk, filled.save(tmp_path / "devuelto.xlsx"))

    again = ask_of_22(desk, tmp_path / "otra")
    later = ask_of_22(desk, tmp_path / "después", quarter=questioning.Quarter(2019, 3))

    now = copy_of(again)
    assert now.book["Hito 2"].cell(*now.place("Hito 2", "done")).value == "=Esto no es una fórmula"
    before = copy_of(later)
    place = before.place("Hito 2", "done")
    assert before.book["Hito 2"].cell(place.row, 6).value == "=Esto no es una fórmula"
    assert answering.look(desk, again.path).answers == ()


ASKED = [
    field
    for kind in ("progress_report", "evidence", "place")
    for field in KINDS[kind].fields
    if field.type is not FieldType.QUARTER and field.section != "Archivo"
]


def texts(longest: int) -> st.SearchStrategy[str]:
    letters = st.characters(
        blacklist_categories=["Cs", "Cc"], blacklist_characters="\u200b\u200c\u200d\u2060\ufeff\u00ad"
    )
    return st.text(letters, min_size=1, max_size=longest).map(str.strip).filter(bool)


def values_of(field) -> st.SearchStrategy[Value]:
    match field.type:
        case FieldType.INTEGER:
            return st.integers(field.least, field.most)
        case FieldType.DECIMAL:
            return st.decimals(field.least, field.most, places=2, allow_nan=False).map(
                lambda one: f"{one.normalize():f}"
            )
        case FieldType.DATE:
            return st.dates().map(lambda day: day.isoformat())
        case FieldType.MONTH:
            return st.dates().map(lambda day: day.isoformat()) | st.dates().map(lambda day: day.isoformat()[:7])
        case FieldType.CHOICE:
            return st.sampled_from([term.code for term in TERMS.vocabulary(field.vocabulary)])
        case FieldType.YES_NO:
            return st.booleans()
        case _:
            return texts(60)


@given(st.data())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_answer_written_into_a_cell_is_read_back_equal(data: st.DataObject):
    field = data.draw(st.sampled_from(ASKED))
    value = data.draw(values_of(field))

    reading = Reader(TERMS).read(field, Cell(cell_content(field, value, TERMS)))

    if "percent" not in [one.code for one in reading.doubts] and "figures_lost" not in [
        one.code for one in reading.doubts
    ]:
        assert reading.value == value


@given(st.lists(texts(40), min_size=1, max_size=4))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives_the_file_itself(asked: Asked, told: list[str]):
    filled = copy_of(asked)
    rows = ["done", "results", "difficulties", "next_steps"]
    for row, text in zip(rows, told, strict=False):
        cell = filled.book["Hito 3"].cell(*filled.place("Hito 3", row))
        cell.value = escaped(text)
        cell.data_type = "s"

    opened = open_workbook("devuelto.xlsx", filled.bytes())

    tab = next(one for one in opened.tabs if one.name == "Hito 3")
    assert [tab.at(*filled.place("Hito 3", row)).text for row, _ in zip(rows, told, strict=False)] == told


def test_no_two_words_of_a_list_are_the_same():
    for field in ASKED:
        if field.vocabulary:
            words = codes_by_entry(field.vocabulary, TERMS)
            assert len(words) == len(TERMS.vocabulary(field.vocabulary))
            assert not [word for word in words if ";" in word]
