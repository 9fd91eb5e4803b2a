"""Certificates, requests and revocation lists as they travel in files, read strictly and refused in plain words."""

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.signing.certificates import certificate_in, looked_at

_EVERY_BIT = b"\0"  # DER counts the bits of a signature that are not used, and readers are lenient about it
_MALFORMED = (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion)


class PaperRefused(KnownFailure):
    """Bytes that are not the certificate, request or list that they should be."""

    code = "paper-refused"

    def __init__(self, what: str) -> None:
        super().__init__(f"No se puede leer {what}.", "Elija el archivo correcto, o pida que lo envíen otra vez.")


def read_certificate(content: bytes) -> x509.Certificate:
    """Return a certificate, PEM or DER."""
    try:
        if content.lstrip().startswith(b"-----"):
            return looked_at(x509.load_pem_x509_certificate(content))
        return certificate_in(content)
    except _MALFORMED as problem:
        raise PaperRefused("el certificado") from problem


def read_own_certificate(content: bytes) -> x509.Certificate:
    """Return a certificate that this program wrote down: PEM to the byte, with nothing around it."""
    certificate = read_certificate(content)
    is_exact = certificate.public_bytes(Encoding.DER).endswith(_EVERY_BIT + certificate.signature)
    if not is_exact or content != spelt_certificate(certificate):
        raise PaperRefused("el certificado: está alterado")
    return certificate


def read_certificates(content: bytes) -> list[x509.Certificate]:
    """Return every certificate of a PEM file, at least one, in its order."""
    try:
        return [looked_at(one) for one in x509.load_pem_x509_certificates(content)]
    except _MALFORMED as problem:
        raise PaperRefused("el certificado") from problem


def read_request(content: bytes) -> x509.CertificateSigningRequest:
    """Return a request for a certificate (PKCS#10, PEM)."""
    try:
        request = x509.load_pem_x509_csr(content)
        _ = request.subject, request.attributes  # read only now, and perhaps not to be read
    except _MALFORMED as problem:
        raise PaperRefused("la solicitud") from problem
    return request


def read_revocation_list(content: bytes) -> x509.CertificateRevocationList:
    """Return a revocation list, PEM or DER."""
    try:
        is_text = content.lstrip().startswith(b"-----")
        listed = x509.load_pem_x509_crl(content) if is_text else x509.load_der_x509_crl(content)
    except _MALFORMED as problem:
        raise PaperRefused("la lista de certificados revocados") from problem
    if not spelt_revocations(listed).endswith(_EVERY_BIT + listed.signature):
        raise PaperRefused("la lista de certificados revocados")
    return listed


def spelt_certificate(certificate: x509.Certificate) -> bytes:
    """Return a certificate as PEM, the form that people can send in a message."""
    return certificate.public_bytes(Encoding.PEM)


def spelt_revocations(revocations: x509.CertificateRevocationList) -> bytes:
    """Return a revocation list as DER, the form that lists of trust carry."""
    return revocations.public_bytes(Encoding.DER)


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the first half of a certificate's SHA-256 in groups of four, to be read aloud."""
    digits = certificate.fingerprint(SHA256()).hex().upper()
    return " ".join(digits[place : place + 4] for place in range(0, 32, 4))
