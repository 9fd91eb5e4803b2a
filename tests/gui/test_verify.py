"""Any signed file is checked by dropping it on the program: with an account or without, the book open, locked or absent."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from gobabierto_desktop.gui.application import prepare
from gobabierto_desktop.gui.trust.verify_window import VerifyWindow
from gobabierto_desktop.packages.reader import open_package
from gobabierto_desktop.services import trusting
from tests.gui.conftest import ScriptedDialogs, end
from tests.gui.hands import drop, offer, press

LONG = 30_000


@pytest.fixture
def received(disagreement, tmp_path) -> Path:
    """A folder with a package, what it holds as files, and one file that is nothing."""
    package, _other = disagreement
    folder = tmp_path / "usb"
    folder.mkdir()
    shutil.copy(package, folder / "foro.asice")
    opened = open_package(package)
    for name in ("acta.pdf", "datos.xlsx"):
        (folder / name).write_bytes(opened.find(name) or b"")
    (folder / "carta.txt").write_text("hola", encoding="utf-8")
    return folder


def rows(panel):
    return [panel.files.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(panel.files.rowCount())]


def checked(qtbot, panel, count: int):
    qtbot.waitUntil(lambda: panel.files.rowCount() == count and not panel.job.is_busy, timeout=LONG)
    return rows(panel)


def test_a_laptop_without_identity_or_forum_checks_what_it_chooses(open_on, desk, received, qtbot):
    window = open_on(desk)
    dialogs(window).answers = [(received / "foro.asice", received / "carta.txt")]
    press("F11")
    panel = window.page().panel

    package, letter = checked(qtbot, panel, 2)

    assert package == "foro.asice, 3 firmas, 0 en regla, íntegro, firmante desconocido"
    assert letter.endswith("no se pudo verificar")
    assert "todavía no conoce a ninguna autoridad" in panel.banner.accessibleName()
    found = panel.ui.details.toPlainText()
    for said in ("Íntegro.", "Desconocido: Ana Inventada", "Declarada, no sellada:", "responsable", "Tipo de firma"):
        assert said in found
    assert panel.state.text() == "Íntegro, firmante desconocido"


def test_who_knows_the_authority_is_told_so_and_a_changed_file_names_what_changed(open_on, laptops, received, qtbot):
    content = bytearray((received / "foro.asice").read_bytes())
    content[len(content) // 2] ^= 1
    (received / "alterado.asice").write_bytes(bytes(content))
    window = open_on(laptops.luis)
    window.show_page("verify")
    panel = window.page().panel
    assert offer(panel, received / "foro.asice").isAccepted()
    drop(panel, received / "acta.pdf", received / "alterado.asice")

    acta, altered = checked(qtbot, panel, 2)

    assert acta == "acta.pdf, Ana Inventada, Facilitación, Institución Inventada, íntegro y conocido"
    assert altered.split(", ")[0] == "alterado.asice"
    assert panel.state.text() == "Íntegro y conocido"
    press("Down")
    assert "alterado" in panel.ui.details.toPlainText().casefold()
    assert panel.state.text() == "Alterado"
    panel.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(
        "acta.pdf: íntegro · firmante conocido: Ana Inventada, Institución Inventada · hora declarada"
    )
    assert "alterado.asice: " in copied


def test_a_workbook_saved_anew_is_told_apart_from_one_with_a_changed_figure(open_on, laptops, received, qtbot):
    book = load_workbook(received / "datos.xlsx")
    book.save(received / "otra-vez.xlsx")
    sheet = book.worksheets[0]
    place = next(cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str))
    was, place.value = place.value, "otra cosa"
    book.save(received / "cambiado.xlsx")
    window = open_on(laptops.luis)
    window.show_page("verify")
    panel = window.page().panel
    drop(panel, *(received / name for name in ("otra-vez.xlsx", "cambiado.xlsx", "foro.asice")))

    again, changed, _package = checked(qtbot, panel, 3)

    assert again == "otra-vez.xlsx, Los datos coinciden, la firma no, guardado de nuevo"
    assert changed == "cambiado.xlsx, Cambió una celda, datos cambiados"
    press("Down")
    found = panel.ui.details.toPlainText()
    assert "1 celda cambió" in found
    assert f"{was}\notra cosa" in found
    assert "Comparado con foro.asice" in found
    assert sheet.title in found
    dialogs(window).answers = [received / "cambiado.xlsx"]
    panel.ui.compare_button.setFocus()
    press("Space")
    qtbot.waitUntil(lambda: "Es el mismo archivo" in panel.ui.details.toPlainText(), timeout=LONG)


def test_an_authority_is_believed_once_its_fingerprint_was_compared(open_on, desk, laptops, received, qtbot):
    window = open_on(desk)
    window.show_page("verify")
    panel = window.page().panel
    drop(panel, received / "acta.pdf")
    checked(qtbot, panel, 1)
    certificate = trusting.trust_folder(laptops.coordinator) / "ca.pem"
    for answer, word in ((False, "Íntegro, firmante desconocido"), (True, "Íntegro y conocido")):
        dialogs(window).answers = [certificate, answer]
        panel.ui.authority_button.setFocus()
        press("Space")
        qtbot.waitUntil(lambda word=word: panel.state.text() == word and not panel.job.is_busy, timeout=LONG)
    assert trusting.anchors_of(desk).certificates == ()
    assert "Compare de viva voz" in dialogs(window).shown[-1]


def test_a_file_is_checked_where_there_are_no_data_and_none_are_made(qapp, qtbot, received, tmp_path):
    nowhere = tmp_path / "nada"
    prepare(qapp, nowhere)
    window = VerifyWindow(nowhere, ScriptedDialogs())

    window.open_with([received / "acta.pdf"])

    (acta,) = checked(qtbot, window.panel, 1)
    assert acta.endswith("íntegro, firmante desconocido")
    assert not nowhere.exists()
    press("Esc", window)
    assert not window.isVisible()
    end(qapp, [window])


def test_a_file_is_checked_beside_an_open_book_with_whom_it_believes(qapp, qtbot, laptops, received):
    window = VerifyWindow(laptops.luis.folder, ScriptedDialogs())

    window.open_with([received / "acta.pdf"])

    (acta,) = checked(qtbot, window.panel, 1)
    assert acta.endswith("íntegro y conocido")
    end(qapp, [window])


def dialogs(window):
    return window.workspace.dialogs
