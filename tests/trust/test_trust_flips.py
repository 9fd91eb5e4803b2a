"""No changed bit and no missing end of what travels or is trusted goes unnoticed: a sample of what docs/flips.md says.

The whole is `pytest -m exhaustive`, or `python -m tests.trust.flips`, which prints the page's table.
"""

import pytest

from gobabierto_desktop.identity.keyform import is_well_formed
from gobabierto_desktop.identity.keyring import spelt_signer
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.locking import lock_book, unlock_book
from tests.house.sources import ROOT
from tests.signing.samples import flipped, plan
from tests.trust.flips import Kept, bits_changed, cut, make_all

NAMES = (
    *("acuse.asice", "acuse contrafirmado.asice", "kit.asice", "sobre.asice", "foro.asice"),
    *("confianza.json", "ca.pem", "revocados.crl", "respuesta.json", "renovación.json", "solicitud.pem"),
    *("firma.p12", "coordinacion.llave", "libro.llave", "identities.json", "evidencia.caja"),
)
SAMPLED = 220
QUICK = {"ca.pem", "revocados.crl", "solicitud.pem", "coordinacion.llave", "libro.llave", "evidencia.caja"}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, Kept]:
    return {kept.name: kept for kept in make_all(tmp_path_factory.mktemp("pequeños"))}


def test_everything_made_is_tried_and_stands_in_the_page(made):
    assert tuple(made) == NAMES
    rows = [line for line in (ROOT / "docs" / "flips.md").read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    assert tuple(row.split(" | ")[0].removeprefix("| ") for row in rows) == NAMES


def demand_found(kept: Kept, step: int, length: int) -> None:
    for count in (bits_changed(kept, step), cut(kept, length)):
        assert count.tried
        assert count.unnoticed == ()
        assert kept.lenient or count.without_effect == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_bit_changed_here_and_there_and_a_missing_end_are_found(made, name: str):
    size = len(made[name].content)
    step = 1 if name in QUICK else size * 8 // SAMPLED | 1  # odd, so that each of the eight bits has its turn
    demand_found(made[name], step, size // SAMPLED + 1)


@pytest.mark.exhaustive
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("name", NAMES)
def test_every_bit_changed_and_every_missing_end_is_found(made, name: str):
    demand_found(made[name], 1, 1)


def test_the_two_bytes_that_no_passphrase_seals_in_a_p12_can_only_be_what_they_are():
    """The version, and the parameters of the seal's hash: whoever reads PKCS#12 by other means looks at neither."""
    content = spelt_signer(plan().facilitator, "x", 1)
    places = [content.index(b"\x02\x01\x03") + 2, content.rindex(bytes.fromhex("0609608648016503040201")) + 11]
    assert is_well_formed(content)
    for place in places:
        assert [bit for bit in range(8) if is_well_formed(flipped(content, place, 1 << bit))] == []


def test_a_p12_that_asks_for_days_of_work_is_not_tried():
    asked = (70_000).to_bytes(3)
    content = spelt_signer(plan().facilitator, "x", int.from_bytes(asked))
    within, seal = content.index(asked), content.rindex(asked)
    assert within != seal
    assert is_well_formed(content)
    for place in (within, seal):
        assert not is_well_formed(content[:place] + b"\x7f" * 3 + content[place + 3 :])


def test_a_spoilt_key_file_is_answered_by_the_one_beside_the_copies(tmp_path):
    open_desk(tmp_path, "Ana").close()
    lock_book(tmp_path, "cuatro palabras al azar")
    key = unlock_book(tmp_path, "cuatro palabras al azar")
    file = tmp_path / "libro.llave"
    file.write_bytes(flipped(file.read_bytes(), 5))
    assert unlock_book(tmp_path, "cuatro palabras al azar") == key
