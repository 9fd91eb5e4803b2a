"""The map of departments, by mouse and by arrows."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from gobabierto_desktop.domain.geography import Point, read_outlines
from gobabierto_desktop.gui.theme import Theme, apply_theme
from gobabierto_desktop.gui.widgets.department_map import DepartmentMap
from gobabierto_desktop.paths import bundled
from tests.gui.hands import press

COBAN, CITY = Point(-90.37, 15.47), Point(-90.51, 14.62)


@pytest.fixture
def chart(qtbot, qapp):
    apply_theme(qapp, Theme.LIGHT, 1)
    outlines = read_outlines((bundled("maps") / "departments.json").read_bytes())
    shown = DepartmentMap(outlines, {"16": "Alta Verapaz", "01": "Guatemala", "15": "Baja Verapaz"})
    qtbot.addWidget(shown)
    shown.resize(400, 430)
    shown.show()
    return shown


def test_a_click_picks_the_department_and_gives_the_point(chart, qtbot):
    points = []
    chart.pointed.connect(points.append)
    with qtbot.waitSignal(chart.picked) as told:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.place_of(COBAN).toPoint())

    assert told.args == [chart.chosen()] == ["16"]
    (point,) = points
    assert abs(point.longitude - COBAN.longitude) < 0.02
    assert abs(point.latitude - COBAN.latitude) < 0.02


def test_a_click_beside_the_country_picks_nothing(chart):
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect().bottomRight())

    assert chart.chosen() == ""


def test_arrows_go_to_the_nearest_department_that_way(chart):
    chart.choose("16")
    press("Down", chart)
    assert chart.chosen() == "15"

    press("Up", chart)
    assert chart.chosen() == "16"


def test_the_chosen_department_is_said_aloud_with_its_count(chart):
    chart.shade({"16": 1204})
    chart.choose("16")

    assert chart.accessibleDescription() == "Alta Verapaz: 1,204"


def test_what_is_drawn_and_what_is_pointed_at_are_inverse(chart):
    place = chart.place_of(CITY)

    back = chart.point_at(QPointF(place))

    assert abs(back.longitude - CITY.longitude) + abs(back.latitude - CITY.latitude) < 1e-6
