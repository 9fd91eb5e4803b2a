"""Two filled copies of one workbook, the same one twice, and what others wrote meanwhile: the laws of merging hold."""

from itertools import permutations
from pathlib import Path

import pytest

from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.reached import DISAGGREGATION, cell_id
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.questionnaires.changing import changes_of
from gobabierto_desktop.services import answering, editing, questioning, reporting
from gobabierto_desktop.services.answering import Expected, Onto
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.receiving import Refused
from gobabierto_desktop.services.taking import take_files
from tests.questionnaires.files import as_ods
from tests.questionnaires.hands import QUARTER, Asked, Filled, ask_of, copy_of, desk_at, take
from tests.signing.samples import plan


@pytest.fixture
def asked(desk: Desk, tmp_path: Path) -> Asked:
    return ask_of(desk, tmp_path / "memoria")


def second(asked: Asked) -> Record:
    """The report of the second milestone, as it is now."""
    reports = {one.parent: one for one in asked.desk.book.records("progress_report")}
    return next(
        reports[one.id] for one in asked.desk.book.records("milestone") if one.text("title") == "Publicar los datos"
    )


def first(asked: Asked) -> Record:
    reports = {one.parent: one for one in asked.desk.book.records("progress_report")}
    milestones = asked.desk.book.records("milestone")
    return next(reports[one.id] for one in milestones if one.text("title") == "Capacitar a 100 personas")


def ana(asked: Asked) -> Filled:
    copy = copy_of(asked)
    copy.write("Inicio", "@nombre", "Ana Inventada")
    copy.write("Hito 2", "done", "Se publicó un conjunto de datos")
    copy.write("Hito 2", "percent", 40)
    copy.write("Hito 1 personas", "people=1", 12, "sex=2")
    copy.add_row("Evidencias", 3, hito="Hito 2", title="Acta de entrega", evidence_kind="Acta", proves="La entrega")
    return copy


def beto(asked: Asked) -> Filled:
    copy = copy_of(asked)
    copy.write("Inicio", "@nombre", "Beto Inventado")
    copy.write("Hito 2", "done", "Se publicó un conjunto de datos")
    copy.write("Hito 2", "percent", 45)
    copy.write("Hito 2", "difficulties", "Se cambió de sede")
    copy.write("Hito 1 personas", "people=1", 12, "sex=2")
    copy.add_row("Evidencias", 7, hito="Hito 2", title="acta de entrega", evidence_kind="Acta", proves="La entrega")
    copy.add_row("Evidencias", 8, hito="Hito 1", title="Lista de asistencia", evidence_kind="Lista", proves="Quiénes")
    return copy


def test_two_copies_merge_field_by_field_and_only_what_differs_is_asked(asked: Asked, tmp_path: Path):
    take(asked.desk, ana(asked).save(tmp_path / "ana.xlsx"), beto(asked).save(tmp_path / "beto.xlsx"))

    report = second(asked)
    assert report.text("done") == "Se publicó un conjunto de datos"
    assert report.text("difficulties") == "Se cambió de sede"
    [conflict] = [one for one in asked.desk.book.conflicts() if one.record == report.id]
    assert conflict.field == "percent"
    assert {one.value for one in conflict.rivals} == {40, 45}
    titles = {one.text("title") for one in asked.desk.book.records("evidence")}
    assert titles >= {"Acta de inicio", "Lista de asistencia"}
    assert len(asked.desk.book.records("evidence")) == 3


def test_the_clash_is_decided_like_any_other(asked: Asked, tmp_path: Path):
    take(asked.desk, ana(asked).save(tmp_path / "ana.xlsx"), beto(asked).save(tmp_path / "beto.xlsx"))
    [conflict] = [one for one in asked.desk.book.conflicts() if one.field == "percent"]

    editing.decide(asked.desk, conflict, 45)

    assert second(asked).number("percent") == 45
    assert "percent" not in {one.field for one in asked.desk.book.conflicts()}


def test_the_same_workbook_again_changes_nothing_whoever_saved_it(asked: Asked, tmp_path: Path):
    filled = ana(asked)
    take(asked.desk, filled.save(tmp_path / "ana.xlsx"))
    before = asked.desk.book.digest()
    saved_again = tmp_path / "ana.ods"
    saved_again.write_bytes(as_ods(filled.book))

    again = take(asked.desk, tmp_path / "ana.xlsx", saved_again)

    assert asked.desk.book.digest() == before
    assert all(one.is_unchanged for one in again)
    assert len([one for one in asked.desk.book.arrivals() if one.kind == "questionnaire"]) == 1


def test_copies_may_come_in_any_order_and_more_than_once(asked: Asked, tmp_path: Path):
    carla = copy_of(asked)
    carla.write("Hito 2", "percent", 40)
    carla.write("Hito 2", "results", None)
    paths = [
        ana(asked).save(tmp_path / "ana.xlsx"),
        beto(asked).save(tmp_path / "beto.xlsx"),
        carla.save(tmp_path / "carla.xlsx"),
    ]
    changes = [changes_of(answering.look(asked.desk, one)) for one in paths]

    digests = set()
    for number, order in enumerate(permutations(range(3))):
        other = desk_at(tmp_path / f"libro {number}")
        base = asked.desk.book.history([one.id for kind in KINDS for one in asked.desk.book.records(kind)])
        with other.book.transaction() as transaction:
            transaction.append(one for one in base if one.device == asked.desk.device)
            for place in (*order, order[0]):
                transaction.append(changes[place])
        digests.add(other.book.digest())
        assert other.book.broken_links() == ()
        other.close()

    assert len(digests) == 1


