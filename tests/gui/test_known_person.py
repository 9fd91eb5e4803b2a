"""Somebody registered twice: told while they are typed, made one, told apart, and all of it with the keyboard."""

import pytest
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.gui.widgets.two_line import RowRole
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.registering import standing
from tests.gui.hands import press, type_text

CUI = "1234567890101"


@pytest.fixture
def known(desk, table):
    told = {"name": "Rosa Inventada López", "cui": CUI, "sex": "2", "role": "ASIS", "sector": "OSC"}
    return editing.create(desk, "participant", table.parent, told)


@pytest.fixture
def page(known, window):
    """Asistencia, with an empty form."""
    window.show_page("attendance")
    return window.page()


def names_counted(desk, known):
    return sorted(one.text("name") for one in standing(desk, desk.book.record(known.parent)))


def test_who_is_registered_already_is_told_while_typed_and_made_one_and_told_apart(page, known, desk, window, qtbot):
    type_text("rosa inv")
    qtbot.waitUntil(lambda: page.ui.note.text().startswith("Quizá ya está inscrita: Rosa Inventada López"))
    page.go_to_field("cui")
    type_text("1234 56789 0101")
    qtbot.waitUntil(lambda: page.ui.note.text().startswith("Ya está inscrita: Rosa Inventada López (mismo CUI)."))
    typed_in = QApplication.focusWidget()
    assert (page.alike.isVisible(), typed_in.text()) == (True, "1234 56789 0101")

    press("Ctrl+Shift+I")
    qtbot.waitUntil(lambda: page.ui.note.text().startswith("Es la misma persona que Rosa Inventada López"))
    assert names_counted(desk, known) == ["Rosa Inventada López"]
    assert page._parity._total.text().startswith("1 persona registrada")
    assert page.model.data(page.model.index(1, 0)) == "rosa inv (repetida)"
    assert QApplication.focusWidget() is typed_in

    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: page.ui.note.text().startswith("Ya está inscrita"))
    press("Ctrl+Shift+N")
    qtbot.waitUntil(lambda: not page.alike.isVisible())
    assert page.ui.note.text() == ""
    assert names_counted(desk, known) == ["Rosa Inventada López", "rosa inv"]


def test_the_one_who_is_known_is_seen_and_opened_and_escape_goes_on_typing(page, known, window, qtbot):
    type_text("Rosa Inventada Lopez")
    qtbot.waitUntil(page.alike.isVisible)
    typed_in = QApplication.focusWidget()
    press("Ctrl+Shift+P")
    assert QApplication.focusWidget() is page.alike.view
    press("Esc", page.alike.view)
    assert QApplication.focusWidget() is typed_in
    press("Ctrl+Shift+C")
    assert "López" in window.workspace.dialogs.shown[-1]
    press("Ctrl+Shift+P")
    press("Return", page.alike.view)
    qtbot.waitUntil(lambda: page.form.record().id == known.id)
    qtbot.waitUntil(lambda: "mismo nombre" in page.ui.note.text())


def test_who_is_keyed_from_paper_and_is_registered_already_is_told_there_too(known, window, qtbot):
    press("Ctrl+T")
    page = window.page()
    type_text("Rosa Inventada Lopez")
    qtbot.waitUntil(lambda: page.ui.note.text().startswith("Ya está inscrita: Rosa Inventada López (mismo nombre)."))
    press("Ctrl+Shift+I")
    qtbot.waitUntil(lambda: page.ui.note.text().startswith("Es la misma persona"))
    assert window.page() is page


def test_pairs_of_every_forum_are_decided_each_by_one_key_and_opened_again(known, desk, window, qtbot):
    elsewhere = editing.create(desk, "forum", None, {"name": "Foro de Zunil"})
    for place, name in ((known.parent, "Rosa Inventada Lopez"), (elsewhere.id, "Luz Ajú"), (elsewhere.id, "Luz Aju")):
        editing.create(desk, "participant", place, {"name": name})
    press("Ctrl+Shift+R")
    page = window.page()

    def told():
        return page.state.text(), [page.view.model().index(at).data(RowRole.WORD) for at in range(len(page.rows.items))]

    qtbot.waitUntil(lambda: told() == ("2 por decidir", ["por decidir", "por decidir"]))
    assert "Inscrita primero" in page.both.toPlainText()
    press("S", page.view)
    qtbot.waitUntil(lambda: told() == ("1 por decidir", ["por decidir", "es la misma"]))
    press("N", page.view)
    qtbot.waitUntil(lambda: told() == ("Al día", ["es la misma", "son dos"]))
    assert names_counted(desk, known) == ["Rosa Inventada López"]
    press("R", page.view)
    qtbot.waitUntil(lambda: told() == ("1 por decidir", ["por decidir", "son dos"]))
    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: told() == ("Al día", ["es la misma", "son dos"]))
