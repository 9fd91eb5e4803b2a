"""Returned workbooks weighed before anything is written, what is asked of them answered, and taken back as one step."""

from pathlib import Path

import pytest

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.services import editing, undoing
from gobabierto_desktop.services.answering import Expected, Onto
from gobabierto_desktop.services.choosing import Choices, Fate
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.history import field_history
from gobabierto_desktop.services.taking import Taken, take
from gobabierto_desktop.services.weighing import Weighed, bring_all, weigh
from tests.questionnaires.hands import QUARTER, Asked, ask_of, copy_of


@pytest.fixture
def asked(desk: Desk, tmp_path: Path) -> Asked:
    return ask_of(desk, tmp_path / "memoria")


def filled(asked: Asked, path: Path, author: str, **answers: object) -> Path:
    copy = copy_of(asked)
    copy.write("Inicio", "@nombre", author)
    for row, value in answers.items():
        copy.write("Hito 2", row, value)
    return copy.save(path)


def report(desk: Desk, quarter: str = str(QUARTER)) -> Record:
    title = {one.id: one.text("title") for one in desk.book.records("milestone")}
    return next(
        one
        for one in desk.book.records("progress_report")
        if title[one.parent or ""] == "Publicar los datos" and one.text("quarter") == quarter
    )


def looked(desk: Desk, *paths: Path, choices: Choices | None = None) -> Weighed:
    return weigh(desk, bring_all(paths), choices or Choices())


def test_what_would_be_written_is_told_and_then_written_once_and_taken_back_after_a_restart(
    asked: Asked, tmp_path: Path
):
    desk = asked.desk
    ana = filled(asked, tmp_path / "ana.xlsx", "Ana", done="Un taller", percent=0.45, results="Otro", budget="1.250")
    beto = filled(asked, tmp_path / "beto.xlsx", "Beto", done="Dos talleres", percent=45, difficulties="Lluvia")
    before = report(desk)

    weighed = looked(desk, ana, beto)

    assert report(desk) == before, "looking writes nothing"
    told = {one.field: (one.before, one.after, one.fate) for one in weighed.lines}
    assert told["results"] == ("Se publicó un conjunto", "Otro", Fate.TAKEN)
    assert told["difficulties"] == (None, "Lluvia", Fate.TAKEN)
    assert [one.field for one in weighed.clashes] == ["done"], "the percent is first to be read"
    assert [(one.remark.field, one.remark.doubt.options) for one in weighed.questions] == [
        ("percent", (45,)),
        ("budget", ("1250", "1.25")),
    ]

    choices = weighed.choices
    for question, value in zip(weighed.questions, (45, "1250"), strict=True):
        choices = choices.answering(question, value)
    weighed = looked(desk, ana, beto, choices=choices)
    [clash] = weighed.clashes
    assert [(one.value, one.author) for one in clash.sides] == [("Un taller", "Ana"), ("Dos talleres", "Beto")]
    assert all(one.file.name in str(one) and "hoja «Hito 2», C" in str(one) for one in clash.spots)
    assert weighed.questions == ()

    results = take(desk, looked(desk, ana, beto, choices=choices.agreeing(clash, "Dos talleres")))

    now = report(desk)
    assert [now.get(name) for name in ("done", "percent", "budget", "results", "difficulties")] == [
        "Dos talleres",
        45,
        "1250",
        "Otro",
        "Lluvia",
    ]
    assert desk.book.conflicts() == ()
    assert sum((one.balance.conflict for one in results if isinstance(one, Taken)), 0) == 0
    assert undoing.steps(desk).undo_name == "Deshacer: recibir el libro «ana.xlsx» y 1 otro"
    places = {one.device for one in field_history(desk, now.id, "difficulties")}
    assert places == {f"libro «beto.xlsx», hoja «Hito 2», {copy_of(asked).place('Hito 2', 'difficulties').address}"}

    digest = desk.book.digest()
    again = looked(desk, ana, beto)
    assert (again.questions, again.clashes, again.written) == ((), (), ()), "what was answered is remembered"
    assert all(one.is_unchanged for one in take(desk, again) if isinstance(one, Taken))
    assert desk.book.digest() == digest

    desk.close()
    opened = open_desk(desk.folder, "Coordinación Nacional")
    undoing.undo(opened)
    back = report(opened)
    assert {name: back.get(name) for name in now.values} == {name: before.get(name) for name in now.values}
    assert opened.book.conflicts() == ()
    undoing.redo(opened)
    assert report(opened).values == now.values
    undoing.undo(opened)
    assert report(opened).get("done") == before.get("done")
    opened.close()