def test_who_filled_it_and_when_stands_in_the_history(asked: Asked, tmp_path: Path):
    filled = ana(asked)
    filled.write("Inicio", "@cargo", "Dirección de Datos")
    filled.write("Inicio", "@fecha", "10/07/2019")

    take(asked.desk, filled.save(tmp_path / "ana.xlsx"))

    told = {
        (one.author, one.at) for one in asked.desk.book.history([second(asked).id]) if one.device.startswith("libro-")
    }
    assert told == {("Ana Inventada, Dirección de Datos", "2019-07-10T00:00:00Z")}


def test_counts_of_people_leave_blank_and_come_back_as_sealed_changes(asked: Asked, tmp_path: Path):
    report = first(asked)
    reporting.save_cells(asked.desk, report, {(("people", "5"), ("sex", "1")): 7})
    sent = questioning.ask(
        asked.desk,
        asked.desk.book.record(asked.desk.book.record(report.parent).parent),
        QUARTER,
        plan().facilitator,
        tmp_path / "otra memoria",
    )
    filled = copy_of(Asked(asked.desk, sent.path, sent.workbook))
    known = filled.place("Hito 1 personas", "people=5", "sex=1")
    assert filled.book["Hito 1 personas"].cell(*known).value is None
    filled.write("Hito 1 personas", "people=1", 12, "sex=2")

    take(asked.desk, filled.save(tmp_path / "ana.xlsx"))

    cells = {one.id: one for one in asked.desk.book.records(DISAGGREGATION.name, report.id)}
    fresh = cells[cell_id(report.id, {"people": "1", "sex": "2"})]
    assert (fresh.number("persons"), fresh.text("people"), fresh.text("sex")) == (12, "1", "2")
    assert cells[cell_id(report.id, {"people": "5", "sex": "1"})].number("persons") == 7
    assert all(one.sealed and one.nonce for one in asked.desk.book.history([fresh.id]))


def test_what_was_written_here_meanwhile_stands_beside_what_comes_back(asked: Asked, tmp_path: Path):
    editing.save(asked.desk, second(asked), {"percent": 50, "next_steps": "Seguir"})

    take(asked.desk, ana(asked).save(tmp_path / "ana.xlsx"))

    assert second(asked).text("next_steps") == "Seguir"
    [conflict] = asked.desk.book.conflicts()
    assert (conflict.field, {one.value for one in conflict.rivals}) == ("percent", {50, 40})


def test_a_report_that_was_sent_meanwhile_takes_no_answers_until_it_is_returned(asked: Asked, tmp_path: Path):
    report = second(asked)
    editing.save(asked.desk, report, {"state": "ENVIADO"})
    path = ana(asked).save(tmp_path / "ana.xlsx")

    [taken] = take(asked.desk, path)

    assert second(asked).get("percent") is None
    closed = [one for one in taken.returned.remarks if one.doubt.code == "report_closed"]
    assert {one.field for one in closed} >= {"done", "percent", "title"}
    assert "ya fue enviado; esta respuesta no se tomó" in str(closed[0])
    editing.save(asked.desk, second(asked), {"state": "DEVUELTO"})
    take(asked.desk, path)
    assert second(asked).number("percent") == 40


def test_carrying_over_to_another_quarter_begins_its_reports_and_may_be_repeated(asked: Asked, tmp_path: Path):
    path = ana(asked).save(tmp_path / "ana.xlsx")
    expected = Expected(quarter=QUARTER.by(1), onto=Onto.CARRY_OVER)

    take(asked.desk, path, expected=expected)
    before = asked.desk.book.digest()
    [again] = take(asked.desk, path, expected=expected)

    later = {
        one.text("quarter"): one for one in asked.desk.book.records("progress_report") if one.number("percent") == 40
    }
    assert list(later) == ["2019-T3"]
    assert asked.desk.book.digest() == before
    assert again.returned.answers == ()
    assert second(asked).text("done") in {"", "Se publicó un conjunto de datos"}


def test_a_workbook_that_is_refused_stops_no_other_and_the_original_bytes_are_kept(asked: Asked, tmp_path: Path):
    bad = tmp_path / "malo.xlsx"
    bad.write_bytes(b"PK\x03\x04 nada")
    good = ana(asked).save(tmp_path / "ana.xlsx")

    results = take_files(asked.desk, [bad, good])

    assert isinstance(results[0], Refused)
    assert results[0].failure.code == "not_a_spreadsheet"
    [arrival] = [one for one in asked.desk.book.arrivals() if one.kind == "questionnaire"]
    assert (asked.desk.folder / arrival.file).read_bytes() == good.read_bytes()
    assert arrival.sender == "Ana Inventada"
    assert next(one for one in asked.desk.book.deliveries() if one.package == asked.workbook).acknowledged_at
