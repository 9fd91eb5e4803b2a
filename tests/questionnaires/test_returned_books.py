"""Ways in which the workbook itself comes back wrong: sheets, rows and columns moved, lost or copied, locks taken off."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl.styles import PatternFill

from gobabierto_desktop.questionnaires.doubts import Weight
from gobabierto_desktop.questionnaires.identity import TAB
from gobabierto_desktop.services import answering
from gobabierto_desktop.services.desk import Desk
from tests.questionnaires.hands import Asked, Filled, ask_of, copy_of, desk_at

DONE = "Se publicaron doce conjuntos de datos"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = desk_at(tmp_path_factory.mktemp("coordinación"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def asked(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return ask_of(desk, tmp_path_factory.mktemp("memoria"))


@dataclass(frozen=True)
class Mischief:
    """What was done to a workbook with one answer in it; the answer survives, and this is said (code, sheet, words)."""

    name: str
    do: Callable[[Filled], object]
    says: tuple[tuple[str, str, str], ...] = ()


def rename(filled: Filled) -> None:
    filled.book["Hito 2"].title = "Copia de Ana"


def reorder(filled: Filled) -> None:
    filled.book.move_sheet("Hito 2", -3)


def insert_rows(filled: Filled) -> None:
    filled.book["Hito 2"].insert_rows(7, 3)


def insert_columns(filled: Filled) -> None:
    filled.book["Hito 2"].insert_cols(3)


def drop_keys(filled: Filled) -> None:
    filled.book["Hito 2"].delete_cols(1)


def drop_hidden(filled: Filled) -> None:
    filled.book["Hito 2"].delete_rows(1)


def drop_keys_and_hidden(filled: Filled) -> None:
    drop_keys(filled)
    drop_hidden(filled)


def drop_identity(filled: Filled) -> None:
    del filled.book[TAB]


def alter_identity(filled: Filled) -> None:
    filled.book[TAB]["A2"].value = str(filled.book[TAB]["A2"].value).replace("Publicar", "Borrar")


def drop_line(filled: Filled) -> None:
    filled.book["Hito 2"]["B4"].value = None


def drop_lists(filled: Filled) -> None:
    del filled.book["Listas"]
    for sheet in filled.book.worksheets:
        sheet.data_validations.dataValidation.clear()


def unlock(filled: Filled) -> None:
    for sheet in filled.book.worksheets:
        sheet.protection.sheet = False
        sheet.sheet_state = "visible"
    filled.book.security = None


def unformat(filled: Filled) -> None:
    for row in filled.book["Hito 2"].iter_rows():
        for cell in row:
            cell.style = "Normal"


def colour_thousands(filled: Filled) -> None:
    for row in range(60, 3_000):
        filled.book["Hito 2"].cell(row, 3).fill = PatternFill("solid", start_color="FFFFFF")


def delete_sheet(filled: Filled) -> None:
    del filled.book["Hito 1"]


def delete_question(filled: Filled) -> None:
    filled.book["Hito 2"].delete_rows(filled.place("Hito 2", "next_steps").row)


def relabel(filled: Filled) -> None:
    place = filled.place("Hito 2", "done")
    filled.book["Hito 2"].cell(place.row, 2).value = "Qué se hará el año entrante"


def write_beside(filled: Filled) -> None:
    filled.book["Hito 2"].cell(filled.place("Hito 2", "done").row, 9).value = "Ojo: falta confirmar"


def add_sheet(filled: Filled) -> None:
    filled.book.create_sheet("Mis notas")["B2"].value = "Llamar a Carmen"


def overwrite_total(filled: Filled) -> None:
    filled.book["Hito 1 personas"]["E6"].value = 12


def copy_sheet(filled: Filled) -> None:
    filled.book.copy_worksheet(filled.book["Hito 2"])


MISCHIEFS = [
    Mischief("the sheet renamed", rename),
    Mischief("the sheets in another order", reorder),
    Mischief("rows put in", insert_rows),
    Mischief("a column put in", insert_columns),
    Mischief("the hidden column deleted", drop_keys),
    Mischief("the hidden row deleted", drop_hidden),
    Mischief("both deleted: only words are left", drop_keys_and_hidden),
    Mischief("the hidden identity deleted", drop_identity),
    Mischief("the hidden identity changed", alter_identity),
    Mischief("the line of identity deleted", drop_line, (("locked_changed", "Hito 2", "decía «Libro "),)),
    Mischief("lists and validation destroyed", drop_lists),
    Mischief("every lock taken off", unlock),
    Mischief("pasted over, formats gone", unformat),
    Mischief("thousands of blank rows with colour", colour_thousands),
    Mischief(
        "a sheet deleted", delete_sheet, (("sheet_missing", "", "no vienen las hojas Hito 1; lo que decían no cambia"),)
    ),
    Mischief("a question deleted", delete_question, (("row_missing", "Hito 2", "ya no están: Próximos pasos"),)),
    Mischief(
        "a question changed", relabel, (("locked_changed", "Hito 2", "ahora dice «Qué se hará el año entrante»"),)
    ),
    Mischief("notes outside the cells", write_beside, (("stray", "Hito 2", "«Ojo: falta confirmar»"),)),
    Mischief("a sheet of one's own", add_sheet, (("foreign_sheet", "Mis notas", "«Llamar a Carmen»"),)),
    Mischief("a total typed over", overwrite_total, (("formula_gone", "Hito 1 personas", "había una fórmula"),)),
    Mischief("a sheet copied, saying the same", copy_sheet),
]


@pytest.mark.parametrize("mischief", MISCHIEFS, ids=lambda one: one.name)
def test_the_answer_survives_and_what_was_done_is_named(mischief: Mischief, desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    filled.write("Hito 2", "done", DONE)
    mischief.do(filled)

    returned = answering.look(desk, filled.save(tmp_path / "devuelto.xlsx"))

    assert [(one.field, one.value) for one in returned.answers] == [("done", DONE)]
    said = [(one.doubt.code, one.sheet, str(one)) for one in returned.remarks if one.doubt.code != "rule"]
    assert [one[:2] for one in said] == [one[:2] for one in mischief.says]
    for (_, _, words), (_, _, told) in zip(mischief.says, said, strict=True):
        assert words in told


def test_a_sheet_copied_and_filled_in_twice_is_asked_and_neither_is_taken(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    filled.write("Hito 2", "done", "Uno")
    filled.book.copy_worksheet(filled.book["Hito 2"]).title = "Hito 2 bis"
    filled.write("Hito 2", "done", "Otro")

    returned = answering.look(desk, filled.save(tmp_path / "devuelto.xlsx"))

    assert returned.answers == ()
    [remark] = returned.weighing(Weight.QUESTION)
    assert remark.doubt.code == "answered_twice"
    assert set(remark.doubt.options) == {"Uno", "Otro"}
    assert "Hito 2!C" in str(remark)
    assert "Hito 2 bis!C" in str(remark)


def test_rows_added_under_the_last_one_are_read(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    filled.add_row("Evidencias", 500, hito="Hito 2", title="Acta final", evidence_kind="Acta", proves="El cierre")

    returned = answering.look(desk, filled.save(tmp_path / "devuelto.xlsx"))

    assert {one.field: one.value for one in returned.answers} == {
        "title": "Acta final",
        "evidence_kind": "ACTA",
        "proves": "El cierre",
    }


def test_an_added_row_that_says_no_milestone_is_named_whole_and_not_taken(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    row = filled.add_row("Evidencias", 4, title="Sin dueño", proves="Algo")

    returned = answering.look(desk, filled.save(tmp_path / "devuelto.xlsx"))

    assert returned.answers == ()
    [remark] = returned.weighing(Weight.ERROR)
    assert (remark.doubt.code, remark.sheet, remark.cell) == ("row_without_parent", "Evidencias", f"B{row}")
    assert "Sin dueño; Algo" in str(remark)
    assert remark.doubt.options == ("Hito 1", "Hito 2")


def test_a_row_that_was_sent_cannot_be_moved_to_another_milestone(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    filled.add_row("Evidencias", 0, hito="Hito 1", title="Acta de inicio corregida")

    returned = answering.look(desk, filled.save(tmp_path / "devuelto.xlsx"))

    assert [(one.field, one.value) for one in returned.answers] == [("title", "Acta de inicio corregida")]
    assert "row_moved" in [one.doubt.code for one in returned.weighing(Weight.ERROR)]


def test_a_row_that_was_copied_with_its_hidden_key_is_another_row(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    sheet = filled.book["Evidencias"]
    for cell in sheet[6]:
        sheet.cell(7, cell.column).value = cell.value
    sheet.cell(7, 3).value = "Acta de cierre"

    returned = answering.look(desk, filled.save(tmp_path / "devuelto.xlsx"))

    assert {one.field for one in returned.answers} == {"title", "evidence_kind", "proves", "dated"}
    assert {one.place.row for one in returned.answers} == {7}


def test_a_half_filled_sheet_is_taken_and_what_is_missing_is_said_at_its_cell(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    filled.write("Hito 2", "done", DONE)
    empty = filled.place("Hito 2", "difficulties")

    returned = answering.look(desk, filled.save(tmp_path / "devuelto.xlsx"))

    missing = {one.cell: str(one) for one in returned.remarks if one.doubt.code == "rule"}
    assert missing[empty.address] == (
        f"Hoja «Hito 2», {empty.address}: Falta: dificultades. Respóndalo, o diga por qué falta."
    )


def test_nothing_is_said_of_a_workbook_that_came_back_as_it_went(desk: Desk, asked: Asked):
    returned = answering.look(desk, asked.path)

    assert returned.answers == ()
    assert returned.remarks == ()
