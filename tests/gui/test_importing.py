"""A table is dropped, pasted or chosen, looked at with every trap in view, taken in and taken back as one step."""

import csv
import io

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.undoing import steps
from tests.forum.test_forum_bulk import TRAPS
from tests.gui.hands import drop, offer, press

LONG = 30_000


@pytest.fixture
def page(window):
    window.show_page("importing")
    return window.page()


@pytest.fixture
def traps(tmp_path):
    path = tmp_path / "propuestas.csv"
    path.write_text(TRAPS, encoding="utf-8", newline="")
    return path


def rest(qtbot, page):
    """Wait until the page has read what it was given."""
    qtbot.waitUntil(lambda: page.plan is not None and not page.planner.is_busy and not page.job.is_busy, timeout=LONG)


def finish(qtbot, page):
    qtbot.waitUntil(lambda: page.banner.isVisibleTo(page) and not page.job.is_busy, timeout=LONG)


def cell(page, row, column):
    return page.rows.index(row, column).data()


def order_dates(qtbot, page, keys="Down"):
    page.ui.order.setFocus()
    press(keys)
    rest(qtbot, page)


def titles(desk):
    return [one.text("title") for one in desk.book.records("proposal")]


def test_a_file_with_every_trap_is_dropped_looked_at_and_taken_in_by_keyboard(page, window, desk, traps, qtbot):
    assert offer(page, traps).isAccepted()
    drop(page, traps)
    rest(qtbot, page)

    assert page.ui.drop_words.text() == "propuestas.csv · UTF-8, separado por punto y coma"
    assert page.balance.text() == "7 leídas = 4 entran + 0 completan + 1 ya estaban + 1 en blanco + 1 rechazadas"
    assert len(page.plan.rows) == page.plan.balance.read == 7
    assert [box.currentText() for box in page.columns.lists][:3] == [
        "Título de la propuesta",
        "Problema que atiende",
        "Entidad responsable",
    ]
    assert cell(page, 0, 2) == "Primera línea ↵ segunda; línea"
    assert cell(page, 1, 1) == "=SUMA(A1)"
    assert cell(page, 6, 1) == "2345678901234"
    assert cell(page, 6, 2) == "0001"
    assert page.ui.dates_card.isVisibleTo(page)
    assert "2 de 3 fechas sólo pueden ser día/mes y ninguna sólo mes/día." in page.ui.evidence.text()

    press("Ctrl+Return")  # nobody said how the dates are written
    assert "2 de 3 fechas" in page.banner.accessibleName()
    assert page.ui.order.hasFocus()
    assert titles(desk) == []

    press("Down")
    rest(qtbot, page)
    press("Ctrl+Return")
    finish(qtbot, page)

    said = "4 filas entraron; 1 ya estaba; 1 estaba en blanco; 1 no entró."
    assert page.banner.accessibleName() == said
    assert titles(desk) == ["Agua limpia, ya", "=SUMA(A1)", "-viñeta", "2345678901234"]
    assert desk.book.records("proposal")[1].get("presented_on") == "2018-05-03"
    qtbot.waitUntil(lambda: page.plan.balance.new == 0, timeout=LONG)
    assert page.balance.text() == "7 leídas = 0 entran + 0 completan + 5 ya estaban + 1 en blanco + 1 rechazadas"


def test_what_is_marked_is_walked_with_one_key_and_told_with_sheet_row_and_column(page, traps, qtbot):
    page.open_table(traps)
    rest(qtbot, page)
    told = []
    for _ in range(4):
        press("F10")
        told.append(page.ui.explained.text())

    assert told[0].startswith("propuestas.csv, fila 4, columna C (Institución responsable): «MARN inventado» no está")
    assert told[1].startswith("propuestas.csv, fila 4, columna D (Plazo): «dos años» no es un número entero")
    assert told[2].startswith("propuestas.csv, fila 5, columna E (Fecha): «31/31/2018»")
    assert told[3] == "propuestas.csv, fila 7: rechazada. No dice nada en las columnas elegidas."

    page.ui.only_flagged.click()
    assert [page.rows.headerData(at, Qt.Orientation.Vertical) for at in range(page.rows.rowCount())] == [
        "4",
        "5",
        "7",
        "8",
    ]


def test_a_whole_import_is_undone_with_one_button_and_done_again_after_a_restart(
    page, window, desk, traps, qtbot, open_on
):
    page.open_table(traps)
    rest(qtbot, page)
    order_dates(qtbot, page)
    press("Ctrl+Return")
    finish(qtbot, page)

    qtbot.waitUntil(lambda: page.plan.balance.new == 0, timeout=LONG)
    page.banner._button.click()
    qtbot.waitUntil(lambda: page.plan.balance.new == 4, timeout=LONG)
    assert titles(desk) == []
    rest(qtbot, page)

    folder = desk.folder
    window.close()
    desk.close()
    again = open_desk(folder, "Ana Inventada")
    assert steps(again).redo_name == "Rehacer: importar 4 filas de «propuestas.csv»"
    other = open_on(again)
    press("Ctrl+Alt+Y")
    qtbot.waitUntil(lambda: len(titles(again)) == 4, timeout=LONG)
    other.close()
    again.close()


