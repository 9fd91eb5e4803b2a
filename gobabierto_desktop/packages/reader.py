"""Opens a package as if it were hostile: limits first, then its form to the last byte, piece by piece.

Nothing is unpacked, and nothing is held: a part's content is read when asked for, and its digest checked again then.
"""

import hashlib
import io
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from gobabierto_desktop.domain.limits import MOST_BYTES, MOST_ENTRIES, MOST_EVIDENCE, MOST_NAME, MOST_PART
from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.envelope import DIRECTORY, DIRECTORY_MARK, LOCAL, LOCAL_MARK, Placed, directory
from gobabierto_desktop.packages.failures import (
    NotAPackage,
    PackageAltered,
    PackageTooLarge,
    PackageTruncated,
    PackageUnsafe,
)
from gobabierto_desktop.packages.layout import EVIDENCE, MIMETYPE

PIECE = 1024 * 1024
_NAME = re.compile(r"[A-Za-z0-9_\-]+(?:[./][A-Za-z0-9_\-]+)*")
_DEVICES = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|/|$)", re.IGNORECASE)
_ENVELOPE = "la envoltura del paquete"
_LINK = 0o120000


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of an opened container: its size, its CRC-32 and SHA-256, and where its content begins."""

    name: str
    size: int
    crc: int
    sha256: bytes
    start: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A container of the right form; nothing is yet said about who signed it. `sha256` (hex) is of the whole file."""

    parts: tuple[Entry, ...]
    sha256: str
    source: Callable[[], BinaryIO]

    def find(self, name: str) -> bytes | None:
        """The content of a part, None where there is none of that name. Raises PackageAltered, PackageTooLarge."""
        entry = next((part for part in self.parts if part.name == name), None)
        if entry is None:
            return None
        if entry.size > MOST_PART:
            raise PackageTooLarge(f"«{name}» ocupa más de {MOST_PART // 1024**2} MB")
        return b"".join(self.pieces(entry))

    def holds(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return any(part.name == name for part in self.parts)

    def pieces(self, entry: Entry) -> Iterator[bytes]:
        """The content of a part, piece by piece; PackageAltered after the last where it is not what was opened."""
        digest, left = hashlib.sha256(), entry.size
        with self.source() as file:
            file.seek(entry.start)
            while left and (piece := file.read(min(PIECE, left))):
                digest.update(piece)
                left -= len(piece)
                yield piece
        if digest.digest() != entry.sha256:
            raise PackageAltered((entry.name,))

    def reading(self, entry: Entry) -> BinaryIO:
        """The same as a file, for who reads by the count. Reading raises PackageAltered, as `pieces` does."""
        return io.BufferedReader(_Flow(self.pieces(entry)), PIECE)

    def evidence(self) -> tuple[Entry, ...]:
        """The parts that are evidence, open or sealed."""
        return tuple(part for part in self.parts if is_evidence(part.name))


class _Flow(io.RawIOBase):
    """What comes piece by piece, as a file that is read to its end."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces, self._left = pieces, memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # pyright: ignore[reportIncompatibleMethodOverride] - Buffer is of Python 3.12
        if not self._left:
            self._left = memoryview(next(self._pieces, b""))
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count


def is_evidence(name: str) -> bool:
    """Whether a part of that name is a file that people gave, which is never looked into."""
    return name.startswith((EVIDENCE, layout.SEALED_EVIDENCE))


def read_file(path: Path) -> bytes:
    """The bytes of a document of acceptable size. Raises NotAPackage, PackageTooLarge."""
    try:
        if path.stat().st_size > MOST_PART:
            raise PackageTooLarge(f"más de {MOST_PART // 1024**2} MB")
        return path.read_bytes()
    except OSError as error:
        raise NotAPackage(f"no se puede leer ({error.strerror})") from error


def pieces_of(path: Path) -> Iterator[bytes]:
    """The bytes of a file of any size, piece by piece. Raises OSError."""
    return pieces_from(lambda: path.open("rb"))


def pieces_from(source: Callable[[], BinaryIO]) -> Iterator[bytes]:
    """The same for what `source` opens."""
    with source() as file:
        while piece := file.read(PIECE):
            yield piece


def open_package(path: Path) -> Opened:
    """The package in a file, which may be larger than memory. Raises what `open_container` does."""
    return open_source(lambda: path.open("rb"))


def open_source(source: Callable[[], BinaryIO]) -> Opened:
    """The same for one that `source` opens, wherever it is kept."""
    try:
        with source() as file:
            size = file.seek(0, io.SEEK_END)
            _ = file.seek(0)
            return _opened(file, size, source)
    except OSError as error:
        raise NotAPackage(f"no se puede leer ({error.strerror})") from error


def open_container(content: bytes) -> Opened:
    """Its parts, in order. Raises NotAPackage, PackageTruncated, PackageTooLarge, PackageUnsafe or PackageAltered."""
    return _opened(io.BytesIO(content), len(content), lambda: io.BytesIO(content))


class _Counting:
    """A file read once from beginning to end, its digest taken on the way."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self.left = size
        self.digest = hashlib.sha256()

    def read(self, count: int) -> bytes:
        """So many bytes. Raises PackageTruncated where there are fewer."""
        got = self._file.read(count)
        self.left -= len(got)
        self.digest.update(got)
        if len(got) < count:
            raise PackageTruncated
        return got


def _opened(file: BinaryIO, size: int, source: Callable[[], BinaryIO]) -> Opened:
    if size > MOST_BYTES:
        raise PackageTooLarge("más de 4 GB")
    reading = _Counting(file, size)
    entries: list[Entry] = []
    placed: list[Placed] = []
    seen: set[str] = set()
    while True:
        mark = reading.read(4) if size >= len(LOCAL_MARK) else b""
        if mark == DIRECTORY_MARK and placed:
            break
        if mark != LOCAL_MARK:
            raise PackageAltered((_ENVELOPE,)) if placed else NotAPackage("no es un contenedor ZIP")
        one = _placed(reading, placed, seen)
        placed.append(one)
        entries.append(_entry(reading, one))
    _check_end(mark + reading.read(reading.left), directory(placed))
    return Opened(tuple(entries[1:]), reading.digest.hexdigest(), source)


def _placed(reading: _Counting, before: list[Placed], seen: set[str]) -> Placed:
    """Read the rest of a part's header; refuse what no package of ours has before any of its content is read."""
    rest = reading.read(LOCAL.size - 4)
    _, _, flags, method, _, _, crc, packed, size, name_length, extra = LOCAL.unpack(LOCAL_MARK + rest)
    raw = reading.read(name_length) if name_length <= MOST_NAME else b"\xff"
    name = raw.decode("ascii", "replace")
    if not before and (name != "mimetype" or method or size != len(MIMETYPE)):
        raise NotAPackage("es un ZIP de otro programa")
    if len(before) >= MOST_ENTRIES:
        raise PackageTooLarge(f"más de {MOST_ENTRIES:,} archivos dentro")
    if not _NAME.fullmatch(name) or ".." in name or _DEVICES.search(name):
        raise PackageUnsafe(f"el nombre «{name[:60]}»")
    if name.casefold() in seen:
        raise PackageUnsafe(f"el nombre «{name[:60]}» dos veces")
    seen.add(name.casefold())
    if flags & 0x1:
        raise PackageUnsafe(f"«{name[:60]}» viene cifrado por el ZIP")
    if method or packed != size:
        raise PackageUnsafe(f"«{name[:60]}» viene comprimido")
    if size > _most(name):
        raise PackageTooLarge(f"«{name[:60]}» es demasiado grande")
    one = Placed(name, size, crc, before[-1].end if before else 0)
    if extra or LOCAL_MARK + rest + raw != one.header:
        raise PackageAltered((_ENVELOPE,))
    return one


def _entry(reading: _Counting, one: Placed) -> Entry:
    """Read a part's content past, and say what it is. Raises PackageTruncated, PackageAltered, PackageUnsafe."""
    if one.size > reading.left:
        raise PackageTruncated
    digest, crc, left = hashlib.sha256(), 0, one.size
    while left:
        piece = reading.read(min(PIECE, left))
        if left == one.size:
            _refuse_nested(one, piece)
        digest.update(piece)
        crc = zlib.crc32(piece, crc)
        left -= len(piece)
    if crc != one.crc:
        raise PackageAltered((one.name,))
    if one.name == "mimetype" and digest.digest() != hashlib.sha256(MIMETYPE).digest():
        raise NotAPackage("es un ZIP de otro programa")
    if one.name.startswith(EVIDENCE) and one.name.removeprefix(EVIDENCE).partition(".")[0] != digest.hexdigest():
        raise PackageAltered((one.name,))
    return Entry(one.name, one.size, crc, digest.digest(), one.place + len(one.header))


def _most(name: str) -> int:
    """What is streamed may be larger than what is held."""
    if name == layout.ENCLOSED:
        return MOST_BYTES
    return MOST_EVIDENCE if is_evidence(name) else MOST_PART


def _refuse_nested(one: Placed, beginning: bytes) -> None:
    """Workbooks are ZIPs, and evidence may be anything, for nobody here opens it; nothing else has reason to be one."""
    if beginning.startswith(LOCAL_MARK) and not one.name.endswith(".xlsx") and not is_evidence(one.name):
        raise PackageUnsafe(f"«{one.name[:60]}» es otro archivo comprimido")


def _check_end(found: bytes, expected: bytes) -> None:
    if found == expected:
        return
    if expected.startswith(found):
        raise PackageTruncated
    if found.startswith(expected):
        raise PackageUnsafe("algo escondido después de su final")
    if _holds_a_link(found):
        raise PackageUnsafe("un enlace a otro archivo")
    raise PackageAltered((_ENVELOPE,))


def _holds_a_link(listed: bytes) -> bool:
    """Whether the directory calls some part a symbolic link, which a careless program would follow."""
    place = 0
    with suppress(struct.error):
        while True:
            fields = DIRECTORY.unpack_from(listed, place)
            if fields[0] != DIRECTORY_MARK:
                return False
            if (fields[15] >> 16) & 0o170000 == _LINK:
                return True
            place += DIRECTORY.size + fields[10] + fields[11] + fields[12]
    return False
