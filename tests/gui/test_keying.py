"""Keying the attendance sheet, and keying it again: by the keyboard alone, with the first keying hidden."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from gobabierto_desktop.domain.double_entry import Verification
from gobabierto_desktop.domain.keying import KEYING
from gobabierto_desktop.services import editing, enrolling, keying
from gobabierto_desktop.services.receiving import Keys, receive
from tests.gui.hands import clear, press, type_text
from tests.gui.laptops import PIN, deliver


@pytest.fixture
def beeps(monkeypatch):
    heard = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append("beep"))
    return heard


@pytest.fixture
def sheet(desk, table):
    """Two people keyed from the sheet."""
    people = []
    for strip, name in ((1, "Ana Inventada"), (2, "Beto Inventado")):
        person = editing.create(desk, "participant", table.parent, {"name": name, "sex": "2", "age": 30 + strip})
        keying.place_on_sheet(desk, person, strip)
        people.append(person)
    keying.choose_fields(desk, ("name", "age"))
    return people


def people(window):
    return window.workspace.desk.book.records("participant")


def acts(window, act):
    return [one for one in window.workspace.desk.book.records(KEYING.name) if one.text("act") == act]


def focused():
    return QApplication.focusWidget().accessibleName()


def test_the_sheet_is_keyed_box_by_box_with_enter_and_strip_by_strip(window, qtbot):
    press("Ctrl+T")
    page = window.page()
    assert focused() == "1 Nombre completo, obligatorio"

    type_text("Ana Inventada\n")
    assert focused() == "2 Participa como, obligatorio"
    qtbot.waitUntil(lambda: [one.get("strip") for one in acts(window, "transcribed")] == [1])
    press("Ctrl+Return")
    press("Ctrl+Return")

    assert page.ui.title.text() == "Franja 2"
    type_text("Beto Inventado\n")
    qtbot.waitUntil(lambda: [one.get("strip") for one in acts(window, "transcribed")] == [1, 2])
    qtbot.waitUntil(lambda: [one.text("name") for one in page.model.records] == ["Ana Inventada", "Beto Inventado"])


def test_enter_in_the_last_box_begins_the_next_strip(window, qtbot):
    press("Ctrl+T")
    page = window.page()
    type_text("Ana Inventada")
    page.go_to_field(page.form.field_names()[-1])
    press("Return")
    press("Esc")
    page.go_to_field(page.form.field_names()[-1])
    press("Return")
    qtbot.waitUntil(lambda: page.ui.title.text() == "Franja 2")


def test_another_strip_is_said_with_the_keyboard(window, qtbot):
    press("Ctrl+T")
    page = window.page()
    page.go_to_field("strip")
    clear(QApplication.focusWidget())
    type_text("7\n")
    assert focused() == "1 Nombre completo, obligatorio"
    type_text("Ana Inventada\n")
    qtbot.waitUntil(lambda: [one.get("strip") for one in acts(window, "transcribed")] == [7])


def test_undoing_takes_back_what_was_keyed_and_not_its_strip(window, qtbot):
    press("Ctrl+T")
    type_text("Ana Inventada\n")
    qtbot.waitUntil(lambda: bool(acts(window, "transcribed")))
    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: people(window) == ())


def test_the_same_text_passes_in_silence_and_the_strip_is_verified(window, sheet, beeps, qtbot):
    press("Ctrl+Shift+T")
    page = window.page()
    assert page.frame.title.text() == "Doble digitación · Franja 1"
    assert QApplication.focusWidget().text() == ""

    type_text("Ana Inventada\n")
    assert focused() == "8 Edad"
    type_text("31\n")

    qtbot.waitUntil(lambda: page.frame.title.text() == "Doble digitación · Franja 2")
    assert beeps == []
    assert [one.text("fields") for one in acts(window, "verified")] == ["name, age"]
    assert page.state.text() == "1 por verificar"


def test_a_mismatch_beeps_and_stays_and_the_same_again_replaces(window, sheet, beeps, qtbot):
    press("Ctrl+Shift+T")
    type_text("Ana Inventado\n")
    assert beeps == ["beep"]
    assert "No es lo que se digitó antes" in QApplication.focusWidget().accessibleDescription()
    type_text("Ana Inventado\t")
    type_text("31\n")

    qtbot.waitUntil(lambda: len(acts(window, "verified")) == 1)
    assert window.workspace.desk.book.record(sheet[0].id).text("name") == "Ana Inventado"
    (act,) = acts(window, "verified")
    assert (act.get("keyer_errors"), act.get("verifier_errors")) == (1, 0)
    assert "Ana" not in act.text("fields")


def test_the_first_text_after_a_mismatch_charges_who_keys_again(window, sheet, beeps, qtbot):
    press("Ctrl+Shift+T")
    type_text("Ama Inventada\n")
    type_text("Ana Inventada\n31\n")
    qtbot.waitUntil(lambda: len(acts(window, "verified")) == 1)
    (act,) = acts(window, "verified")
    assert (act.get("keyer_errors"), act.get("verifier_errors")) == (0, 1)
    assert beeps == ["beep"]


def test_a_choice_is_keyed_again_by_its_first_letters(window, sheet, beeps, qtbot):
    keying.choose_fields(window.workspace.desk, ("sex",))
    press("Ctrl+Shift+T")
    assert focused() == "7 Sexo"
    type_text("muj")
    press("Tab")
    qtbot.waitUntil(lambda: len(acts(window, "verified")) == 1)
    assert beeps == []


def test_which_boxes_are_keyed_again_is_chosen_and_stays(window, sheet, qtbot):
    press("Ctrl+Shift+T")
    page = window.page()
    page.choice.changed.emit(("age",))
    qtbot.waitUntil(lambda: keying.fields_keyed_again(window.workspace.desk) == ("age",))
    qtbot.waitUntil(lambda: focused().endswith("Edad"))


def test_keys_are_counted_live_and_kept_when_the_page_is_left(window, sheet, qtbot):
    press("Ctrl+Shift+T")
    page = window.page()
    type_text("Ana Inventada\n")
    assert page.operator.keystrokes.stint.keystrokes == 14
    assert "14 teclas" in page.operator._note.text()
    assert page.operator.speed.text() == "Teclas por hora: se dirá tras 30 segundos de digitar"
    press("Ctrl+T")
    qtbot.waitUntil(lambda: keying.operator(window.workspace.desk).speed.keystrokes == 14)


def test_a_second_laptop_keys_again_what_came_in_a_sealed_package_by_the_same_rule(
    open_on, laptops, beeps, tmp_path, qtbot
):
    forum = editing.create(laptops.ana, "forum", None, {"name": "Foro de Cantel", "held_on": "2018-05-16"})
    person = editing.create(laptops.ana, "participant", forum.id, {"name": "Rosa Inventada", "age": 40})
    keying.place_on_sheet(laptops.ana, person, 1)
    keys = Keys(enrolling.opener_of(laptops.coordinator, PIN), None)
    receive(laptops.coordinator, [deliver(laptops.ana, forum.id, tmp_path)], keys)
    keying.choose_fields(laptops.coordinator, ("name", "age"))
    window = open_on(laptops.coordinator)

    press("Ctrl+Shift+T")
    assert "Rosa" not in QApplication.focusWidget().text()
    type_text("Rosa Inventado\n")
    type_text("Rosa Inventado\n40\n")

    qtbot.waitUntil(lambda: len(acts(window, "verified")) == 1)
    assert beeps == ["beep"]
    (act,) = acts(window, "verified")
    assert (act.text("keyer"), act.text("verifier")) == ("Ana Inventada", "Carla Inventada")
    assert (act.get("keyer_errors"), act.get("verifier_errors")) == (1, 0)
    assert laptops.coordinator.book.record(person.id).text("name") == "Rosa Inventado"


def test_nothing_transcribed_is_said_and_leads_to_the_sheet(window, qtbot):
    press("Ctrl+Shift+T")
    press("Space")
    qtbot.waitUntil(lambda: window.page() is window.pages["transcription"])


def test_a_line_keyed_again_is_a_qlineedit_with_the_wrong_text_selected(window, sheet, beeps):
    press("Ctrl+Shift+T")
    type_text("Otra\n")
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    assert box.selectedText() == "Otra"
    assert isinstance(window.page()._verifications["name"], Verification)
