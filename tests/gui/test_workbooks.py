"""The Excel workbook of a quarter, out of the window and back into it."""

from pathlib import Path

from openpyxl import load_workbook

from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.gui.follow_up.workbook_strip import _WHO_SIGNS
from gobabierto_desktop.services import reporting
from gobabierto_desktop.services.enrolling import anchors_of
from gobabierto_desktop.services.verifying import verify_file
from tests.commitments.conftest import WHOLE, milestone
from tests.gui.hands import drop, press, type_text
from tests.gui.laptops import PIN
from tests.questionnaires.hands import Filled

QUARTER = Quarter(2019, 2)


def filled(sent: Path, name: str, **answers: object) -> Path:
    copy = Filled(load_workbook(sent))
    copy.write("Inicio", "@nombre", name)
    for row, value in answers.items():
        copy.write("Hito 2", row, value)
    return copy.save(sent.parent / f"{name}.xlsx")


LONG = 60_000


def ask_by_window(window, qtbot, folder: Path) -> Path:
    """The workbook of commitment 22 for the quarter, as the coordinator's window lays it down."""
    page = at_the_quarter(window)
    window.workspace.dialogs.answers = [folder, PIN]
    page.ask_workbook()
    qtbot.waitUntil(lambda: len(list(folder.glob("*.xlsx"))) == 1, timeout=LONG)
    qtbot.waitUntil(lambda: not page.workbooks.is_busy, timeout=LONG)
    return next(folder.glob("*.xlsx"))


def rest(page, qtbot):
    qtbot.waitUntil(lambda: not page.job.is_busy and not page.planner.is_busy, timeout=LONG)


def standing(page):
    return [one.standing.name for one in page.rows.shown if one.is_open]


def report_of_2(desk):
    return desk.book.record(reporting.report_id(milestone(desk, "22/2").id, QUARTER))


def test_what_two_copies_leave_open_is_answered_by_keyboard_taken_once_and_undone(open_on, laptops, qtbot, tmp_path):
    desk = laptops.coordinator
    window = open_on(desk)
    sent = ask_by_window(window, qtbot, tmp_path / "memoria")
    one = filled(sent, "Ana", done="Un taller", percent=0.45, results="Lista")
    two = filled(sent, "Beto", done="Dos talleres", percent=45, completion="Casi listo")
    window.workspace.dialogs.answers = [(one, two)]

    order(window, "choose_books")
    page = window.page()
    assert page is window.pages["returned"]
    qtbot.waitUntil(lambda: page.weighed is not None, timeout=LONG)
    rest(page, qtbot)

    assert page.ui.commitment.currentText().startswith("22. ")
    assert page.ui.quarter.currentText() == str(QUARTER)
    assert standing(page) == ["ASKED", "ASKED", "CLASH"]
    assert page.state.text() == "3 cosas esperan respuesta"
    assert report_of_2(desk).get("results") is None, "looking writes nothing"

    press("F10")
    assert page.ui.place.text().startswith("Ana.xlsx · Hito 2, C")
    assert "«0.45» puede ser 45 % o 0.45 %." in page.ui.what.text()
    press("Space")  # the first option has the keyboard
    rest(page, qtbot)
    assert standing(page) == ["ASKED", "CLASH"]
    assert "«Casi listo» no está en la lista" in page.ui.what.text(), "the keyboard went on to the next"
    page.card.editor.setFocus()
    type_text("Sustancial")
    press("Tab")
    assert page.ui.other_button.hasFocus()
    press("Space")
    rest(page, qtbot)
    assert standing(page) == ["CLASH"]
    press("Alt+K")  # the second of the two sides
    qtbot.waitUntil(lambda: standing(page) == [], timeout=LONG)
    assert page.state.text() == "Listo para tomar"

    press("Ctrl+Return")
    qtbot.waitUntil(lambda: page.banner.isVisibleTo(page), timeout=LONG)
    rest(page, qtbot)
    now = report_of_2(desk)
    assert [now.get(name) for name in ("done", "percent", "completion", "results")] == [
        "Dos talleres",
        45,
        "4",
        "Lista",
    ]
    assert desk.book.conflicts() == ()
    assert page.banner.accessibleName() == "4 respuestas tomadas de 2 libros."

    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: report_of_2(desk).get("done") is None, timeout=LONG)
    press("Ctrl+Alt+Y")
    qtbot.waitUntil(lambda: report_of_2(desk).get("done") == "Dos talleres", timeout=LONG)
    window.show_page("returned")  # what was done again is shown in its own page
    page.open_books([one, two])
    qtbot.waitUntil(lambda: page.weighed is not None, timeout=LONG)
    rest(page, qtbot)
    assert page.state.text() == "Nada nuevo que tomar"
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: page.banner.accessibleName().startswith("Sin cambios"), timeout=LONG)


