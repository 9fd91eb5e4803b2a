"""The whole way of a datum, typed by real keys on three laptops: from empty databases to the consolidated report."""

import zipfile
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.packages.layout import ACTA, SIGNATURE, SIGNED_LIST, WORKBOOK
from gobabierto_desktop.services.desk import open_desk
from tests.gui.conftest import bring_up
from tests.gui.hands import press, type_text
from tests.independent.checkers import openssl_report, pdfsig_report, xmlsec1_report

PATIENCE = 60_000
"""Milliseconds that keys and packages may take on a machine that is busy with other things."""

PIN = "Inventada-2018"
CONSOLIDATES, RECEIVES, DECIDES, DELIVERS = "F12", "F9", "F7", "F8"


class Laptop:
    """A laptop and the person at it: turns to it, presses keys, reads what it says."""

    def __init__(self, folder: Path, author: str, open_on, qtbot) -> None:
        self.desk = open_desk(folder, author)
        self.window = open_on(self.desk)
        self.qtbot = qtbot

    def turn_to(self, answers=()):
        """Sit down at it; `answers` are what the system's own dialogs will be told, in that order."""
        bring_up(self.qtbot, self.window)
        assert self.window.workspace.dialogs.answers == []
        self.window.workspace.dialogs.answers = list(answers)

    def order(self, words):
        """Ctrl+K, and the first order that has those words."""
        press("Ctrl+K")
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is not self.window)
        type_text(words)
        press("Return")
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def fill(self, page, answers):
        form = self.window.pages[page].form
        for name, text in answers.items():
            form.focus_field(name)
            type_text(text)
            press("Tab")

    def hears(self, page, words):
        banner = self.window.pages[page].banner
        self.qtbot.waitUntil(lambda: words in banner.accessibleName() and banner.isVisible(), timeout=PATIENCE)

    def waits_for(self, what):
        self.qtbot.waitUntil(what, timeout=PATIENCE)


@pytest.fixture
def laptops(open_on, qtbot, tmp_path):
    names = {"coordina": "Carla Inventada", "ana": "Ana Inventada", "luis": "Luis Inventado"}
    opened = [Laptop(tmp_path / folder, author, open_on, qtbot) for folder, author in names.items()]
    yield opened
    for one in opened:
        one.window.close()
        one.desk.close()


def test_from_three_empty_laptops_to_the_report_that_any_program_can_check(laptops, tmp_path):
    carla, ana, luis = laptops
    stick = tmp_path / "usb"
    stick.mkdir()

    found_the_authority(carla)
    for one in (ana, luis):
        get_an_identity(one, carla, stick)

    capture_a_forum(ana)
    first = deliver(ana, stick)
    luis.turn_to([(first,)])
    press(RECEIVES)
    luis.hears("inbox", "1 paquete recibido")
    change_the_title(luis, "Agua limpia para Zunil y Almolonga")
    change_the_title(ana, "Agua limpia para las escuelas de Zunil")
    packages = (first, deliver(luis, stick), deliver(ana, stick))

    carla.turn_to([packages, PIN])
    press(RECEIVES)
    carla.hears("inbox", "3 paquetes recibidos")
    decide_for(carla, "Agua limpia para las escuelas de Zunil")
    folder = tmp_path / "consolidado"
    carla.turn_to([folder, PIN])
    press(CONSOLIDATES)
    carla.hears("inbox", "Consolidado en")

    ca = carla.desk.folder / "confianza" / "ca.pem"
    for package in packages:
        assert_any_program_accepts(package, ca, tmp_path)
    report, workbook = folder / "consolidado.pdf", folder / "consolidado.xlsx"
    assert pdfsig_report(report, ca).valid
    assert xmlsec1_report(workbook, ca).valid
    for told in (text_of_pdf(report), text_of_workbook(workbook)):
        assert "Agua limpia para las escuelas de Zunil" in told
        assert "Almolonga" not in told
        assert "Elena" not in told

    carla.turn_to([stick / "acuses"])
    carla.order("guardar acuses")
    carla.hears("inbox", "Devuélvalos a quien envió")
    for one, sent in ((ana, 2), (luis, 1)):
        ours = {delivery.package for delivery in one.desk.book.deliveries()}
        receipts = tuple(file for file in (stick / "acuses").iterdir() if any(name in file.name for name in ours))
        one.turn_to([receipts])
        one.order("tomar acuses")
        one.waits_for(lambda one=one: all(delivery.acknowledged_at for delivery in one.desk.book.deliveries()))
        assert len(one.desk.book.deliveries()) == sent
        one.waits_for(lambda one=one: one.window.pages["delivery"].state.text() == "Recibido")


def found_the_authority(carla):
    carla.turn_to([True])
    carla.order("identidad")
    type_text(f"\tCoordinadora\tComisión Inventada\t\t{PIN}\t{PIN}")
    press("Alt+R")
    carla.hears("identity", "quedó fundada")
    assert carla.window.page().state.text() == "Coordina"


