"""Commitment 22 for eight quarters by workbook: sent, filled in LibreOffice and in Excel, merged, approved, reported."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gobabierto_desktop.domain.commitments import milestone_name
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import State, state_of
from gobabierto_desktop.domain.tracking import expected, track
from gobabierto_desktop.reports.document import consolidated_document
from gobabierto_desktop.reports.quarterly import QuarterlyScope, quarterly_report
from gobabierto_desktop.reports.workbook import consolidated_workbook
from gobabierto_desktop.services import questioning, reporting
from gobabierto_desktop.services.choosing import Choices
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import signer_of
from gobabierto_desktop.services.reporting import Comment
from gobabierto_desktop.services.reports_sending import Signers, send_report
from gobabierto_desktop.services.taking import Taken, take
from gobabierto_desktop.services.weighing import bring_all, weigh
from tests.commitments.conftest import Clock
from tests.questionnaires.hands import Asked, Filled, commitment, copy_of
from tests.questionnaires.test_libreoffice_round_trip import Typed, typed_in_libreoffice
from tests.reports.reading import pdf_text
from tests.trust.people import SECRET, coordinator

QUARTERS = tuple(Quarter(2018, 4).by(step) for step in range(8))
PERCENTS = (5, 15, 30, 45, 60, 75, 90, 100)
DISAGREED = QUARTERS[3]
"""Two copies disagree in it, and its reports go back once."""
ANA = ("done", "completion", "percent", "percent_basis", "measure_unit", "quantity", "budget")
"""What the first of two people answers; the second answers the rest."""


def answers(quarter: Quarter, percent: int, milestone: str) -> Mapping[str, object]:
    """What the two liaisons type of a milestone, in the order of the sheet."""
    word = "Completo" if percent == 100 else "Sustancial" if percent >= 50 else "Limitado"
    return {
        "completion": word,
        "percent": percent,
        "percent_basis": f"{percent} de 100 partes",
        "done": f"Avance del {percent} % en el hito {milestone}",
        "results": f"Resultado de {quarter}",
        "success_factors": "Convocatoria con las cámaras",
        "difficulties": "Cambios de sede",
        "next_steps": "Taller en Cobán",
        "civil_society": "Dos organizaciones",
        "budget": "12500.50",
        "measure_unit": "Talleres",
        "quantity": str(percent // 9),
    }


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = coordinator(tmp_path / "central", Clock(datetime.now(UTC)))
    yield opened
    opened.close()


def fill(copy: Filled, desk: Desk, quarter: Quarter, percent: int, *, is_ana: bool) -> list[tuple[str, str, str]]:
    """Type one person's half of every milestone; what was typed, as (sheet, cell, text)."""
    typed: list[tuple[str, str, str]] = []
    for leaf in track(desk.book.holdings()).leaves(commitment(desk).id):
        name = milestone_name(leaf)
        told, tab = answers(quarter, percent, name), f"Hito {name}"
        typed += [
            (tab, copy.write(tab, row, value), str(value)) for row, value in told.items() if (row in ANA) is is_ana
        ]
    name = copy.write("Inicio", "@nombre", "Ana Inventada" if is_ana else "Beto Inventado")
    return [*typed, ("Inicio", name, "Ana Inventada" if is_ana else "Beto Inventado")]


CLASHING = "Resultado que dice Beto"
"""What the second of them writes where the first wrote too, in the quarter in which they disagree."""


