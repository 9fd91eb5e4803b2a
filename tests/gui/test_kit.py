"""A kit prepared in the window: forums ticked, people by the line, slips saved once and then forgotten."""

from gobabierto_desktop.services import enrolling, preparing, receiving
from gobabierto_desktop.services.desk import open_desk
from tests.gui.hands import press, type_text
from tests.gui.laptops import PIN, capture_forum
from tests.reports.reading import pdf_text

LONG = 30_000


def told(qtbot, page, words: str) -> None:
    qtbot.waitUntil(lambda: words in page.banner.accessibleName() and not page.job.is_busy, timeout=LONG)


def test_a_kit_with_an_identity_is_made_by_the_keyboard_and_opened_elsewhere(open_on, laptops, tmp_path, qtbot):
    capture_forum(laptops.coordinator)
    window = open_on(laptops.coordinator)
    window.show_page("kit")
    page = window.page()
    press("Tab")
    type_text("Rosa Inventada; Facilitadora; Red Inventada")
    press("Tab")
    type_text(PIN)
    window.workspace.dialogs.answers = [tmp_path / "kit.asice"]
    press("Ctrl+Return")
    told(qtbot, page, "Guarde ahora las papeletas")
    (slip,) = page._slips
    assert f"1. Rosa Inventada · PIN {slip.pin[:5]} {slip.pin[5:]}" in page.ui.slips.text()
    window.workspace.dialogs.answers = [tmp_path / "papeletas.pdf"]
    press("Space")
    told(qtbot, page, "entréguelas aparte del kit")
    assert slip.pin[:5] in pdf_text((tmp_path / "papeletas.pdf").read_bytes())
    window.show_page("capture")
    assert page._slips == ()
    assert page.ui.slips.text() == ""

    rosa = open_desk(tmp_path / "rosa", "Rosa Inventada")
    preparing.open_kit(rosa, tmp_path / "kit.asice", slip.number, slip.pin, "la de Rosa")
    receiving.receive(rosa, [tmp_path / "kit.asice"], receiving.Keys(None, None))
    assert enrolling.identity_of(rosa).institution == "Red Inventada"
    assert [one.text("name") for one in rosa.book.records("forum")] == ["Foro de Cantel"]
    rosa.close()


def test_a_kit_without_forums_or_passphrase_says_what_is_missing(open_on, laptops):
    capture_forum(laptops.coordinator)
    window = open_on(laptops.coordinator)
    window.show_page("kit")
    page = window.page()
    page.make()
    assert "Falta la contraseña" in page.banner.accessibleName()
    page.ui.forums.setFocus()
    press("Space")
    page.make()
    assert "Marque al menos un foro" in page.banner.accessibleName()


def test_a_forum_is_delivered_in_a_closed_envelope(open_on, laptops, tmp_path, qtbot):
    capture_forum(laptops.ana)
    window = open_on(laptops.ana)
    press("F8")
    page = window.page()
    page.folder = tmp_path / "usb"
    page.ui.enclosed.setFocus()
    press("Space")
    page.ui.secret.setFocus()
    type_text(PIN)
    press("Ctrl+Return")
    told(qtbot, page, "Entregado: sobre-")
    (envelope,) = (tmp_path / "usb").iterdir()
    keys = receiving.Keys(enrolling.opener_of(laptops.coordinator, PIN), None)
    (taken,) = receiving.receive(laptops.coordinator, [envelope], keys)
    assert isinstance(taken, receiving.Received)
