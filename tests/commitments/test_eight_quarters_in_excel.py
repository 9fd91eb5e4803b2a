"""Commitment 22 for eight quarters by workbook: sent, filled in LibreOffice and in Excel, merged, approved, reported."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gobabierto_desktop.domain.commitments import milestone_name
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import State, state_of
from gobabierto_desktop.domain.tracking import expected, track
from gobabierto_desktop.reports.document import consolidated_document
from gobabierto_desktop.reports.quarterly import QuarterlyScope, quarterly_report
from gobabierto_desktop.services import questioning, reporting
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import signer_of
from gobabierto_desktop.services.reports_sending import Signers, send_report
from tests.commitments.conftest import Clock
from tests.questionnaires.hands import Asked, Filled, commitment, copy_of, take
from tests.questionnaires.test_libreoffice_round_trip import typed_in_libreoffice
from tests.reports.reading import pdf_text
from tests.trust.people import SECRET, coordinator

QUARTERS = tuple(Quarter(2018, 4).by(step) for step in range(8))
PERCENTS = (5, 15, 30, 45, 60, 75, 90, 100)
IN_LIBREOFFICE = QUARTERS[3]
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


@pytest.mark.libreoffice
def test_commitment_22_is_asked_in_excel_for_eight_quarters_and_ends_in_the_report(desk: Desk, tmp_path: Path):
    signer, whole = signer_of(desk, SECRET), commitment(desk)

    for quarter, percent in zip(QUARTERS, PERCENTS, strict=True):
        desk.now.at += timedelta(minutes=10)
        sent = questioning.ask(desk, whole, quarter, signer, tmp_path / "memoria")
        asked = Asked(desk, sent.path, sent.workbook)
        one, two = tmp_path / f"ana {quarter}.xlsx", tmp_path / f"beto {quarter}.xlsx"
        typed = fill(copy := copy_of(asked), desk, quarter, percent, is_ana=True)
        if quarter == IN_LIBREOFFICE:
            typed_in_libreoffice(asked, one, "xlsx", typed)
        else:
            copy.save(one)
        fill(copy := copy_of(asked), desk, quarter, percent, is_ana=False)
        copy.save(two)
        for taken in take(desk, two, one):
            assert (taken.balance.conflict, taken.balance.rejected) == (0, 0)
        for report in reports_of(desk, quarter):
            reporting.approve(desk, reporting.send(desk, report))

    due = [one for one in expected(track(desk.book.holdings()), desk.now().date()) if one.commitment.id == whole.id]
    assert len(due) == 72, "nine milestones and lettered parts, for eight quarters"
    assert {one.state for one in due} == {State.APPROVED}
    assert desk.book.conflicts() == desk.book.broken_links() == ()
    scope = QuarterlyScope(whole.id, IN_LIBREOFFICE)
    text = pdf_text(quarterly_report(desk.book.holdings(), scope, {}, desk.now()))
    assert "Avance del 45 % en el hito 4.a" in text
    assert f"Resultado de {IN_LIBREOFFICE}" in text
    consolidated = pdf_text(consolidated_document(desk.book.holdings(), desk.now()))
    assert "100 % · 9/9" in consolidated
    assert "Tablero de compromisos por trimestre" in consolidated
    assert send_report(desk, QuarterlyScope(whole.id, QUARTERS[-1]), Signers(signer), tmp_path / "sale").path.exists()


def reports_of(desk: Desk, quarter: Quarter) -> list[Record]:
    found = [one for one in desk.book.records("progress_report") if one.text("quarter") == str(quarter)]
    assert len(found) == 9
    assert {state_of(one) for one in found} == {State.DRAFT}
    return found
