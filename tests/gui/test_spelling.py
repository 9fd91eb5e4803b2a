"""Spelling in the window: marks under words, a key that goes from one to the next, words that are added."""

from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.gui.widgets.long_text import units
from gobabierto_desktop.services.own_words import own_words
from gobabierto_desktop.settings import read_settings
from tests.gui.hands import press, type_text

LONG = 60_000
"""Milliseconds: the dictionary is read on the first word, and the machine may be busy."""


def marked(box) -> list[str]:
    wavy = QTextCharFormat.UnderlineStyle.WaveUnderline
    return [one.cursor.selectedText() for one in box.extraSelections() if one.format.underlineStyle() == wavy]


def open_menu(qtbot, words: str):
    """The menu of a word, once that order is in it."""
    qtbot.waitUntil(lambda: bool(QApplication.activePopupWidget()), timeout=LONG)
    menu = QApplication.activePopupWidget()
    qtbot.waitUntil(lambda: words in [one.text() for one in menu.actions()], timeout=LONG)
    return menu


def test_words_are_marked_mended_and_added_by_keyboard(qtbot, window, desk):
    page = window.page()
    box = page.form.box("problem").editor
    box.setFocus()
    type_text("La transparensia de K’iche’ y Zunil 🙂 con Ixcot")

    # the word under the hand is not marked before it is left
    qtbot.waitUntil(lambda: marked(box) == ["transparensia"], timeout=LONG)
    type_text(". ")
    qtbot.waitUntil(lambda: marked(box) == ["transparensia", "Ixcot"], timeout=LONG)

    press("Shift+F7")  # past the end: it begins again at the top
    menu = open_menu(qtbot, "transparencia")
    assert menu.accessibleName() == "«transparensia» no está en el diccionario"
    assert box.textCursor().selectedText() == "transparensia"
    press("Return", menu)
    assert box.text() == "La transparencia de K’iche’ y Zunil 🙂 con Ixcot. "
    page.save()
    qtbot.waitUntil(lambda: len(desk.book.records("proposal")) == 1)
    assert desk.book.records("proposal")[0].text("problem").startswith("La transparencia")

    press("Shift+F7", box)
    menu = open_menu(qtbot, "&Agregar «Ixcot» al diccionario")
    press("A", menu)
    qtbot.waitUntil(lambda: own_words(desk) == ("Ixcot",), timeout=LONG)
    qtbot.waitUntil(lambda: marked(box) == [], timeout=LONG)

    press("Shift+F7", box)
    qtbot.waitUntil(lambda: "No hay más" in window.toast.accessibleName(), timeout=LONG)

    # the menu of the text takes the word away again
    cursor = box.textCursor()
    cursor.setPosition(units(box.text()).index("Ixcot") + 2)
    box.setTextCursor(cursor)
    box.customContextMenuRequested.emit(box.cursorRect().center())
    menu = open_menu(qtbot, "Quitar «Ixcot» del diccionario")
    next(one for one in menu.actions() if one.text().startswith("Quitar")).trigger()
    menu.close()
    qtbot.waitUntil(lambda: own_words(desk) == () and marked(box) == ["Ixcot"], timeout=LONG)

    # turned off, it stays so
    tick = next(one for one in window.menus["&Ver"].actions() if one.text() == "Revisar la &ortografía")
    tick.trigger()
    assert marked(box) == []
    assert not read_settings(desk.folder).spelling


def test_a_choice_against_marks_is_remembered(qtbot, show, desk, table):
    first = show()
    next(one for one in first.menus["&Ver"].actions() if one.text() == "Revisar la &ortografía").trigger()
    first.close()

    second = show()

    tick = next(one for one in second.menus["&Ver"].actions() if one.text() == "Revisar la &ortografía")
    assert not tick.isChecked()
