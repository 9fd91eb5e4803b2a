"""A token (SoftHSM2) signs PDF, workbook and package like any other identity, and other programs agree."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from gobabierto_desktop.identity.authority import create_authority, issue
from gobabierto_desktop.identity.keyring import UnusableIdentity
from gobabierto_desktop.identity.locks import WrongPassphrase
from gobabierto_desktop.identity.papers import spelt_certificate
from gobabierto_desktop.identity.token import TokenPlace, TokenUnavailable, labels_at, open_token
from gobabierto_desktop.identity.trust import Anchors, Kind, Standing, judge, kind_of
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.enrolling import NoIdentity, identity_of, sign_with_token, signer_of, uses_token
from gobabierto_desktop.signing.container import asic_manifest, inspect_manifest, sign_manifest
from gobabierto_desktop.signing.pdf import inspect_pdf, sign_pdf
from gobabierto_desktop.signing.workbook import inspect_workbook, sign_workbook
from tests.independent.checkers import openssl_report, pdfsig_report, xmlsec1_report
from tests.signing.samples import NOW, acta, mark, request_of, workbook
from tests.trust.softhsm import MODULE, PIN, make_token

KEYS = {
    "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "P-384": lambda: ec.generate_private_key(ec.SECP384R1()),
    "RSA": lambda: rsa.generate_private_key(65537, 2048),
}
PROVIDER = create_authority("Prestador Inventado", "Certificación", "no se guarda", NOW, 77)


@pytest.fixture(scope="module")
def tokens(tmp_path_factory):
    folder = tmp_path_factory.mktemp("token")
    for serial, (label, make) in enumerate(KEYS.items(), start=100):
        key = make()
        certificate = issue(PROVIDER, request_of(f"Titular Inventada {label}", key), serial, NOW, 365)
        make_token(folder, label, key, certificate, PROVIDER.certificate)
    make_token(folder, "vacío", KEYS["P-256"]())
    return folder


@pytest.mark.parametrize("label", KEYS)
def test_what_a_token_signs_is_accepted_by_us_and_by_programs_that_know_nothing_of_us(tokens, label, tmp_path):
    signer = open_token(TokenPlace(str(MODULE), label), PIN)
    listed = asic_manifest([("acta.pdf", "application/pdf", bytes(32))], "META-INF/signature001.p7s")
    files = {
        "ca.pem": PROVIDER.pem,
        "acta.pdf": sign_pdf(acta(), signer, mark(), NOW),
        "datos.xlsx": sign_workbook(workbook(), signer, NOW),
        "manifest.xml": listed,
        "signature.p7s": sign_manifest(listed, signer, NOW),
    }
    signer.close()
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)

    findings = (
        *inspect_pdf(files["acta.pdf"]),
        *inspect_workbook(files["datos.xlsx"]),
        inspect_manifest(listed, files["signature.p7s"]),
    )
    assert [one.intact for one in findings] == [True, True, True]
    assert {one.certificate for one in findings} == {signer.certificate}
    ca = tmp_path / "ca.pem"
    assert pdfsig_report(tmp_path / "acta.pdf", ca).valid
    assert xmlsec1_report(tmp_path / "datos.xlsx", ca).valid
    assert openssl_report(tmp_path / "manifest.xml", tmp_path / "signature.p7s", ca).valid


def test_a_desk_signs_with_its_token_and_its_pin(tokens, tmp_path):
    desk = open_desk(tmp_path, "x")
    with pytest.raises(NoIdentity):
        signer_of(desk, PIN)

    told = sign_with_token(desk, MODULE, PIN, "P-256")
    signer = signer_of(desk, PIN)

    assert (told.name, signer.name) == ("Titular Inventada P-256", "Titular Inventada P-256")
    assert identity_of(desk) == told
    assert uses_token(desk)
    anchors = Anchors((), (), (PROVIDER.certificate,))
    assert judge(signer.certificate, anchors, NOW) is Standing.KNOWN
    assert kind_of(signer.certificate, anchors) is Kind.ADVANCED
    with pytest.raises(WrongPassphrase):
        signer_of(desk, "000000")
    assert PIN.encode() not in b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())
    desk.close()


@pytest.mark.parametrize(
    "place", [TokenPlace(str(MODULE), "otro"), TokenPlace(str(MODULE), ""), TokenPlace("no.so", "")]
)
def test_a_token_that_is_not_there_or_not_the_only_one_is_said_so(tokens, place):
    with pytest.raises(TokenUnavailable):
        open_token(place, PIN)


def test_a_token_without_a_certificate_is_of_no_use(tokens):
    with pytest.raises(UnusableIdentity):
        open_token(TokenPlace(str(MODULE), "vacío"), PIN)


def test_the_providers_certificate_reads_as_pem_and_as_der():
    assert spelt_certificate(PROVIDER.certificate) == PROVIDER.pem


def test_the_tokens_plugged_in_are_named_and_empty_places_are_not(tokens, tmp_path):
    assert set(KEYS) <= set(labels_at(MODULE))
    assert "" not in labels_at(MODULE)
    with pytest.raises(TokenUnavailable):
        labels_at(tmp_path / "no.so")
