"""What a passphrase opens: the identity a person signs with, and the key that opens sealed parts."""

from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import KeySerializationEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import PBES, load_pkcs12, serialize_key_and_certificates

from gobabierto_desktop.domain.limits import LEAST_RSA_BITS
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity import age
from gobabierto_desktop.identity.keyfiles import keep_secret, read_secret
from gobabierto_desktop.identity.keyform import is_well_formed
from gobabierto_desktop.identity.locks import LockRefused, WrongPassphrase, locked, read_lock, spelt_lock, unlocked
from gobabierto_desktop.signing.signer import FileSigner

_CURVES = frozenset({"secp256r1", "secp384r1"})
STRETCHING = 300_000  # rounds of PBKDF2, all that PKCS#12 offers: opening may take a third of a second
_OPENER = "coordinación"


class UnusableIdentity(KnownFailure):
    """The file opens, but no usable key and certificate are inside."""

    code = "unusable-identity"


@dataclass(frozen=True, slots=True)
class Opener:
    """The coordinator's key to sealed parts; `recipient` is its public half, which kits carry."""

    secret: str = field(repr=False)  # never in a log
    recipient: str


def open_signer(path: Path, passphrase: str) -> FileSigner:
    """Open a PKCS#12 file (.p12, .pfx), ours or a provider's, and return who signs with it."""
    return read_signer(path, read_secret(path), passphrase)


def read_signer(path: Path, content: bytes, passphrase: str) -> FileSigner:
    """Open the content of a PKCS#12 file that is, or will be, at a path."""
    if not is_well_formed(content):
        raise UnusableIdentity(
            f"«{path.name}» no es un archivo de identidad (.p12), o está dañado.",
            "Use una copia sana, o pida a quien se lo dio que lo exporte otra vez.",
        )
    try:
        opened = load_pkcs12(content, passphrase.encode())
    except ValueError as problem:
        raise _unopened(path) from problem
    if opened.key is None or opened.cert is None:
        raise UnusableIdentity(
            f"«{path.name}» no contiene una llave con su certificado.", "Pida a quien coordina una identidad completa."
        )
    if not isinstance(opened.key, EllipticCurvePrivateKey | RSAPrivateKey) or not is_strong(opened.key):
        raise UnusableIdentity(
            f"La llave de «{path.name}» no es de un tipo admitido.", "Use una llave P-256, P-384 o RSA de 2048 o más."
        )
    if opened.key.public_key() != opened.cert.certificate.public_key():
        raise UnusableIdentity(
            f"La llave y el certificado de «{path.name}» no son pareja.", "Pida a quien coordina una identidad nueva."
        )
    return FileSigner(opened.key, opened.cert.certificate, tuple(one.certificate for one in opened.additional_certs))


def keep_signer(path: Path, passphrase: str, signer: FileSigner) -> None:
    """Write an identity as a new PKCS#12 file that openssl and other programs open too."""
    keep_secret(path, spelt_signer(signer, passphrase))


def spelt_signer(signer: FileSigner, passphrase: str, rounds: int = STRETCHING) -> bytes:
    """Return an identity as the bytes of a PKCS#12 file."""
    return serialize_key_and_certificates(
        signer.name.encode(), signer.key, signer.certificate, signer.chain or None, stretched(passphrase, rounds)
    )


def stretched(passphrase: str, rounds: int = STRETCHING) -> KeySerializationEncryption:
    """Return how PKCS#12 files are locked: AES-256 with many rounds of key derivation."""
    locking = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(rounds)
    return locking.key_cert_algorithm(PBES.PBESv2SHA256AndAES256CBC).hmac_hash(SHA256()).build(passphrase.encode())


def is_strong(key: object) -> bool:
    """Tell whether a key, private or public, is of a kind and size this program accepts."""
    curve = getattr(key, "curve", None)
    if curve is not None:
        return curve.name in _CURVES
    return getattr(key, "key_size", 0) >= LEAST_RSA_BITS


def create_opener(path: Path, passphrase: str) -> Opener:
    """Make the coordinator's key to sealed parts and keep it under a passphrase."""
    secret = age.new_secret()
    keep_secret(path, spelt_lock(locked(secret.encode(), passphrase, _OPENER)))
    return Opener(secret, age.recipient_of(secret))


def load_opener(path: Path, passphrase: str) -> Opener:
    """Open the coordinator's key to sealed parts."""
    content = read_secret(path)
    try:
        secret = unlocked(read_lock(content), passphrase, _OPENER).decode()
        return Opener(secret, age.recipient_of(secret))
    except (age.AgeError, WrongPassphrase, LockRefused, UnicodeDecodeError) as problem:
        raise _unopened(path) from problem


def _unopened(path: Path) -> WrongPassphrase:
    return WrongPassphrase(
        f"La contraseña no abre esta identidad («{path.name}»), o el archivo está dañado.",
        "Escriba la contraseña de nuevo; si la olvidó, pida a quien coordina una identidad nueva.",
    )
