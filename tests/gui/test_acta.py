"""The acta in the window: seen beside its data, read aloud, ratified, closed, signed by others, corrected; by keys."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.domain.handwriting import read_trace
from gobabierto_desktop.domain.minutes import ActaState, state_of
from gobabierto_desktop.gui.minutes.acta_page import PUBLIC, WHOLE
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import closing, deliberating, editing, enrolling, hand_signing
from gobabierto_desktop.services.minutes import countersign
from gobabierto_desktop.signing.pdf import drawn_in, inspect_pdf
from tests.gui.hands import press, type_text
from tests.gui.laptops import PIN
from tests.independent.checkers import pdfsig_report
from tests.reports.reading import pdf_text

LONG = 30_000
"""Milliseconds that keys and pages may take on a machine that is busy with other things."""


@pytest.fixture
def meeting(laptops):
    """A forum with a closed mesa, a proposal and its vote, on Ana's laptop; its scope."""
    desk = laptops.ana
    told = {"name": "Foro de Cantel", "held_on": "2018-05-16", "facilitator": "Ana Inventada", "agenda": "Bienvenida"}
    forum = editing.create(desk, "forum", None, told)
    table = editing.create(desk, "dialogue_table", forum.id, {"number": 1, "work_area": "1", "decision_rule": "CONS"})
    proposal = editing.create(desk, "proposal", table.id, {"title": "Agua limpia para Kꞌicheꞌ"})
    counts = {"present": 9, "in_favour": 9, "against": 0, "blank": 0, "void": 0}
    editing.create(desk, "vote", table.id, {"proposal": proposal.id, **counts})
    deliberating.close_table(desk, table)
    return Scope(forum.id)


@pytest.fixture
def opened(open_on, laptops, meeting, qtbot):
    """Ana's window, turned to the acta with its key."""
    window = open_on(laptops.ana)
    press("F5")
    qtbot.waitUntil(lambda: window.page().shown is not None, timeout=LONG)
    return window


