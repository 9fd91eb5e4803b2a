"""A long text in the window: pasted, typed on and kept; what no field takes is refused where it is typed."""

from PySide6.QtCore import QMimeData

from gobabierto_desktop.gui.widgets.long_text import MOST
from tests.gui.hands import press, type_text

LONG = "\n".join(f"El río Samalá baja sucio por Zunil; reunión {number}." for number in range(18_000))[:899_990]


def paste(box, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    box.insertFromMimeData(data)


def test_900_kb_are_pasted_typed_on_and_kept_and_a_megabyte_is_refused_in_words(qtbot, window, desk):
    page = window.page()
    type_text("Un texto muy largo")
    page.go_to_field("problem")
    box = page.form.box("problem")
    paste(box.editor, LONG)
    type_text(" Agua 🙂.")
    whole = f"{LONG} Agua 🙂."
    assert page.form.record().text("problem") == whole

    paste(box.editor, "b" * 200_000)
    assert box.editor.text() == whole
    assert f"como máximo {MOST:,} caracteres y esto agrega 200,000" in box.message.text()
    assert box.message.isVisible()
    assert box.editor.accessibleDescription() == box.message.text()
    paste(box.editor, "c" * (MOST - len(whole)))
    type_text("d")
    assert len(box.editor.text()) == MOST
    assert "agrega 1." in box.message.text()
    press("Backspace", box.editor)
    type_text("d")
    assert box.editor.text().endswith("cd")
    assert not box.message.isVisible()

    # what is selected makes room for what takes its place
    press("Ctrl+A", box.editor)
    paste(box.editor, whole)
    page.save()
    qtbot.waitUntil(lambda: [one.text("problem") for one in desk.book.records("proposal")] == [whole], timeout=60_000)
    page.new()
    page.open_record(desk.book.records("proposal")[0])
    assert box.editor.text() == whole
