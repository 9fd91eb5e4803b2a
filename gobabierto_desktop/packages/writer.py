"""Puts a package together, signs it, and lays it on a disk or stick so that it is either whole there or not at all."""

import hashlib
import os
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.packages.envelope import Placed, directory
from gobabierto_desktop.packages.layout import MIMETYPE, Content, Part, media_type, signature, signed_list
from gobabierto_desktop.packages.reader import PIECE, Entry, Opened
from gobabierto_desktop.signing.container import asic_manifest, sign_manifest
from gobabierto_desktop.signing.signer import Signer

_TRIES = 6
_PAUSE_SECONDS = 0.2
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would else rewrite line ends


class NotDelivered(KnownFailure):
    """The file could not be laid down whole; nothing was left of it."""

    code = "not_delivered"

    def __init__(self, folder: Path, detail: str) -> None:
        super().__init__(
            f"No se pudo escribir en {folder} ({detail}).",
            "Revise que haya espacio y que no esté protegida contra escritura. No quedó ningún archivo a medias.",
        )


def write_package(parts: Sequence[Content], signer: Signer, at: datetime) -> bytes:
    """The container's bytes: the parts, the list of their digests, and a CAdES signature over that list."""
    return b"".join(package_pieces(parts, signer, at))


def package_pieces(parts: Sequence[Content], signer: Signer, at: datetime) -> Iterator[bytes]:
    """The same piece by piece, for what does not fit in memory: every part is read twice, to sign and to write.

    Raises NotDelivered where a file changed between the two.
    """
    return _pieces([(part, _measured(part)) for part in parts], signer, at, 1)


def countersigned_pieces(opened: Opened, signer: Signer, at: datetime) -> Iterator[bytes]:
    """A package with one more signature, over all that was there, earlier signatures too; no earlier byte changes.

    Only the directory at the end, which lists what there is, moves on.
    """
    number = 1 + sum(1 for part in opened.parts if part.name.startswith("META-INF/ASiCManifest"))
    there = [(_Opened(part, opened), _Measured(part.size, part.crc, part.sha256)) for part in opened.parts]
    return _pieces(there, signer, at, number)


@dataclass(frozen=True, slots=True)
class _Measured:
    size: int
    crc: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class _Opened:
    """A part of a package that is there already."""

    entry: Entry
    opened: Opened

    @property
    def name(self) -> str:
        return self.entry.name

    def open(self) -> BinaryIO:
        file = self.opened.source()
        file.seek(self.entry.start)
        return file


def _pieces(
    measured: Sequence[tuple[Content, _Measured]], signer: Signer, at: datetime, number: int
) -> Iterator[bytes]:
    entries = [(part.name, media_type(part.name), one.sha256) for part, one in measured]
    listed = asic_manifest(entries, signature(number))
    added = [
        Part(signed_list(number), listed),
        Part(signature(number), sign_manifest(listed, signer, at)),
    ]
    placed: list[Placed] = []
    first = Part("mimetype", MIMETYPE)
    for part, one in [(first, _measured(first)), *measured, *((part, _measured(part)) for part in added)]:
        placed.append(Placed(part.name, one.size, one.crc, placed[-1].end if placed else 0))
        yield placed[-1].header
        yield from _read(part, one)
    yield directory(placed)


def _measured(part: Content) -> _Measured:
    digest, size, crc = hashlib.sha256(), 0, 0
    with part.open() as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            crc = zlib.crc32(piece, crc)
            size += len(piece)
    return _Measured(size, crc, digest.digest())


def _read(part: Content, measured: _Measured) -> Iterator[bytes]:
    digest, left = hashlib.sha256(), measured.size
    with part.open() as file:
        while left and (piece := file.read(min(PIECE, left))):
            digest.update(piece)
            left -= len(piece)
            yield piece
    if digest.digest() != measured.sha256:
        raise NotDelivered(Path(part.name), "cambió mientras se leía")


def deliver(path: Path, content: bytes | Iterable[bytes]) -> str:
    """Write beside, fsync, rename, read again; the SHA-256 (hex) of what is really there. Raises NotDelivered."""
    unfinished = path.with_name(path.name + ".tmp")
    digest = hashlib.sha256()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600), "wb") as file:
            for piece in (content,) if isinstance(content, bytes) else content:
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        _rename(unfinished, path)
        _sync_folder(path.parent)
        if _digest_of(path) != digest.hexdigest():
            path.unlink()
            raise NotDelivered(path.parent, "lo escrito no se lee igual")
    except OSError as error:
        raise NotDelivered(path.parent, error.strerror or str(error)) from error
    finally:
        with suppress(OSError):  # the folder itself may be gone: what went wrong is already being told
            unfinished.unlink(missing_ok=True)
    return digest.hexdigest()


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _rename(unfinished: Path, path: Path) -> None:
    """Windows refuses a rename for moments while an antivirus looks at the file (WinError 5, 32, 33)."""
    for left in reversed(range(_TRIES)):
        try:
            unfinished.replace(path)
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
