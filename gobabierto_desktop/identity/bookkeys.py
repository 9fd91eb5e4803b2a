"""The key file of a locked book: one random key, locked twice, with its owner's passphrase and with a printed code."""

from typing import Annotated, Final

import msgspec

from gobabierto_desktop.identity.locks import LONG, Cost, Lock, LockRefused, locked, unlocked
from gobabierto_desktop.identity.recovery import read_code, spelt_code
from gobabierto_desktop.identity.strictjson import MALFORMED, read_as_written

KEY_BYTES: Final = 32
_FORMAT: Final = 1
_WORDS, _CODE = "libro", "libro: hoja de recuperación"


class KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `libro.llave` holds; worthless without the words or the sheet."""

    format: Annotated[int, msgspec.Meta(ge=1, le=_FORMAT)]
    words: Lock
    sheet: Lock


def lock_key(key: bytes, passphrase: str, secret: bytes, cost: Cost = LONG) -> tuple[KeyFile, str]:
    """The key file, and the code to print: its only other way in. `secret` is 16 random bytes."""
    code = spelt_code(secret)
    return KeyFile(_FORMAT, locked(key, passphrase, _WORDS, cost), locked(key, secret.hex(), _CODE, cost)), code


def open_with_words(file: KeyFile, passphrase: str) -> bytes:
    """The key. Raises WrongPassphrase."""
    return unlocked(file.words, passphrase, _WORDS)


def open_with_code(file: KeyFile, code: str) -> bytes:
    """The key. Raises CodeRefused for a slip, WrongPassphrase for the code of another book."""
    return unlocked(file.sheet, read_code(code).hex(), _CODE)


def with_words(file: KeyFile, key: bytes, passphrase: str) -> KeyFile:
    """The same key under another passphrase; the sheet stays good."""
    return msgspec.structs.replace(file, words=locked(key, passphrase, _WORDS))


def with_sheet(file: KeyFile, key: bytes, secret: bytes) -> tuple[KeyFile, str]:
    """The same key under a new code; the old sheet opens it no more."""
    return msgspec.structs.replace(file, sheet=locked(key, secret.hex(), _CODE)), spelt_code(secret)


def spelt_key_file(file: KeyFile) -> bytes:
    """As it is kept."""
    return msgspec.json.format(msgspec.json.encode(file)) + b"\n"


def read_key_file(content: bytes) -> KeyFile:
    """The inverse, strictly. Raises LockRefused."""
    try:
        return read_as_written(content, KeyFile, spelt_key_file)
    except MALFORMED as problem:
        raise LockRefused from problem
