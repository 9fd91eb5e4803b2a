"""Lists of places, as the health posts and the schools come: pasted or from a file, looked at, taken, undone."""

import pytest
from openpyxl import Workbook
from PySide6.QtGui import QGuiApplication

from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.services import editing, place_lists, reporting
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.open_reports import ReportClosed
from gobabierto_desktop.tabular.grids import Grid
from tests.commitments.conftest import milestone
from tests.gui.hands import press

T2 = Quarter(2019, 2)
HEADINGS = ("Código UDI", "Nombre del establecimiento", "Departamento", "Municipio", "Lat", "Long", "Director")
POSTS = (
    ("09-14-0001", "Puesto de salud Pasac", "Quetzaltenango", "Cantel", "14,8103", "-91,4512", "Fulano"),
    ("17-02-0004", "Puesto de salud San José", "Petén", "San José", "16.9833", "-89.9", ""),
    ("01-01-0009", "Puesto sin municipio conocido", "Guatemala", "Villa Inventada", "95", "-90.5", ""),
)


@pytest.fixture
def report(desk: Desk):
    return reporting.start(desk, milestone(desk, "22/1"), T2)


@pytest.fixture
def places(report, window, desk, qtbot):
    """The places of the report, in view."""
    window.open_record(report)
    page = window.pages["follow_up"]
    page.show_places()
    qtbot.waitUntil(page.places.form.isEnabled)
    return page.places


def test_a_list_copied_in_excel_is_looked_at_taken_and_undone(places, report, window, desk, qtbot):
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in (HEADINGS, *POSTS)))
    window.workspace.dialogs.answers = [True]
    places._buttons[0].click()

    qtbot.waitUntil(lambda: len(desk.book.records("place", report.id)) == 3)
    first, second, third = desk.book.records("place", report.id)
    assert (first.text("name"), first.text("code")) == ("Puesto de salud Pasac", "09-14-0001")
    assert (first.text("municipality"), first.text("latitude")) == ("0914", "14.8103")
    assert second.text("municipality") == "1702"
    assert third.text("municipality") == "Villa Inventada, Guatemala"
    told = window.workspace.dialogs.shown[0]
    assert "3 lugares nuevos" in told
    assert "Director → (no se toma)" in told
    assert "Fila 4, Puesto sin municipio conocido: " in told
    qtbot.waitUntil(lambda: places._count.text() == "3 lugares")

    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: desk.book.records("place", report.id) == ())


def test_a_list_is_read_from_a_workbook_and_the_same_list_makes_no_doubles(
    places, report, window, desk, qtbot, tmp_path
):
    book = Workbook()
    sheet = book.active
    for row in (HEADINGS, *((f"{n:04}", f"Escuela {n}", "", 914, "14.81", "-91.45", "") for n in range(1, 426))):
        sheet.append(row)
    book.save(tmp_path / "escuelas.xlsx")
    window.workspace.dialogs.answers = [tmp_path / "escuelas.xlsx", True]
    places._buttons[1].click()

    qtbot.waitUntil(lambda: len(desk.book.records("place", report.id)) == 425, timeout=20000)
    assert {one.text("municipality") for one in desk.book.records("place", report.id)} == {"0914"}
    window.workspace.dialogs.answers = [tmp_path / "escuelas.xlsx"]
    places._buttons[1].click()
    qtbot.waitUntil(lambda: len(window.workspace.dialogs.shown) == 3, timeout=20000)
    assert "425 ya estaban" in window.workspace.dialogs.shown[2]


def test_nothing_is_taken_that_was_not_wanted_or_that_is_no_list(places, report, window, desk, qtbot, tmp_path):
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in (HEADINGS, *POSTS)))
    window.workspace.dialogs.answers = [False]
    places._buttons[0].click()
    qtbot.waitUntil(lambda: window.workspace.dialogs.answers == [])

    (tmp_path / "rota.xlsx").write_bytes(b"PK\x03\x04 roto")
    window.workspace.dialogs.answers = [tmp_path / "rota.xlsx"]
    places._buttons[1].click()
    qtbot.waitUntil(window.banner.isVisible)
    assert desk.book.records("place", report.id) == ()


def test_a_list_is_not_taken_into_a_report_that_was_sent(report, desk):
    grid = Grid("lista", (HEADINGS, *POSTS))
    planned = place_lists.plan_places(desk, report, grid)
    desk_report = desk.book.record(report.id)
    editing.save(desk, desk_report, {"state": "ENVIADO"})

    with pytest.raises(ReportClosed):
        place_lists.take_places(desk, report, planned)


def test_the_map_comes_near_a_department_and_goes_back(places):
    chart = places.map
    chart.choose("09")
    whole = chart.point_at(chart.rect().topLeft()).longitude
    press("+", chart)
    assert chart.is_near()
    assert chart.point_at(chart.rect().topLeft()).longitude > whole
    press("Right", chart)
    assert chart.is_near()
    press("Esc", chart)
    assert not chart.is_near()
    assert chart.point_at(chart.rect().topLeft()).longitude == whole
