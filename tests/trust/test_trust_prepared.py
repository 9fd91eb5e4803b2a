"""Identities that travel in the kit: opened with a number and a PIN, and with nothing else."""

import pytest

from gobabierto_desktop.identity.enrolment import Person
from gobabierto_desktop.identity.locks import SHORT, WrongPassphrase
from gobabierto_desktop.identity.prepared import PIN_DIGITS, PreparedRefused, new_pin
from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.layout import Part
from gobabierto_desktop.packages.writer import deliver, write_package
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.enrolling import has_identity, recipients_of, signer_of
from gobabierto_desktop.services.preparing import open_kit, prepare_identities
from gobabierto_desktop.services.trusting import trust_file
from tests.trust.people import NOW, SECRET, coordinator

PEOPLE = tuple(Person(f"Persona Inventada {n}", "Facilitación", "Institución Inventada", "") for n in ("Uno", "Dos"))


@pytest.fixture(scope="module")
def central(tmp_path_factory):
    desk = coordinator(tmp_path_factory.mktemp("central"))
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def kit(central, tmp_path_factory):
    prepared = prepare_identities(central, PEOPLE, SECRET)
    parts = [Part(layout.TRUST, trust_file(central)), Part(layout.IDENTITIES, prepared.part)]
    path = tmp_path_factory.mktemp("kit") / "inicio.asice"
    deliver(path, write_package(parts, signer_of(central, SECRET), NOW))
    return path, prepared.slips


def test_the_person_opens_the_kit_with_number_and_pin_and_signs_under_an_own_passphrase(central, kit, tmp_path):
    path, slips = kit
    desk = open_desk(tmp_path, "x", now=central.now)

    enrolled = open_kit(desk, path, 2, f" {slips[1].pin[:5]} {slips[1].pin[5:]} ", "la mía, larga")

    assert enrolled.signer.name == slips[1].name == "Persona Inventada Dos"
    assert signer_of(desk, "la mía, larga").certificate == enrolled.signer.certificate
    assert recipients_of(desk) == recipients_of(central)
    desk.close()


@pytest.mark.parametrize(
    ("number", "pin", "refusal"),
    [(1, "0000000000", WrongPassphrase), (3, "0000000000", PreparedRefused), (0, "", PreparedRefused)],
)
def test_another_number_or_pin_opens_nothing_and_leaves_nothing(central, kit, tmp_path, number, pin, refusal):
    desk = open_desk(tmp_path, "x", now=central.now)
    with pytest.raises(refusal):
        open_kit(desk, kit[0], number, pin, "x")
    assert not has_identity(desk)
    assert recipients_of(desk) == ()
    desk.close()


def test_a_pin_opens_only_its_own_identity(central, kit, tmp_path):
    path, slips = kit
    desk = open_desk(tmp_path, "x", now=central.now)
    with pytest.raises(WrongPassphrase):
        open_kit(desk, path, 1, slips[1].pin, "x")
    desk.close()


def test_a_kit_tells_no_name_and_guessing_costs_a_quarter_of_a_gigabyte_each(kit):
    content = kit[0].read_bytes()
    assert b"Persona" not in content
    assert b"Inventada Dos" not in content
    assert SHORT.memory == 256 * 1024
    assert f'"memory": {SHORT.memory}'.encode() in content


def test_a_pin_has_all_its_digits():
    assert PIN_DIGITS == len(new_pin(bytes(16))) == len(new_pin(b"\xff" * 16))
