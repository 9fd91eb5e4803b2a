"""A quarter asked of a commitment in Excel by the command, looked at when it comes back, and taken in."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run
from tests.questionnaires.hands import Filled


@pytest.fixture
def sent(run: Run, tmp_path: Path) -> Path:
    run("identity", "found", "--nombre", "Coordinadora Inventada")
    ran = run("cuestionario", "ask", "22", "2019-T2", "--en", tmp_path / "memoria", "--json")
    assert ran.code == 0, ran.err
    return Path(ran.json["path"])


def filled(sent: Path, target: Path, author: str, **answers: object) -> Path:
    copy = Filled(load_workbook(sent))
    copy.write("Inicio", "@nombre", author)
    for row, value in answers.items():
        copy.write("Hito 2", row, value)
    return copy.save(target)


def test_the_workbook_of_a_quarter_is_written_and_signed(run: Run, sent: Path):
    judged = run("verify", sent)

    assert sent.name.startswith("compromiso-22-2019-T2-")
    assert judged.code == 0
    assert "Coordinadora Inventada" in judged.out


def test_a_look_names_sheet_and_cell_and_keeps_nothing(run: Run, sent: Path, tmp_path: Path):
    cell = Filled(load_workbook(sent)).place("Hito 2", "percent").address
    path = filled(sent, tmp_path / "devuelto.xlsx", "Ana Inventada", percent="casi la mitad", done="Un taller")

    told, plain = run("cuestionario", "look", path), run("cuestionario", "look", path, "--json")

    assert told.code == plain.code == 1
    assert f"Hoja «Hito 2», {cell}:" in told.out
    assert "Lo llenó: Ana Inventada" in told.out
    assert ("Hito 2", cell) in {(one["sheet"], one["cell"]) for one in plain.json["workbooks"][0]["remarks"]}
    assert {one["field"] for one in plain.json["workbooks"][0]["answers"]} >= {"done", "percent"}
    taken = run("cuestionario", "take", path, "--json").json
    assert taken["total"]["updated"] == 1, "the look had kept it already"


def test_two_copies_merge_and_a_stranger_does_not_stop_them(run: Run, sent: Path, tmp_path: Path):
    one = filled(sent, tmp_path / "ana.xlsx", "Ana Inventada", done="Un taller", percent=40)
    two = filled(sent, tmp_path / "beto.xlsx", "Beto Inventado", done="Un taller", percent=45, difficulties="Lluvia")
    stranger = tmp_path / "otro.xlsx"
    stranger.write_bytes(b"no es un libro")

    ran = run("cuestionario", "take", one, stranger, two, "--json")

    assert ran.code == 1
    assert [result["taken"] for result in ran.json["results"]] == [True, False, True]
    assert ran.json["results"][1]["code"] == "not_a_questionnaire"
    assert [ran.json["total"][name] for name in ("read", "updated", "conflict")] == [2, 1, 1]
    again = run("cuestionario", "take", one, "--json")
    assert (again.code, again.json["results"][0]["unchanged"]) == (0, True)


def test_the_workbook_of_another_quarter_is_refused_unless_it_is_to_be_carried_over(
    run: Run, sent: Path, tmp_path: Path
):
    path = filled(sent, tmp_path / "devuelto.xlsx", "Ana Inventada", done="Un taller")

    refused = run("cuestionario", "take", path, "--trimestre", "2019-T3", "--json")
    carried = run("cuestionario", "take", path, "--trimestre", "2019-T3", "--llevar", "--json")

    assert (refused.code, refused.json["results"][0]["code"]) == (1, "other_quarter")
    assert (carried.code, carried.json["results"][0]["quarter"]) == (0, "2019-T3"), carried.out
    assert carried.json["total"]["updated"] == 1


def test_what_is_open_is_listed_with_its_code_and_decided_by_the_command(run: Run, sent: Path, tmp_path: Path):
    one = filled(sent, tmp_path / "ana.xlsx", "Ana Inventada", done="Un taller", percent=0.45)
    two = filled(sent, tmp_path / "beto.xlsx", "Beto Inventado", done="Dos talleres", percent=45)
    place = Filled(load_workbook(sent)).place
    done, percent = (f"Hito 2.{place('Hito 2', row).address}" for row in ("done", "percent"))

    looked = run("cuestionario", "look", one, two, "--json")
    assert looked.code == 1
    waiting = {told["code"]: told["options"] for told in looked.json["open"]}
    assert waiting == {percent: [45], done: ["Un taller", "Dos talleres"]}
    wrong = run("cuestionario", "take", one, two, "--decide", "Hito 9.C7=1", "--json")
    assert (wrong.code, wrong.json["code"]) == (1, "no_such_question")
    assert percent in wrong.json["remedy"]

    decisions = ["--decide", f"{percent}=45", "--decide", f"ana.xlsx:{done.replace('.', '!')}=Dos talleres"]
    told = run("cuestionario", "look", one, two, *decisions)
    assert (
        f"elegido · libro «beto.xlsx», hoja «Hito 2», {done[7:]}: Qué se hizo en el trimestre: (vacío) → Dos talleres"
        in told.out
    )
    ran = run("cuestionario", "take", one, two, *decisions, "--json")

    assert ran.code == 0, ran.out
    assert [ran.json["total"][name] for name in ("read", "updated", "conflict")] == [2, 2, 0]
    again = run("cuestionario", "take", one, two)
    assert again.code == 0
    assert again.out.count("sin cambios") == 2
