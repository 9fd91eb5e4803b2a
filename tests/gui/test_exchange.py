"""Identities, deliveries, receptions and decisions through the window, with real keys and real packages."""

import shutil
import threading
from datetime import datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.identity.authority import create_authority, issue
from gobabierto_desktop.identity.keyring import keep_signer
from gobabierto_desktop.services import believing, editing, enrolling, preparing, sending, trusting
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.enrolling import Capacity, Person
from gobabierto_desktop.services.verifying import verify_file
from gobabierto_desktop.signing.signer import FileSigner
from tests.gui.conftest import bring_up
from tests.gui.hands import drop, offer, press, type_text
from tests.gui.laptops import PIN, capture_forum, deliver, disagree
from tests.signing.samples import request_of
from tests.trust.softhsm import MODULE, make_token
from tests.trust.softhsm import PIN as TOKEN_PIN

LONG = 30_000
"""Milliseconds that keys and packages may take on a machine that is busy with other things."""


def dialogs(window):
    return window.workspace.dialogs


def told(window, name):
    return window.pages[name].banner.accessibleName()


def rest(qtbot, window, name):
    """Wait until the page's job has ended."""
    page = window.pages[name]
    qtbot.waitUntil(lambda: page.banner.isVisibleTo(page) and not page.job.is_busy, timeout=LONG)


def words(model):
    return [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_a_laptop_asks_for_an_identity_and_the_coordinator_answers_it(open_on, laptops, tmp_path, qtbot):
    desk = open_desk(tmp_path / "nueva", "Rosa Inventada")
    mine, coordinator = open_on(desk), open_on(laptops.coordinator)
    bring_up(qtbot, mine)
    mine.show_page("identity")
    press("Tab")
    type_text("Facilitadora")
    press("Tab")
    type_text("Institución Inventada")
    press("Tab")
    press("Tab")
    type_text(PIN)
    press("Tab")
    type_text(PIN)
    dialogs(mine).answers = [tmp_path / "solicitud.pem"]
    press("Ctrl+Return")
    rest(qtbot, mine, "identity")
    assert enrolling.capacity(desk) is Capacity.ASKED

    dialogs(coordinator).answers = [(tmp_path / "solicitud.pem",), tmp_path, PIN]
    coordinator.show_page("trust")
    coordinator.page().answer_requests()
    rest(qtbot, coordinator, "trust")
    assert "Rosa Inventada (Institución Inventada)" in dialogs(coordinator).shown[-1]

    bring_up(qtbot, mine)
    mine.show_page("identity")
    type_text(PIN)
    dialogs(mine).answers = [tmp_path / "respuesta-rosa-inventada.json"]
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: "Ya puede firmar como Rosa Inventada" in told(mine, "identity"), timeout=LONG)
    assert enrolling.capacity(desk) is Capacity.SIGNS
    mine.close()
    desk.close()


def test_a_kit_is_opened_with_a_number_and_a_pin_and_brings_its_forum(open_on, laptops, desk, tmp_path, qtbot):
    carla = laptops.coordinator
    forum = capture_forum(carla)
    prepared = preparing.prepare_identities(carla, [Person("Rosa Inventada", "", "", "")], PIN)
    kit = sending.send_kit(carla, [forum], enrolling.signer_of(carla, PIN), tmp_path / "inicio.asice", prepared.part)
    (slip,) = prepared.slips
    window = open_on(desk)
    window.show_page("identity")
    page = window.page()
    for field in (page.ui.secret, page.ui.again):
        field.setFocus()
        type_text("la de Rosa")
    dialogs(window).answers = [kit.path, str(slip.number), slip.pin]
    page.ui.kit_button.setFocus()
    press("Space")
    rest(qtbot, window, "identity")
    assert "Ya puede firmar como Rosa Inventada" in told(window, "identity")
    assert enrolling.signer_of(desk, "la de Rosa").name == "Rosa Inventada"
    assert "firma electrónica simple" in page.ui.explained.text()
    qtbot.waitUntil(lambda: window.workspace.forum is not None)
    assert window.workspace.forum.text("name") == "Foro de Cantel"


