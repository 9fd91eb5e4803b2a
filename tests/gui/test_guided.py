"""Guided entry: the fields of a record asked one at a time, on the very form and by the very rules."""

from PySide6.QtWidgets import QApplication

from tests.gui.hands import press, type_text


def asked(page) -> tuple[str, str]:
    """Where one stands, and the field whose editor alone is in sight."""
    (seen,) = [name for name in page.form.field_names() if page.form.box(name).isVisible()]
    assert page.form.focused() == seen
    return page.guide.place.text(), seen


def hand():
    return QApplication.focusWidget()


def test_a_proposal_is_asked_question_by_question_and_the_form_comes_back_at_any_of_them(qtbot, window, desk):
    page = window.page()
    press("Ctrl+G")
    assert asked(page) == ("1 de 22", "title")
    assert page.guide.question.text() == "¿Cómo se llama la propuesta? *"
    type_text("Agua limpia para Cantel")
    press("Return", hand())

    # what must be answered is told once, and does not hold anybody
    assert asked(page) == ("2 de 22", "proposal_kind")
    press("Alt+Right", hand())
    assert asked(page) == ("2 de 22", "proposal_kind")
    assert "Falta" in page.form.box("proposal_kind").message.text()
    assert page.form.box("proposal_kind").message.isVisible()
    press("Alt+Right", hand())
    assert asked(page) == ("3 de 22", "problem")
    assert page.guide.help.text() == "Qué pasa, a quién y por qué importa"
    type_text("El río baja sucio.\nNadie lo mide.")
    qtbot.waitUntil(lambda: bool(desk.book.records("proposal")), timeout=30_000)

    press("Alt+Left", hand())
    assert asked(page) == ("2 de 22", "proposal_kind")
    page.guide.skip_button.click()
    assert asked(page) == ("3 de 22", "problem")

    # all of it comes back, at the same field of the same record
    press("Ctrl+G", hand())
    assert page.form.focused() == "problem"
    assert all(page.form.box(name).isVisible() for name in page.form.field_names())
    assert page.form.record().text("title") == "Agua limpia para Cantel"
    type_text("¡Urge! ")
    press("Ctrl+G", hand())
    assert asked(page) == ("3 de 22", "problem")

    # every other way of going to a field goes to its question
    page.go_to_field("presenter_consents")
    assert asked(page) == ("22 de 22", "presenter_consents")
    assert page.guide.on_button.text() == "Terminar y guardar"
    press("Alt+Right", hand())
    assert asked(page) == ("2 de 22", "proposal_kind")  # what is missing first
    page.go_to_field("presenter_consents")
    press("Alt+Right", hand())
    assert asked(page) == ("1 de 22", "title")
    assert page.form.record().text("title") == ""
    (kept,) = desk.book.records("proposal")
    assert "¡Urge!" in kept.text("problem")


def test_a_person_is_asked_too_and_enter_takes_the_choice_and_goes_on(window, desk):
    window.show_page("attendance")
    page = window.page()
    press("Ctrl+G")
    type_text("María Tzꞌunun")
    press("Return", hand())
    assert asked(page) == ("2 de 17", "role")
    type_text("facil")
    press("Return", QApplication.activePopupWidget())
    assert asked(page) == ("3 de 17", "sector")
    assert page.form.record().text("role")
