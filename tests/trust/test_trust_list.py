"""The list of trust: who may open what is sealed, whom to believe besides, and who is no longer believed."""

from datetime import timedelta

import pytest

from gobabierto_desktop.identity import trustlist
from gobabierto_desktop.identity.authority import RequestRefused, Revoked, create_authority, issue, revocation_list
from gobabierto_desktop.identity.enrolment import Person
from gobabierto_desktop.identity.keyring import keep_signer
from gobabierto_desktop.identity.meaning import meaning
from gobabierto_desktop.identity.papers import PaperRefused, read_revocation_list
from gobabierto_desktop.identity.trust import Kind, Standing, judge, kind_of
from gobabierto_desktop.identity.trustlist import TrustRefused
from gobabierto_desktop.packages.sealing import SealNotOpened, seal, unseal
from gobabierto_desktop.services.believing import trust_provider
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.enrolling import (
    NoIdentity,
    anchors_of,
    ask_for_renewal,
    ask_to_coordinate,
    enrol,
    grant,
    identity_of,
    opener_of,
    recipients_of,
    sign_with_file,
    signer_of,
)
from gobabierto_desktop.services.trusting import (
    NoAuthority,
    NotIssued,
    issued,
    revoke,
    take_trust,
    trust_file,
    trust_version,
)
from gobabierto_desktop.signing.signer import FileSigner
from tests.signing.samples import request_of
from tests.trust.people import COORDINATOR, FACILITATOR, NOW, SECRET, coordinator, facilitator

SECOND = Person("Tecún Güisquil Inventado", "Coordinación suplente", "Institución Inventada", "tecun@example.org")


def test_what_is_sealed_opens_with_the_key_of_either_coordinator(central, table, tmp_path):
    second = open_desk(tmp_path / "suplente", SECOND.name, now=central.now)
    request = ask_to_coordinate(second, SECOND, SECRET).read_bytes()
    enrol(second, grant(central, request, SECRET), SECRET)

    take_trust(table, trust_file(central))
    sealed = seal(b"nombres", recipients_of(table))

    openers = [opener_of(central, SECRET), opener_of(second, SECRET)]
    assert len({one.recipient for one in openers if one}) == 2
    assert [unseal(sealed, one) for one in openers if one] == [b"nombres", b"nombres"]
    assert sorted(recipients_of(central)) == sorted(recipients_of(second)) == sorted(recipients_of(table))
    second.close()


def test_who_is_revoked_is_revoked_wherever_the_new_list_arrives(central, table):
    certificate = signer_of(table, SECRET).certificate
    (given,) = [one for one in issued(central) if one.name == FACILITATOR.name]

    file = revoke(central, given.serial, SECRET)
    take_trust(table, file)

    assert judge(certificate, anchors_of(central), NOW) is Standing.REVOKED
    assert identity_of(table).standing is Standing.REVOKED
    assert {one.standing for one in issued(central) if one.name == COORDINATOR.name} == {Standing.KNOWN}


def test_a_second_revocation_keeps_the_first(central, table, tmp_path):
    another = facilitator(tmp_path / "otra", central, SECOND)
    for name in (FACILITATOR.name, SECOND.name):
        revoke(central, next(one.serial for one in issued(central) if one.name == name), SECRET)

    standings = {one.name: one.standing for one in issued(central)}
    assert standings[FACILITATOR.name] is standings[SECOND.name] is Standing.REVOKED
    another.close()


def test_an_older_list_never_takes_the_place_of_a_later_one(central, table):
    before = trust_file(central)
    revoke(central, next(one.serial for one in issued(central) if one.name == FACILITATOR.name), SECRET)
    take_trust(table, trust_file(central))

    take_trust(table, before)

    assert trust_version(table) == trust_version(central)
    assert identity_of(table).standing is Standing.REVOKED


def test_a_revoked_coordinator_is_sealed_for_no_more(central, tmp_path):
    second = open_desk(tmp_path / "suplente", SECOND.name, now=central.now)
    enrol(second, grant(central, ask_to_coordinate(second, SECOND, SECRET).read_bytes(), SECRET), SECRET)

    revoke(central, next(one.serial for one in issued(central) if one.name == SECOND.name), SECRET)

    opener = opener_of(second, SECRET)
    assert opener is not None
    with pytest.raises(SealNotOpened):
        unseal(seal(b"nombres", recipients_of(central)), opener)
    second.close()


def test_a_list_by_another_authority_of_the_same_name_is_refused(central, table, tmp_path):
    impostor = coordinator(tmp_path / "impostora", central.now)

    with pytest.raises(TrustRefused, match="la firma otra autoridad, aunque se llame igual"):
        take_trust(table, trust_file(impostor))

    assert recipients_of(table) == recipients_of(central)
    impostor.close()


def test_a_list_with_one_byte_changed_is_refused(central, table):
    file, plan = trust_file(central), central.book.meta("plan_code") or ""
    for position in range(0, len(file), 37):
        changed = file[:position] + bytes([file[position] ^ 1]) + file[position + 1 :]
        try:
            take_trust(table, changed)
        except TrustRefused:
            continue
        assert trustlist.read_list(changed, plan, None) == trustlist.read_list(file, plan, None)


