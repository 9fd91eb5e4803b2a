"""Convening in the window: the notice in words, a move with its reason, who is accredited and trained."""

import pytest
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.services import editing
from gobabierto_desktop.services.convening import convocation
from tests.gui.hands import clear, press, type_text
from tests.gui.laptops import PIN
from tests.reports.reading import pdf_text


@pytest.fixture
def forum(window, table):
    return window.workspace.desk.book.record(table.parent)


def test_the_notice_is_said_in_words_beside_what_was_asked(window, forum):
    editing.save(window.workspace.desk, forum, {"convened_on": "2018-05-10"})
    press("Ctrl+Shift+O")
    assert window.page().notice.text() == (
        "Convocada el 10/05/2018, con 6 días de anticipación; las organizaciones pidieron 15 días."
    )


def test_a_new_date_is_kept_only_with_its_reason_and_both_are_listed(window, forum, qtbot):
    press("Ctrl+Shift+O")
    page, desk = window.page(), window.workspace.desk
    clear(QApplication.focusWidget())
    type_text("20/5/2018")
    press("Ctrl+Return")
    assert "Diga por qué cambia" in page.form.box("change_reason").message.text()
    assert desk.book.record(forum.id).text("held_on") == "2018-05-16"

    type_text("El salón estaba ocupado")
    press("Ctrl+Return")

    qtbot.waitUntil(lambda: desk.book.record(forum.id).text("held_on") == "2018-05-20")
    qtbot.waitUntil(lambda: "16/05/2018 → 20/05/2018\nEl salón estaba ocupado — Ana Inventada" in page.moves.text())
    assert convocation(desk, desk.book.record(forum.id)).unexplained == ()


def test_the_convocation_is_printed_from_its_page(window, forum, tmp_path, qtbot):
    editing.save(window.workspace.desk, forum, {"agenda": "Bienvenida", "decision_rule": "CONS"})
    press("Ctrl+Shift+O")
    path = tmp_path / "convocatoria.pdf"
    window.workspace.dialogs.answers = [path]
    window.page().print_paper()
    qtbot.waitUntil(path.exists)
    assert "Consenso" in pdf_text(path.read_bytes())


def test_a_delegate_and_a_training_are_typed_in_their_pages(window, forum, qtbot):
    book = window.workspace.desk.book
    window.show_page("delegates")
    window.page().go_to_field("name")
    type_text("Luz Inventada\t")
    qtbot.waitUntil(lambda: [one.text("name") for one in book.records("delegate", forum.id)] == ["Luz Inventada"])
    window.show_page("trainings")
    type_text("Rosa Inventada\t")
    qtbot.waitUntil(lambda: [one.text("name") for one in book.records("training", forum.id)] == ["Rosa Inventada"])


def test_the_certificate_is_signed_from_the_page_of_trainings(laptops, open_on, tmp_path, qtbot):
    desk = laptops.coordinator
    forum = editing.create(desk, "forum", None, {"name": "Foro de Cantel", "held_on": "2018-05-16"})
    told = {"course": "Facilitación", "given_by": "INAP", "hours": 16, "starts_on": "2018-04-02", "role": "FACI"}
    training = editing.create(desk, "training", forum.id, {"name": "Rosa Inventada", **told})
    window = open_on(desk)
    window.open_record(training)
    path = tmp_path / "constancia.pdf"
    window.workspace.dialogs.answers = [path, PIN]

    window.page().write_certificate()

    qtbot.waitUntil(path.exists, timeout=20_000)
    assert "Rosa Inventada" in pdf_text(path.read_bytes())