def test_a_workbook_of_another_quarter_is_turned_away_until_the_user_says_what_it_is_for(
    open_on, laptops, qtbot, tmp_path
):
    desk = laptops.coordinator
    window = open_on(desk)
    sent = ask_by_window(window, qtbot, tmp_path / "memoria")
    path, stranger = filled(sent, "Ana", done="Un taller"), tmp_path / "otro.xlsx"
    stranger.write_bytes(b"no es un libro")
    window.pages["follow_up"].followed.choose_quarter(QUARTER.by(1))
    window.show_page("returned")
    page = window.page()

    drop(page, path, stranger)
    qtbot.waitUntil(lambda: page.weighed is not None, timeout=LONG)
    rest(page, qtbot)

    assert standing(page) == ["AWAY", "AWAY"]
    page.ui.rows.setCurrentIndex(page.rows.index([one.file for one in page.rows.shown].index(path), 0))
    assert "es del trimestre 2019-T2 y se esperaba el de 2019-T3" in page.ui.what.text()
    press("Alt+K")  # its answers are carried over
    qtbot.waitUntil(lambda: standing(page) == ["AWAY"], timeout=LONG)
    assert [(one.label, one.after) for one in page.rows.shown if one.standing.name == "TAKEN"] == [
        ("Qué se hizo en el trimestre", "Un taller")
    ]
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: page.banner.isVisibleTo(page), timeout=LONG)
    later = desk.book.record(reporting.report_id(milestone(desk, "22/2").id, QUARTER.by(1)))
    assert later.text("done") == "Un taller"
    rest(page, qtbot)
    assert [one.file for one in page.rows.shown] == [stranger], "what was not taken stays in view"
    press("F4")
    rest(page, qtbot)
    assert page.weighed is None


def reported(desk):
    """The first milestone of commitment 22, reported and sent for the quarter."""
    begun = reporting.start(desk, milestone(desk, "22/1"), QUARTER)
    return reporting.send(desk, reporting.save(desk, begun, WHOLE))


def identity_file(desk):
    return next(iter(desk.folder.rglob("*.p12")))


def at_the_quarter(window):
    window.show_page("follow_up")
    page = window.pages["follow_up"]
    page.followed.choose_commitment(next(one.id for one in page.followed.commitments() if one.number("number") == 22))
    page.followed.choose_quarter(QUARTER)
    return page


def order(window, name):
    next(one for one in window.orders if one.objectName() == name).trigger()


def test_the_reports_are_delivered_by_the_menu_signed_by_the_liaison_alone(open_on, laptops, qtbot, tmp_path):
    reported(laptops.ana)
    window = open_on(laptops.ana)
    page = at_the_quarter(window)
    window.workspace.dialogs.answers = [tmp_path / "memoria", PIN, "Sólo yo"]
    order(window, "deliver_reports")

    qtbot.waitUntil(lambda: len(list(tmp_path.glob("memoria/*.asice"))) == 1, timeout=30000)
    qtbot.waitUntil(lambda: not page.workbooks.is_busy, timeout=30000)
    (package,) = tmp_path.glob("memoria/*.asice")
    verdicts = verify_file(package, anchors_of(laptops.coordinator), laptops.coordinator.now())
    assert {one.signer for one in verdicts} == {"Ana Inventada"}
    assert window.toast.isVisible()


def test_a_delegate_counter_signs_beside_the_liaison_or_on_another_laptop(open_on, laptops, qtbot, tmp_path):
    reported(laptops.ana)
    window = open_on(laptops.ana)
    page = at_the_quarter(window)
    dialogs = window.workspace.dialogs
    dialogs.answers = [tmp_path / "juntos", PIN, _WHO_SIGNS[1], identity_file(laptops.luis), PIN]
    order(window, "deliver_reports")
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("juntos/*.asice"))) == 1, timeout=30000)
    qtbot.waitUntil(lambda: not page.workbooks.is_busy, timeout=30000)
    (both,) = tmp_path.glob("juntos/*.asice")

    dialogs.answers = [tmp_path / "solo", PIN, _WHO_SIGNS[0]]
    order(window, "deliver_reports")
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("solo/*.asice"))) == 1, timeout=30000)
    qtbot.waitUntil(lambda: not page.workbooks.is_busy, timeout=30000)
    (alone,) = tmp_path.glob("solo/*.asice")

    other = open_on(laptops.luis)
    other.workspace.dialogs.answers = [alone, tmp_path / "despues", PIN]
    order(other, "countersign_report")
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("despues/*.asice"))) == 1, timeout=30000)
    qtbot.waitUntil(lambda: not other.pages["follow_up"].workbooks.is_busy, timeout=30000)
    (later,) = tmp_path.glob("despues/*.asice")

    for package in (both, later):
        verdicts = verify_file(package, anchors_of(laptops.coordinator), laptops.coordinator.now())
        assert [one.signer for one in verdicts[:2]] == ["Ana Inventada", "Luis Inventado"]
