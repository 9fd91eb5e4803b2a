"""Closing a mesa in the window: what is amiss keeps it open and is told; points are understood as points."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gobabierto_desktop.services import editing
from tests.gui.hands import press, type_text

LONG = 20_000
"""Milliseconds that keys may take on a machine that is busy with other things."""


@pytest.fixture
def proposal(desk, table):
    return editing.create(desk, "proposal", table.id, {"title": "Agua limpia"})


def words(model):
    return [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def is_closed(desk, table):
    return desk.book.record(table.id).is_yes("is_closed")


def test_a_tally_that_does_not_add_up_cannot_be_closed_until_it_is_counted_again(show, desk, table, proposal, qtbot):
    counted = {"proposal": proposal.id, "present": 20, "in_favour": 18, "against": 0, "blank": 1, "void": 0}
    vote = editing.create(desk, "vote", table.id, counted)
    window = show()
    press("Ctrl+4")
    window.open_record(vote)
    card = window.page().closing
    assert words(card.rows)[0] == "Los votos suman 19 y hay 20 presentes., Votación: Agua limpia, falta"

    press("Ctrl+Shift+M")
    qtbot.waitUntil(window.banner.isVisible, timeout=LONG)
    assert "Los votos suman 19 y hay 20 presentes." in window.banner.findChild(QLabel, "words").text()
    assert not is_closed(desk, table)

    window.page().recount()
    qtbot.waitUntil(lambda: len(desk.book.records("vote", table.id)) == 2, timeout=LONG)
    qtbot.waitUntil(lambda: window.page().form.focused() == "in_favour", timeout=LONG)
    press("Ctrl+A")
    type_text("20")
    press("Ctrl+S")
    qtbot.waitUntil(
        lambda: words(card.rows) == ["Agua limpia, Aprobada: 20 a favor, 0 en contra, de 20 presentes."], timeout=LONG
    )
    assert desk.book.record(vote.id).number("in_favour") == 18

    press("Ctrl+Shift+M")
    qtbot.waitUntil(lambda: is_closed(desk, table), timeout=LONG)
    qtbot.waitUntil(lambda: card.button.text() == "Reabrir la mesa", timeout=LONG)
    press("Ctrl+Shift+M")
    qtbot.waitUntil(lambda: not is_closed(desk, table), timeout=LONG)


def test_votes_by_points_add_up_over_the_round(show, desk, table, proposal, qtbot):
    editing.save(desk, table, {"decision_rule": "PUNT", "votes_each": 3, "choose": 1})
    other = editing.create(desk, "proposal", table.id, {"title": "Escuelas"})
    for one, points in ((proposal, 20), (other, 9)):
        told = {"proposal": one.id, "present": 10, "blank": 0, "void": 0, "points": points}
        vote = editing.create(desk, "vote", table.id, told)
    window = show()
    press("Ctrl+4")
    window.open_record(vote)
    page = window.page()
    assert page.ui.note.text() == "No cuadra: en la ronda 1 se repartieron 29 y deben sumar 30."
    assert words(page.model)[1] == "Escuelas, 9 puntos, 10 presentes, no cuadra"

    page.form.focus_field("points")
    press("Ctrl+A")
    type_text("10")
    assert page.ui.note.text().startswith("Cuadra: 10 puntos, 10 presentes.")
    press("Ctrl+S")
    qtbot.waitUntil(lambda: words(page.model)[0] == "Agua limpia, 20 puntos, 10 presentes, cuadra", timeout=LONG)
    assert words(page.closing.rows) == ["Agua limpia, Aprobada: 20 puntos.", "Escuelas, No aprobada: 10 puntos."]
