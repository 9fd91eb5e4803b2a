"""The Excel workbook of a quarter, out of the window and back into it."""

from pathlib import Path

from openpyxl import load_workbook

from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.gui.follow_up.workbook_strip import _WHO_SIGNS
from gobabierto_desktop.services import reporting
from gobabierto_desktop.services.enrolling import anchors_of
from gobabierto_desktop.services.verifying import verify_file
from tests.commitments.conftest import WHOLE, milestone
from tests.gui.laptops import PIN
from tests.questionnaires.hands import Filled

QUARTER = Quarter(2019, 2)


def filled(sent: Path, name: str, **answers: object) -> Path:
    copy = Filled(load_workbook(sent))
    copy.write("Inicio", "@nombre", name)
    for row, value in answers.items():
        copy.write("Hito 2", row, value)
    return copy.save(sent.parent / f"{name}.xlsx")


def test_a_workbook_goes_out_and_two_copies_come_back(open_on, laptops, qtbot, tmp_path):
    window = open_on(laptops.coordinator)
    window.show_page("follow_up")
    page, dialogs = window.pages["follow_up"], window.workspace.dialogs
    page.followed.choose_quarter(QUARTER)
    page.followed.choose_commitment(next(one.id for one in page.followed.commitments() if one.number("number") == 22))
    dialogs.answers = [tmp_path / "memoria", PIN]
    page.ask_workbook()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("memoria/*.xlsx"))) == 1, timeout=30000)
    qtbot.waitUntil(lambda: not page.workbooks.is_busy, timeout=30000)
    (sent,) = tmp_path.glob("memoria/*.xlsx")
    one = filled(sent, "Ana", done="Un taller", percent="casi la mitad")
    two = filled(sent, "Beto", done="Dos talleres", difficulties="Lluvia")

    dialogs.answers = [(one, two), True]
    page.receive_workbooks()
    qtbot.waitUntil(lambda: len(laptops.coordinator.book.conflicts()) == 1, timeout=30000)
    qtbot.waitUntil(lambda: window.page() is window.pages["conflicts"], timeout=30000)

    assert "Hoja «Hito 2», " in dialogs.shown[-2]


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


def test_what_is_not_wanted_is_not_taken(window, qtbot, tmp_path):
    page, dialogs = window.pages["follow_up"], window.workspace.dialogs
    stranger = tmp_path / "otro.xlsx"
    stranger.write_bytes(b"no es un libro")

    dialogs.answers = [(stranger,)]
    page.receive_workbooks()
    qtbot.waitUntil(lambda: len(dialogs.shown) == 1, timeout=30000)

    assert "No se puede recibir" in dialogs.shown[0]
    assert not page.workbooks.is_busy
