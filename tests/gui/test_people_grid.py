"""The grid of people reached, by keyboard and by clipboard."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from gobabierto_desktop.domain.people_grid import Grid, axes
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.gui.theme import Theme, apply_theme
from gobabierto_desktop.gui.widgets.people_grid import PeopleGrid
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.store.catalogues import read_catalogue
from tests.gui.hands import press, type_text


@pytest.fixture(scope="module")
def asked():
    return axes(["SEXO", "EDAD", "PUEBLO"], Terms(read_catalogue(bundled("catalogues")).terms))


@pytest.fixture
def grid(qtbot, qapp, asked):
    apply_theme(qapp, Theme.LIGHT, 1)
    frame = QWidget()
    column = QVBoxLayout(frame)
    shown = PeopleGrid(asked)
    column.addWidget(shown)
    column.addWidget(QLineEdit())
    qtbot.addWidget(frame)
    frame.resize(1100, 420)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    shown.setCurrentIndex(shown.cells.index(0, 0))
    shown.setFocus()
    yield shown
    frame.close()


def value(grid, row, column):
    return grid.cells.grid.value(row, column)


def test_the_model_keeps_qt_s_promises(grid, qtmodeltester):
    qtmodeltester.check(grid.cells)


def test_digits_and_enter_go_down_a_column_and_totals_follow(grid):
    for typed in ("12", "7"):
        type_text(typed)
        press("Return", QApplication.focusWidget())

    assert (value(grid, 0, 0), value(grid, 1, 0)) == (12, 7)
    assert grid.currentIndex().row() == 2
    assert grid.cells.index(6, 0).data() == "19"
    assert grid.cells.index(6, 10).data() == "19"


def test_arrows_move_and_tab_leaves_the_grid(grid):
    press("Right", grid)
    press("Down", grid)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 1)

    press("Tab", grid)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_block_is_pasted_and_what_does_not_fit_is_told(grid, qtbot):
    QGuiApplication.clipboard().setText("1\t2\n3\t4")
    grid.setCurrentIndex(grid.cells.index(1, 8))
    press("Ctrl+V", grid)
    assert [value(grid, *place) for place in ((1, 8), (1, 9), (2, 8), (2, 9))] == [1, 2, 3, 4]

    grid.setCurrentIndex(grid.cells.index(5, 9))
    with qtbot.waitSignal(grid.refused) as told:
        press("Ctrl+V", grid)
    assert "No cupieron 3 valores" in told.args[0]
    assert value(grid, 5, 9) == 1


def test_what_is_no_number_is_kept_and_shown_in_the_colour_of_errors(grid):
    type_text("casi 20")
    press("Return", QApplication.focusWidget())

    flawed = grid.cells.index(0, 0)
    assert value(grid, 0, 0) == "casi 20"
    assert "no es un número" in grid.cells._aloud(flawed)
    assert grid.cells._brush(flawed, 8) is not None


def test_totals_cannot_be_typed_in(grid):
    assert not grid.cells.setData(grid.cells.index(6, 0), "9")


def test_each_edit_is_told_once_with_what_it_counts(grid, qtbot, asked):
    told = []
    grid.edited.connect(lambda cell, count: told.append((cell, count)))
    grid.cells.setData(grid.cells.index(0, 1), "5")
    grid.cells.setData(grid.cells.index(0, 1), "5")

    assert told == [(asked.cell(0, 1), 5)]


def test_each_key_in_a_cell_is_told_and_escape_takes_it_back(grid, asked):
    told = []
    grid.typing.connect(lambda _cell, count: told.append(count))
    grid.edited.connect(lambda cell, count: told.append((cell, count)))
    type_text("12")
    press("Esc", QApplication.focusWidget())

    assert told == [1, 12, (asked.cell(0, 0), None)]
    assert value(grid, 0, 0) is None


def test_delete_empties_the_chosen_cells(grid):
    grid.show_grid(Grid(grid.cells.grid.axes, {grid.cells.grid.axes.cell(0, 0): 4}))
    grid.setCurrentIndex(grid.cells.index(0, 0))
    press("Del", grid)

    assert value(grid, 0, 0) is None
