"""A quarter's report from nothing to approved, in a real book."""

import pytest

from gobabierto_desktop.domain.judgement import compare
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.review_steps import Role, State, state_of
from gobabierto_desktop.services import reporting
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.open_reports import ReportClosed
from gobabierto_desktop.services.reporting import (
    Comment,
    CommentMissing,
    ReportIncomplete,
    StepDenied,
)
from tests.commitments.conftest import WHOLE, Clock, milestone

T1, T2 = Quarter(2019, 1), Quarter(2019, 2)


def test_a_report_goes_from_nothing_to_approved_and_leaves_a_trail(desk: Desk, clock: Clock):
    report = reporting.start(desk, milestone(desk, "22/1"), T1)
    report = reporting.save(desk, report, WHOLE)
    report = reporting.send(desk, report)
    clock.move_to(2019, 4, 20)
    report = reporting.return_with(desk, report, [Comment("results", "¿Cuántas mujeres?")])
    (review,) = reporting.gather(desk, report).reviews
    report = reporting.save(desk, report, {"results": "74 personas capacitadas, 40 de ellas mujeres"})
    reporting.answer(desk, review, "Ya se indica")
    report = reporting.send(desk, report)
    report = reporting.approve(desk, report)

    assert state_of(report) is State.APPROVED
    assert report.text("sent_on") == "2019-04-03"
    entries = reporting.trail_of(desk, report)
    assert [one.after for one in entries] == [
        *(State.DRAFT, State.SENT, State.RETURNED, State.SENT, State.APPROVED),
    ]
    assert [one.before for one in entries[1:]] == [(one.after,) for one in entries[:-1]]
    assert all(one.is_lawful for one in entries)
    assert {one.author for one in entries} == {"Enlace del MINFIN"}
    assert [one.at[:10] for one in entries] == ["2019-04-03"] * 2 + ["2019-04-20"] * 3


def test_two_laptops_that_begin_a_quarter_begin_the_same_report(desk: Desk):
    first = reporting.start(desk, milestone(desk, "22/1"), T1)
    again = reporting.start(desk, milestone(desk, "22/1"), T1)

    assert again == first
    assert len(desk.book.records("progress_report")) == 1
    assert first.id == reporting.report_id(milestone(desk, "22/1").id, T1)


def test_an_incomplete_report_is_saved_and_not_sent(desk: Desk):
    report = reporting.start(desk, milestone(desk, "22/1"), T1)
    report = reporting.save(desk, report, {**WHOLE, "percent": "casi treinta", "budget": None})

    with pytest.raises(ReportIncomplete, match="Hay 2 puntos por corregir") as refused:
        reporting.send(desk, report)

    assert [one.problem.field for one in refused.value.judgement.errors] == ["percent", "budget"]
    kept = desk.book.record(report.id)
    assert kept is not None
    assert kept.get("percent") == "casi treinta"
    assert state_of(kept) is State.DRAFT
    assert (
        state_of(reporting.send(desk, reporting.save(desk, kept, {"percent": 30, "missing_budget": "ND"})))
        is State.SENT
    )


def test_what_was_sent_is_closed_until_it_comes_back(desk: Desk):
    report = reporting.start(desk, milestone(desk, "22/1"), T1)
    report = reporting.send(desk, reporting.save(desk, report, WHOLE))

    with pytest.raises(ReportClosed):
        reporting.save(desk, report, {"done": "Otra cosa"})
    with pytest.raises(ReportClosed):
        reporting.save_cells(desk, report, {(("sex", "2"),): 4})
    with pytest.raises(StepDenied, match="Sólo puede aprobar"):
        reporting.approve(desk, report, Role.LIAISON)
    with pytest.raises(CommentMissing):
        reporting.return_with(desk, report, [Comment("done", "  ")])

    back = reporting.return_with(desk, report, [Comment("done", "Diga dónde")], Role.DELEGATE)
    assert reporting.save(desk, back, {"done": "En Cobán"}).text("done") == "En Cobán"


def test_a_comment_that_nobody_answered_keeps_the_report_from_being_sent_again(desk: Desk):
    report = reporting.start(desk, milestone(desk, "22/1"), T1)
    report = reporting.send(desk, reporting.save(desk, report, WHOLE))
    report = reporting.return_with(desk, report, [Comment("done", "Diga dónde")])

    with pytest.raises(ReportIncomplete, match="Observación sin atender: Diga dónde"):
        reporting.send(desk, report)


def test_an_answer_or_a_state_does_not_come_in_by_the_back_door(desk: Desk):
    report = reporting.start(desk, milestone(desk, "22/1"), T1)

    report = reporting.save(desk, report, {"state": "APROBADO", "quarter": "2020-T3", "done": "Algo"})

    assert (report.text("state"), report.text("quarter"), report.text("done")) == ("ELABORACION", "2019-T1", "Algo")


def test_totals_that_do_not_add_up_can_be_saved_and_not_sent(desk: Desk):
    report = reporting.start(desk, milestone(desk, "22/1"), T1)
    report = reporting.save(desk, report, {**WHOLE, "measure_unit": "PERSONAS", "quantity": "74"})
    women, men = (("sex", "2"), ("people", "1")), (("sex", "1"), ("people", "5"))
    reporting.save_cells(desk, report, {women: 40, men: "treinta"})

    with pytest.raises(ReportIncomplete, match=r"Las personas no cuadran: desagregadas 40 .* \(faltan 34\)"):
        reporting.send(desk, report)
    assert {one.get("persons") for one in desk.book.records("disaggregation", report.id)} == {40, "treinta"}

    reporting.save_cells(desk, report, {men: 30})
    report = reporting.save(desk, report, {"undisaggregated": 4})
    assert state_of(reporting.send(desk, report)) is State.SENT


def test_the_counts_of_people_are_sealed_changes(desk: Desk):
    report = reporting.start(desk, milestone(desk, "22/1"), T1)
    reporting.save_cells(desk, report, {(("sex", "2"),): 3})

    (cell,) = desk.book.records("disaggregation", report.id)
    assert [one.sealed for one in desk.book.history([cell.id])] == [True]


def test_last_quarters_answers_stand_beside_this_quarters(desk: Desk, clock: Clock):
    before = reporting.start(desk, milestone(desk, "22/1"), T1)
    before = reporting.send(desk, reporting.save(desk, before, WHOLE))
    clock.move_to(2019, 7, 5)
    now = reporting.start(desk, milestone(desk, "22/1"), T2)
    now = reporting.save(desk, now, {"percent": 20, "completion": "3", "done": "Un taller en Cobán"})

    file = reporting.gather(desk, now)
    told = {one.field: (one.before, one.now) for one in compare(now, file.before, desk.terms)}

    assert file.before == before
    assert told["percent"] == ("30", "20")
    assert told["done"] == (WHOLE["done"], "Un taller en Cobán")
    assert told["budget"] == ("12,500.5", "")
    assert "El avance baja de 30 % a 20 %: explíquelo." in [
        one.problem.message for one in reporting.judged(desk, now).errors
    ]


def test_after_its_term_a_milestone_that_is_not_complete_explains_the_delay(desk: Desk):
    last = reporting.start(desk, milestone(desk, "22/1"), Quarter(2020, 3))
    last = reporting.save(desk, last, WHOLE)

    with pytest.raises(ReportIncomplete, match="explique el atraso"):
        reporting.send(desk, last)

    last = reporting.save(desk, last, {"delay": "La pandemia", "replanned_ends": "2020-12"})
    assert state_of(reporting.send(desk, last)) is State.SENT
