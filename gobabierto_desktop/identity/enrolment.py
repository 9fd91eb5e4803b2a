"""How a device gets an identity: it makes a key and a request, and the coordinator answers with a certificate."""

from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.keyfiles import keep_secret, read_secret
from gobabierto_desktop.identity.keyring import WrongPassphrase, keep_signer
from gobabierto_desktop.signing.signer import Signer


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


def make_request(person: Person, passphrase: str, path: Path) -> bytes:
    """Make a key, keep it at `path` under a passphrase, and return the PEM request to hand to the coordinator."""
    key = ec.generate_private_key(ec.SECP256R1())
    request = x509.CertificateSigningRequestBuilder(_subject(person)).sign(key, SHA256())
    locked = BestAvailableEncryption(passphrase.encode())
    keep_secret(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked))
    return request.public_bytes(Encoding.PEM)


def accept(
    certificate_pem: bytes, chain: tuple[x509.Certificate, ...], keyfile: Path, passphrase: str, out_path: Path
) -> Signer:
    """Join the coordinator's certificate with the waiting key into one PKCS#12 identity at `out_path`."""
    key = _waiting_key(keyfile, passphrase)
    try:
        certificate = x509.load_pem_x509_certificate(certificate_pem)
    except ValueError as problem:
        raise CertificateRefused(
            "El certificado recibido no se puede leer.", "Pida a quien coordina que lo envíe otra vez."
        ) from problem
    if certificate.public_key() != key.public_key():
        raise CertificateRefused(
            "El certificado recibido es de otra llave.", "Envíe la solicitud de esta computadora a quien coordina."
        )
    signer = Signer(key, certificate, chain)
    keep_signer(out_path, passphrase, signer)
    return signer


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
        key = load_pem_private_key(content, passphrase.encode())
    except (ValueError, TypeError) as problem:  # TypeError: an empty passphrase
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
