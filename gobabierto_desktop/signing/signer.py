"""Who signs: a private key, its certificate, and the certificates between it and a trust anchor."""

from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True)
class Signer:
    """One key and the certificate that names its holder; `chain` goes from the issuer upwards."""

    key: EllipticCurvePrivateKey | RSAPrivateKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

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


def holder(certificate: x509.Certificate, attribute: x509.ObjectIdentifier) -> str:
    """Return the first value of an attribute of the certificate's subject, or an empty text."""
    found = certificate.subject.get_attributes_for_oid(attribute)
    return str(found[0].value) if found else ""
