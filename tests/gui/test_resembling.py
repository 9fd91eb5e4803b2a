"""The proposals that resemble the one on the form: told apart, compared, united and divided with the keyboard."""

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from gobabierto_desktop.gui.comparison import marked
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.relating import lineage
from tests.gui.hands import press, type_text


@pytest.fixture
def older(desk, table):
    return editing.create(desk, "proposal", table.id, {"title": "Medir el agua del río Samalá", "population": "Zunil"})


@pytest.fixture
def page(older, window, qtbot):
    """Captura, with a proposal typed that resembles the older one."""
    type_text("Medir el agua del rio Samala")
    shown = window.pages["capture"]
    qtbot.waitUntil(lambda: [one.id for one in shown.alike.rows.records] == [older.id])
    return shown


def typed(page):
    return page.form.record()


def test_what_is_told_apart_is_not_offered_again_and_comes_back_with_undo(page, window, qtbot):
    press("Ctrl+Shift+N")
    qtbot.waitUntil(lambda: page.alike.rows.records == ())
    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: len(page.alike.rows.records) == 1)


def test_the_list_has_the_keyboard_and_its_menu_offers_what_can_be_done(page, older, window, qtbot):
    press("Ctrl+Shift+P")
    assert QApplication.focusWidget() is page.alike.view
    page.alike.view.customContextMenuRequested.emit(page.alike.view.visualRect(page.alike.rows.index(0)).center())
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert [one.text() for one in menu.actions()][1:3] == ["&No son iguales", "&Comparar las dos…"]
    press("Esc", menu)
    press("Return", page.alike.view)
    qtbot.waitUntil(lambda: typed(page).id == older.id)


def test_both_stand_side_by_side_with_what_differs_marked(page, window):
    press("Ctrl+Shift+C")
    told = window.workspace.dialogs.shown[-1]
    assert "Zunil" in told
    assert "<b><u>río Samalá</u></b>" in told
    assert "<b><u>rio Samala</u></b>" in told


def test_two_united_point_to_the_one_that_stays_and_the_form_says_so(page, older, desk, window, qtbot):
    here = typed(page).id
    window.workspace.dialogs.answers = [
        "La parecida: Medir el agua del río Samalá",
        "Dicen lo mismo",
    ]
    press("Ctrl+Shift+I")
    qtbot.waitUntil(lambda: page.ui.note.text() == "Unida en «Medir el agua del río Samalá».")
    (kin,) = lineage(desk, desk.book.record(here)).successors
    assert (kin.proposal.id, kin.reason) == (older.id, "Dicen lo mismo")
    window.open_record(older)
    qtbot.waitUntil(lambda: page.ui.note.text() == "Viene de «Medir el agua del rio Samala».")
    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: not page.ui.note.isVisible())


def test_one_is_divided_into_several_that_come_from_it(page, desk, window, qtbot):
    whole = typed(page).id
    window.workspace.dialogs.answers = ["Medir el agua; Publicar lo medido", "Eran dos cosas"]
    press("Ctrl+Shift+K")
    qtbot.waitUntil(lambda: page.ui.note.text() == "Dividida en «Medir el agua» y «Publicar lo medido».")
    parts = lineage(desk, desk.book.record(whole)).successors
    assert sorted(one.proposal.text("title") for one in parts) == ["Medir el agua", "Publicar lo medido"]


def test_nothing_is_done_where_the_user_thinks_better_of_it(page, desk, window):
    window.workspace.dialogs.answers = [None, "Sólo un título", None]
    press("Ctrl+Shift+I")
    press("Ctrl+Shift+K")
    press("Ctrl+Shift+K")
    window.workspace.writer.catch_up()
    assert desk.book.records("relation") == ()
    assert window.workspace.dialogs.answers == []


def test_what_a_closed_acta_holds_is_not_united_and_it_is_told(page, older, table, desk, window, qtbot):
    closed = {"table": table.id, "number": "1-2018", "closed_at": "2018-05-16T20:00:00Z"}
    press("Ctrl+S")
    qtbot.waitUntil(lambda: desk.book.record(typed(page).id) is not None)
    editing.record_values(desk, editing.begin(desk, "acta", table.parent), closed, "cerrar el acta")
    window.workspace.dialogs.answers = ["La parecida: Medir el agua del río Samalá", ""]
    page.merge_both()
    qtbot.waitUntil(window.banner.isVisible)
    assert "está cerrada y firmada" in window.banner.accessibleName()
    assert desk.book.records("relation") == ()


def test_the_words_that_the_other_lacks_are_marked_in_each():
    assert marked("agua limpia para todos", "agua para todos") == (
        "agua <b><u>limpia</u></b> para todos",
        "agua para todos",
    )
    assert marked("<a> y", "y") == ("<b><u>&lt;a&gt;</u></b> y", "y")