def words(model):
    return [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def answer(window, answers: list):
    window.workspace.dialogs.answers = answers


def told(qtbot, window, sentence):
    page = window.page()
    qtbot.waitUntil(lambda: sentence in page.banner.accessibleName() and not page.job.is_busy, timeout=LONG)


def ratify_by_keys(window, qtbot):
    press("Alt+L")
    for typed in ("Ana Inventada", "16/5/2018", "13:00", "9"):
        type_text(typed)
        press("Tab")
    press("Ctrl+Return")
    told(qtbot, window, "ratificada")
    qtbot.waitUntil(lambda: window.page().shown.state is ActaState.RATIFIED, timeout=LONG)


def close_by_keys(window, qtbot):
    ratify_by_keys(window, qtbot)
    answer(window, [True, PIN])
    press("Ctrl+Return")
    told(qtbot, window, "cerrada y firmada")
    qtbot.waitUntil(lambda: window.page().shown.state is ActaState.CLOSED, timeout=LONG)


def key_file(desk):
    return desk.folder / "identidad" / "firma.p12"


def test_an_acta_closed_with_keys_and_signed_by_two_more_carries_three_valid_signatures(
    opened, laptops, meeting, tmp_path, qtbot
):
    close_by_keys(opened, qtbot)

    answer(opened, [key_file(laptops.luis), "Delegado o delegada de una institución", PIN])
    press("Ctrl+Return")
    told(qtbot, opened, "2 de 6")

    elsewhere, acta = tmp_path / "firmada.pdf", closing.acta_of(laptops.ana, meeting)
    signer = enrolling.signer_of(laptops.coordinator, PIN)
    countersign(closing.file_of(laptops.ana, acta).read_bytes(), signer, "Observa", laptops.ana.now(), elsewhere)
    answer(opened, [elsewhere])
    press("Alt+T")
    told(qtbot, opened, "3 de 6")
    qtbot.waitUntil(lambda: len(opened.page().signatures.items) == 3, timeout=LONG)

    answer(opened, [tmp_path / "acta.pdf"])
    press("Ctrl+Shift+S")
    told(qtbot, opened, "quedó en")
    report = pdfsig_report(tmp_path / "acta.pdf", enrolling.trust_folder(laptops.coordinator) / "ca.pem")
    assert (report.signatures, report.valid) == (3, True)
    assert opened.page().state.text() == "Cerrada · contrafirmada por 2"
    assert [one.name for one in opened.page().signatures.items] == [
        "Ana Inventada",
        "Luis Inventado",
        "Carla Inventada",
    ]


def draw(pad, strokes):
    """Draw with the left button held: each stroke as points of the pad, in shares of its ground."""
    ground = pad.ground()

    def send(kind, at, button, buttons):
        here = QPointF(ground.left() + at[0] * ground.width(), ground.top() + at[1] * ground.height())
        event = QMouseEvent(kind, here, pad.mapToGlobal(here), button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(pad, event)

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for first, *others in strokes:
        send(QEvent.Type.MouseButtonPress, first, left, left)
        for at in others:
            send(QEvent.Type.MouseMove, at, none, left)
        send(QEvent.Type.MouseButtonRelease, at, left, none)


def test_whoever_has_no_certificate_signs_by_hand_on_the_pad_and_others_on_paper(
    opened, laptops, meeting, tmp_path, qtbot
):
    desk, page = laptops.ana, opened.page()
    for name, role in (("Elena Inventada", "OBSE"), ("Tomás Inventado", "ASIS")):
        editing.create(desk, "participant", meeting.forum, {"name": name, "role": role, "post": "Vocal"})
    before = page.shown.document
    press("Ctrl+F5")
    pad = page.pad
    qtbot.waitUntil(lambda: pad.isActiveWindow() and bool(pad._people), timeout=LONG)

    press("Ctrl+Return", pad)
    assert "Elija primero quién firma" in pad.banner.accessibleName()
    type_text("elen")
    press("Tab")
    assert (pad.who.text(), pad.post.text(), pad.capacity.text()) == ("Elena Inventada", "Vocal", "Observador/a")
    press("Ctrl+Return", pad)
    assert "Falta el trazo" in pad.banner.accessibleName()
    draw(pad.pad, [[(0.1, 0.5), (0.2, 0.2), (0.3, 0.8), (0.5, 0.3)]])
    press("Esc", pad)
    assert "Hay un trazo sin aceptar" in pad.banner.accessibleName()
    press("Alt+B")
    qtbot.waitUntil(lambda: pad.pad.trace().strokes == (), timeout=LONG)
    draw(pad.pad, [[(0.1, 0.5), (0.3, 0.2), (0.5, 0.8), (0.7, 0.3)], [(0.2, 0.9), (0.7, 0.85)]])
    press("Ctrl+Return", pad)
    qtbot.waitUntil(lambda: len(pad.rows.items) == 1, timeout=LONG)
    qtbot.waitUntil(lambda: pad.pad.trace().strokes == (), timeout=LONG)
    qtbot.waitUntil(pad.who.hasFocus, timeout=LONG)
    type_text("tomas")
    press("Tab")
    press("Alt+C")
    qtbot.waitUntil(lambda: len(pad.rows.items) == 2, timeout=LONG)
    assert words(pad.rows) == [
        "Elena Inventada, Trazo manuscrito · Vocal · Observador/a, no electrónica",
        "Tomás Inventado, Firmará en la copia impresa · Vocal · Asistente",
    ]
    press("Esc", pad)
    qtbot.waitUntil(opened.isActiveWindow, timeout=LONG)

    (elena, tomas) = hand_signing.signed_by_hand(desk, meeting)
    assert read_trace(elena.text("trace")).strokes[1][0][:2] == (600, 900)
    qtbot.waitUntil(lambda: page.shown.document != before and len(page.shown.hands) == 2, timeout=LONG)
    assert tomas.is_yes("on_paper")
    close_by_keys(opened, qtbot)
    assert page.ui.signatures_label.text() == "1 firma electrónica de 6 posibles · 1 trazo manuscrito"
    for copy, has_names in ((WHOLE, True), (PUBLIC, False)):
        answer(opened, [copy, tmp_path / "acta.pdf"])
        press("Ctrl+Shift+S")
        told(qtbot, opened, "quedó en")
        assert ("Elena Inventada" in pdf_text((tmp_path / "acta.pdf").read_bytes())) is has_names
        assert bool(drawn_in((tmp_path / "acta.pdf").read_bytes())) is has_names
        page.banner.setAccessibleName("")
    page.sign_by_hand()
    assert "ya no se firma a mano" in page.banner.accessibleName()


def test_what_keeps_the_acta_open_is_told_beside_it_and_enter_goes_there(opened, laptops, meeting, qtbot):
    page = opened.page()
    assert words(page.parts)[0].startswith("El acta todavía no se ha leído y ratificado.")
    table = laptops.ana.book.records("dialogue_table", meeting.forum)[0]
    deliberating.reopen_table(laptops.ana, table)
    opened.workspace.renew()

    qtbot.waitUntil(lambda: "La mesa 1 no está cerrada." in words(page.parts)[1], timeout=LONG)
    press("Ctrl+Return")
    assert "Falta la fecha" in page.banner.accessibleName()
    page.ui.parts.setFocus()
    press("Down")
    press("Return")

    assert opened.page() is opened.pages["table"]


def test_the_pages_follow_the_data(opened, laptops, meeting, qtbot):
    page = opened.page()
    qtbot.waitUntil(lambda: page.pages.pages > 0, timeout=LONG)
    before = page.shown.document

    forum = laptops.ana.book.record(meeting.forum)
    opened.workspace.write(
        lambda: editing.save(laptops.ana, forum, {"agenda": "\n".join(f"Punto {n}" for n in range(99))}),
        lambda record: opened.workspace.changed.emit({record.id}),
    )

    qtbot.waitUntil(lambda: page.shown.document != before and page.pages.pages > 3, timeout=LONG)
    page.pages.sheet.setFocus()
    press("PgDown")
    qtbot.waitUntil(lambda: page.pages.words.text().startswith("Página 2 de"), timeout=LONG)
    width = page.pages.sheet.page.width()
    press("+")
    qtbot.waitUntil(lambda: page.pages.sheet.page.width() > width, timeout=LONG)


def test_the_acta_is_read_aloud_clause_by_clause_in_letters_of_any_size(opened, qtbot):
    press("Shift+F5")
    qtbot.waitUntil(lambda: opened.page().reading is not None, timeout=LONG)
    reading = opened.page().reading
    qtbot.waitUntil(reading.isActiveWindow, timeout=LONG)
    seen, letters = [reading.text.toPlainText()], reading.letters
    for _ in range(40):
        press("Space", reading)
        if reading.text.toPlainText() != seen[-1]:
            seen.append(reading.text.toPlainText())

    assert [one.splitlines()[0].split(":")[0] for one in seen[1:4]] == ["PRIMERO", "SEGUNDO", "TERCERO"]
    assert any("Agua limpia para Kꞌicheꞌ" in one and "Presentes 9" in one for one in seen)
    assert "leída y ratificada" in seen[-1]

    press("+", reading)
    assert reading.letters > letters
    press("-", reading)
    press("-", reading)
    assert reading.letters < letters
    press("Home", reading)
    assert reading.text.toPlainText() == seen[0]
    press("C", reading)
    assert "background: #000000" in reading.styleSheet()
    press("Esc", reading)
    qtbot.waitUntil(opened.isActiveWindow, timeout=LONG)


def test_a_closed_acta_is_corrected_by_an_addendum_only(opened, laptops, meeting, qtbot):
    press("Ctrl+Return")
    close_by_keys(opened, qtbot)

    press("Alt+P")
    qtbot.waitUntil(lambda: opened.page().correcting.focused() == "text", timeout=LONG)
    type_text("Faltó un nombre")
    press("Alt+M")
    type_text("Olvido")
    answer(opened, [PIN])
    press("Ctrl+Return")
    told(qtbot, opened, "adenda quedó firmada")

    acta = closing.acta_of(laptops.ana, meeting)
    (addendum,) = closing.addenda_of(laptops.ana, acta)
    assert (addendum.text("text"), addendum.text("reason"), addendum.text("written_by")) == (
        "Faltó un nombre",
        "Olvido",
        "Ana Inventada",
    )
    assert [one.intact for one in inspect_pdf(closing.file_of(laptops.ana, addendum).read_bytes())] == [True]
    qtbot.waitUntil(lambda: any("Adenda: Faltó" in one for one in words(opened.page().signatures)), timeout=LONG)
    assert state_of(acta) is ActaState.CLOSED


def test_a_wrong_passphrase_or_another_pdf_signs_nothing(opened, laptops, meeting, tmp_path, qtbot):
    close_by_keys(opened, qtbot)
    answer(opened, [key_file(laptops.luis), "Participante", "no es esta"])
    press("Ctrl+Return")
    told(qtbot, opened, "contraseña")

    other = tmp_path / "otra.pdf"
    other.write_bytes(b"%PDF-1.4 nada")
    answer(opened, [other])
    press("Alt+T")
    told(qtbot, opened, "no es el acta cerrada")
    assert len(opened.page().shown.signatures) == 1


def test_what_the_acta_of_a_mesa_tells_is_read_only_and_leads_to_that_acta(opened, laptops, meeting, qtbot):
    desk = laptops.ana
    (proposal,) = desk.book.records("proposal")
    mesa = Scope(meeting.forum, proposal.parent)
    opened.open_record(proposal)
    capture = opened.page()
    assert capture.form.isEnabled()
    closing.ratify(desk, mesa, {"ratified_on": "2018-05-16", "ratified_by": 9})
    acta = closing.close_acta(desk, mesa, enrolling.signer_of(desk, PIN))

    opened.open_record(proposal)
    assert not capture.form.isEnabled()
    assert not capture.ui.next_button.isEnabled()
    assert "está cerrada: una corrección se hace por adenda." in capture.held.accessibleName()
    press("Ctrl+N")
    assert not capture.form.isEnabled()
    capture.take_keyboard()
    press("Space")
    page = opened.pages["acta"]
    qtbot.waitUntil(lambda: opened.page() is page and page.is_closed(), timeout=LONG)
    assert (page.shown.closing.acta.id, page.ui.one_table.isChecked()) == (acta.id, True)


def test_what_is_typed_of_a_ratification_and_of_an_addendum_outlives_the_window(
    opened, laptops, meeting, open_on, qtbot
):
    desk = laptops.ana
    press("Alt+L")
    for typed in ("Ana Inventada", "16/5/2018", "13:00"):
        type_text(typed)
        press("Tab")
    opened.close()
    assert editing.rescue_drafts(desk) == ()
    assert closing.acta_of(desk, meeting) is None

    again = open_on(desk)
    press("F5")
    qtbot.waitUntil(lambda: again.page().shown is not None, timeout=LONG)
    kept = again.page().ratifying.record()
    assert [kept.text(one) for one in ("read_by", "ratified_on", "ratified_at")] == [
        "Ana Inventada",
        "2018-05-16",
        "13:00",
    ]
    press("Ctrl+Return")
    told(qtbot, again, "quedó ratificada")
    assert closing.acta_of(desk, meeting).text("read_by") == "Ana Inventada"
    assert desk.book.drafts() == ()
    closing.close_acta(desk, meeting, enrolling.signer_of(desk, PIN))
    again.workspace.renew()
    qtbot.waitUntil(again.page().is_closed, timeout=LONG)
    press("Alt+P")
    qtbot.waitUntil(lambda: again.page().correcting.focused() == "text", timeout=LONG)
    type_text("Faltó un nombre")
    again.page().leave()
    again.workspace.writer.catch_up()
    again.page().ui.addendum_card.hide()
    press("Alt+P")
    assert again.page().correcting.record().text("text") == "Faltó un nombre"


def test_typing_that_a_closed_acta_refuses_is_told_once_and_not_tried_for_ever(opened, laptops, meeting, qtbot):
    desk, autosave = laptops.ana, opened.workspace.autosave
    (proposal,) = desk.book.records("proposal")
    session = autosave.open(proposal)
    closing.ratify(desk, meeting, {"ratified_on": "2018-05-16", "ratified_by": 9})
    closing.close_acta(desk, meeting, enrolling.signer_of(desk, PIN))

    autosave.typed(session, "title", "Otro título")
    session.settle()

    qtbot.waitUntil(opened.banner.isVisible, timeout=LONG)
    assert (session.is_done(), session._retry.isActive()) == (True, False)
    assert desk.book.record(proposal.id).text("title") == "Agua limpia para Kꞌicheꞌ"


def test_a_draft_of_what_was_closed_since_does_not_keep_the_program_from_opening(laptops, meeting):
    desk = laptops.ana
    (proposal,) = desk.book.records("proposal")
    closing.ratify(desk, meeting, {"ratified_on": "2018-05-16", "ratified_by": 9})
    closing.close_acta(desk, meeting, enrolling.signer_of(desk, PIN))
    editing.keep_draft(desk, proposal, "title", "Otro título")

    assert editing.rescue_drafts(desk) == ()
    assert [one.value for one in desk.book.drafts()] == ["Otro título"]