@pytest.mark.libreoffice
def test_commitment_22_is_asked_in_excel_for_eight_quarters_and_ends_in_the_report(desk: Desk, tmp_path: Path):
    signer, whole = signer_of(desk, SECRET), commitment(desk)
    copies: list[tuple[Quarter, Path, Path]] = []
    jobs: list[tuple[Path, Path, Typed]] = []
    for place, (quarter, percent) in enumerate(zip(QUARTERS, PERCENTS, strict=True)):
        desk.now.at += timedelta(minutes=10)
        sent = questioning.ask(desk, whole, quarter, signer, tmp_path / "memoria")
        asked = Asked(desk, sent.path, sent.workbook)
        ana = tmp_path / f"ana {quarter}.{('xlsx', 'ods')[place % 2]}"
        jobs.append((sent.path, ana, fill(copy_of(asked), desk, quarter, percent, is_ana=True)))
        copy = copy_of(asked)
        fill(copy, desk, quarter, percent, is_ana=False)
        if quarter == DISAGREED:
            copy.write("Hito 1", "done", CLASHING)
        copies.append((quarter, ana, copy.save(tmp_path / f"beto {quarter}.xlsx")))
    typed_in_libreoffice(tmp_path, *jobs)

    for quarter, ana, beto in copies:
        brought = bring_all([ana, beto])
        weighed = weigh(desk, brought, Choices())
        assert weighed.questions == ()
        assert [one.field for one in weighed.clashes] == (["done"] if quarter == DISAGREED else [])
        for clash in weighed.clashes:
            first = next(one for one in clash.sides if one.author == "Ana Inventada")
            weighed = weigh(desk, brought, weighed.choices.agreeing(clash, first.value))
        for taken in take(desk, weighed):
            assert isinstance(taken, Taken)
            assert (taken.balance.conflict, taken.balance.rejected) == (0, 0)
        for report in reports_of(desk, quarter):
            sent_in = reporting.send(desk, report)
            if quarter == DISAGREED:
                sent_in = corrected(desk, sent_in)
            reporting.approve(desk, sent_in)

    due = [one for one in expected(track(desk.book.holdings()), desk.now().date()) if one.commitment.id == whole.id]
    assert len(due) == 72, "nine milestones and lettered parts, for eight quarters"
    assert {one.state for one in due} == {State.APPROVED}
    assert desk.book.conflicts() == desk.book.broken_links() == ()
    check_reports(desk, whole)
    assert send_report(desk, QuarterlyScope(whole.id, QUARTERS[-1]), Signers(signer), tmp_path / "sale").path.exists()


def corrected(desk: Desk, report: Record) -> Record:
    """The coordinator returns a report with a comment on two fields; both are mended, and it is sent again."""
    reporting.return_with(desk, report, [Comment("results", "Diga cuántas"), Comment("next_steps", "Diga cuándo")])
    returned = desk.book.record(report.id)
    assert returned is not None
    assert state_of(returned) is State.RETURNED
    for review in reporting.gather(desk, returned).reviews:
        reporting.answer(desk, review, "Se agregó")
    mended = reporting.save(desk, returned, {"results": "Corregido: 74 personas", "next_steps": "En marzo, en Cobán"})
    return reporting.send(desk, mended)


def check_reports(desk: Desk, whole: Record) -> None:
    """Every quarter's own report tells it, and the consolidated ones, read back, tell all eight."""
    holdings = desk.book.holdings()
    for quarter, percent in zip(QUARTERS, PERCENTS, strict=True):
        text = pdf_text(quarterly_report(holdings, QuarterlyScope(whole.id, quarter), {}, desk.now()))
        assert f"Avance del {percent} % en el hito 4.a" in text
        assert (f"Resultado de {quarter}" in text) is (quarter != DISAGREED)
        assert CLASHING not in text
        assert ("Corregido: 74 personas" in text) is (quarter == DISAGREED)
    text = pdf_text(consolidated_document(holdings, desk.now()))
    assert "Tablero de compromisos por trimestre" in text
    assert in_turn(re.findall(r"(\d+) % · 9/9", text))
    book = load_workbook(BytesIO(consolidated_workbook(holdings, desk.now())), data_only=True)
    cells = (str(cell) for sheet in book for row in sheet.values for cell in row)
    assert in_turn([found[1] for one in cells if (found := re.match(r"(\d+) % · 9/9", one))])


def in_turn(told: list[str]) -> bool:
    """Whether the eight percents stand one after the other."""
    return " ".join(map(str, PERCENTS)) in " ".join(told)


def reports_of(desk: Desk, quarter: Quarter) -> list[Record]:
    found = [one for one in desk.book.records("progress_report") if one.text("quarter") == str(quarter)]
    assert len(found) == 9
    assert {state_of(one) for one in found} == {State.DRAFT}
    return found