def get_an_identity(one, carla, stick):
    request = stick / f"solicitud-{one.desk.folder.name}.pem"
    one.turn_to([request])
    one.order("identidad")
    assert one.window.page() is one.window.pages["identity"]
    type_text(f"\tFacilitación\tInstitución Inventada\t\t{PIN}\t{PIN}")
    press("Ctrl+Return")
    one.hears("identity", "Llévela a quien coordina")

    carla.turn_to([(request,), stick, PIN])
    carla.order("responder solicitudes")
    carla.hears("trust", "1 respuesta quedó en")

    (answer,) = stick.glob(f"respuesta-{one.desk.folder.name}*.json")
    one.turn_to([answer])
    one.window.pages["identity"].take_keyboard()
    type_text(PIN)
    press("Ctrl+Return")
    one.hears("identity", f"Ya puede firmar como {one.desk.author}")


def capture_a_forum(ana):
    ana.turn_to()
    book = ana.desk.book
    ana.order("nuevo foro")
    ana.fill(
        "forum",
        {
            "name": "Foro de Zunil",
            "department": "Quetzaltenango",
            "municipality": "Zunil",
            "place": "Salón municipal",
            "held_on": "16/5/2018",
            "facilitator": "Ana Inventada",
        },
    )
    ana.waits_for(lambda: ana.window.workspace.forum is not None)
    press("Ctrl+Return")
    ana.waits_for(lambda: ana.window.page() is ana.window.pages["table"])
    ana.fill("table", {"work_area": "Educación", "decision_rule": "Consenso", "facilitator": "Ana Inventada"})
    press("Ctrl+Return")
    ana.waits_for(lambda: ana.window.page() is ana.window.pages["capture"])
    for title in ("Agua limpia", "Kꞌicheꞌ en las escuelas de Zunil y Cantel"):
        ana.fill("capture", {"title": title, "problem": "No hay datos públicos", "action": "Publicarlos cada mes"})
        press("Ctrl+N")
    press("Ctrl+2")
    for name, sex in (("Elena Reservada", "Mujer"), ("Juan Reservado", "Hombre")):
        ana.fill("attendance", {"name": name, "sector": "Academia", "sex": sex})
        press("Ctrl+N")
    press("Ctrl+3")
    ana.fill("agreements", {"text": "Publicar los datos del agua"})
    press("Ctrl+4")
    ana.fill("votes", {"proposal": "agua", "present": "2", "in_favour": "2"})
    press("Ctrl+S")
    ana.waits_for(
        lambda: [len(book.records(kind)) for kind in ("proposal", "participant", "agreement", "vote")] == [2, 2, 1, 1]
    )


def deliver(one, stick):
    before = set(stick.glob("*.asice"))
    page = one.window.pages["delivery"]
    one.turn_to([] if page.folder else [stick])
    press(DELIVERS)
    if page.folder is None:
        press("Space")
    type_text(PIN)
    press("Ctrl+Return")
    one.waits_for(lambda: len(set(stick.glob("*.asice")) - before) == 1 and not page.job.is_busy)
    one.hears("delivery", "Entregado: ")
    (package,) = set(stick.glob("*.asice")) - before
    return package


def change_the_title(one, title):
    one.turn_to()
    press("Ctrl+K")
    one.waits_for(lambda: QApplication.activeWindow() is not one.window)
    type_text("agua limpia")
    press("Return")
    editor = one.window.pages["capture"].form.box("title").editor
    one.waits_for(lambda: editor.text() == "Agua limpia" and editor.hasFocus())
    press("Ctrl+A")
    type_text(title)
    press("Ctrl+S")
    one.waits_for(lambda: title in [record.text("title") for record in one.desk.book.records("proposal")])


def decide_for(carla, title):
    press(DECIDES)
    page = carla.window.pages["conflicts"]
    assert page.state.text() == "1 por decidir"
    names = [card.button.accessibleName() for card in page._cards]
    (place,) = [place for place, name in enumerate(names, start=1) if title in name]
    press("Return")
    assert len(carla.desk.book.conflicts()) == 1
    press(f"Alt+{'IJ'[place - 1]}")
    carla.waits_for(lambda: carla.desk.book.conflicts() == ())


def assert_any_program_accepts(package, ca, folder):
    with zipfile.ZipFile(package) as archive:
        inside = folder / package.stem
        archive.extractall(inside)
    assert openssl_report(inside / SIGNED_LIST, inside / SIGNATURE, ca).valid
    assert pdfsig_report(inside / ACTA, ca).valid
    assert xmlsec1_report(inside / WORKBOOK, ca).valid
    assert b"Reservad" not in package.read_bytes()


def text_of_pdf(path):
    document = pypdfium2.PdfDocument(path)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def text_of_workbook(path):
    book = openpyxl.load_workbook(path, read_only=True)
    cells = (str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    return " ".join(cells)
