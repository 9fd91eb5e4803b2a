"""The plan's own certification authority: it lives offline, with the coordinator, and names who may sign."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.keyring import UnusableIdentity, is_strong, keep_signer, open_signer
from gobabierto_desktop.signing.signer import FileSigner

DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.4.1.311.10.3.12")
CLOCK_SLACK = timedelta(days=1)  # laptops without a network disagree on the hour: a certificate holds a day earlier
_AUTHORITY_LIFE = timedelta(days=3653)
_LIST_LIFE = timedelta(days=365)
_HOLDER_FIELDS = (NameOID.COMMON_NAME, NameOID.TITLE, NameOID.ORGANIZATION_NAME, NameOID.EMAIL_ADDRESS)


class RequestRefused(KnownFailure):
    """A request for a certificate that may not be granted."""

    code = "request-refused"


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority's certificate and its key."""

    certificate: x509.Certificate
    key: EllipticCurvePrivateKey

    def save(self, path: Path, passphrase: str) -> None:
        """Keep the authority in a new PKCS#12 file under a passphrase."""
        keep_signer(path, passphrase, self.signer)

    @property
    def signer(self) -> FileSigner:
        """The authority as a signer of its own list of trust, and of nothing else."""
        return FileSigner(self.key, self.certificate, ())

    @property
    def pem(self) -> bytes:
        """The certificate as PEM: what others need to trust what this authority signs."""
        return self.certificate.public_bytes(Encoding.PEM)


class Reason(Enum):
    """Why a certificate is taken back (RFC 5280, 5.3.1): those that an authority of a plan has use for."""

    UNSPECIFIED = x509.ReasonFlags.unspecified
    KEY_COMPROMISE = x509.ReasonFlags.key_compromise
    AFFILIATION_CHANGED = x509.ReasonFlags.affiliation_changed
    SUPERSEDED = x509.ReasonFlags.superseded
    CESSATION = x509.ReasonFlags.cessation_of_operation


@dataclass(frozen=True, slots=True)
class Revoked:
    """A certificate taken back, by its serial number, since when and why."""

    serial: int
    at: datetime
    reason: Reason = Reason.UNSPECIFIED


def create_authority(name: str, plan: str, passphrase: str, at: datetime, serial: int) -> Authority:
    """Make a plan's authority, valid ten years; `passphrase` is what it will be saved under, so it may not be empty."""
    if not passphrase:
        raise UnusableIdentity("La autoridad necesita una contraseña.", "Escriba una contraseña y guárdela bien.")
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, plan)]
    )
    bare = x509.CertificateBuilder(subject, subject, key.public_key(), serial)
    dated = bare.not_valid_before(_second(at) - CLOCK_SLACK).not_valid_after(_second(at) + _AUTHORITY_LIFE)
    usage = _usage(frozenset({"key_cert_sign", "crl_sign", "digital_signature"}))  # the last for its list of trust
    limited = dated.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    named = limited.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    return Authority(named.add_extension(usage, critical=True).sign(key, SHA256()), key)


def open_authority(path: Path, passphrase: str) -> Authority:
    """Open an authority saved before."""
    opened = open_signer(path, passphrase)
    if not isinstance(opened.key, EllipticCurvePrivateKey) or not is_authority(opened.certificate):
        raise UnusableIdentity(
            f"«{path.name}» no es la autoridad de un plan.", "Elija el archivo de la autoridad, no el de una persona."
        )
    return Authority(opened.certificate, opened.key)


def issue(
    authority: Authority, request: x509.CertificateSigningRequest, serial: int, at: datetime, days: int
) -> x509.Certificate:
    """Grant a request: a certificate to sign documents, never longer than the authority itself.

    Of the request only the holder's name and key are taken; what it asks for beyond that is left out.
    """
    key = _requested_key(request)
    ends = min(_second(at) + timedelta(days=days), authority.certificate.not_valid_after_utc)
    starts = max(_second(at) - CLOCK_SLACK, authority.certificate.not_valid_before_utc)
    bare = x509.CertificateBuilder(authority.certificate.subject, _holder(request.subject), key, serial)
    builder = bare.not_valid_before(starts).not_valid_after(ends)
    for extension, critical in _extensions(authority, request, key):
        builder = builder.add_extension(extension, critical=critical)
    return builder.sign(authority.key, SHA256())


