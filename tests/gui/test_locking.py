"""Locked data in the window: asked for at the start, put on by an order, closed when nobody is there."""

import gc
import threading
import weakref
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QInputDialog

from gobabierto_desktop.domain.proposals import PROPOSAL
from gobabierto_desktop.gui.locking.asking import NEW_PERSON
from gobabierto_desktop.gui.locking.handing_over import ORDINALS
from gobabierto_desktop.gui.locking.idle import LOOK_EVERY_MS
from gobabierto_desktop.gui.locking.protecting import CHANGE, LEAVE, MINUTES, SHEET
from gobabierto_desktop.gui.record_form import RecordForm
from gobabierto_desktop.gui.sitting import Sitting
from gobabierto_desktop.gui.widgets.job_strip import JobStrip
from gobabierto_desktop.services import editing, locking
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.locking import WARNING, is_book_locked, is_sheet_of, lock_book, unlock_book
from gobabierto_desktop.services.profiles import new_profile
from gobabierto_desktop.settings import Settings, read_settings, write_settings
from gobabierto_desktop.store.failures import DiskRefused
from tests.gui.conftest import ScriptedDialogs, end
from tests.gui.hands import press, type_text
from tests.reports.reading import flat, pdf_text

WORDS = "cuatro palabras ñandú güisquil"
WHO = "Ana Inventada"


