"""A commitment on its official form by the keyboard alone: milestones, contacts, versions, and the sheet on paper."""

import pytest
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.domain.ids import published_id
from gobabierto_desktop.services import editing
from tests.commitments.conftest import PLAN
from tests.gui.hands import press, type_text
from tests.reports.reading import pdf_outline, pdf_text

C22 = published_id(PLAN, "commitment", "22")


@pytest.fixture
def opened(window, desk):
    """Commitment 22 on its form."""
    window.open_record(desk.book.record(C22))
    return window


def order(window, name):
    next(one for one in window.orders if one.objectName() == name).trigger()


def test_the_table_of_milestones_reads_as_the_official_one_and_a_row_opens_in_the_follow_up(opened):
    order(opened, "show_milestones")
    page = opened.page()

    table = page.table.cells.table
    assert table.columns == ("No.", "Hitos", "Entidad responsable", "En curso o nuevo", "Inicio", "Término")
    assert [row[0] for row in table.rows][:5] == ["1", "2", "3", "4", "4.a"]
    assert page.table.hasFocus()
    press("Down")
    press("Return")
    assert opened.page() is opened.pages["follow_up"]
    assert opened.page().milestone.form.record().text("number") == "2"


def test_a_milestone_is_added_by_keyboard_with_units_of_several_institutions(opened, desk, qtbot):
    order(opened, "show_milestones")
    press("Alt+N")
    form = opened.pages["follow_up"].milestone.form
    qtbot.waitUntil(lambda: form.record().text("number") == "6")
    for name, typed in (
        ("title", "Publicación del catálogo"),
        ("starts", "3/2019"),
        ("ends", "12/2019"),
        ("replanned_ends", "6/2020"),
    ):
        form.focus_field(name)
        type_text(typed)
    form.put("institutions", ("11130007", "11200021"))
    press("Ctrl+S")

    def added():
        return [one for one in desk.book.records("milestone", C22) if one.text("title") == "Publicación del catálogo"]

    qtbot.waitUntil(lambda: bool(added()) and added()[0].codes("institutions") == ("11130007", "11200021"))
    assert (added()[0].text("ends"), added()[0].text("replanned_ends")) == ("2019-12", "2020-06")


def test_contacts_are_listed_in_their_order_and_added_by_keyboard(opened, desk, qtbot):
    order(opened, "show_contacts")
    page = opened.page()
    assert [one.number("number") for one in page.model.records] == [*range(1, len(page.model.records) + 1)]
    many = len(page.model.records)
    press("Ctrl+N")
    assert page.form.record().number("number") == many + 1
    page.form.focus_field("name")
    type_text("Lucía Inventada")
    page.form.focus_field("post")
    type_text("Delegada suplente")
    press("Ctrl+S")

    def kept():
        return {one.text("name"): one.text("post") for one in desk.book.records("contact", C22)}

    qtbot.waitUntil(lambda: kept().get("Lucía Inventada") == "Delegada suplente")
    assert len(page.model.records) == many + 1


def test_the_versions_say_who_changed_what_word_by_word(opened, desk, qtbot):
    milestone = next(one for one in desk.book.records("milestone", C22) if one.text("number") == "1")
    editing.save(desk, milestone, {"title": milestone.text("title").replace("11 talleres", "14 talleres")})
    order(opened, "show_versions")
    page = opened.page()

    qtbot.waitUntil(lambda: "Versión 2" in page.told.toPlainText())
    told = page.told.toPlainText()
    assert told.index("Versión 2") < told.index("Versión 1")
    assert "Ana Inventada · esta computadora" in told
    assert "Hito 1: " in told
    assert "1114 talleres" in told
    assert "line-through" in page.told.toHtml()
    assert "catálogo del plan" in told
    press("Alt+R")
    qtbot.waitUntil(lambda: opened.page() is opened.pages["commitments"])


def test_the_official_sheet_is_printed_from_the_window_with_its_versions(opened, desk, qtbot, tmp_path):
    editing.save(desk, desk.book.record(C22), {"additional": "Se vincula con el K’atun."})
    opened.workspace.dialogs.answers = [tmp_path / "ficha.pdf"]
    order(opened, "print_sheet")

    qtbot.waitUntil((tmp_path / "ficha.pdf").exists)
    document = (tmp_path / "ficha.pdf").read_bytes()
    assert "Anexo: versiones del compromiso" in [title for _, title in pdf_outline(document)]
    assert "Ana Inventada, esta computadora" in pdf_text(document)


def test_the_pages_of_a_commitment_say_so_where_none_was_opened(window):
    window.workspace.commitment = None
    for name in ("milestones", "versions"):
        window.show_page(name)
        assert "Elija un compromiso" in window.page().name.text()
    window.show_page("contacts")
    assert QApplication.focusWidget() is not None
