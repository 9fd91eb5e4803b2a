"""Files under a book's key: encrypted in one pass of flat memory, read at any place without a plain copy anywhere.

A box is `gobcaja1`, 32 random bytes, the content in pieces of 64 KiB that each carry their tag, and the sealed name.
Each box has its own key (HKDF-SHA-256 of the book's with the random bytes, RFC 5869); a piece is ChaCha20-Poly1305
(RFC 8439) under its number and whether it is the last (STREAM, as age does): none can be changed, moved, added or cut.
"""

import hashlib
import hmac
import io
import secrets
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PIECE: Final = 64 * 1024
_MARK: Final = b"gobcaja1"
_SALT, _TAG, _NAME = 32, 16, 240
_SEALED: Final = PIECE + _TAG
_BEFORE, _AFTER = len(_MARK) + _SALT, _NAME + _TAG
_MORE, _LAST, _NAMED = 0, 1, 2


class BoxError(OSError):
    """A box that is damaged, cut, or not of this key; an OSError, for to its reader the file cannot be read."""

    def __init__(self) -> None:
        super().__init__(5, "está dañado, o no es de estos datos")


@dataclass(frozen=True, slots=True)
class BoxKey:
    """What the boxes of one book are locked with, and what their names are made with."""

    contents: bytes = field(repr=False)
    names: bytes = field(repr=False)

    def name_for(self, name: str) -> str:
        """The name on the outside (hex): who has a file and no key cannot find out whether it is among the boxes."""
        return hmac.digest(self.names, name.encode(), hashlib.sha256).hex()


def box_key(book_key: bytes) -> BoxKey:
    """The keys that follow from a book's own."""
    return BoxKey(_derived(book_key, b"", b"gobabierto: archivos"), _derived(book_key, b"", b"gobabierto: nombres"))


class BoxWriter:
    """Writes a box into a file, front to back. Memory: one piece."""

    def __init__(self, file: BinaryIO, key: BoxKey) -> None:
        salt = secrets.token_bytes(_SALT)
        self._file, self._cipher = file, _cipher(key, salt)
        self._waiting, self._number = bytearray(), 0
        _ = file.write(_MARK + salt)

    def write(self, content: bytes) -> int:
        """Put more of the content in."""
        self._waiting += content
        while len(self._waiting) > PIECE:  # the last piece is known only at the end
            self._seal(_MORE)
        return len(content)

    def finish(self, name: str) -> None:
        """Nothing more comes; `name` is what the content is called, at most 238 bytes of UTF-8."""
        self._seal(_LAST)
        spelt = name.encode()
        sealed = len(spelt).to_bytes(2, "big") + spelt
        if len(sealed) > _NAME:
            raise ValueError(f"a name of {len(spelt)} bytes")
        _ = self._file.write(self._cipher.encrypt(_nonce(self._number, _NAMED), sealed.ljust(_NAME, b"\0"), None))

    def _seal(self, mark: int) -> None:
        piece = bytes(self._waiting[:PIECE])
        del self._waiting[:PIECE]
        _ = self._file.write(self._cipher.encrypt(_nonce(self._number, mark), piece, None))
        self._number += 1


class BoxReader(io.RawIOBase):
    """The content of a box, at any place; `name` is what it is called. Raises BoxError, at once where it was cut."""

    def __init__(self, file: BinaryIO, key: BoxKey) -> None:
        super().__init__()
        self._file = file
        start = file.read(_BEFORE)
        body = file.seek(0, io.SEEK_END) - _BEFORE - _AFTER
        if not start.startswith(_MARK) or body < _TAG:
            raise BoxError
        self._cipher = _cipher(key, start[len(_MARK) :])
        self._pieces = -(-body // _SEALED)
        self.size = body - self._pieces * _TAG
        self._place, self._held, self._number = 0, b"", -1
        self.name = self._read_name()
        self._open_piece(self._pieces - 1)

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # pyright: ignore[reportIncompatibleMethodOverride] - Buffer is of Python 3.12
        number, within = divmod(self._place, PIECE)
        if self._place >= self.size:
            return 0
        self._open_piece(number)
        got = self._held[within : within + len(buffer)]
        buffer[: len(got)] = got
        self._place += len(got)
        return len(got)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        place = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self.size}[whence]
        if place < 0:
            raise ValueError("a place before the beginning")
        self._place = place
        return place

    def tell(self) -> int:
        return self._place

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        self._file.close()
        super().close()

    def _open_piece(self, number: int) -> None:
        if number == self._number:
            return
        _ = self._file.seek(_BEFORE + number * _SEALED)
        length = _SEALED if number < self._pieces - 1 else self.size - number * PIECE + _TAG
        self._held = self._opened(self._file.read(length), number, _LAST if number == self._pieces - 1 else _MORE)
        self._number = number

    def _read_name(self) -> str:
        _ = self._file.seek(-_AFTER, io.SEEK_END)
        plain = self._opened(self._file.read(_AFTER), self._pieces, _NAMED)
        return plain[2 : 2 + int.from_bytes(plain[:2], "big")].decode()

    def _opened(self, sealed: bytes, number: int, mark: int) -> bytes:
        try:
            return self._cipher.decrypt(_nonce(number, mark), sealed, None)
        except InvalidTag as problem:
            raise BoxError from problem


def open_box(file: BinaryIO, key: BoxKey, name: str) -> BinaryIO:
    """The content of a box that must be of that name; closing it closes the file. Raises BoxError, the file closed."""
    try:
        reader = BoxReader(file, key)
    except BaseException:
        file.close()
        raise
    if reader.name != name:  # another box was put in its place
        reader.close()
        raise BoxError
    return io.BufferedReader(reader, PIECE)


def _cipher(key: BoxKey, salt: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(_derived(key.contents, salt, _MARK))


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt or None, purpose).derive(key)


def _nonce(number: int, mark: int) -> bytes:
    """No two pieces of a box have the same, and no two boxes the same key."""
    return number.to_bytes(11, "big") + bytes((mark,))
