"""Capturing proposals at the keyboard: what is typed is safe, problems are told beside their field, nothing is asked twice."""

from time import monotonic

import pytest
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.gui import autosave
from gobabierto_desktop.services import editing
from gobabierto_desktop.store.failures import DiskRefused
from tests.gui.hands import clear, press, type_text


def form_of(window, page="capture"):
    return window.pages[page].form


def field(window, name, page="capture"):
    return form_of(window, page).box(name).editor


def proposals(window):
    return window.workspace.desk.book.records("proposal")


def go_to(window, name, page="capture"):
    form_of(window, page).focus_field(name)
    assert QApplication.focusWidget() is field(window, name, page)


def test_what_is_typed_is_in_the_draft_table_without_leaving_the_field(window, qtbot):
    type_text("Monitoreo del río Samalá en Kꞌicheꞌ")
    qtbot.waitUntil(
        lambda: [one.value for one in window.workspace.desk.book.drafts()] == ["Monitoreo del río Samalá en Kꞌicheꞌ"]
    )
    qtbot.waitUntil(lambda: "Guardado" in window.ui.badge.text())
    assert proposals(window) == ()


def test_typing_on_and_on_does_not_put_the_draft_off(window, qtbot):
    book, started, seen = window.workspace.desk.book, monotonic(), []

    def look():
        if book.drafts():
            seen.append(monotonic() - started)

    while not seen and monotonic() - started < 3:
        type_text("aeiou ", after_key=look)
    assert seen[0] < 0.3


def test_leaving_a_field_turns_the_draft_into_a_change(window, qtbot):
    type_text("Agua limpia")
    press("Tab")
    qtbot.waitUntil(lambda: [one.text("title") for one in proposals(window)] == ["Agua limpia"])
    assert window.workspace.desk.book.drafts() == ()


def test_typing_in_one_field_again_and_again_never_conflicts_with_itself(window, qtbot):
    for word in ("Agua", " limpia", " para todos"):
        type_text(word)
        press("Ctrl+S")
    qtbot.waitUntil(lambda: [one.text("title") for one in proposals(window)] == ["Agua limpia para todos"])
    assert window.workspace.desk.book.conflicts() == ()


def test_an_invalid_number_is_kept_as_typed_and_flagged(window, qtbot):
    type_text("Agua")
    go_to(window, "term_years")
    type_text("dos años")
    press("Tab")
    qtbot.waitUntil(lambda: any(one.get("term_years") == "dos años" for one in proposals(window)))
    message = form_of(window).box("term_years").message
    assert message.text() == "«dos años» no es un número entero."
    assert field(window, "term_years").accessibleDescription() == message.text()


def test_an_invalid_date_is_kept_as_typed_and_flagged(window, qtbot):
    window.show_page("agreements")
    type_text("Publicar los datos")
    go_to(window, "due_on", "agreements")
    type_text("31/02/2018")
    press("Tab")
    book = window.workspace.desk.book
    qtbot.waitUntil(lambda: [one.text("due_on") for one in book.records("agreement")] == ["31/02/2018"])
    assert "no es una fecha" in form_of(window, "agreements").box("due_on").message.text()


def test_a_new_proposal_does_not_shout(window):
    shown = [form_of(window).box(name).message.text() for name in form_of(window).field_names()]
    assert not any("Falta" in text for text in shown)
    assert window.pages["capture"].state.text() == "Nueva"


def test_a_required_field_left_empty_says_what_is_missing_and_no_other_does(window):
    press("Tab")
    assert form_of(window).box("title").message.text().startswith("Falta: título")
    assert "Falta" not in form_of(window).box("problem").message.text()


def test_ctrl_enter_shows_what_is_missing_once_and_then_goes_on(window, qtbot):
    type_text("Agua limpia")
    press("Ctrl+Return")
    assert QApplication.focusWidget() is field(window, "proposal_kind")
    assert "Falta" in form_of(window).box("action").message.text()
    press("Ctrl+Return")
    assert field(window, "title").text() == ""
    assert QApplication.focusWidget() is field(window, "title")
    qtbot.waitUntil(lambda: [one.text("title") for one in proposals(window)] == ["Agua limpia"])
    assert window.pages["capture"].ui.title.text() == "Propuesta 2 de la Mesa 2"
    qtbot.waitUntil(lambda: "Guardado" in window.ui.badge.text())


def test_a_whole_proposal_is_captured_without_a_mouse(window, qtbot):
    answers = {
        "title": "Calidad del agua del Samalá",
        "proposal_kind": "Proy",
        "problem": "No hay datos públicos",
        "action": "Publicar los datos cada mes",
        "responsible": "Ministerio de Salud",
    }
    for name, text in answers.items():
        go_to(window, name)
        type_text(text)
        press("Tab")
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: any(one.text("responsible") for one in proposals(window)))
    (stored,) = proposals(window)
    assert stored.text("proposal_kind") == "PROY"
    assert window.workspace.desk.terms.label("institution", stored.text("responsible")).startswith(
        "Ministerio de Salud"
    )
    assert field(window, "title").text() == ""


def test_a_municipality_is_chosen_by_a_few_letters_and_kept_by_its_code(window, qtbot):
    type_text("Agua")
    go_to(window, "municipality")
    type_text("Zunil")
    press("Tab")
    assert field(window, "municipality").text() == "Zunil (Quetzaltenango)"
    qtbot.waitUntil(lambda: any(one.text("municipality") == "0916" for one in proposals(window)))


