"""Notes on the fields of a record: left with a key, marked, listed, undone, and there after a restart."""

import pytest
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.gui.notes.note_window import NoteWindow
from gobabierto_desktop.gui.search_window import SearchWindow
from gobabierto_desktop.services.remarking import leave_note, notes_on
from tests.gui.hands import press, type_text


def opened(qtbot, kind):
    """The window of that kind that was just opened."""
    found = []

    def is_open():
        found[:] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_open)
    return found[0]


@pytest.mark.parametrize("page_name", ["capture", "attendance"])
def test_a_note_is_left_on_a_field_marked_listed_and_undone(qtbot, window, desk, show, page_name):
    window.show_page(page_name)
    page = window.page()
    first, second = page.form.field_names()[:2]
    press("Ctrl+E")
    assert "Escriba primero" in window.toast.accessibleName()

    type_text("María Inventada")
    press("Ctrl+E")
    note = opened(qtbot, NoteWindow)
    assert page.kind.field(first).label in note.ui.title.text()
    type_text("Lo dijo su hermana;\nfalta confirmar", note.text)
    press("Ctrl+Return", note.text)
    box = page.form.box(first)
    qtbot.waitUntil(box.note.isVisible)
    assert box.editor.accessibleName().endswith(", con nota")
    assert not page.form.box(second).note.isVisible()
    (record,) = desk.book.records(page.kind.name)
    assert [one.text for one in notes_on(desk, record)] == ["Lo dijo su hermana;\nfalta confirmar"]

    # it is listed, leads to its field, and stands in the history
    page.go_to_field(second)
    page.list_notes()
    listed = opened(qtbot, SearchWindow)
    assert "Lo dijo su hermana" in listed.model.findings[0].row.title
    press("Return", listed.ui.typed)
    qtbot.waitUntil(lambda: not any(isinstance(one, SearchWindow) for one in QApplication.topLevelWidgets()))
    window.show_past()
    qtbot.waitUntil(lambda: any("<h3>Notas</h3>" in one for one in window.workspace.dialogs.shown))
    assert f"Nota de {page.kind.field(first).label}" in window.workspace.dialogs.shown[-1]

    # another record has none; this one has it again after a restart
    page.new()
    assert not box.note.isVisible()
    window.close()
    again = show()
    again.open_record(desk.book.record(record.id))
    assert again.page().form.box(first).note.isVisible()
    again.undo_step()
    qtbot.waitUntil(lambda: not again.page().form.box(first).note.isVisible())
    again.redo_step()
    qtbot.waitUntil(again.page().form.box(first).note.isVisible)


def test_ones_own_note_is_read_again_and_taken_away(qtbot, window, desk, table):
    page = window.page()
    type_text("Agua limpia")
    page.save()
    qtbot.waitUntil(lambda: len(desk.book.records("proposal")) == 1)
    (record,) = desk.book.records("proposal")
    leave_note(desk, record, "title", "La mía")
    window.workspace.renew()
    page.form.focus_first()
    page.note_field()

    note = opened(qtbot, NoteWindow)
    assert note.text.text() == "La mía"
    assert not note.ui.others.isVisible()
    note.ui.remove_button.click()
    qtbot.waitUntil(lambda: notes_on(desk, record) == ())
    qtbot.waitUntil(lambda: not page.form.box("title").note.isVisible())
