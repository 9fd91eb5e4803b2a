"""Whom a plan believes besides its own authority, and why it took certificates back: told to everybody by one list."""

import subprocess
from datetime import timedelta

import pytest

from gobabierto_desktop.identity.authority import Reason, Revoked, create_authority, issue, revocation_list
from gobabierto_desktop.identity.trust import Kind, Standing, judge, kind_of
from gobabierto_desktop.identity.trustlist import TrustRefused
from gobabierto_desktop.services.believing import (
    before_believing,
    believed,
    stop_trusting,
    take_provider_revocations,
    trust_authority,
    trust_provider,
)
from gobabierto_desktop.services.enrolling import anchors_of
from gobabierto_desktop.services.trusting import (
    anchors_kept,
    issued,
    revocations_file,
    revoke,
    take_trust,
    trust_file,
    trust_folder,
)
from tests.signing.samples import request_of
from tests.trust.people import FACILITATOR, NOW, SECRET


@pytest.fixture
def other():
    return create_authority("Otra coordinación inventada", "otro", SECRET, NOW, 21)


def certified_by(authority):
    return issue(authority, request_of("Tecún Güisquil Inventado", authority.key), 22, NOW, 365)


def test_the_authority_of_another_coordination_is_believed_everywhere_and_makes_simple_signatures(
    central, table, other
):
    before = trust_file(central)
    assert before_believing(central, other.pem).fingerprint == trust_authority(central, other.pem, SECRET)
    take_trust(table, trust_file(central))

    assert kind_of(certified_by(other), anchors_of(table)) is Kind.SIMPLE
    assert judge(certified_by(other), anchors_of(table), NOW) is Standing.KNOWN
    assert [(one.name, one.is_provider) for one in believed(table)] == [
        ("Autoridad inventada", False),
        ("Otra coordinación inventada", False),
    ]
    assert b"authorities" not in before, "a list that names none is written as before there were any"
    assert anchors_kept(table.folder) == anchors_of(table)


def test_whom_the_plan_believes_no_longer_is_unknown_again(central, table, other):
    mark = trust_authority(central, other.pem, SECRET)
    take_trust(table, trust_file(central))

    take_trust(table, stop_trusting(central, mark, SECRET))

    assert judge(certified_by(other), anchors_of(table), NOW) is Standing.UNKNOWN
    with pytest.raises(TrustRefused):
        stop_trusting(central, believed(central)[0].fingerprint, SECRET)


def test_the_list_of_who_is_believed_is_handed_on_and_an_older_one_is_not(central, table, other):
    trust_provider(central, other.pem, SECRET)
    older = revocation_list(other, [], NOW - timedelta(days=2))
    newer = revocation_list(other, [Revoked(22, NOW, Reason.KEY_COMPROMISE)], NOW)
    assert take_provider_revocations(central, newer, SECRET).name == "Otra coordinación inventada"
    take_trust(table, trust_file(central))

    assert judge(certified_by(other), anchors_of(table), NOW) is Standing.REVOKED
    assert believed(table)[1].revoked == 1
    with pytest.raises(TrustRefused, match="más antigua"):
        take_provider_revocations(central, older, SECRET)
    stranger = create_authority("Otra coordinación inventada", "otro", SECRET, NOW, 23)
    with pytest.raises(TrustRefused, match="en quien no se confía"):
        take_provider_revocations(central, revocation_list(stranger, [], NOW), SECRET)


def test_a_certificate_is_taken_back_for_a_reason_that_openssl_reads_too(central, tmp_path):
    serial = next(one.serial for one in issued(central) if one.name == FACILITATOR.name)
    revoke(central, serial, SECRET, Reason.KEY_COMPROMISE)
    (gone,) = [one for one in issued(central) if one.revoked]
    assert (gone.serial, gone.standing, gone.revoked.reason) == (serial, Standing.REVOKED, Reason.KEY_COMPROMISE)

    list_file, ca = tmp_path / "revocados.crl", trust_folder(central) / "ca.pem"
    list_file.write_bytes(revocations_file(central))
    command = ["openssl", "crl", "-inform", "DER", "-in", str(list_file), "-CAfile", str(ca), "-text", "-noout"]
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    assert "verify OK" in said.stderr
    assert "Key Compromise" in said.stdout
    assert serial.upper().rjust(32, "0") in said.stdout


def test_a_list_made_longer_keeps_the_reasons_it_told(central):
    first, second = (one.serial for one in issued(central))
    revoke(central, first, SECRET, Reason.SUPERSEDED)
    revoke(central, second, SECRET, Reason.AFFILIATION_CHANGED)
    assert {one.serial: one.revoked.reason for one in issued(central)} == {
        first: Reason.SUPERSEDED,
        second: Reason.AFFILIATION_CHANGED,
    }
