"""The recovery code of a locked book: printed on a sheet, typed back by hand, forgiving of what hands do to letters."""

import hashlib
from typing import Final

from gobabierto_desktop.domain.problems import KnownFailure

SECRET_BYTES: Final = 16
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U to be taken for others
_ALIKE: Final = str.maketrans("ILO", "110")
_GROUP, _CHECK_BITS, _LENGTH = 4, 12, 28


class CodeRefused(KnownFailure):
    """What was typed is no recovery code: a letter is wrong, or missing."""

    code = "code-refused"

    def __init__(self) -> None:
        super().__init__("El código de recuperación no está bien escrito.", "Revíselo grupo por grupo con la hoja.")


def spelt_code(secret: bytes) -> str:
    """«7KQ2-…»: seven groups of four letters, the last of which catch a slip."""
    number = int.from_bytes(secret) << _CHECK_BITS | _check(secret)
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return "-".join(letters[place : place + _GROUP] for place in range(0, _LENGTH, _GROUP))


def read_code(typed: str) -> bytes:
    """The inverse, whatever the case and the gaps. Raises CodeRefused."""
    letters = "".join(one for one in typed.upper().translate(_ALIKE) if one.isalnum())
    if len(letters) != _LENGTH or not set(letters) <= set(_LETTERS):
        raise CodeRefused
    number = 0
    for one in letters:
        number = number << 5 | _LETTERS.index(one)
    secret = (number >> _CHECK_BITS).to_bytes(SECRET_BYTES)
    if number & (1 << _CHECK_BITS) - 1 != _check(secret):
        raise CodeRefused
    return secret


def _check(secret: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"hoja" + secret).digest()[:2]) >> 16 - _CHECK_BITS
