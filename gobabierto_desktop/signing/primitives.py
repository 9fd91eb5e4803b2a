"""One signature value over bytes, and its check: the two algorithms, ECDSA and RSA, that all three formats use."""

from typing import Final, cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512, HashAlgorithm

HASHES: Final[dict[str, HashAlgorithm]] = {"sha256": SHA256(), "sha384": SHA384(), "sha512": SHA512()}
_STEADY_EXTRA: Final = {32: 7, 48: 7}  # DER around r and s, when exactly one of them needs a leading zero


def sign_bytes(key: EllipticCurvePrivateKey | RSAPrivateKey, content: bytes) -> bytes:
    """Sign with SHA-256 so that the same content gives the same bytes (RFC 6979 for elliptic curves; DER)."""
    if isinstance(key, RSAPrivateKey):
        return key.sign(content, padding.PKCS1v15(), SHA256())
    return key.sign(content, ec.ECDSA(SHA256(), deterministic_signing=True))


def sign_afresh(key: EllipticCurvePrivateKey | RSAPrivateKey, content: bytes) -> bytes:
    """Sign with SHA-256 and, on elliptic curves, a new random number each time."""
    if isinstance(key, RSAPrivateKey):
        return key.sign(content, padding.PKCS1v15(), SHA256())
    return key.sign(content, ec.ECDSA(SHA256()))


def steady_length(key: object) -> int:
    """Return the length that signatures of a public key can always be given, which DER alone does not promise."""
    if isinstance(key, EllipticCurvePublicKey):
        size = (key.key_size + 7) // 8
        return 2 * size + _STEADY_EXTRA[size]
    return (cast("RSAPublicKey", key).key_size + 7) // 8


def is_signature(key: object, signature: bytes, content: bytes, hashing: HashAlgorithm) -> bool:
    """Tell whether a signature (DER, or PKCS#1 v1.5) over the content was made with the key's private half."""
    try:
        if isinstance(key, EllipticCurvePublicKey):
            key.verify(signature, content, ec.ECDSA(hashing))
        elif isinstance(key, RSAPublicKey):
            key.verify(signature, content, padding.PKCS1v15(), hashing)
        else:
            return False
    except InvalidSignature:
        return False
    return True