class Clock:
    """The only thing that is not real here."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "datos"
    write_settings(place, Settings(author=WHO))
    desk = open_desk(place, WHO)
    forum = editing.create(desk, "forum", None, {"name": "Foro de Cantel", "held_on": "2018-05-16"})
    for number in (1, 2):
        editing.create(desk, "dialogue_table", forum.id, {"number": number})
    desk.close()
    return place


@pytest.fixture
def sit(qtbot, qapp: QApplication, clock):
    """Somebody sits down at a folder of data, with answers ready; he rises at the end."""
    sittings = []

    def sat(base, answers=()):
        dialogs = ScriptedDialogs()
        dialogs.answers.extend(answers)
        sitting = Sitting(qapp, base, dialogs, clock)
        sitting.wait_until = qtbot.waitUntil
        sittings.append(sitting)
        assert sitting.begin()
        return sitting

    yield sat
    for one in sittings:
        end(qapp, [window for window in (one.window, one.lock) if window])
        one.end()


def answer(sitting, typed):
    sitting.lock.ui.passphrase.clear()
    type_text(typed, sitting.lock.ui.passphrase)
    press("Return", sitting.lock.ui.passphrase)
    assert sitting.lock.is_working, "the window goes on while the passphrase is stretched"
    sitting.wait_until(lambda: sitting.lock is None or not sitting.lock.is_working, timeout=60_000)


def editor(sitting):
    (form,) = (one for one in sitting.window.findChildren(RecordForm) if one.kind is PROPOSAL)
    return form.box("title").editor


def proposals(sitting):
    return [one.text("title") for one in sitting.window.workspace.desk.book.records("proposal")]


def test_data_in_the_clear_open_without_a_question(sit, folder):
    sitting = sit(folder)
    assert sitting.window.isVisible()
    assert sitting.lock is None
    sitting.window.lock_now()
    assert sitting.window.isVisible(), "without a passphrase there is nothing to lock with"


def test_a_wrong_passphrase_opens_and_harms_nothing_and_the_right_one_opens(sit, folder):
    lock_book(folder, WORDS)
    before = (folder / "libro.sqlite").read_bytes()
    sitting = sit(folder)
    for _ in range(3):
        answer(sitting, "otras palabras")
        assert sitting.window is None
    assert "nada se borra" in sitting.lock.ui.trouble.text()
    assert (folder / "libro.sqlite").read_bytes() == before

    answer(sitting, WORDS)
    assert sitting.window.isVisible()
    assert sitting.lock is None


def test_the_code_of_the_sheet_opens_in_the_same_place_and_a_new_passphrase_is_chosen(sit, folder):
    sheet = lock_book(folder, WORDS)
    sitting = sit(folder, ["corta", "una contraseña nueva", "una contraseña nueva"])
    answer(sitting, sheet.code.lower())

    assert any("muy corta" in one for one in sitting.dialogs.shown)
    assert sitting.window.isVisible()
    assert unlock_book(folder, "una contraseña nueva")


def test_with_several_profiles_it_is_asked_whose_and_a_new_person_gets_an_own_folder(sit, folder):
    lock_book(folder, WORDS)
    beto = new_profile(folder, "Beto Inventado")
    sitting = sit(folder, ["Beto Inventado"])
    assert sitting.window.workspace.desk.folder == beto.folder

    sitting.dialogs.answers.extend([NEW_PERSON, "Carla Inventada"])
    sitting.window.change_person()
    assert sitting.window.workspace.desk.author == "Carla Inventada"
    assert sitting.window.workspace.desk.folder not in {folder, beto.folder}

    sitting.dialogs.answers.append(WHO)
    sitting.window.change_person()
    assert sitting.window is None
    answer(sitting, WORDS)
    assert sitting.window.workspace.desk.folder == folder


class Careful(ScriptedDialogs):
    """Copies the code and, asked for a group of it, first writes another and then the right one."""

    def ask_line(self, title, question, suggested=""):
        code = next(one for one in reversed(self.shown) if " - " in one)
        groups = next(line for line in code.splitlines() if " - " in line).split(" - ")
        at = next(at for at, word in enumerate(ORDINALS) if word in question)
        self.answers.append(None)
        return groups[at] if "no coincide" in code else "0000"


def test_protecting_explains_first_hands_the_sheet_over_and_opens_again(sit, folder, tmp_path, qtbot):
    sitting = sit(folder)
    type_text("Título a medias", editor(sitting))
    sitting.dialogs.__class__ = Careful
    paper = tmp_path / "hoja.pdf"
    sitting.dialogs.answers.extend([True, WORDS, "otra cosa distinta", WORDS, WORDS, True, paper, False])
    sitting.window.protect()
    assert sitting.dialogs.shown[0] == WARNING
    assert sitting.window is None
    qtbot.waitUntil(lambda: sitting.window is not None, timeout=60_000)

    assert is_book_locked(folder)
    assert proposals(sitting) == ["Título a medias"]
    code = next(one for one in sitting.dialogs.shown if " - " in one)
    groups = next(line for line in code.splitlines() if " - " in line)
    assert groups in flat(pdf_text(paper.read_bytes()))
    assert "no coincide" in sitting.dialogs.shown[-1]


def test_a_change_of_passphrase_needs_the_old_one_and_says_what_came_of_it(sit, folder, qtbot):
    lock_book(folder, WORDS)
    sitting = sit(folder)
    answer(sitting, WORDS)
    workspace = sitting.window.workspace

    sitting.dialogs.answers.extend([CHANGE, "no es esta", "nueva y larga", "nueva y larga"])
    with qtbot.waitSignal(workspace.failed, timeout=60_000):
        sitting.window.protect()
    assert unlock_book(folder, WORDS)

    sitting.dialogs.answers.extend([CHANGE, WORDS, "nueva y larga", "nueva y larga"])
    with qtbot.waitSignal(workspace.said, timeout=60_000):
        sitting.window.protect()
    assert unlock_book(folder, "nueva y larga")


def test_locking_settles_what_is_typed_closes_the_book_and_comes_back_to_the_same_field(sit, folder):
    lock_book(folder, WORDS)
    sitting = sit(folder)
    answer(sitting, WORDS)
    second = sitting.window.workspace.desk.book.records("dialogue_table")[1]
    sitting.window.workspace.go_to_record(second)
    sitting.window.show_page("capture")
    type_text("Agua para Cantel", editor(sitting))
    editor(sitting).setFocus()
    book = weakref.ref(sitting.window.workspace.desk.book)
    press("Ctrl+L", sitting.window)

    assert sitting.window is None
    assert sitting.lock.isVisible()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()
    assert book() is None, "the book, and the key it holds, are let go"
    open_desk(folder, WHO, key=unlock_book(folder, WORDS)).close()  # nobody holds the file

    answer(sitting, WORDS)
    assert proposals(sitting) == ["Agua para Cantel"]
    assert sitting.window.workspace.table.id == second.id
    assert editor(sitting).text() == "Agua para Cantel"
    assert editor(sitting).hasFocus()


def test_when_nobody_is_there_a_locked_book_closes_by_itself(sit, folder, clock, qtbot):
    lock_book(folder, WORDS)
    sitting = sit(folder)
    answer(sitting, WORDS)
    sitting.dialogs.answers.extend([MINUTES, "5 minutos"])
    sitting.window.protect()
    assert read_settings(folder).lock_minutes == 5

    clock.time += timedelta(minutes=4)
    press("Shift+Tab")
    clock.time += timedelta(minutes=4)
    with qtbot.assertNotEmitted(sitting.idle.passed, wait=LOOK_EVERY_MS + 200):
        pass
    assert sitting.window.isVisible()
    clock.time += timedelta(minutes=2)
    qtbot.waitUntil(lambda: sitting.window is None, timeout=30_000)
    assert sitting.lock.isVisible()


def test_a_file_is_checked_while_the_data_stay_locked(sit, folder, qtbot):
    lock_book(folder, WORDS)
    sitting = sit(folder)

    sitting.lock.activateWindow()
    qtbot.waitUntil(sitting.lock.isActiveWindow)
    press("Alt+V")
    qtbot.waitUntil(lambda: sitting.verifying is not None and sitting.verifying.isVisible())
    (folder.parent / "carta.txt").write_text("hola", encoding="utf-8")
    sitting.verifying.panel.check([folder.parent / "carta.txt"])
    qtbot.waitUntil(lambda: sitting.verifying.panel.files.rowCount() == 1)

    assert sitting.window is None
    assert sitting.lock.isVisible()
    end(QApplication.instance(), [sitting.verifying])


def test_a_new_sheet_is_handed_over_and_the_old_one_opens_nothing(sit, folder, qtbot):
    old = lock_book(folder, WORDS)
    sitting = sit(folder)
    answer(sitting, WORDS)
    sitting.dialogs.__class__ = Careful
    sitting.dialogs.answers.extend([SHEET, WORDS, False, False])
    sitting.window.protect()
    qtbot.waitUntil(lambda: any(" - " in one for one in sitting.dialogs.shown), timeout=60_000)

    assert not is_sheet_of(folder, old.code)
    code = next(line for one in sitting.dialogs.shown for line in one.splitlines() if " - " in line)
    assert is_sheet_of(folder, code.replace(" - ", "-"))


def test_who_leaves_the_protection_is_told_first_and_works_on_in_the_clear(sit, folder, qtbot):
    lock_book(folder, WORDS)
    sitting = sit(folder)
    answer(sitting, WORDS)
    sitting.dialogs.answers.extend([LEAVE, True, WORDS])
    sitting.window.protect()
    assert any("sin contraseña alguna" in one for one in sitting.dialogs.shown)
    qtbot.waitUntil(lambda: sitting.window is not None, timeout=60_000)
    assert not is_book_locked(folder)
    assert sitting.idle is None


def test_a_disk_that_refuses_half_way_is_told_and_the_data_open_as_they_were(sit, folder, qtbot, monkeypatch):
    def refuse(_file, _key):
        raise DiskRefused("lleno")

    monkeypatch.setattr(locking, "encrypt", refuse)
    sitting = sit(folder, [True, WORDS, WORDS])
    sitting.window.protect()
    qtbot.waitUntil(lambda: sitting.window is not None, timeout=60_000)
    assert any("El disco no aceptó" in one for one in sitting.dialogs.shown)
    assert not is_book_locked(folder)
    assert [one.text("name") for one in sitting.window.workspace.desk.book.records("forum")] == ["Foro de Cantel"]


def test_it_does_not_close_by_itself_while_a_job_runs_and_does_when_that_ends(sit, folder, clock, qtbot):
    lock_book(folder, WORDS)
    sitting = sit(folder)
    answer(sitting, WORDS)
    go_on = threading.Event()
    strip = JobStrip(sitting.window)
    strip.begin("Trabajando…", lambda _tell: go_on.wait(60), lambda _: None, lambda _: None)
    clock.time += timedelta(minutes=30)
    with qtbot.waitSignal(sitting.idle.passed, timeout=30_000):
        pass
    assert sitting.window is not None
    go_on.set()
    qtbot.waitUntil(lambda: sitting.window is None, timeout=30_000)
    assert sitting.lock.isVisible()


def test_a_question_left_open_is_closed_unanswered_before_the_data_are(sit, folder, clock, qtbot):
    lock_book(folder, WORDS)
    sitting = sit(folder)
    answer(sitting, WORDS)
    asked = QInputDialog(sitting.window)
    asked.setModal(True)
    asked.show()
    answers = []
    asked.finished.connect(answers.append)
    clock.time += timedelta(minutes=30)
    qtbot.waitUntil(lambda: sitting.window is None, timeout=30_000)
    assert answers == [0]
    assert sitting.lock.isVisible()