def revocation_list(authority: Authority, revoked: Iterable[Revoked], at: datetime) -> bytes:
    """Return the authority's DER list of the certificates it no longer stands for; lists of trust carry it."""
    issuer = authority.certificate.subject
    builder = x509.CertificateRevocationListBuilder(issuer, _second(at), _second(at) + _LIST_LIFE)
    builder = builder.add_extension(_authority_key_identifier(authority), critical=False)
    builder = builder.add_extension(x509.CRLNumber(int(at.timestamp())), critical=False)
    for one in revoked:
        told = x509.RevokedCertificateBuilder(one.serial, _second(one.at))
        if one.reason is not Reason.UNSPECIFIED:  # which RFC 5280 wants left out
            told = told.add_extension(x509.CRLReason(one.reason.value), critical=False)
        builder = builder.add_revoked_certificate(told.build())
    return builder.sign(authority.key, SHA256()).public_bytes(Encoding.DER)


def revoked_in(content: x509.CertificateRevocationList) -> tuple[Revoked, ...]:
    """Return what a list takes back, so that a longer one can be made of it."""
    return tuple(Revoked(one.serial_number, one.revocation_date_utc, _reason(one)) for one in content)


def _reason(told: x509.RevokedCertificate) -> Reason:
    """Why, as far as we have a word for it: other authorities may say more, or say it badly."""
    try:
        return Reason(told.extensions.get_extension_for_class(x509.CRLReason).value.reason)
    except (x509.ExtensionNotFound, ValueError):
        return Reason.UNSPECIFIED


def is_authority(certificate: x509.Certificate) -> bool:
    """Tell whether a certificate may sign other certificates (RFC 5280, 4.2.1.3 and 4.2.1.9)."""
    try:
        constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    return constraints.ca and usage.key_cert_sign


def _requested_key(request: x509.CertificateSigningRequest) -> EllipticCurvePublicKey | RSAPublicKey:
    try:
        key, is_whole = request.public_key(), request.is_signature_valid
    except (ValueError, UnsupportedAlgorithm):  # what is in it is looked at only now
        key, is_whole = None, False
    if not is_whole:
        raise RequestRefused(
            "La solicitud está alterada: su firma no corresponde.", "Pida a la persona que envíe la solicitud otra vez."
        )
    if not isinstance(key, EllipticCurvePublicKey | RSAPublicKey) or not is_strong(key):
        raise RequestRefused(
            "La llave de la solicitud no es de un tipo admitido.", "Haga la solicitud desde este mismo programa."
        )
    return key


def _holder(subject: x509.Name) -> x509.Name:
    kept = [one for field in _HOLDER_FIELDS for one in subject.get_attributes_for_oid(field)[:1]]
    if not kept or kept[0].oid != NameOID.COMMON_NAME:
        raise RequestRefused(
            "La solicitud no dice de quién es.", "Pida una solicitud con el nombre completo de la persona."
        )
    return x509.Name(kept)


def _extensions(
    authority: Authority, request: x509.CertificateSigningRequest, key: EllipticCurvePublicKey | RSAPublicKey
) -> list[tuple[x509.ExtensionType, bool]]:
    purposes = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION, DOCUMENT_SIGNING])
    emails = request.subject.get_attributes_for_oid(NameOID.EMAIL_ADDRESS)[:1]
    return [
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (_usage(frozenset({"digital_signature", "content_commitment"})), True),
        (purposes, False),
        (x509.SubjectKeyIdentifier.from_public_key(key), False),
        (_authority_key_identifier(authority), False),
        *((x509.SubjectAlternativeName([x509.RFC822Name(str(email.value))]), False) for email in emails),
    ]


def _authority_key_identifier(authority: Authority) -> x509.AuthorityKeyIdentifier:
    known = authority.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(known)


def _usage(allowed: frozenset[str]) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature="digital_signature" in allowed,
        content_commitment="content_commitment" in allowed,  # X.509's later word for nonRepudiation
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign="key_cert_sign" in allowed,
        crl_sign="crl_sign" in allowed,
        encipher_only=False,
        decipher_only=False,
    )


def _second(at: datetime) -> datetime:
    return at.replace(microsecond=0)