def test_a_renewal_is_asked_for_with_the_present_signature(open_on, laptops, tmp_path, qtbot):
    window = open_on(laptops.ana)
    window.show_page("identity")
    type_text(PIN)
    dialogs(window).answers = [tmp_path / "renovacion.pem"]
    window.page()._renew.click()
    rest(qtbot, window, "identity")
    assert "Siga firmando como hasta ahora" in told(window, "identity")
    answer = tmp_path / "respuesta.json"
    answer.write_bytes(enrolling.grant(laptops.coordinator, (tmp_path / "renovacion.pem").read_bytes(), PIN))
    window.page().ui.secret.setFocus()
    type_text(PIN)
    dialogs(window).answers = [answer]
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: "Ya puede firmar como Ana" in told(window, "identity"), timeout=LONG)


def test_a_provider_s_file_signs_from_the_window_and_what_it_means_is_said(open_on, laptops, tmp_path, qtbot):
    carla = laptops.coordinator
    provider = create_authority("Prestador Inventado", "Certificación", PIN, carla.now(), 9)
    holder = FileSigner(
        provider.key, issue(provider, request_of("Ana O’Inventada", provider.key), 10, carla.now(), 90), ()
    )
    keep_signer(tmp_path / "prestador.p12", "la del prestador", holder)
    believing.trust_provider(carla, provider.pem, PIN)
    trusting.take_trust(laptops.ana, trusting.trust_file(carla))
    window = open_on(laptops.ana)
    window.show_page("identity")
    page = window.page()
    for field in (page.ui.secret, page.ui.again):
        field.setFocus()
        type_text("la mía de siempre")
    dialogs(window).answers = [tmp_path / "prestador.p12", "la del prestador"]
    page.ui.file_button.setFocus()
    press("Space")
    qtbot.waitUntil(lambda: "Ya puede firmar" in told(window, "identity"), timeout=LONG)
    assert "Ana O’Inventada" in page.ui.standing.text()
    assert "firma electrónica avanzada" in page.ui.explained.text()
    assert enrolling.signer_of(laptops.ana, "la mía de siempre").name == "Ana O’Inventada"


def test_a_token_signs_from_the_window_with_its_pin(open_on, laptops, tmp_path, qtbot):
    carla = laptops.coordinator
    key = ec.generate_private_key(ec.SECP256R1())
    authority = trusting.open_own_authority(carla, PIN)
    make_token(tmp_path, "ventana", key, issue(authority, request_of("Titular Inventada", key), 77, carla.now(), 90))
    make_token(tmp_path, "otra", ec.generate_private_key(ec.SECP256R1()))
    capture_forum(laptops.ana)
    window = open_on(laptops.ana)
    window.show_page("identity")
    page = window.page()
    dialogs(window).answers = [MODULE, "ventana", TOKEN_PIN]
    page.ui.token_button.setFocus()
    press("Space")
    qtbot.waitUntil(lambda: "Ya puede firmar" in told(window, "identity"), timeout=LONG)
    assert "Titular Inventada" in page.ui.standing.text()
    window.show_page("delivery")
    window.page().folder = tmp_path / "usb"
    window.page().ui.secret.setFocus()
    type_text(TOKEN_PIN)
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: told(window, "delivery").startswith("Entregado"), timeout=LONG)
    (package,) = (tmp_path / "usb").glob("*.asice")
    verdicts = verify_file(package, trusting.anchors_of(carla), carla.now())
    assert [(one.is_good, one.signer) for one in verdicts] == [(True, "Titular Inventada")] * 3


