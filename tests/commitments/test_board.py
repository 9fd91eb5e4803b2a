"""The national board: what it says of each commitment and quarter, in the report, in the workbook and in words."""

from datetime import UTC, date, datetime

import pytest

from gobabierto_desktop.domain.board import pending, quarter_in_view, standings, state_together
from gobabierto_desktop.domain.ids import published_id
from gobabierto_desktop.domain.quarters import Quarter, quarters_between
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import State
from gobabierto_desktop.domain.tracking import track
from gobabierto_desktop.reports.board import (
    HOTTEST,
    commitments_in,
    commitments_map,
    institutions_map,
    pending_table,
    warmth,
)
from gobabierto_desktop.reports.document import consolidated_document
from gobabierto_desktop.reports.workbook import consolidated_workbook
from gobabierto_desktop.services import reporting
from gobabierto_desktop.services.desk import Desk
from tests.commitments.conftest import PLAN, WHOLE, milestone
from tests.reports.reading import pdf_outline, pdf_text, workbook_sheets

C22, T1 = published_id(PLAN, "commitment", "22"), Quarter(2019, 1)
QUARTERS = quarters_between(Quarter(2018, 4), Quarter(2020, 3))
ON, AT = date(2019, 5, 2), datetime(2019, 5, 2, 16, 0, tzinfo=UTC)


@pytest.fixture
def report(desk: Desk) -> Record:
    """The first milestone of commitment 22, reported for a quarter and sent in time."""
    return reporting.send(desk, reporting.save(desk, reporting.start(desk, milestone(desk, "22/1"), T1), WHOLE))


@pytest.mark.parametrize(
    ("states", "together"),
    [
        ([], None),
        ([State.NO_DATA, State.NO_DATA], State.NO_DATA),
        ([State.APPROVED, State.APPROVED], State.APPROVED),
        ([State.APPROVED, State.SENT], State.SENT),
        ([State.NO_DATA, State.SENT], State.DRAFT),
        ([State.NO_DATA, State.RETURNED, State.APPROVED], State.RETURNED),
    ],
)
def test_the_state_of_several_reports_is_told_as_one(states: list[State], together: State | None):
    assert state_together(states) is together


def test_the_board_says_how_far_how_many_came_and_how_many_are_late(desk: Desk, report: Record):
    found = standings(track(desk.book.holdings()), QUARTERS, ON)

    stands = found[C22, T1]
    assert (stands.handed.expected, stands.handed.received, stands.handed.late) == (9, 1, 8)
    assert stands.state is State.DRAFT
    assert stands.progress is not None
    assert stands.progress.reported == 1
    assert found[C22, Quarter(2019, 3)].progress is None
    assert found[published_id(PLAN, "commitment", "14"), T1].state is None


def test_the_quarter_in_view_is_the_last_begun():
    assert quarter_in_view(QUARTERS, ON) == Quarter(2019, 2)
    assert quarter_in_view(QUARTERS, date(2018, 1, 1)) == QUARTERS[0]
    assert quarter_in_view(QUARTERS, date(2026, 1, 1)) == QUARTERS[-1]
    assert quarter_in_view((), ON) is None


def test_each_cell_is_told_in_a_sentence(desk: Desk, report: Record):
    tracking = track(desk.book.holdings())

    row = commitments_map(tracking, QUARTERS, desk.terms, ON).rows[21]
    assert row.key == C22
    assert (row.cells[1].said, row.cells[1].word, row.cells[1].warmth) == ("6 % · 1/9 !", "En elaboración", 1)
    assert row.cells[1].aloud == (
        "Compromiso 22, 2019-T1: avance 6 %; 1 de 9 informes recibidos, 8 con atraso; En elaboración"
    )
    assert row.cells[3].said == "—"
    told = institutions_map(tracking, QUARTERS, desk.terms, ON)
    assert [one.name for one in told.rows] == ["MINFIN", "SAT"]
    assert told.rows[0].cells[1].aloud.endswith("2019-T1: 1 de 9 informes recibidos, 8 con atraso")


def test_pending_is_what_is_late_soon_due_or_returned_and_nothing_else(desk: Desk, report: Record):
    tracking = track(desk.book.holdings())
    in_april = pending(tracking, date(2019, 4, 12))
    assert {str(one.quarter) for one in in_april} == {"2018-T4", "2019-T1"}
    assert report.parent not in {one.milestone.id for one in in_april if one.quarter == T1}
    assert in_april[0].days_late == 87
    assert in_april[-1].days_late == 0

    reporting.return_with(desk, report, [reporting.Comment("done", "¿Dónde?")])
    again = pending(track(desk.book.holdings()), date(2019, 4, 12))
    assert report.parent in {one.milestone.id for one in again if one.quarter == T1}
    rows = pending_table(again, desk.terms).rows
    assert ("Devuelto", date(2019, 4, 15), 0) in [row[2:] for row in rows]


def test_more_is_warmer():
    assert [warmth(share) for share in (0, 0.2, 0.5, 0.9, 1)] == [0, 1, 2, 2, HOTTEST]


def test_the_consolidated_report_holds_board_areas_curve_and_heat(desk: Desk, report: Record):
    document = consolidated_document(desk.book.holdings(), AT)

    titles = [title for _, title in pdf_outline(document)]
    assert "Tablero de compromisos por trimestre" in titles
    assert "Informes entregados por institución y trimestre" in titles
    assert "Avance por área de trabajo, 2019-T2" in titles
    assert "Lo planificado y lo realizado" in titles
    text = pdf_text(document)
    for told in ("6 % · 1/9 !", "En elaboración", "El plan", "El avance de un hito es el porcentaje", "SAT"):
        assert told in text


def test_the_consolidated_workbook_holds_numbers_words_and_shades(desk: Desk, report: Record):
    sheets = workbook_sheets(consolidated_workbook(desk.book.holdings(), AT))

    rows = [*sheets["Avance"].iter_rows()]
    cells = [cell for row in rows for cell in row]
    assert any(cell.value == "6 % · 1/9 ! · En elaboración" for cell in cells)
    (share,) = [cell for row in rows if str(row[0].value).startswith("22. ") for cell in row[2:3] if cell.value == 0.06]
    assert share.fill.fgColor.rgb.endswith("DDEFF5")
    assert len(sheets["Avance"]._charts) == 2
    handed = [[cell.value for cell in row] for row in sheets["Informes"].iter_rows()]
    assert ["MINFIN", "0/9 !", "1/9 !", "0/9"] in [row[:4] for row in handed]


def test_before_the_first_report_the_consolidated_speaks_of_the_forums_alone(desk: Desk):
    holdings = desk.book.holdings()

    assert "Avance" not in workbook_sheets(consolidated_workbook(holdings, AT))
    assert commitments_in(track(holdings), T1, desk.terms, ON).rows[0][1] == "Sin datos"
