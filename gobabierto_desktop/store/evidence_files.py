"""The files of evidence: original bytes kept once under their SHA-256, private to their owner, whole or not at all."""

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.store.shelf import AT_ONCE, EVIDENCE, KeptFile, Shelf, Writing


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
    """A file as it is kept: its digest (hex), its size in bytes, the file itself, and whether it was there before."""

    sha256: str
    size: int
    file: KeptFile
    was_there: bool


def file_of(shelf: Shelf, sha256: str) -> KeptFile:
    """The file of a digest, there or not. Raises ValueError for no digest."""
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise ValueError(f"«{sha256}» is no SHA-256")
    return shelf.file(f"{EVIDENCE}/{sha256[:2]}/{sha256}")


def keep(shelf: Shelf, source: Path, read: Callable[[int], None] = lambda _: None) -> Kept:
    """Take a file in: one pass that copies and digests, then a rename. `read` hears of the bytes of each piece.

    What `read` raises stops it and leaves nothing behind. Raises FileUnreadable, DiskRefused.
    """
    return keep_pieces(shelf, _pieces(source), read)


def keep_pieces(shelf: Shelf, pieces: Iterable[bytes], read: Callable[[int], None] = lambda _: None) -> Kept:
    """Take in what comes piece by piece; what the pieces raise leaves nothing behind. Raises DiskRefused."""
    with keeping(shelf) as coming:
        for piece in pieces:
            _ = coming.write(piece)
            read(len(piece))
        return coming.keep()


class Coming:
    """A file of evidence under way, for who writes and does not hand over."""

    def __init__(self, shelf: Shelf, writing: Writing) -> None:
        self._shelf, self._writing = shelf, writing
        self.write, self.flush = writing.write, writing.flush

    def keep(self) -> Kept:
        """All is written: put it under its digest, where it may lie already. Raises DiskRefused."""
        sha256, size = self._writing.sha256, self._writing.size
        file = file_of(self._shelf, sha256)
        was_there = _has_size(file, size)
        if not was_there:
            _ = self._writing.put_at(file.name)
        return Kept(sha256, size, file, was_there)


@contextmanager
def keeping(shelf: Shelf) -> Generator[Coming, None, None]:
    """Take in what another writes; where `keep` was not reached nothing is left behind. Raises DiskRefused."""
    with shelf.writing(EVIDENCE) as writing:
        yield Coming(shelf, writing)


def _pieces(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as original:
            while piece := original.read(AT_ONCE):
                yield piece
    except OSError as error:
        raise FileUnreadable(source.name, error.strerror or str(error)) from error


def _has_size(file: KeptFile, size: int) -> bool:
    """Whether it is there whole, as far as its size tells; a damaged one is written again."""
    try:
        return file.is_there() and file.size() == size
    except OSError:
        return False


def is_whole(file: KeptFile, sha256: str) -> bool:
    """Whether a kept file still has the bytes of its digest; false too where there is no file."""
    digest = hashlib.sha256()
    try:
        for piece in file.pieces():
            digest.update(piece)
    except OSError:
        return False
    return digest.hexdigest() == sha256