def test_two_passphrases_that_differ_are_told_beside_them_and_nothing_is_made(open_on, desk):
    window = open_on(desk)
    window.show_page("identity")
    ui = window.page().ui
    ui.secret.setFocus()
    type_text("una")
    ui.again.setFocus()
    type_text("otra")
    press("Ctrl+Return")
    assert "no son iguales" in ui.again.accessibleDescription()
    assert QApplication.focusWidget() is ui.again
    assert enrolling.capacity(desk) is Capacity.NONE


def test_a_forum_is_delivered_with_a_pin_and_only_then_said_to_be(open_on, laptops, tmp_path, qtbot):
    capture_forum(laptops.ana)
    stick = tmp_path / "usb"
    window = open_on(laptops.ana)
    press("F8")
    page = window.page()
    assert page is window.pages["delivery"]
    assert page.state.text() == "Sin entregar"
    dialogs(window).answers = [stick]
    press("Space")  # the button that chooses the folder has the keyboard
    type_text("no es mi PIN")
    press("Ctrl+Return")
    rest(qtbot, window, "delivery")
    assert "La contraseña no abre" in told(window, "delivery")
    assert list(tmp_path.glob("usb/*")) == []
    assert page.state.text() == "Sin entregar"

    page.ui.secret.clear()
    page.ui.secret.setFocus()
    type_text(PIN)
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: told(window, "delivery").startswith("Entregado"), timeout=LONG)
    (package,) = stick.glob("*.asice")
    assert package.name in told(window, "delivery")
    assert page.state.text() == "Entregado"
    assert page.ui.secret.text() == ""
    (row,) = words(page.deliveries)
    assert row.startswith("Foro de Cantel")
    assert row.endswith("entregado, sin acuse")


def test_what_remains_to_be_mended_is_counted_and_one_key_leads_to_it(open_on, laptops, qtbot):
    capture_forum(laptops.ana)
    window = open_on(laptops.ana)
    window.show_page("delivery")
    page = window.page()
    qtbot.waitUntil(lambda: page.problems.rowCount() > 0)
    assert "por completar o corregir" in page.ui.problems_label.text()
    first = page.problems.items[0].record
    press("F10")
    assert window.page() is window.pages["forum"]
    assert window.page().form.record().id == first.id
    assert "Falta" in QApplication.focusWidget().accessibleDescription()


def test_a_mesa_can_be_delivered_alone(open_on, laptops, tmp_path, qtbot):
    capture_forum(laptops.ana)
    window = open_on(laptops.ana)
    window.show_page("delivery")
    page = window.page()
    page.ui.one_table.setFocus()
    press("Space")
    page.folder = tmp_path / "usb"
    page.ui.secret.setFocus()
    type_text(PIN)
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: told(window, "delivery").startswith("Entregado"), timeout=LONG)
    (delivery,) = laptops.ana.book.deliveries()
    assert delivery.scope.endswith(f"/{window.workspace.table.id}")


