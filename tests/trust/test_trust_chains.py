"""Providers certify through authorities of their own: a signature brings them along, and only the root is believed."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from gobabierto_desktop.identity.authority import (
    Authority,
    Revoked,
    create_authority,
    issue,
    revocation_list,
)
from gobabierto_desktop.identity.keyring import keep_signer
from gobabierto_desktop.identity.papers import read_revocation_list
from gobabierto_desktop.identity.trust import Anchors, Kind, Standing, judge, kind_of
from gobabierto_desktop.packages.layout import Part
from gobabierto_desktop.packages.writer import write_package
from gobabierto_desktop.services.believing import trust_provider
from gobabierto_desktop.services.enrolling import identity_of, sign_with_file, signer_of
from gobabierto_desktop.services.verifying import verify_file
from gobabierto_desktop.signing.pdf import sign_pdf
from gobabierto_desktop.signing.signer import FileSigner
from gobabierto_desktop.signing.workbook import sign_workbook
from tests.independent.checkers import pdfsig_report, xmlsec1_report
from tests.signing.samples import NOW, YEAR, acta, mark, request_of, workbook
from tests.trust.packs import manifest, small_parts
from tests.trust.people import SECRET, coordinator
from tests.trust.test_trust_interoperability import openssl


def authority_under(
    parent: Authority | None, name: str, *, limit: int | None = None, days: int = 3000, extra: bool = False
) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    issuer = parent.certificate.subject if parent else subject
    builder = x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(NOW - YEAR).not_valid_after(NOW - YEAR + timedelta(days=days))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=limit), critical=True)
    usage = x509.KeyUsage(True, False, False, False, False, True, True, False, False)
    builder = builder.add_extension(usage, critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    if extra:
        names = x509.NameConstraints([x509.DNSName("example.org")], None)
        builder = builder.add_extension(names, critical=True)
    return Authority(builder.sign(parent.key if parent else key, SHA256()), key)


def person_under(*between: Authority) -> FileSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = issue(between[0], request_of("Titular Inventada", key), x509.random_serial_number(), NOW, 365)
    return FileSigner(key, certificate, tuple(one.certificate for one in between))


@pytest.fixture(scope="module")
def root() -> Authority:
    return authority_under(None, "Raíz inventada del prestador")


@pytest.fixture(scope="module")
def signer(root) -> FileSigner:
    policy = authority_under(root, "Autoridad intermedia inventada")
    return person_under(authority_under(policy, "Autoridad emisora inventada"), policy)


def test_what_is_signed_under_two_authorities_is_known_by_the_root_alone_here_and_elsewhere(root, signer, tmp_path):
    pdf, book = sign_pdf(acta(), signer, mark(), NOW), sign_workbook(workbook(), signer, NOW)
    parts = [Part("manifest.json", manifest(signer)), *small_parts()[1:]]
    files = {"acta.pdf": pdf, "datos.xlsx": book, "foro.asice": write_package(parts, signer, NOW)}
    (tmp_path / "ca.pem").write_bytes(root.pem)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        (verdict,) = verify_file(tmp_path / name, Anchors((), (), (root.certificate,)), NOW)
        assert (verdict.is_good, verdict.kind) == (True, Kind.ADVANCED), name
        (stranger,) = verify_file(tmp_path / name, Anchors((), (), ()), NOW)
        assert (stranger.is_intact, stranger.standing) == (True, Standing.UNKNOWN), name
    assert pdfsig_report(tmp_path / "acta.pdf", tmp_path / "ca.pem").valid
    assert xmlsec1_report(tmp_path / "datos.xlsx", tmp_path / "ca.pem").valid
    assert openssl(tmp_path / "foro.asice", tmp_path / "ca.pem")


def test_a_p12_of_a_provider_signs_with_the_authorities_that_came_in_it(root, signer, tmp_path):
    desk = coordinator(tmp_path / "central")
    trust_provider(desk, root.pem, SECRET)
    keep_signer(tmp_path / "prestador.p12", "la del prestador", signer)

    told = sign_with_file(desk, tmp_path / "prestador.p12", "la del prestador", SECRET)

    assert (told.standing, told.kind) == (Standing.KNOWN, Kind.ADVANCED)
    assert identity_of(desk) == told
    assert signer_of(desk, SECRET).chain == signer.chain
    desk.close()


def judged(signer: FileSigner, root: Authority, *lists: bytes) -> Standing:
    anchors = Anchors((), tuple(read_revocation_list(one) for one in lists), (root.certificate,))
    return judge(signer.certificate, anchors, NOW, signer.chain)


def test_an_authority_between_that_was_taken_back_takes_its_signers_with_it(root):
    between = authority_under(root, "Retirada")
    signer = person_under(between)
    assert judged(signer, root) is Standing.KNOWN
    gone = revocation_list(root, [Revoked(between.certificate.serial_number, NOW)], NOW)
    assert judged(signer, root, gone) is Standing.REVOKED
    own = revocation_list(between, [Revoked(signer.certificate.serial_number, NOW)], NOW)
    assert judged(signer, root, own) is Standing.REVOKED
    stranger = create_authority("Retirada", "x", SECRET, NOW, 5)
    assert judged(signer, root, revocation_list(stranger, [Revoked(signer.certificate.serial_number, NOW)], NOW)) is (
        Standing.KNOWN
    )


def test_an_authority_between_that_has_expired_stands_for_nobody(root):
    signer = person_under(authority_under(root, "Breve", days=400))
    anchors = Anchors((), (), (root.certificate,))
    assert judge(signer.certificate, anchors, NOW, signer.chain) is Standing.KNOWN
    assert judge(signer.certificate, anchors, NOW + timedelta(days=60), signer.chain) is Standing.EXPIRED


def test_who_may_have_nobody_under_it_has_nobody(root):
    narrow = authority_under(None, "Raíz estrecha", limit=0)
    assert judged(person_under(narrow), narrow) is Standing.KNOWN
    assert judged(person_under(authority_under(narrow, "De más")), narrow) is Standing.UNKNOWN
    first = authority_under(root, "Estrecha", limit=0)
    assert judged(person_under(authority_under(first, "De más"), first), root) is Standing.UNKNOWN


def test_what_is_not_understood_or_no_authority_is_no_way_up(root, signer):
    assert judged(person_under(authority_under(root, "Con límites", extra=True)), root) is Standing.UNKNOWN
    posing = FileSigner(signer.key, signer.certificate, signer.chain)
    under_a_person = issue(Authority(posing.certificate, signer.key), request_of("Falsa", signer.key), 9, NOW, 100)
    forged = FileSigner(signer.key, under_a_person, (signer.certificate, *signer.chain))
    assert judged(forged, root) is Standing.UNKNOWN


def test_the_way_up_is_not_looked_for_without_end(root):
    chain: list[Authority] = []
    above = root
    for number in range(5):
        above = authority_under(above, f"Escalón {number}")
        chain.insert(0, above)
    signer = person_under(*chain)
    assert judged(signer, root) is Standing.UNKNOWN
    assert kind_of(signer.certificate, Anchors((), (), (root.certificate,)), signer.chain) is Kind.UNKNOWN


def test_a_key_of_no_known_kind_that_came_along_is_no_way_up_and_no_error(root, signer):
    strange = root.certificate.public_bytes(Encoding.DER).replace(
        bytes.fromhex("2a8648ce3d0201"), bytes.fromhex("2a8648ce3d0209")
    )
    chain = (x509.load_der_x509_certificate(strange), *signer.chain)
    anchors = Anchors((), (), (root.certificate,))
    assert judge(signer.certificate, anchors, NOW, chain) is Standing.KNOWN
    assert judge(signer.certificate, Anchors((), (), ()), NOW, chain) is Standing.UNKNOWN
