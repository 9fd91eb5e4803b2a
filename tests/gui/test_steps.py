"""Undoing, doing again and history, with the keys: every step, also after the window was closed and opened."""

from PySide6.QtWidgets import QApplication

from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk
from tests.gui.hands import clear, press, type_text


def titles(window):
    return [one.text("title") for one in window.workspace.desk.book.records("proposal")]


def title_field(window):
    return window.pages["capture"].form.box("title").editor


def named(window, order):
    window.menus["&Editar"].aboutToShow.emit()
    return next(one for one in window.orders if one.objectName() == order).text().replace("&", "")


def test_each_step_is_taken_back_and_done_again_by_keys_under_the_name_of_what_was_done(window, desk, table, qtbot):
    window.open_record(editing.create(desk, "proposal", table.id, {"title": "Agua"}))
    clear(title_field(window))
    type_text("Agua limpia")
    press("Tab")
    qtbot.waitUntil(lambda: titles(window) == ["Agua limpia"])
    label = window.pages["capture"].kind.field("title").label
    assert named(window, "undo_step") == f"Deshacer: escribir {label}"

    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: titles(window) == ["Agua"])
    qtbot.waitUntil(lambda: title_field(window).text() == "Agua")
    assert named(window, "redo_step") == f"Rehacer: escribir {label}"

    press("Ctrl+Alt+Y")
    qtbot.waitUntil(lambda: titles(window) == ["Agua limpia"])
    qtbot.waitUntil(lambda: title_field(window).text() == "Agua limpia")
    assert named(window, "redo_step") == "Rehacer el último paso"


def test_typing_goes_on_after_undoing_in_the_same_field_and_disputes_nothing(window, desk, table, qtbot):
    window.open_record(editing.create(desk, "proposal", table.id, {"title": "Agua"}))
    clear(title_field(window))
    type_text("Pozo")
    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: title_field(window).text() == "Agua")
    assert QApplication.focusWidget() is title_field(window)

    press("End")
    type_text(" y ríos")
    press("Tab")
    qtbot.waitUntil(lambda: titles(window) == ["Agua y ríos"])
    assert desk.book.conflicts() == ()


def test_ctrl_z_in_a_field_takes_back_typing_and_outside_of_fields_the_last_step(window, desk, table, qtbot):
    editing.create(desk, "proposal", table.id, {"title": "Escuelas"})
    type_text("Agua")
    press("Ctrl+Z")
    assert title_field(window).text() == ""
    assert titles(window) == ["Escuelas"]

    press("Tab")
    window.pages["capture"].view.setFocus()
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: titles(window) == [])


def test_a_record_begun_by_the_step_taken_back_leaves_an_empty_form(window, qtbot):
    type_text("Agua")
    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: title_field(window).text() == "")
    assert titles(window) == []
    type_text("Luz")
    press("Tab")
    qtbot.waitUntil(lambda: titles(window) == ["Luz"])


def test_what_was_done_before_the_window_was_closed_is_still_undone_and_done_again(open_on, tmp_path, qtbot):
    first = open_desk(tmp_path / "datos", "Ana Inventada")
    forum = editing.create(first, "forum", None, {"name": "Foro de Cantel"})
    table = editing.create(first, "dialogue_table", forum.id, {"number": 1})
    window = open_on(first)
    window.open_record(editing.create(first, "proposal", table.id, {"title": "Agua"}))
    press("F4")
    qtbot.waitUntil(lambda: titles(window) == [])
    window.close()
    first.close()

    again = open_desk(tmp_path / "datos", "Ana Inventada")
    window = open_on(again)
    assert named(window, "undo_step") == "Deshacer: borrar Propuesta"
    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: titles(window) == ["Agua"])
    qtbot.waitUntil(lambda: title_field(window).text() == "Agua")
    press("Ctrl+Alt+Y")
    qtbot.waitUntil(lambda: titles(window) == [])
    window.close()
    again.close()


def test_where_nothing_is_left_it_is_said(show, qtbot):
    window = show()
    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: window.toast.accessibleName() == "No hay nada que deshacer.")
    press("Ctrl+Alt+Y")
    qtbot.waitUntil(lambda: window.toast.accessibleName() == "No hay nada que rehacer.")


def test_ctrl_h_tells_who_wrote_what_where_and_over_what(window, desk, table, qtbot):
    seen = editing.create(desk, "proposal", table.id, {"title": "Agua <b>", "municipality": "0916"})
    window.open_record(editing.save(desk, seen, {"title": "Agua limpia"}))
    press("Ctrl+H")
    qtbot.waitUntil(lambda: len(window.workspace.dialogs.shown) == 1)
    (shown,) = window.workspace.dialogs.shown
    of_title, of_record = shown.split("Todo el registro")
    for words in ("Ana Inventada", "esta computadora", "Agua &lt;b&gt;", "Agua limpia", "(vacío)"):
        assert words in of_title
    assert "Zunil" not in of_title
    assert "Zunil" in of_record