def test_a_list_changed_on_the_disk_is_noticed_when_it_is_read(table):
    file = table.folder / "confianza" / "confianza.json"
    file.write_bytes(file.read_bytes().replace(b'"content": "ey', b'"content": "ez'))
    with pytest.raises(TrustRefused):
        recipients_of(table)


def test_a_renewal_is_granted_on_the_signature_of_the_present_certificate(central, table):
    before = signer_of(table, SECRET).certificate
    central.now.at = NOW + timedelta(days=700)

    request = ask_for_renewal(table, FACILITATOR, SECRET)
    enrol(table, grant(central, request.read_bytes(), SECRET), SECRET)

    after = signer_of(table, SECRET).certificate
    assert after.serial_number != before.serial_number
    assert after.public_key() != before.public_key()
    assert identity_of(table).ends > before.not_valid_after_utc
    assert len(list((table.folder / "identidad").glob("firma-*.p12"))) == 1, "the old key is kept aside"


def test_a_renewal_in_anothers_name_or_after_revocation_is_refused(central, table):
    with pytest.raises(RequestRefused):
        grant(central, ask_for_renewal(table, SECOND, SECRET).read_bytes(), SECRET)

    request = ask_for_renewal(table, FACILITATOR, SECRET).read_bytes()
    revoke(central, next(one.serial for one in issued(central) if one.name == FACILITATOR.name), SECRET)
    with pytest.raises(RequestRefused):
        grant(central, request, SECRET)
    with pytest.raises(PaperRefused):
        grant(central, request.replace(b'"request": "LS0t', b'"request": "LS0u'), SECRET)


def test_a_providers_certificate_makes_an_advanced_signature_where_the_coordinator_added_it(central, table, tmp_path):
    provider = create_authority("Prestador Inventado", "Certificación", SECRET, NOW, 9)
    holder = FileSigner(provider.key, issue(provider, request_of("Ana O’Inventada", provider.key), 10, NOW, 365), ())
    keep_signer(tmp_path / "prestador.p12", "la del prestador", holder)

    mark = trust_provider(central, provider.pem, SECRET)
    take_trust(table, trust_file(central))
    told = sign_with_file(table, tmp_path / "prestador.p12", "la del prestador", SECRET)

    assert len(mark.split()) == 8
    assert (told.name, told.standing) == ("Ana O’Inventada", Standing.KNOWN)
    assert kind_of(signer_of(table, SECRET).certificate, anchors_of(table)) is Kind.ADVANCED
    assert kind_of(signer_of(central, SECRET).certificate, anchors_of(table)) is Kind.SIMPLE
    assert "avanzada" in meaning(Kind.ADVANCED)
    assert "simple" in meaning(Kind.SIMPLE)


def test_only_an_authority_in_force_becomes_a_provider(central):
    own = signer_of(central, SECRET)
    expired = create_authority("Vieja", "x", SECRET, NOW - timedelta(days=4000), 9)
    for content in (trustlist.spelt_certificate(own.certificate), expired.pem):
        with pytest.raises(TrustRefused):
            trust_provider(central, content, SECRET)
    with pytest.raises(PaperRefused):
        trust_provider(central, b"nada", SECRET)


def test_only_the_desk_with_the_authority_changes_trust(central, table):
    given = issued(central)[0]
    with pytest.raises(NotIssued):
        revoke(table, given.serial, SECRET)
    with pytest.raises(NoAuthority):
        trust_provider(table, create_authority("P", "x", SECRET, NOW, 9).pem, SECRET)


def test_no_key_lies_in_the_clear_and_nobody_else_may_read_the_files(central, table):
    for desk in (central, table):
        for file in (desk.folder / "identidad").rglob("*"):
            if file.is_file():
                assert b"PRIVATE KEY" not in file.read_bytes() or b"ENCRYPTED" in file.read_bytes()
                assert b"AGE-SECRET" not in file.read_bytes()
            if file.suffix in {".p12", ".llave"}:
                assert file.stat().st_mode & 0o077 == 0, file
        assert (desk.folder / "identidad").stat().st_mode & 0o077 == 0


def test_a_revocation_list_of_a_stranger_takes_nothing_back(central, table):
    """The name of the issuer is the same; only its key is not."""
    stranger = create_authority("Autoridad inventada", central.book.meta("plan_code") or "", SECRET, NOW, 1)
    certificate = signer_of(table, SECRET).certificate
    anchors = anchors_of(table)
    forged = read_revocation_list(revocation_list(stranger, [Revoked(certificate.serial_number, NOW)], NOW))
    assert judge(certificate, type(anchors)(anchors.certificates, (forged,)), NOW) is Standing.KNOWN


def test_a_desk_without_identity_says_where_to_get_one(tmp_path):
    desk = open_desk(tmp_path, "x")
    with pytest.raises(NoIdentity):
        signer_of(desk, SECRET)
    assert identity_of(desk) is None
    desk.close()
