"""Secrets locked with words: Argon2id (RFC 9106) makes guessing dear, and a wrong word is told from a right one.

A lock is a small JSON text. `LONG` is for passphrases; `SHORT`, dearer to guess, for a PIN that travels beside what it
opens. What a guess costs is told in docs/security.md.
"""

import secrets
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from gobabierto_desktop.domain.limits import MOST_LOCK_LANES, MOST_LOCK_MEMORY, MOST_LOCK_PASSES, MOST_LOCKED
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.strictjson import MALFORMED, read_as_written


@dataclass(frozen=True, slots=True)
class Cost:
    """What each guess costs: kibibytes of memory, passes over them, lanes (threads)."""

    memory: int
    passes: int
    lanes: int


LONG: Final = Cost(64 * 1024, 3, 4)  # RFC 9106, second recommended option
SHORT: Final = Cost(256 * 1024, 3, 4)
_FORMAT: Final = 1


class WrongPassphrase(KnownFailure):
    """The passphrase does not open it, or the file is broken: the formats cannot tell them apart."""

    code = "wrong-passphrase"


class LockRefused(KnownFailure):
    """The bytes are no lock of ours."""

    code = "lock-refused"

    def __init__(self) -> None:
        super().__init__("El archivo con el secreto está dañado o no es de este programa.", "Use una copia sana de él.")


class Lock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A secret under a passphrase, as it is kept. `purpose` is bound to it: no lock does for another."""

    format: Annotated[int, msgspec.Meta(ge=1, le=_FORMAT)]
    purpose: Annotated[str, msgspec.Meta(max_length=60)]
    memory: Annotated[int, msgspec.Meta(ge=8, le=MOST_LOCK_MEMORY)]
    passes: Annotated[int, msgspec.Meta(ge=1, le=MOST_LOCK_PASSES)]
    lanes: Annotated[int, msgspec.Meta(ge=1, le=MOST_LOCK_LANES)]
    salt: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
    nonce: Annotated[bytes, msgspec.Meta(min_length=12, max_length=12)]
    sealed: Annotated[bytes, msgspec.Meta(min_length=16, max_length=MOST_LOCKED)]


def locked(secret: bytes, words: str, purpose: str, cost: Cost = LONG) -> Lock:
    """Lock a secret."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    lock = Lock(_FORMAT, purpose, cost.memory, cost.passes, cost.lanes, salt, nonce, bytes(16))
    sealed = ChaCha20Poly1305(_key(lock, words)).encrypt(nonce, secret, _bound(lock))
    return msgspec.structs.replace(lock, sealed=sealed)


def unlocked(lock: Lock, words: str, purpose: str) -> bytes:
    """Open a lock. Raises WrongPassphrase, also where the lock was altered or is for another purpose."""
    try:
        if lock.purpose == purpose:
            return ChaCha20Poly1305(_key(lock, words)).decrypt(lock.nonce, lock.sealed, _bound(lock))
    except (InvalidTag, ValueError):  # ValueError: less memory than the lanes need
        pass
    raise WrongPassphrase(
        "Esa contraseña no abre lo guardado, o el archivo está dañado.",
        "Escríbala de nuevo, con sus mayúsculas y tildes.",
    )


def spelt_lock(lock: Lock) -> bytes:
    """The lock as a file."""
    return msgspec.json.format(msgspec.json.encode(lock))


def read_lock(content: bytes) -> Lock:
    """The inverse, strictly. Raises LockRefused."""
    try:
        return read_as_written(content, Lock, spelt_lock)
    except MALFORMED as problem:
        raise LockRefused from problem


def _key(lock: Lock, words: str) -> bytes:
    stretching = Argon2id(salt=lock.salt, length=32, iterations=lock.passes, lanes=lock.lanes, memory_cost=lock.memory)
    return stretching.derive(unicodedata.normalize("NFC", words).encode())  # «ñ» may be typed in two ways


def _bound(lock: Lock) -> bytes:
    """What is not secret, and yet must not be changed."""
    return f"{lock.format} {lock.purpose} {lock.memory} {lock.passes} {lock.lanes}".encode()
