"""The board of parity, its targets and the printed sheet: live, in words and numbers, and with the keyboard."""

import pytest
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.services import editing
from gobabierto_desktop.services.registering import merge
from tests.gui.hands import clear, press, type_text
from tests.reports.reading import pdf_text

HEALTH, SCHOOLS = "11130009", "11130008"


@pytest.fixture
def forum(desk, table):
    return desk.book.record(table.parent)


def register(desk, forum, name, sex, **more: object):
    told = {"name": name, "sex": sex, "role": "ASIS", "sector": "OSC", **more}
    return editing.create(desk, "participant", forum.id, told)


def test_the_board_follows_who_comes_counts_each_once_and_names_who_is_missing(desk, forum, table, show, qtbot):
    first = register(desk, forum, "Rosa Inventada", "2", people="1")
    register(desk, forum, "Juan Imaginario", "1", role="DELE", institution=SCHOOLS)
    again = register(desk, forum, "Rosa Inventado", "2")
    merge(desk, again, first)
    proposal = editing.create(desk, "proposal", table.id, {"title": "Medir el agua", "responsible": HEALTH})
    window = show()
    press("Ctrl+Shift+B")
    page = window.page()
    qtbot.waitUntil(lambda: page.cards["sex"].aloud()[1:3] == ["Hombre: 1 · 50 %. ", "Mujer: 1 · 50 %. "])
    assert page.cards["sex"].aloud()[-1] == "Sin meta fijada."
    assert page.cards["people"].aloud()[-1] == "Sin meta fijada. 1 sin decirlo."
    assert "2 personas inscritas" in page.told.text()
    assert [one.institution for one in page.rows.items] == [HEALTH]

    page.go_to_field("parity_target")
    type_text("60")
    press("Ctrl+S")
    qtbot.waitUntil(lambda: page.state.text() == "Falta 1 mujer")
    assert desk.book.record(forum.id).number("parity_target") == 60
    assert page.cards["sex"].aloud()[2] == "Mujer: 1 · 50 %. Falta 1 para 60 %"

    register(desk, forum, "Luz Ficticia", "2")  # as a package taken in would
    window.workspace.renew()
    qtbot.waitUntil(lambda: page.state.text() == "Meta de mujeres alcanzada")
    press("P", page.view)
    assert (window.page().in_view() or ("",))[0] == proposal.id
    press("Ctrl+Shift+B")
    press("D", page.view)
    assert window.page() is window.pages["delegates"]


def test_targets_are_typed_in_their_page_and_the_board_shows_them(desk, forum, show, qtbot):
    register(desk, forum, "Rosa Inventada", "2")
    window = show()
    window.show_page("targets")
    page = window.page()
    type_text("sociedad")
    press("Return", QApplication.activePopupWidget() or QApplication.focusWidget())
    page.go_to_field("percent")
    type_text("40")
    press("Ctrl+S")
    qtbot.waitUntil(lambda: page.view.model().index(0).data() == "Organización de sociedad civil")
    press("Ctrl+Shift+B")
    board = window.page()
    told = "Organización de sociedad civil: 1 · 100 %. Alcanza la meta: 40 %"
    qtbot.waitUntil(lambda: board.cards["sector"].aloud()[1:2] == [told])


def test_the_sheet_is_seen_and_saved_blank_and_with_those_registered(desk, forum, show, tmp_path, qtbot):
    register(desk, forum, "Rosa Inventada", "2")
    window = show()
    press("Ctrl+Shift+H")
    page = window.page()
    clear(page.places)
    type_text("3", page.places)
    for choose, file, told in ((page.blank, "blanca.pdf", 0), (page.filled, "llena.pdf", 1)):
        choose.click()
        wanted = "Con datos personales" if told else "En blanco"
        qtbot.waitUntil(lambda wanted=wanted: page.state.text() == wanted, timeout=20_000)
        window.workspace.dialogs.answers = [tmp_path / file]
        press("Ctrl+Return")
        qtbot.waitUntil(page.banner.isVisible, timeout=20_000)
        assert page.banner.accessibleName().startswith("La hoja quedó en")
        assert pdf_text((tmp_path / file).read_bytes()).count("Rosa Inventada") == told
        page.banner.hide()


def test_once_convened_the_date_changes_only_where_its_reason_is_asked(desk, forum, show, qtbot):
    window = show()
    window.edit_forum()
    page = window.page()
    assert page.form.box("held_on").editor.isEnabled()
    page.go_to_field("convened_on")
    type_text("1/5/2018\t")
    qtbot.waitUntil(lambda: not page.form.box("held_on").editor.isEnabled())
    assert "Convocatoria" in page.form.box("held_on").message.text()
    assert page.form.box("starts_at").editor.isEnabled()  # nobody was told an hour yet