def test_rows_that_a_workbook_added_go_and_come_with_its_step(asked: Asked, tmp_path: Path):
    desk, copy = asked.desk, copy_of(asked)
    copy.add_row("Evidencias", 3, hito="Hito 2", title="Acta de entrega", evidence_kind="Acta", proves="La entrega")
    copy.write("Hito 1 personas", "people=1", 12, "sex=2")
    take(desk, looked(desk, copy.save(tmp_path / "ana.xlsx")))
    assert {one.text("title") for one in desk.book.records("evidence")} == {"Acta de inicio", "Acta de entrega"}
    assert [one.number("persons") for one in desk.book.records("disaggregation")] == [12]

    undoing.undo(desk)
    assert {one.text("title") for one in desk.book.records("evidence")} == {"Acta de inicio"}
    assert desk.book.records("disaggregation") == ()
    undoing.redo(desk)
    assert [one.number("persons") for one in desk.book.records("disaggregation")] == [12]
    undoing.undo(desk)
    assert {one.text("title") for one in desk.book.records("evidence")} == {"Acta de inicio"}


def test_what_was_taken_back_is_left_so_until_somebody_asks_for_it_again(asked: Asked, tmp_path: Path):
    desk = asked.desk
    ana = filled(asked, tmp_path / "ana.xlsx", "Ana", done="Un taller", percent=40)
    take(desk, looked(desk, ana))
    undoing.undo(desk)

    again = looked(desk, ana)
    assert {one.field: one.fate for one in again.lines} == {"done": Fate.LEFT, "percent": Fate.LEFT}
    assert again.written == ()
    take(desk, again)
    assert report(desk).get("done") is None
    take(desk, looked(desk, ana, choices=Choices().taking_again(ana)))
    assert (report(desk).get("done"), report(desk).number("percent")) == ("Un taller", 40)
    assert undoing.steps(desk).undo_name == "Deshacer: recibir el libro «ana.xlsx»"
    undoing.undo(desk)
    assert report(desk).get("done") is None


def test_what_was_written_here_meanwhile_is_put_beside_what_came_and_undoing_brings_it_back(
    asked: Asked, tmp_path: Path
):
    desk = asked.desk
    editing.save(desk, report(desk), {"percent": 50})
    weighed = looked(desk, filled(asked, tmp_path / "ana.xlsx", "Ana", percent=40))

    [clash] = weighed.clashes
    assert {(one.value, one.author) for one in clash.sides} == {(50, "Coordinación Nacional"), (40, "Ana")}
    take(desk, weighed)
    assert [one.field for one in desk.book.conflicts()] == ["percent"], "nobody settled it: it waits"
    undoing.undo(desk)
    assert report(desk).number("percent") == 50
    assert desk.book.conflicts() == ()


def test_last_quarters_workbook_is_turned_away_with_what_may_be_done_and_carried_over_as_one_step(
    asked: Asked, tmp_path: Path
):
    desk, path = asked.desk, filled(asked, tmp_path / "ana.xlsx", "Ana", done="Un taller")
    choices = Choices(Expected(quarter=QUARTER.by(1)))

    [away] = looked(desk, path, choices=choices).turned_away
    assert away.failure.code == "other_quarter"
    as_it_is, carried = away.ways
    assert (as_it_is.words, carried.words) == (
        "Recibirlo como lo que es: compromiso 98, 2019-T2",
        "Llevar sus respuestas a: compromiso 98, 2019-T3",
    )
    assert carried.expected.onto is Onto.CARRY_OVER
    shown = looked(desk, path, choices=choices.going(path, carried.expected))
    assert [(one.field, one.after, one.fate) for one in shown.written] == [("done", "Un taller", Fate.TAKEN)]
    reports = len(desk.book.records("progress_report"))

    take(desk, shown)

    assert report(desk, "2019-T3").text("done") == "Un taller"
    assert report(desk).get("done") is None
    undoing.undo(desk)
    assert len(desk.book.records("progress_report")) == reports
    take(desk, looked(desk, path, choices=choices.going(path, as_it_is.expected)))
    assert report(desk).text("done") == "Un taller"


def test_a_question_asked_twice_of_two_copied_sheets_has_one_answer(asked: Asked, tmp_path: Path):
    desk, copy = asked.desk, copy_of(asked)
    copy.write("Hito 2", "done", "Uno")
    copy.book.copy_worksheet(copy.book["Hito 2"]).title = "Hito 2 bis"
    copy.write("Hito 2", "done", "Otro")
    path = copy.save(tmp_path / "ana.xlsx")
    [question] = looked(desk, path).questions

    weighed = looked(desk, path, choices=Choices().answering(question, "Uno"))

    assert weighed.questions == ()
    assert [(one.field, one.after) for one in weighed.written] == [("done", "Uno")]
