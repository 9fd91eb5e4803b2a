"""Who signs: a certificate and something that signs with its key, be that a file opened here or a token plugged in."""

from dataclasses import dataclass
from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.x509.oid import NameOID

from gobabierto_desktop.signing.primitives import sign_afresh, sign_bytes


class Signer(Protocol):
    """Whoever can sign with the key of a certificate; `chain` goes from the issuer upwards.

    Both verbs sign with SHA-256 and give DER (ECDSA) or PKCS#1 v1.5 (RSA). `sign` gives the same bytes for the same
    content where the key allows it; `sign_afresh` gives others each time where the algorithm does.
    """

    @property
    def certificate(self) -> x509.Certificate: ...
    @property
    def chain(self) -> tuple[x509.Certificate, ...]: ...
    @property
    def name(self) -> str: ...
    @property
    def post(self) -> str: ...
    @property
    def institution(self) -> str: ...
    def sign(self, content: bytes) -> bytes: ...
    def sign_afresh(self, content: bytes) -> bytes: ...


class Holder:
    """What a certificate says of the person it names."""

    __slots__ = ()
    certificate: x509.Certificate

    @property
    def name(self) -> str:
        """The holder's common name."""
        return holder(self.certificate, NameOID.COMMON_NAME)

    @property
    def post(self) -> str:
        """The holder's post, empty where the certificate names none."""
        return holder(self.certificate, NameOID.TITLE)

    @property
    def institution(self) -> str:
        """The holder's institution, empty where the certificate names none."""
        return holder(self.certificate, NameOID.ORGANIZATION_NAME)


@dataclass(frozen=True, slots=True)
class Named(Holder):
    """A certificate, read for whom it names."""

    certificate: x509.Certificate


@dataclass(frozen=True, slots=True)
class FileSigner(Holder):
    """A signer whose key was read from a file and is in memory."""

    key: EllipticCurvePrivateKey | RSAPrivateKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    def sign(self, content: bytes) -> bytes:
        """Sign so that the same content gives the same bytes."""
        return sign_bytes(self.key, content)

    def sign_afresh(self, content: bytes) -> bytes:
        """Sign so that an elliptic curve gives other bytes each time."""
        return sign_afresh(self.key, content)


def holder(certificate: x509.Certificate, attribute: x509.ObjectIdentifier) -> str:
    """Return the first value of an attribute of the certificate's subject, or an empty text."""
    found = certificate.subject.get_attributes_for_oid(attribute)
    return str(found[0].value) if found else ""