def test_each_package_has_its_verdict_and_the_balance_adds_up(open_on, laptops, tmp_path, qtbot):
    forum = capture_forum(laptops.ana)
    good = deliver(laptops.ana, forum, tmp_path / "usb")
    altered, foreign = good.with_name("alterado.asice"), good.with_name("foto.asice")
    content = bytearray(good.read_bytes())
    content[len(content) // 2] ^= 1
    altered.write_bytes(bytes(content))
    foreign.write_bytes(b"\x89PNG")
    window = open_on(laptops.coordinator)
    dialogs(window).answers = [(good, altered, foreign), PIN]
    press("F9")
    rest(qtbot, window, "inbox")
    page = window.page()
    assert "1 paquete recibido, 2 rechazados" in told(window, "inbox")
    taken, bad, strange = words(page.packages)
    assert taken.startswith("Foro de Cantel, íntegro · firmante conocido: Ana Inventada, Institución Inventada · hora")
    assert bad.startswith("alterado.asice, El paquete fue alterado")
    assert strange.endswith("rechazado")
    assert page.balance.text() == (
        "5 leídos = 5 nuevos + 0 actualizados + 0 sin cambios + 0 en conflicto + 0 rechazados"
    )
    press("Down")
    details = page.details.toPlainText()
    assert "Qué hacer. No lo use." in details
    assert "Una copia quedó en cuarentena" in details
    dialogs(window).answers = [tmp_path / "examen"]
    press("Alt+T")
    qtbot.waitUntil(
        lambda: told(window, "inbox").endswith("alterado.asice. No la abra sin saber qué es."), timeout=LONG
    )
    assert (tmp_path / "examen" / "alterado.asice").read_bytes() == altered.read_bytes()
    assert len(laptops.coordinator.book.records("proposal")) == 2
    assert window.workspace.forum.text("name") == "Foro de Cantel"


def test_the_same_package_again_changes_nothing_and_says_so(open_on, laptops, qtbot, disagreement):
    package, _other = disagreement
    window = open_on(laptops.coordinator)
    window.show_page("inbox")
    for _ in range(2):
        dialogs(window).answers = [PIN]
        window.page().banner.hide()
        window.page().receive([package])
        rest(qtbot, window, "inbox")
    assert words(window.page().packages)[0].endswith("sin cambios")
    assert window.page().balance.text().startswith("5 leídos = 0 nuevos + 0 actualizados + 5 sin cambios")


def test_packages_can_be_dropped_on_the_page_and_other_files_are_not_taken(
    open_on, laptops, tmp_path, qtbot, disagreement
):
    package, _other = disagreement
    window = open_on(laptops.coordinator)
    window.show_page("inbox")
    page = window.page()
    assert not offer(page, tmp_path / "carta.docx").isAccepted()
    assert offer(page, package).isAccepted()
    dialogs(window).answers = [PIN]
    drop(page, package)
    rest(qtbot, window, "inbox")
    assert "1 paquete recibido" in told(window, "inbox")


def test_the_receipt_goes_back_and_the_delivery_is_received(open_on, laptops, tmp_path, qtbot):
    forum = capture_forum(laptops.ana)
    editing.create(laptops.ana, "participant", forum, {"name": "Élena Inventada"})
    package = deliver(laptops.ana, forum, tmp_path)
    window = open_on(laptops.coordinator)
    said = []
    window.workspace.said.connect(said.append)
    window.show_page("inbox")
    dialogs(window).answers = [PIN, tmp_path / "vuelta"]
    window.page().receive([package])
    rest(qtbot, window, "inbox")
    qtbot.waitUntil(lambda: said == ["1 pareja de personas parece repetida: Ctrl+Mayús+R para decidir."], timeout=LONG)
    window.page().return_receipts()
    qtbot.waitUntil(lambda: "Devuélvalos a quien envió" in told(window, "inbox"), timeout=LONG)
    (receipt,) = (tmp_path / "vuelta").iterdir()

    mine = open_on(laptops.ana)
    mine.show_page("delivery")
    assert words(mine.page().deliveries)[0].endswith("entregado, sin acuse")
    dialogs(mine).answers = [(receipt,)]
    mine.page().take_receipts()
    rest(qtbot, mine, "delivery")
    assert words(mine.page().deliveries)[0].endswith("recibido")
    assert mine.page().state.text() == "Recibido"


def test_a_receipt_of_something_else_is_refused_with_its_reason(open_on, laptops, tmp_path, qtbot):
    package = deliver(laptops.luis, capture_forum(laptops.luis), tmp_path)
    mine = open_on(laptops.ana)
    mine.show_page("delivery")
    dialogs(mine).answers = [(package.with_name("no-hay.asice"),)]
    mine.page().take_receipts()
    rest(qtbot, mine, "delivery")
    assert "no-hay.asice: El archivo no es un paquete" in told(mine, "delivery")


def test_a_conflict_is_decided_by_a_person_and_never_by_enter_or_by_leaving(open_on, laptops, disagreement, qtbot):
    window = received_disagreement(open_on, laptops, disagreement, qtbot)
    book = laptops.coordinator.book
    press("F7")
    page = window.page()
    assert page is window.pages["conflicts"]
    assert page.state.text() == "1 por decidir"
    said = {card.button.accessibleName() for card in page._cards}
    assert any("Agua limpia en Cantel" in one and "Ana Inventada" in one for one in said)
    assert any("Agua para las escuelas" in one and "Luis Inventado" in one for one in said)
    for card in page._cards:
        card.button.setFocus()
        press("Return")
        press("Esc")
    press("Ctrl+1")
    assert len(book.conflicts()) == 1

    press("F7")
    wanted = next(card for card in page._cards if "Agua para las escuelas" in card.button.accessibleName())
    wanted.button.setFocus()
    press("Space")
    qtbot.waitUntil(lambda: book.conflicts() == ())
    assert [one.text("title") for one in book.records("proposal")] == ["Agua para las escuelas", "Escuelas abiertas"]
    qtbot.waitUntil(lambda: page.state.text() == "Al día")


def test_a_conflict_can_be_settled_with_a_third_value(open_on, laptops, disagreement, qtbot):
    window = received_disagreement(open_on, laptops, disagreement, qtbot)
    press("F7")
    page = window.page()
    page._editor.widget.setFocus()
    type_text("Agua limpia para las escuelas de Cantel")
    press("Tab")
    assert QApplication.focusWidget() is page.ui.other_button
    press("Space")
    book = laptops.coordinator.book
    qtbot.waitUntil(lambda: book.conflicts() == ())
    assert book.records("proposal")[0].text("title") == "Agua limpia para las escuelas de Cantel"


def test_deleting_against_editing_asks_whether_to_keep(open_on, laptops, tmp_path, qtbot):
    first, _second = disagree(laptops, tmp_path)
    gone = next(one for one in laptops.luis.book.records("proposal") if one.text("title") != "Escuelas abiertas")
    editing.delete(laptops.luis, gone)
    second = deliver(laptops.luis, laptops.luis.book.records("forum")[0].id, tmp_path)
    window = open_on(laptops.coordinator)
    window.show_page("inbox")
    dialogs(window).answers = [PIN]
    window.page().receive([first, second])
    rest(qtbot, window, "inbox")
    press("F7")
    page = window.page()
    page.view.setCurrentIndex(
        page.disputes.index(
            words(page.disputes).index(asked := next(one for one in words(page.disputes) if "¿Se borra?" in one))
        )
    )
    assert "Alguien borró" in page.ui.question.text()
    keep = next(card for card in page._cards if "Conservarlo" in card.button.text())
    keep.button.click()
    qtbot.waitUntil(lambda: asked not in words(page.disputes))
    assert len(laptops.coordinator.book.records("proposal")) == 2


def received_disagreement(open_on, laptops, packages, qtbot):
    window = open_on(laptops.coordinator)
    window.show_page("inbox")
    dialogs(window).answers = [PIN]
    window.page().receive(packages)
    rest(qtbot, window, "inbox")
    assert window.page().state.text() == "1 conflicto por decidir"
    return window


def test_only_the_coordinators_laptop_answers_requests(open_on, laptops):
    window = open_on(laptops.ana)
    window.show_page("trust")
    window.page().answer_requests()
    assert "Sólo la computadora que coordina" in told(window, "trust")


def test_a_wrong_passphrase_takes_nothing_in(open_on, laptops, qtbot, disagreement):
    package, _other = disagreement
    window = open_on(laptops.coordinator)
    window.show_page("inbox")
    dialogs(window).answers = ["otra"]
    window.page().receive([package])
    rest(qtbot, window, "inbox")
    assert "La contraseña no abre" in told(window, "inbox")
    assert laptops.coordinator.book.records("forum") == ()


class HeldClock:
    """A clock that stops whoever asks it off the window's thread until released, and remembers who asked."""

    def __init__(self, now) -> None:
        self._now = now
        self.released, self.asked_by = threading.Event(), set()

    def __call__(self) -> datetime:
        if threading.current_thread().name.startswith("task"):
            self.asked_by.add(threading.get_ident())
            assert self.released.wait(LONG / 1000)
        return self._now()

    @property
    def is_waiting(self) -> bool:
        return bool(self.asked_by) and not self.released.is_set()


@pytest.fixture
def held(enrolled, tmp_path):
    """The coordinator's desk, whose long jobs stand still until the clock is released."""
    shutil.copytree(enrolled / "coordina", tmp_path / "quieta")
    first = open_desk(tmp_path / "quieta", "Carla Inventada")
    clock = HeldClock(first.now)
    first.close()
    desk = open_desk(tmp_path / "quieta", "Carla Inventada", clock)
    yield desk, clock
    clock.released.set()
    desk.close()


def test_a_forum_is_typed_while_packages_are_taken_in(open_on, held, disagreement, qtbot):
    desk, clock = held
    package, _other = disagreement
    window = open_on(desk)
    window.show_page("inbox")
    dialogs(window).answers = [PIN]
    ticks = []
    timer = QTimer(window, interval=1)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    window.page().receive([package])
    qtbot.waitUntil(lambda: clock.is_waiting, timeout=LONG)
    before = len(ticks)
    assert window.pages["inbox"].job.isVisible()
    window.new_forum()
    type_text("Foro de Zunil")
    qtbot.waitUntil(lambda: [one.value for one in desk.book.drafts()] == ["Foro de Zunil"], timeout=LONG)
    qtbot.waitUntil(lambda: len(ticks) > before)
    assert clock.is_waiting
    clock.released.set()
    rest(qtbot, window, "inbox")
    assert threading.get_ident() not in clock.asked_by
    press("Ctrl+S")
    qtbot.waitUntil(lambda: len(desk.book.records("forum")) == 2, timeout=LONG)


def test_a_job_that_is_stopped_says_so_and_leaves_nothing_half_done(open_on, held, disagreement, qtbot):
    desk, clock = held
    package, _other = disagreement
    window = open_on(desk)
    window.show_page("inbox")
    page = window.page()
    dialogs(window).answers = [PIN]
    page.receive([package])
    qtbot.waitUntil(lambda: clock.is_waiting, timeout=LONG)
    page.job.ui.cancel.setFocus()
    press("Space")
    clock.released.set()
    rest(qtbot, window, "inbox")
    assert told(window, "inbox") == "Se detuvo a petición suya. No quedó nada a medias."
    assert desk.book.records("forum") == ()
    assert page.ui.choose_button.isEnabled()


def test_closing_the_window_stops_what_runs_and_waits_for_it(open_on, held, disagreement, qtbot):
    desk, clock = held
    package, _other = disagreement
    window = open_on(desk)
    window.show_page("inbox")
    dialogs(window).answers = [PIN]
    window.page().receive([package])
    qtbot.waitUntil(lambda: clock.is_waiting, timeout=LONG)
    threading.Timer(0.1, clock.released.set).start()
    assert window.close()
    assert desk.book.records("forum") == ()


def test_a_job_that_falls_over_a_bug_of_ours_leaves_the_page_ready_for_another(open_on, desk, qtbot):
    window = open_on(desk)
    page = window.pages["inbox"]
    with qtbot.capture_exceptions() as raised:
        page.run("Algo…", lambda _tell: {}["no hay"], lambda _: None)
        qtbot.waitUntil(lambda: len(raised) == 1)
    assert raised[0][0] is KeyError
    assert not page.job.is_busy
    page.run("Otra cosa…", lambda _tell: "bien", lambda answer: page.say(answer, "ok"))
    qtbot.waitUntil(lambda: told(window, "inbox") == "bien")
