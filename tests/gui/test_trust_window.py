"""The coordinator's window: who may sign, who no longer, and whom the plan believes besides."""

import pytest
from PySide6.QtCore import Qt

from gobabierto_desktop.gui.trust.trust_words import COORDINATION, PROVIDER
from gobabierto_desktop.identity.authority import Revoked, create_authority, revocation_list
from gobabierto_desktop.identity.meaning import REASONS, Reason
from gobabierto_desktop.services import believing, enrolling, trusting
from tests.gui.hands import press
from tests.gui.laptops import PIN

LONG = 30_000


@pytest.fixture
def provider(laptops, tmp_path):
    authority = create_authority("Prestador Inventado", "Certificación", PIN, laptops.coordinator.now(), 9)
    (tmp_path / "prestador.pem").write_bytes(authority.pem)
    return authority


def show(open_on, desk):
    window = open_on(desk)
    window.show_page("trust")
    return window, window.page()


def told(qtbot, page, words: str) -> str:
    qtbot.waitUntil(lambda: words in page.banner.accessibleName() and not page.job.is_busy, timeout=LONG)
    return page.banner.accessibleName()


def rows(model):
    return [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_a_certificate_is_revoked_for_a_reason_and_the_list_saved_is_believed_elsewhere(
    open_on, laptops, tmp_path, qtbot
):
    window, page = show(open_on, laptops.coordinator)
    assert page.state.text() == "3 certificados, 0 revocados"
    page.ui.issued.setFocus()
    page.ui.issued.setCurrentIndex(page.issued.index(0))
    assert rows(page.issued)[0].startswith("Ana Inventada, Facilitación, Institución Inventada, hasta el")
    window.workspace.dialogs.answers = [REASONS[Reason.KEY_COMPROMISE], PIN]
    page.ui.revoke_button.setFocus()
    press("Space")
    told(qtbot, page, "Revocado el certificado de Ana Inventada")
    assert f", {REASONS[Reason.KEY_COMPROMISE]} (" in rows(page.issued)[0]
    assert rows(page.issued)[0].endswith(", revocado")
    assert "no se puede deshacer" in window.workspace.dialogs.shown[-1]

    window.workspace.dialogs.answers = [tmp_path / "confianza.json"]
    page.banner.asked.emit()
    told(qtbot, page, "Quedó en")
    other, elsewhere = show(open_on, laptops.ana)
    other.workspace.dialogs.answers = [tmp_path / "confianza.json"]
    elsewhere._take.click()
    told(qtbot, elsewhere, "Lista tomada")
    assert enrolling.identity_of(laptops.ana).standing.value == "revoked"
    assert not elsewhere.ui.issued_card.isVisibleTo(elsewhere)


def test_somebody_is_believed_only_after_the_fingerprint_was_compared(open_on, laptops, tmp_path, provider, qtbot):
    window, page = show(open_on, laptops.coordinator)
    dialogs, certificate = window.workspace.dialogs, tmp_path / "prestador.pem"
    dialogs.answers = [certificate, PROVIDER, False]
    page.ui.add_button.click()
    assert len(believing.believed(laptops.coordinator)) == 1
    dialogs.answers = [certificate, PROVIDER, True, PIN]
    page.ui.add_button.click()
    told(qtbot, page, "Desde ahora se cree en Prestador Inventado")
    (found,) = believing.believed(laptops.coordinator)[1:]
    assert found.is_provider
    assert found.fingerprint in dialogs.shown[-2]
    assert rows(page.believed) == [f"Prestador Inventado, {found.fingerprint} · sin lista de revocados, prestador"]

    (tmp_path / "revocados.crl").write_bytes(
        revocation_list(provider, [Revoked(5, laptops.coordinator.now())], laptops.coordinator.now())
    )
    dialogs.answers = [tmp_path / "revocados.crl", PIN]
    page.ui.list_button.click()
    told(qtbot, page, "Se tomó la lista de revocados de Prestador Inventado")
    assert "1 revocado en su lista" in rows(page.believed)[0]

    page.ui.believed.setCurrentIndex(page.believed.index(0))
    dialogs.answers = [PIN]
    page.ui.stop_button.click()
    told(qtbot, page, "Ya no se cree en Prestador Inventado")
    assert page.believed.rowCount() == 0


def test_another_coordination_is_believed_as_what_it_is(open_on, laptops, tmp_path, provider, qtbot):
    window, page = show(open_on, laptops.coordinator)
    window.workspace.dialogs.answers = [tmp_path / "prestador.pem", COORDINATION, True, PIN]
    page.ui.add_button.click()
    told(qtbot, page, "Desde ahora se cree en")
    assert rows(page.believed)[0].endswith("otra coordinación")


def test_a_certificate_of_a_person_is_nobody_to_believe_in(open_on, laptops, tmp_path, qtbot):
    window, page = show(open_on, laptops.coordinator)
    window.workspace.dialogs.answers = [trusting.identity_folder(laptops.ana) / "firma.pem"]
    page.ui.add_button.click()
    assert "no es de una autoridad" in told(qtbot, page, "No se aceptó")


def test_a_laptop_without_an_authority_says_how_to_come_by_one(open_on, desk):
    _, page = show(open_on, desk)
    assert page.state.text() == "Sin autoridad"
    assert "todavía no cree en ninguna autoridad" in page.ui.authority.text()
    assert page._take.isVisibleTo(page)
    assert not page._save.isVisibleTo(page)