def test_a_column_is_sent_elsewhere_and_a_field_is_never_filled_twice(page, traps, qtbot):
    page.open_table(traps)
    rest(qtbot, page)
    page.columns.reach(6)
    kind = KINDS["proposal"]
    at = page.columns.lists[6].findData("problem")
    page.columns.lists[6].setCurrentIndex(at)
    page.columns.lists[6].activated.emit(at)
    rest(qtbot, page)

    assert [one.field for one in page.plan.columns if one.place in {1, 6}] == [None, "problem"]
    assert page.columns.lists[1].currentText() == "— no se importa —"
    assert page.rows.headerData(7, Qt.Orientation.Horizontal).endswith(f"→ {kind.field('problem').label}")
    assert page.columns.lists[6].hasFocus()


def test_a_table_copied_in_word_is_pasted_from_any_page(window, desk, qtbot):
    copied = QMimeData()
    copied.setHtml("<table><tr><td>Título</td><td>Plazo</td></tr><tr><td>Agua<p>limpia</td><td>2</td></tr></table>")
    copied.setText("Título\tPlazo\nAgua limpia\t2")
    QGuiApplication.clipboard().setMimeData(copied)
    press("Ctrl+Shift+V")
    page = window.page()
    rest(qtbot, page)

    assert page.ui.drop_words.text() == "Lo que pegó · tabla copiada"
    press("Ctrl+Return")
    finish(qtbot, page)
    assert titles(desk) == ["Agua\nlimpia"]
    QGuiApplication.clipboard().clear()  # what is left on it at the end takes the process down


def test_of_a_workbook_the_sheet_and_what_its_rows_are_is_chosen(page, desk, tmp_path, qtbot):
    book = Workbook()
    book.active.title = "Léame"
    book.active.append(["Instrucciones", "de la lista"])
    people = book.create_sheet("Personas")
    people.append(["Nombre y apellidos", "DPI", "Sexo"])
    people.append(["Persona Inventada", "0002345678901", "Mujer"])
    book.save(tmp_path / "lista.xlsx")
    page.open_table(tmp_path / "lista.xlsx")
    rest(qtbot, page)
    page.ui.sheet.setFocus()
    press("Down")
    rest(qtbot, page)
    page.ui.target.setFocus()
    press("End")
    rest(qtbot, page)

    assert page.ui.target.currentText() == "Una persona del Foro de Cantel"
    press("Ctrl+Return")
    finish(qtbot, page)
    (person,) = desk.book.records("participant")
    assert (person.text("name"), person.text("cui"), person.text("sex")) == ("Persona Inventada", "0002345678901", "2")


def test_what_a_closed_acta_tells_takes_nothing_in_and_what_is_no_table_is_told(
    page, desk, table, traps, tmp_path, qtbot
):
    (tmp_path / "foto.xlsx").write_bytes(b"PK\x03\x04 no es un libro")
    page.open_table(tmp_path / "foto.xlsx")
    finish(qtbot, page)
    assert "No se pudo leer «foto.xlsx»" in page.banner.accessibleName()

    acta = editing.begin(desk, "acta", table.parent)
    editing.record_values(desk, acta, {"number": "1-2018", "closed_at": "2018-05-16T20:00:00Z"}, "cerrar el acta")
    page.open_table(traps)
    rest(qtbot, page)
    order_dates(qtbot, page)
    press("Ctrl+Return")
    finish(qtbot, page)
    assert titles(desk) == []
    assert "El acta 1-2018 está cerrada y firmada" in page.banner.accessibleName()


def test_an_import_that_is_stopped_leaves_nothing(page, desk, tmp_path, qtbot):
    text = io.StringIO()
    csv.writer(text).writerows([("Título", "Plazo"), *((f"Propuesta inventada {at}", "2") for at in range(3_000))])
    (tmp_path / "muchas.csv").write_text(text.getvalue(), encoding="cp1252", newline="")
    page.open_table(tmp_path / "muchas.csv")
    rest(qtbot, page)
    assert page.plan.balance.new == 3_000
    page.job.busy.connect(lambda is_busy: page.job.stop() if is_busy else None)
    press("Ctrl+Return")
    finish(qtbot, page)

    assert page.banner.accessibleName().startswith("Se detuvo a petición suya.")
    assert titles(desk) == []


def test_the_rows_behave_as_qt_asks_of_a_model(page, traps, qtbot, qtmodeltester):
    page.open_table(traps)
    rest(qtbot, page)
    qtmodeltester.check(page.rows)
    page.ui.only_flagged.click()
    qtmodeltester.check(page.rows)
