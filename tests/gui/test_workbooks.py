"""The Excel workbook of a quarter, out of the window and back into it."""

from pathlib import Path

from openpyxl import load_workbook

from gobabierto_desktop.domain.quarters import Quarter
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


def test_what_is_not_wanted_is_not_taken(window, qtbot, tmp_path):
    page, dialogs = window.pages["follow_up"], window.workspace.dialogs
    stranger = tmp_path / "otro.xlsx"
    stranger.write_bytes(b"no es un libro")

    dialogs.answers = [(stranger,)]
    page.receive_workbooks()
    qtbot.waitUntil(lambda: len(dialogs.shown) == 1, timeout=30000)

    assert "No se puede recibir" in dialogs.shown[0]
    assert not page.workbooks.is_busy
