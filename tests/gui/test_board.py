"""The board in the window: read with the arrows, told aloud, and a cell of it opens its report."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.tracking import track
from gobabierto_desktop.gui.widgets.curve_chart import CurveChart
from gobabierto_desktop.gui.widgets.heat_table import HeatModel
from gobabierto_desktop.gui.widgets.plain_table import TableModel
from gobabierto_desktop.reports.board import commitments_map
from gobabierto_desktop.reports.progress_tables import by_area
from gobabierto_desktop.services import reporting
from gobabierto_desktop.services.boarding import reminder
from tests.commitments.conftest import WHOLE, milestone
from tests.gui.hands import press

FIRST, SECOND = Quarter(2018, 4), Quarter(2019, 1)


@pytest.fixture
def sent(desk):
    """The first milestone of commitment 22, reported and sent for a quarter."""
    return reporting.send(desk, reporting.save(desk, reporting.start(desk, milestone(desk, "22/1"), SECOND), WHOLE))


@pytest.fixture
def board(sent, window, qtbot):
    """The board in view, at commitment 22 in the second quarter of the plan."""
    window.show_page("follow_up")
    page = window.pages["follow_up"]
    page.followed.choose_commitment(next(one.id for one in page.followed.commitments() if one.number("number") == 22))
    page.followed.choose_quarter(SECOND)
    press("Alt+6")
    qtbot.waitUntil(lambda: page.board.commitments.currentIndex().row() == 21)
    return page.board


def test_the_board_opens_at_the_commitment_and_quarter_in_view_and_tells_the_cell(board):
    assert board.commitments.hasFocus()
    told = "Compromiso 22, 2019-T1: avance 6 %; 1 de 9 informes recibidos, 9 con atraso; En elaboración"
    assert board.ui.told.text() == told
    assert board.commitments.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == told
    assert board.state.text().startswith("El plan a 2019-T1: ")
    assert "El avance de un hito es el porcentaje de su último informe" in board.ui.rule.text()


def test_enter_on_a_cell_opens_the_report_of_its_commitment_and_quarter(board, window):
    press("Left")
    assert board.ui.told.text().startswith("Compromiso 22, 2018-T4: avance 0 %")
    press("Return")

    page = window.pages["follow_up"]
    assert page.part() is page.report
    assert page.followed.quarter == FIRST
    assert page.followed.commitment().number("number") == 22


def test_the_board_follows_what_is_reported(board, desk, window, qtbot):
    reporting.approve(desk, desk.book.records("progress_report")[0])
    window.workspace.changed.emit({"x"})
    another = reporting.save(desk, reporting.start(desk, milestone(desk, "22/2"), SECOND), WHOLE)
    reporting.send(desk, another)
    window.workspace.changed.emit({another.id})

    qtbot.waitUntil(lambda: "2 de 9 informes" in board.ui.told.text())


def test_institutions_areas_milestones_and_curves_have_each_their_view(board, qtbot):
    board.show_view(1)
    assert board.institutions.hasFocus()
    assert "MINFIN" in str(board.institutions.model().headerData(0, Qt.Orientation.Vertical))
    board.show_view(2)
    assert [row[0] for row in board.areas.cells.rows()][-1] == "El plan"
    board.show_view(3)
    assert board.milestones.cells.index(0, 1).data() == "Enviado"
    board.show_view(5)
    assert board.of_plan.hasFocus()
    press("Right")
    assert board.ui.told.text().startswith("El plan, 2019-T1: planificado ")
    assert board.ui.told.text() == board.of_plan.accessibleDescription()


def test_what_is_late_is_told_on_opening_and_opens_with_enter(board, window, desk, qtbot):
    qtbot.waitUntil(lambda: window.toast.accessibleName().startswith("Hay 71 informes atrasados"))
    board.show_view(4)
    assert board.pending.hasFocus()
    first = [board.pending.cells.index(0, column).data() for column in range(4)]
    assert first[0].startswith("22 · 1. Realización de 11 talleres")
    assert first[1:] == ["2018-T4", "Sin datos", "15/01/2019"]
    press("Down")
    press("Return")

    page = window.pages["follow_up"]
    assert page.part() is page.report
    assert (page.followed.quarter, page.followed.milestone().text("number")) == (FIRST, "2")


def test_on_a_laptop_of_forums_nobody_is_reminded(window, desk, qtbot):
    window.workspace.writer.catch_up()
    assert reminder(desk) == ""
    assert not window.toast.isVisible()


def test_the_models_are_sound_tables(desk, sent, qtmodeltester):
    tracking, on = track(desk.book.holdings()), date(2019, 5, 2)
    heat, table = HeatModel(), TableModel()
    heat.show_heat(commitments_map(tracking, (FIRST, SECOND), desk.terms, on))
    table.show_table(by_area(tracking, SECOND, desk.terms))
    qtmodeltester.check(heat)
    qtmodeltester.check(table)


def test_a_curve_of_nothing_says_so(qtbot):
    chart = CurveChart("El plan")
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show()
    press("Right", chart)

    assert chart.accessibleDescription() == "Sin trimestres que mostrar"