def test_a_deleted_proposal_comes_back_with_undo(window, qtbot, desk, table):
    kept = editing.create(desk, "proposal", table.id, {"title": "Agua limpia"})
    window.open_record(kept)
    press("F4")
    qtbot.waitUntil(lambda: proposals(window) == ())
    qtbot.waitUntil(window.toast.isVisible)
    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: [one.text("title") for one in proposals(window)] == ["Agua limpia"])
    qtbot.waitUntil(lambda: field(window, "title").text() == "Agua limpia")


def test_deleting_while_typing_brings_the_typing_back_too(window, qtbot):
    type_text("Agua lim")
    press("F4")
    qtbot.waitUntil(window.toast.isVisible)
    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: [one.text("title") for one in proposals(window)] == ["Agua lim"])


def test_what_a_crash_left_as_a_draft_comes_back_and_is_told(show, desk, table, qtbot):
    lost = editing.begin(desk, "proposal", table.id)
    editing.keep_draft(desk, lost, "title", "Agua lim")
    window = show()
    assert window.toast.accessibleName() == "Se recuperó lo que estaba escribiendo: Agua lim."
    assert field(window, "title").text() == "Agua lim"


def test_the_saltillo_is_typed_with_ctrl_and_apostrophe(window, qtbot):
    type_text("Kꞌiche")
    press("Ctrl+'")
    assert field(window, "title").text() == "Kꞌicheꞌ"
    qtbot.waitUntil(lambda: [one.value for one in window.workspace.desk.book.drafts()] == ["Kꞌicheꞌ"])


def test_ctrl_k_finds_a_record_without_accents_and_opens_it(window, qtbot, desk, table):
    editing.create(desk, "proposal", table.id, {"title": "Monitoreo del río Samalá"})
    editing.create(desk, "proposal", table.id, {"title": "Otra cosa"})
    press("Ctrl+K")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not window)
    type_text("samala")
    press("Return")
    qtbot.waitUntil(lambda: field(window, "title").text() == "Monitoreo del río Samalá")


def test_ctrl_k_also_runs_orders(window, qtbot):
    press("Ctrl+K")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not window)
    type_text("acerca")
    press("Return")
    assert "Ana Inventada" in window.workspace.dialogs.shown[0]


def test_f6_goes_to_a_field_by_its_name(window, qtbot):
    press("F6")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not window)
    type_text("causa")
    press("Return")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field(window, "cause"))


def test_f10_goes_to_the_first_problem(window):
    type_text("Agua")
    press("F10")
    assert QApplication.focusWidget() is field(window, "proposal_kind")


def test_alt_up_and_down_walk_the_records(window, desk, table):
    _first, second = (editing.create(desk, "proposal", table.id, {"title": title}) for title in ("Una", "Dos"))
    window.open_record(second)
    press("Alt+Up")
    assert field(window, "title").text() == "Una"
    press("Alt+Down")
    assert field(window, "title").text() == "Dos"


@pytest.mark.parametrize(("key", "page"), [(2, "attendance"), (3, "agreements"), (4, "votes"), (5, "commitments")])
def test_ctrl_and_a_number_open_a_page(window, key, page):
    press(f"Ctrl+{key}")
    assert window.page() is window.pages[page]


def test_a_proposal_that_shares_words_is_offered(window, qtbot, desk, table):
    editing.create(desk, "proposal", table.id, {"title": "Medir la contaminación del Samalá"})
    type_text("Contaminacion en el rio Samala")
    found = window.pages["capture"].alike.rows
    qtbot.waitUntil(lambda: [one.text("title") for one in found.records] == ["Medir la contaminación del Samalá"])


def test_a_refused_write_keeps_the_text_tells_it_and_tries_again(window, qtbot, monkeypatch):
    keep = editing.keep_draft

    def full_disk(desk, seen, field, value):
        raise DiskRefused("database or disk is full")

    monkeypatch.setattr(autosave.editing, "keep_draft", full_disk)
    type_text("Agua")
    qtbot.waitUntil(window.banner.isVisible)
    assert "database or disk is full" in window.banner.accessibleName()
    assert window.ui.badge.text().startswith("Sin guardar")
    assert field(window, "title").text() == "Agua"
    monkeypatch.setattr(autosave.editing, "keep_draft", keep)
    window.banner.asked.emit()
    qtbot.waitUntil(lambda: [one.value for one in window.workspace.desk.book.drafts()] == ["Agua"])
    qtbot.waitUntil(lambda: not window.banner.isVisible())


def test_closing_the_window_stores_what_was_being_typed(window, desk):
    type_text("Agua")
    window.close()
    assert [one.text("title") for one in desk.book.records("proposal")] == ["Agua"]
    assert desk.book.drafts() == ()


def test_clearing_a_field_clears_it_in_the_store(window, qtbot, desk, table):
    window.open_record(editing.create(desk, "proposal", table.id, {"title": "Agua", "population": "Cantel"}))
    go_to(window, "population")
    clear(field(window, "population"))
    press("Ctrl+S")
    qtbot.waitUntil(lambda: proposals(window)[0].get("population") is None)


def test_typing_goes_on_in_a_page_that_was_left_and_come_back_to(window, qtbot):
    book = window.workspace.desk.book
    type_text("Publicar los gastos")
    press("Tab")
    qtbot.waitUntil(lambda: [one.text("title") for one in book.records("proposal")] == ["Publicar los gastos"])
    window.show_page("agreements")
    type_text("Reunirse cada mes")
    window.show_page("votes")
    window.open_record(book.records("proposal")[0])
    press("End")
    type_text(" de la mesa")
    press("Tab")
    qtbot.waitUntil(lambda: "de la mesa" in book.records("proposal")[0].text("title"))
    assert [one.text("text") for one in book.records("agreement")] == ["Reunirse cada mes"]
