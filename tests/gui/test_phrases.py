"""Phrases: found by a few letters, inserted where the cursor is, kept from what is selected, and forgotten."""

import pytest
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.gui.search_window import SearchWindow
from gobabierto_desktop.services.phrasing import BLANK, _bundled, bundled, keep_phrase, phrases_for
from gobabierto_desktop.services.spelling import Speller, words_to_spell
from tests.gui.hands import press, type_text


def opened(qtbot) -> SearchWindow:
    found = []

    def is_open():
        found[:] = [one for one in QApplication.topLevelWidgets() if isinstance(one, SearchWindow) and one.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_open)
    return found[0]


def choose(qtbot, typed: str) -> list[str]:
    """Type in the list of phrases and take the first; what was offered."""
    window = opened(qtbot)
    type_text(typed, window.ui.typed)
    offered = [one.row.title for one in window.model.findings]
    press("Return", window.ui.typed)
    qtbot.waitUntil(lambda: not any(isinstance(one, SearchWindow) for one in QApplication.topLevelWidgets()))
    return offered


def test_the_phrases_of_the_program_are_for_fields_that_exist_and_are_well_spelt(desk):
    told = _bundled(bundled("phrases"))
    assert [(kind, name) for kind, fields in told.items() for name in fields if name not in KINDS[kind].by_name] == []

    speller = Speller(desk.terms, ())
    texts = [one for fields in told.values() for phrases in fields.values() for one in phrases]
    assert [word.text for text in texts for word in words_to_spell(text) if not speller.is_right(word.text)] == []


def test_a_phrase_is_inserted_by_keyboard_and_its_blank_is_typed_over(qtbot, window, desk):
    page = window.page()
    page.go_to_field("action")
    box = page.form.box("action").editor
    type_text("Primero. ")
    press("Ctrl+J")
    offered = choose(qtbot, "datos abiertos")
    assert offered == ["Que … publique cada mes, en datos abiertos, …"]
    assert box.textCursor().selectedText() == BLANK
    type_text("el MARN", box)
    assert box.text() == "Primero. Que el MARN publique cada mes, en datos abiertos, …"
    assert page.form.record().text("action") == box.text()
    page.save()
    qtbot.waitUntil(lambda: len(desk.book.records("proposal")) == 1)
    assert desk.book.records("proposal")[0].text("action") == box.text()


def test_what_is_selected_becomes_a_phrase_of_that_field_on_this_laptop_and_is_forgotten(qtbot, window, desk):
    page = window.page()
    page.go_to_field("population")
    type_text("Comunidades de Cantel y Zunil 🙂 ")
    line = page.form.box("population").editor
    page.keep_phrase()
    assert "Seleccione primero" in window.toast.accessibleName()
    line.selectAll()
    page.keep_phrase()
    qtbot.waitUntil(lambda: len(phrases_for(desk, "proposal", "population")) == 1)
    assert phrases_for(desk, "proposal", "title") == ()

    line.clear()
    page.offer_phrases()
    assert choose(qtbot, "zunil") == ["Comunidades de Cantel y Zunil 🙂"]
    assert page.form.record().text("population") == "Comunidades de Cantel y Zunil 🙂"

    page.go_to_field("population")
    page.drop_phrase()
    assert choose(qtbot, "") == ["Comunidades de Cantel y Zunil 🙂"]
    qtbot.waitUntil(lambda: phrases_for(desk, "proposal", "population") == ())


@pytest.mark.parametrize("spoilt", [b"{", b"\xff", b'{"proposal.title": 3}'])
def test_a_spoilt_list_of_phrases_keeps_nobody_from_typing(desk, spoilt):
    keep_phrase(desk, "proposal", "title", "Agua")
    (desk.folder / "escritura" / "frases.json").write_bytes(spoilt)
    assert phrases_for(desk, "proposal", "title") == ()
    keep_phrase(desk, "proposal", "title", "Río")
    assert [one.text for one in phrases_for(desk, "proposal", "title")] == ["Río"]
