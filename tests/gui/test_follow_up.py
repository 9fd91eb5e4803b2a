"""The liaison's part in the window: a quarterly report typed, sent, returned, answered and approved; what goes with it."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from gobabierto_desktop.domain.geography import Point
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.review_steps import State
from gobabierto_desktop.services import reporting
from tests.commitments.conftest import WHOLE
from tests.gui.hands import press, type_text

QUARTER = Quarter(2019, 2)


@pytest.fixture
def followed(window):
    """The follow-up, at the first milestone of commitment 22, in the second quarter of 2019."""
    window.show_page("follow_up")
    page = window.pages["follow_up"]
    page.followed.choose_quarter(QUARTER)
    page.followed.choose_commitment(next(one.id for one in page.followed.commitments() if one.number("number") == 22))
    return page


def report(page):
    return page.followed.report()


def test_the_follow_up_opens_where_work_waits(window, desk):
    first, second = [one for one in desk.book.records("milestone") if one.text("number") == "2"][:2]
    approved = reporting.start(desk, first, Quarter(2019, 3))
    reporting.approve(desk, reporting.send(desk, reporting.save(desk, approved, WHOLE)))
    begun = reporting.start(desk, second, Quarter(2019, 3))
    reporting.start(desk, first, Quarter(2019, 1))

    window.show_page("follow_up")

    assert window.pages["follow_up"].followed.report().id == begun.id


def test_the_first_key_begins_the_report_of_the_milestone_and_quarter(followed, qtbot):
    followed.report.form.focus_field("done")
    type_text("Tres talleres en Kꞌicheꞌ")
    press("Tab")

    qtbot.waitUntil(lambda: report(followed).text("done") == "Tres talleres en Kꞌicheꞌ")
    assert (report(followed).text("quarter"), report(followed).text("state")) == ("2019-T2", State.DRAFT.value)
    row = followed.panel.milestones.index(0)
    qtbot.waitUntil(lambda: row.data(Qt.ItemDataRole.AccessibleTextRole).endswith("En elaboración"))


def test_an_incomplete_report_is_saved_and_not_sent(followed, window, qtbot):
    followed.report.form.focus_field("done")
    type_text("Un taller")
    followed.report.send_button.click()

    qtbot.waitUntil(window.banner.isVisible)
    assert "no está completo" in window.banner.findChild(QLabel, "words").text()
    assert report(followed).text("state") == State.DRAFT.value


def whole_report(page, desk):
    milestone = page.followed.milestone()
    begun = reporting.start(desk, milestone, QUARTER)
    return reporting.save(desk, begun, WHOLE)


def test_a_report_goes_to_review_and_back_and_is_approved(open_on, laptops, qtbot):
    desk = laptops.coordinator
    window = open_on(desk)
    window.show_page("follow_up")
    page = window.pages["follow_up"]
    page.followed.choose_quarter(QUARTER)
    page.followed.choose_commitment(next(one.id for one in page.followed.commitments() if one.number("number") == 22))
    page.open_record(whole_report(page, desk))
    page.report.send_button.click()
    qtbot.waitUntil(lambda: report(page).text("state") == State.SENT.value)
    qtbot.waitUntil(lambda: not page.report.form.isEnabled())

    window.workspace.dialogs.answers = ["Qué se hizo en el trimestre", "¿Dónde fue el tercer taller?"]
    page.report.comment_button.click()
    page.report.return_button.click()
    qtbot.waitUntil(lambda: report(page).text("state") == State.RETURNED.value)
    qtbot.waitUntil(page.report.answer_button.isVisible)
    assert "¿Dónde fue el tercer taller?" in page.report._beside.toPlainText()

    window.workspace.dialogs.answers = ["En Petén"]
    page.report.answer_button.click()
    qtbot.waitUntil(lambda: not page.report.answer_button.isVisible())
    page.report.send_button.click()
    qtbot.waitUntil(lambda: report(page).text("state") == State.SENT.value)
    qtbot.waitUntil(page.report.approve_button.isVisible)
    page.report.approve_button.click()
    qtbot.waitUntil(lambda: report(page).text("state") == State.APPROVED.value)
    qtbot.waitUntil(lambda: "Aprobado" in page.report._beside.toPlainText())


def test_people_are_typed_in_the_grid_and_the_sum_is_told(followed, desk, qtbot):
    followed.show_part(1)
    grid = followed.people.grid
    qtbot.waitUntil(lambda: bool(report(followed).heads))
    grid.setFocus()
    type_text("12")
    press("Return", QApplication.focusWidget())
    qtbot.waitUntil(lambda: [one.number("persons") for one in desk.book.records("disaggregation")] == [12])

    followed.people.ui.total.setFocus()
    type_text("15")
    press("Tab")
    qtbot.waitUntil(lambda: "faltan 3" in followed.people.ui.verdict.text())
    followed.people.ui.rest.setFocus()
    type_text("3")
    press("Tab")
    qtbot.waitUntil(lambda: "Cuadra con el total" in followed.people.ui.verdict.text())


def test_people_that_do_not_add_up_are_saved_and_not_sent_until_they_do(followed, window, desk, qtbot):
    followed.open_record(whole_report(followed, desk))
    followed.report.form.put("measure_unit", "PERSONAS")
    followed.report.form.put("quantity", "15")
    followed.leave()
    followed.show_part(1)
    followed.people.grid.setFocus()
    type_text("12")
    press("Return", QApplication.focusWidget())
    qtbot.waitUntil(lambda: [one.number("persons") for one in desk.book.records("disaggregation")] == [12])
    order = next(one for one in window.orders if one.objectName() == "send_report")
    order.trigger()

    qtbot.waitUntil(window.banner.isVisible)
    assert "Las personas no cuadran" in window.banner.findChild(QLabel, "words").text()
    assert report(followed).text("state") == State.DRAFT.value
    assert report(followed).text("quantity") == "15"

    followed.show_part(1)
    followed.people.ui.rest.setFocus()
    type_text("3")
    press("Tab")
    qtbot.waitUntil(lambda: "Cuadra con el total" in followed.people.ui.verdict.text())
    order.trigger()
    qtbot.waitUntil(lambda: report(followed).text("state") == State.SENT.value)


def test_a_block_of_people_is_pasted_in_one_go(followed, desk, qtbot):
    followed.show_part(1)
    qtbot.waitUntil(lambda: bool(report(followed).heads))
    QGuiApplication.clipboard().setText("1\t2\n3\t4")
    press("Ctrl+V", followed.people.grid)

    qtbot.waitUntil(
        lambda: sorted(one.number("persons") for one in desk.book.records("disaggregation")) == [1, 2, 3, 4]
    )
    assert "Desagregadas 10" in followed.people.ui.verdict.text()


def test_a_point_picked_on_the_map_is_put_in_the_form(followed, desk, qtbot):
    followed.show_part(2)
    qtbot.waitUntil(lambda: bool(report(followed).heads) and followed.places.form.isEnabled())
    followed.places.form.focus_field("name")
    type_text("Escuela de ejemplo")
    chart = followed.places.map
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.place_of(Point(-90.37, 15.47)).toPoint())

    qtbot.waitUntil(lambda: [one.text("name") for one in desk.book.records("place")] == ["Escuela de ejemplo"])
    qtbot.waitUntil(lambda: desk.book.records("place")[0].text("latitude").startswith("15.4"))


def dropped(page, path: Path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(10, 10), copy, data, left, none))


def test_a_dropped_picture_becomes_evidence_and_is_seen(followed, desk, qtbot, tmp_path):
    picture = tmp_path / "taller.png"
    Image.new("RGB", (80, 60), "green").save(picture)
    followed.show_part(3)
    qtbot.waitUntil(lambda: bool(report(followed).heads))
    dropped(followed.evidence, picture)

    qtbot.waitUntil(lambda: [one.text("title") for one in desk.book.records("evidence")] == ["taller"])
    qtbot.waitUntil(lambda: not followed.evidence.seen.pixmap().isNull())
    assert followed.evidence.weight.text().startswith("1 archivo")
    assert "SHA-256" in followed.evidence.facts.text()


def test_the_same_file_under_two_milestones_is_told(followed, desk, qtbot, tmp_path):
    file = tmp_path / "acta.txt"
    file.write_text("Acta inventada", "utf-8")
    for milestone in followed.followed.milestones()[:2]:
        followed.followed.choose_milestone(milestone.id)
        followed.show_part(3)
        qtbot.waitUntil(lambda: bool(report(followed).heads))
        before = len(desk.book.records("evidence"))
        dropped(followed.evidence, file)
        qtbot.waitUntil(lambda before=before: len(desk.book.records("evidence")) == before + 1)
        qtbot.waitUntil(lambda: not followed.evidence.job.is_busy)

    qtbot.waitUntil(lambda: "evidencia de otro hito" in followed.evidence.facts.text())


def test_an_approved_report_cannot_be_changed_in_any_part(followed, desk, qtbot):
    begun = whole_report(followed, desk)
    reporting.send(desk, begun)
    followed.open_record(report(followed))
    for at in range(4):
        followed.show_part(at)
    assert not followed.report.form.isEnabled()
    assert not followed.people._card.isEnabled()
    assert not followed.places.form.isEnabled()
    assert not followed.evidence._add[0].isVisible()


def test_the_forum_panel_makes_room_for_the_milestones(window):
    assert window.forum_panel.isVisible()
    window.show_page("follow_up")
    assert not window.forum_panel.isVisible()
    window.show_page("capture")
    assert window.forum_panel.isVisible()
