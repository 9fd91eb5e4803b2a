"""A table is imported from the command: nothing is asked, every row is accounted for, twice is once."""

import pytest
from openpyxl import Workbook

from tests.cli.conftest import Run
from tests.forum.test_forum_bulk import TRAPS


@pytest.fixture
def mesa(run: Run, forum: str) -> str:
    return run("record", "new", "mesa", "número=2", "área=Salud", "--de", forum, "--json").json["id"]


@pytest.fixture
def traps(tmp_path):
    path = tmp_path / "propuestas.csv"
    path.write_text(TRAPS, encoding="utf-8", newline="")
    return path


def titles(run: Run) -> list[str]:
    return [one["title"] for one in run("record", "list", "propuesta", "--json").json["records"]]


def test_a_file_of_traps_is_refused_until_the_order_of_its_dates_is_said(run: Run, mesa, traps):
    asked = run("record", "import", "propuesta", traps, "--de", mesa)

    assert asked.code == 1
    assert "2 de 3 fechas sólo pueden ser día/mes" in asked.err
    assert titles(run) == []

    done = run("record", "import", "propuesta", traps, "--de", mesa, "--fechas", "dia-mes")

    assert done.code == 1  # a row did not come in
    assert "leídas 7 = entran 4 + completan 0 + ya estaban 1 + en blanco 1 + rechazadas 1" in done.out
    assert "propuestas.csv, fila 4, columna D (Plazo): «dos años» no es un número entero" in done.out
    assert "propuestas.csv, fila 7: rechazada. No dice nada en las columnas elegidas." in done.out
    assert titles(run) == ["Agua limpia, ya", "=SUMA(A1)", "-viñeta", "2345678901234"]


def test_the_same_table_twice_is_once_and_the_whole_is_undone_at_once(run: Run, mesa, traps):
    words = ("record", "import", "propuesta", traps, "--de", mesa, "--fechas", "dia-mes", "--json")
    run(*words)

    again = run(*words).json

    assert again["balance"] == {"read": 7, "new": 0, "completed": 0, "identical": 5, "blank": 1, "rejected": 1}
    assert sum(again["balance"].values()) == 2 * again["balance"]["read"]
    assert run("record", "undo").out == "Se deshizo: importar 4 filas de «propuestas.csv»\n"
    assert titles(run) == []
    run("record", "redo")
    assert len(titles(run)) == 4


def test_looking_writes_nothing_and_a_column_is_sent_elsewhere(run: Run, mesa, traps):
    seen = run(
        *("record", "import", "propuesta", traps, "--de", mesa, "--fechas", "dia-mes", "--ver", "--json"),
        *("--columna", "expected_result=Observación interna", "--columna", "nada=Plazo"),
    ).json

    assert seen["written"] is False
    assert (seen["columns"]["Observación interna"], seen["columns"]["Plazo"]) == ("expected_result", None)
    assert seen["balance"]["rejected"] == 0
    assert titles(run) == []


def test_of_a_workbook_with_several_sheets_one_is_named(run: Run, forum, tmp_path):
    book = Workbook()
    book.active.title = "Léame"
    book.active.append(["Instrucciones"])
    people = book.create_sheet("Personas")
    people.append(["Nombre", "DPI", "Sexo"])
    people.append(["Persona Inventada", 2345678901234, "Mujer"])
    book.save(tmp_path / "lista.xlsx")

    asked = run("record", "import", "participante", tmp_path / "lista.xlsx", "--de", forum)
    done = run("record", "import", "participante", tmp_path / "lista.xlsx", "--de", forum, "--hoja", "personas")

    assert asked.code == 2
    assert "«Léame», «Personas»" in asked.err
    assert done.code == 0
    assert [one["title"] for one in run("record", "list", "participante", "--json").json["records"]] == [
        "Persona Inventada"
    ]


def test_what_is_misspelt_is_told_before_anything_is_written(run: Run, forum, mesa, traps):
    assert "pide --de con un registro de tipo «mesa»" in run("record", "import", "propuesta", traps, "--de", forum).err
    wrong = run("record", "import", "propuesta", traps, "--de", mesa, "--fechas", "mañana")
    assert (wrong.code, "--fechas es dia-mes o mes-dia" in wrong.err) == (2, True)
    unknown = run("record", "import", "propuesta", traps, "--de", mesa, "--columna", "title=Nada así")
    assert (unknown.code, "«Título», «Problemática»" in unknown.err) == (2, True)
    assert titles(run) == []
