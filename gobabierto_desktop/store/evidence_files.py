"""The files of evidence: original bytes kept once under their SHA-256, private to their owner, whole or not at all."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.store.failures import DiskRefused

FOLDER = "evidencia"
AT_ONCE = 1024 * 1024
"""Bytes held in memory at a time, whatever the size of the file."""


class FileUnreadable(KnownFailure):
    """A file that was to be taken in cannot be read (to its end)."""

    code = "file_unreadable"

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(
            f"No se pudo leer «{name}» ({detail}).",
            "Revise el archivo, o cópielo a esta computadora e intente de nuevo.",
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it is kept: its digest (hex), its size in bytes, where it lies, and whether it lay there before."""

    sha256: str
    size: int
    path: Path
    was_there: bool


def place_of(folder: Path, sha256: str) -> Path:
    """Where the file of a digest lies (or would lie) in a desk's folder. Raises ValueError for no digest."""
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise ValueError(f"«{sha256}» is no SHA-256")
    return folder / FOLDER / sha256[:2] / sha256


def keep(folder: Path, source: Path, read: Callable[[int], None] = lambda _: None) -> Kept:
    """Take a file in: one pass that copies and digests, then a rename. `read` hears of the bytes of each piece.

    What `read` raises stops it and leaves nothing behind. Raises FileUnreadable, DiskRefused.
    """
    return keep_pieces(folder, _pieces(source), read)


def keep_pieces(folder: Path, pieces: Iterable[bytes], read: Callable[[int], None] = lambda _: None) -> Kept:
    """Take in what comes piece by piece; what the pieces raise leaves nothing behind. Raises DiskRefused."""
    kept = folder / FOLDER
    try:
        kept.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=kept, suffix=".tmp")  # 0600 from the start
    except OSError as error:
        raise DiskRefused(error.strerror or str(error)) from error
    try:
        with os.fdopen(handle, "wb") as copy:
            digest, size = _copy(pieces, copy, read)
        return _put_in_place(folder, Path(unfinished), digest, size)
    finally:
        with suppress(OSError):
            Path(unfinished).unlink(missing_ok=True)


def _pieces(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as original:
            while piece := original.read(AT_ONCE):
                yield piece
    except OSError as error:
        raise FileUnreadable(source.name, error.strerror or str(error)) from error


def _copy(pieces: Iterable[bytes], copy: BinaryIO, read: Callable[[int], None]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for piece in pieces:
        digest.update(piece)
        size += len(piece)
        try:
            copy.write(piece)
        except OSError as error:
            raise DiskRefused(error.strerror or str(error)) from error
        read(len(piece))
    try:
        copy.flush()
        os.fsync(copy.fileno())
    except OSError as error:
        raise DiskRefused(error.strerror or str(error)) from error
    return digest.hexdigest(), size


def _put_in_place(folder: Path, unfinished: Path, sha256: str, size: int) -> Kept:
    path = place_of(folder, sha256)
    try:
        if path.exists() and path.stat().st_size == size:
            return Kept(sha256, size, path, was_there=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        unfinished.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise DiskRefused(error.strerror or str(error)) from error
    return Kept(sha256, size, path, was_there=False)


def is_whole(path: Path, sha256: str) -> bool:
    """Whether the file at a place still has the bytes of its digest; false too where there is no file."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(AT_ONCE):
                digest.update(piece)
    except OSError:
        return False
    return digest.hexdigest() == sha256


def copy_out(path: Path, target: Path) -> None:
    """Copy a kept file to where its user wants it, whole or not at all. Raises DiskRefused."""
    unfinished = target.with_name(f"{target.name}.tmp")
    try:
        shutil.copyfile(path, unfinished)
        unfinished.replace(target)
    except OSError as error:
        raise DiskRefused(error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
