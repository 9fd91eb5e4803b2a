"""How a device gets an identity: it makes a key and a request, and the coordinator answers with a certificate."""

from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12, serialize_key_and_certificates
from cryptography.x509.oid import AttributeOID, NameOID

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.keyfiles import keep_secret, read_secret
from gobabierto_desktop.identity.keyring import stretched
from gobabierto_desktop.identity.locks import WrongPassphrase
from gobabierto_desktop.identity.papers import PaperRefused, read_own_certificate
from gobabierto_desktop.signing.signer import FileSigner


class PersonRefused(KnownFailure):
    """The data of a person do not fit in a certificate."""

    code = "person-refused"


class CertificateRefused(KnownFailure):
    """The coordinator's answer does not belong to the key that waits for it."""

    code = "certificate-refused"


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks for an identity; only the name may not be empty."""

    name: str
    post: str
    institution: str
    email: str


def make_request(person: Person, passphrase: str, path: Path, recipient: str = "") -> bytes:
    """Make a key, keep it at `path` (PKCS#12) under a passphrase, and return the PEM request for the coordinator.

    `recipient` is the public half of an opener, where the person is to open sealed parts too.
    """
    key, request = new_key(person, recipient)
    keep_secret(path, serialize_key_and_certificates(None, key, None, None, stretched(passphrase)))
    return request.public_bytes(Encoding.PEM)


def new_key(person: Person, recipient: str = "") -> tuple[ec.EllipticCurvePrivateKey, x509.CertificateSigningRequest]:
    """Make a key for a person and the request that goes with it."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = x509.CertificateSigningRequestBuilder(_subject(person))
    if recipient:
        builder = builder.add_attribute(AttributeOID.UNSTRUCTURED_NAME, recipient.encode())
    return key, builder.sign(key, SHA256())


def requested_recipient(request: x509.CertificateSigningRequest) -> str:
    """Return the public half of the opener of who asks to open sealed parts, empty where the request names none."""
    try:
        return request.attributes.get_attribute_for_oid(AttributeOID.UNSTRUCTURED_NAME).value.decode("ascii")
    except (x509.AttributeNotFound, UnicodeDecodeError, ValueError):
        return ""


def accept(certificate_pem: bytes, chain: tuple[x509.Certificate, ...], keyfile: Path, passphrase: str) -> FileSigner:
    """Join the coordinator's certificate with the waiting key into one identity, still to be kept."""
    key = _waiting_key(keyfile, passphrase)
    try:
        certificate = read_own_certificate(certificate_pem)
    except PaperRefused as problem:
        raise CertificateRefused(
            "El certificado recibido no se puede leer.", "Pida a quien coordina que lo envíe otra vez."
        ) from problem
    if certificate.public_key() != key.public_key():
        raise CertificateRefused(
            "El certificado recibido es de otra llave.", "Envíe la solicitud de esta computadora a quien coordina."
        )
    return FileSigner(key, certificate, chain)


def _subject(person: Person) -> x509.Name:
    wanted = (
        (NameOID.COMMON_NAME, person.name),
        (NameOID.TITLE, person.post),
        (NameOID.ORGANIZATION_NAME, person.institution),
        (NameOID.EMAIL_ADDRESS, person.email),
    )
    if not person.name.strip():
        raise PersonRefused("Falta el nombre de la persona.", "Escriba el nombre completo de quien va a firmar.")
    try:
        return x509.Name([x509.NameAttribute(field, text.strip()) for field, text in wanted if text.strip()])
    except ValueError as problem:  # X.520 limits each to 64 letters, and an address to ASCII
        raise PersonRefused(
            "Los datos de la persona no caben en un certificado.",
            "Use 64 letras o menos en el nombre, el puesto y la institución, y un correo sin tildes.",
        ) from problem


def _waiting_key(keyfile: Path, passphrase: str) -> ec.EllipticCurvePrivateKey:
    content = read_secret(keyfile)
    try:
        key = load_pkcs12(content, passphrase.encode()).key
    except ValueError as problem:
        raise WrongPassphrase(
            f"La contraseña no abre la llave «{keyfile.name}», o el archivo está dañado.",
            "Escriba la contraseña con que hizo la solicitud.",
        ) from problem
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise CertificateRefused(
            f"«{keyfile.name}» no es la llave de una solicitud.",
            "Elija el archivo que se guardó al hacer la solicitud.",
        )
    return key
