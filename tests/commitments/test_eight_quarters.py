"""The whole way of commitment 22: eight quarters reported by the liaison, approved by the coordinator, in the report.

Each quarter travels as a signed package; what the coordinator says of it travels back.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gobabierto_desktop.domain.commitments import milestone_name
from gobabierto_desktop.domain.ids import published_id
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import State, state_of
from gobabierto_desktop.domain.tracking import expected, plan_quarters, track
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.packages.reader import open_package
from gobabierto_desktop.reports.progress_tables import board, curve_of, reports_handed_in
from gobabierto_desktop.reports.quarterly import QuarterlyScope, quarterly_report
from gobabierto_desktop.services import editing, gathering, reporting
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import opener_of, signer_of
from gobabierto_desktop.services.receiving import Keys, Received, receive
from gobabierto_desktop.services.reporting import Comment
from gobabierto_desktop.services.reports_sending import Signers, send_report
from tests.commitments.conftest import PLAN, WHOLE, Clock, milestone
from tests.reports.reading import pdf_text
from tests.trust.people import SECRET, coordinator, facilitator

C22 = published_id(PLAN, "commitment", "22")
QUARTERS = tuple(Quarter(2018, 4).by(step) for step in range(8))
PERCENTS = (5, 15, 30, 45, 60, 75, 90, 100)


def answers(percent: int, key: str) -> dict[str, Value]:
    """What a liaison writes of a milestone at so many percent."""
    word = "5" if percent == 100 else "4" if percent >= 50 else "3"
    done = {"done": f"Avance del {percent} % en el hito {key}", "quantity": str(percent // 9)}
    return {**WHOLE, **done, "completion": word, "percent": percent, "measure_unit": "TALLERES"}


def report_quarter(desk: Desk, quarter: Quarter, percent: int, file: Path) -> list[Record]:
    """Report every milestone of commitment 22 for a quarter, with evidence, and send all to review."""
    leaves = track(desk.book.holdings()).leaves(C22)
    sent: list[Record] = []
    for leaf in leaves:
        report = reporting.start(desk, leaf, quarter)
        report = reporting.save(desk, report, answers(percent, milestone_name(leaf)))
        sent.append(report)
    file.write_text(f"Acta de {quarter}", "utf-8")
    gathered = gathering.add_file(desk, sent[0], file)
    values: dict[str, Value] = {"proves": "Lo actuado", "evidence_kind": "ACTA", "is_publishable": True}
    editing.save(desk, gathered, values)
    return [reporting.send(desk, one) for one in sent]


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime.now(UTC))


def test_commitment_22_is_reported_for_eight_quarters_approved_and_told(tmp_path: Path, clock: Clock):
    central = coordinator(tmp_path / "central", clock)
    liaison = facilitator(tmp_path / "enlace", central)
    keys = Keys(opener_of(central, SECRET), signer_of(central, SECRET))
    signers, back = Signers(signer_of(liaison, SECRET)), Signers(signer_of(central, SECRET))

    for quarter, percent in zip(QUARTERS, PERCENTS, strict=True):
        clock.at += timedelta(minutes=10)
        scope = QuarterlyScope(C22, quarter)
        report_quarter(liaison, quarter, percent, tmp_path / f"Acta {quarter}.txt")
        sent = send_report(liaison, scope, signers, tmp_path / "sale")
        (received,) = receive(central, [sent.path], keys)
        assert isinstance(received, Received)
        assert received.balance.conflict == received.balance.rejected == 0
        approve_quarter(central, quarter, ask_again=quarter == QUARTERS[2])
        returned = send_report(central, scope, back, tmp_path / "vuelve")
        (taken,) = receive(liaison, [returned.path], Keys(None, None))
        assert isinstance(taken, Received)
        if quarter == QUARTERS[2]:
            mend_and_send_again(liaison, central, scope, signers, keys, tmp_path)

    check_what_the_coordinator_holds(central)
    assert central.book.conflicts() == liaison.book.conflicts() == ()
    assert central.book.broken_links() == ()
    last = open_package(sent.path).find("informe.pdf")
    assert last is not None
    assert "Avance: 100 %, con informe de 9 de 9 hitos e incisos" in pdf_text(last)
    for desk in (central, liaison):
        desk.close()


def approve_quarter(desk: Desk, quarter: Quarter, *, ask_again: bool) -> None:
    """Approve each report of a quarter; the first one goes back once, where more is asked."""
    reports = [one for one in desk.book.records("progress_report") if one.text("quarter") == str(quarter)]
    assert len(reports) == 9
    first = reporting.report_id(milestone(desk, "22/1").id, quarter)
    for report in reports:
        if ask_again and report.id == first:
            reporting.return_with(desk, report, [Comment("results", "Diga cuántas mujeres")])
        else:
            reporting.approve(desk, report)


def mend_and_send_again(
    liaison: Desk, central: Desk, scope: QuarterlyScope, signers: Signers, keys: Keys, folder: Path
) -> None:
    """The liaison answers the comment and mends the field; the coordinator approves."""
    returned = liaison.book.record(reporting.report_id(milestone(liaison, "22/1").id, scope.quarter))
    assert returned is not None
    assert state_of(returned) is State.RETURNED
    (review,) = reporting.gather(liaison, returned).reviews
    reporting.answer(liaison, review, "Se agregó")
    mended = reporting.save(liaison, returned, {"results": "74 personas, 40 de ellas mujeres"})
    reporting.send(liaison, mended)
    sent = send_report(liaison, scope, signers, folder / "sale")
    assert isinstance(receive(central, [sent.path], keys)[0], Received)
    arrived = central.book.record(returned.id)
    assert arrived is not None
    assert arrived.text("results") == "74 personas, 40 de ellas mujeres"
    reporting.approve(central, arrived)
    states = [one.after for one in reporting.trail_of(central, arrived)]
    assert states == [State.DRAFT, State.SENT, State.RETURNED, State.SENT, State.APPROVED]


def check_what_the_coordinator_holds(central: Desk) -> None:
    """All eight quarters are approved, in the board, the curve, and the report of the last one."""
    holdings = central.book.holdings()
    tracking, on = track(holdings), central.now().date()
    due = [one for one in expected(tracking, on) if one.commitment.id == C22]
    assert len(due) == 72
    assert {one.state for one in due} == {State.APPROVED}
    commitment = next(one for one in tracking.commitments if one.id == C22)
    told = curve_of(tracking, [commitment], QUARTERS, on)
    assert told.column("Realizado") == tuple(percent / 100 for percent in PERCENTS)
    assert told.column("Planificado")[-1] == 1.0
    assert plan_quarters(tracking) == QUARTERS
    assert board(tracking, QUARTERS, on).rows[21][1:] == tuple(percent / 100 for percent in PERCENTS)
    handed_in = reports_handed_in(tracking, QUARTERS, holdings.terms, on).rows[0][1:]
    assert {str(cell).removesuffix(" !") for cell in handed_in} == {"9/9"}
    evidence = central.book.records("evidence")
    assert len(evidence) == 8
    assert all(gathering.is_unharmed(central, one) for one in evidence)
    text = pdf_text(quarterly_report(holdings, QuarterlyScope(C22, QUARTERS[2]), {}, central.now()))
    assert "74 personas, 40 de ellas mujeres" in text
    assert text.count("Aprobado") >= 9
