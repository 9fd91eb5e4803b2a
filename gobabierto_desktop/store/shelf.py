"""The shelf: files kept beside a book, in the clear beside a book in the clear, in boxes beside a locked one.

Whoever keeps and reads them says a name and has the bytes that were given; how they lie on the disk is told only here.
"""

import hashlib
import io
import os
import tempfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Final

from gobabierto_desktop.identity.strongbox import BoxKey, BoxWriter, box_key, open_box
from gobabierto_desktop.store.engine import BookKey
from gobabierto_desktop.store.failures import DiskRefused
from gobabierto_desktop.store.wiping import sync_folder

EVIDENCE: Final = "evidencia"
RECEIVED: Final = "recibidos"
QUARANTINE: Final = "cuarentena"
ASKED: Final = "cuestionarios"
WRITING: Final = "escritura"
FOLDERS: Final = (EVIDENCE, RECEIVED, QUARANTINE, ASKED, WRITING)
"""All that is kept on it: names of its files begin with one of these."""

BOX: Final = ".caja"
UNFINISHED: Final = ".tmp"
AT_ONCE: Final = 1024 * 1024
"""Bytes held in memory at a time, whatever the size of the file."""


class Shelf:
    """The files kept beside the book in a folder; with the book's key, in boxes whose names tell nothing."""

    def __init__(self, folder: Path, key: BookKey | None) -> None:
        self.folder = folder
        self._book_key = key

    @cached_property
    def key(self) -> BoxKey | None:
        """What its boxes are locked with; None beside a book in the clear."""
        return box_key(self._book_key.raw) if self._book_key else None

    def file(self, name: str) -> "KeptFile":
        """The file of that name («recibidos/…asice»), there or not."""
        return KeptFile(self, name)

    def path_of(self, name: str) -> Path:
        """Where a file of that name lies, or would lie."""
        if self.key is None:
            return self.folder / name
        return self.folder / name.partition("/")[0] / f"{self.key.name_for(name)}{BOX}"

    @contextmanager
    def writing(self, place: str) -> Generator["Writing", None, None]:
        """A file under way in one of FOLDERS; if it was not put at a name by the end, nothing is left of it."""
        folder = self.folder / place
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, unfinished = tempfile.mkstemp(dir=folder, suffix=UNFINISHED)  # 0600 from the start
        except OSError as error:
            raise DiskRefused(error.strerror or str(error)) from error
        try:
            with os.fdopen(handle, "wb") as file:
                yield Writing(self, file, Path(unfinished))
        finally:
            with suppress(OSError):
                Path(unfinished).unlink(missing_ok=True)

    def put(self, name: str, pieces: Iterable[bytes]) -> str:
        """Keep a file under a name, whole or not at all; the SHA-256 (hex) of what came. Raises DiskRefused."""
        with self.writing(name.partition("/")[0]) as writing:
            for piece in pieces:
                _ = writing.write(piece)
            _ = writing.put_at(name)
        return writing.sha256


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file on the shelf, as those who gave it see it: its own name, its own bytes, its own size."""

    shelf: Shelf
    name: str

    @property
    def path(self) -> Path:
        """Where it lies on the disk, readable there only beside a book in the clear."""
        return self.shelf.path_of(self.name)

    def is_there(self) -> bool:
        """Whether it is kept here."""
        return self.path.is_file()

    def open(self) -> BinaryIO:
        """Its bytes, at any place, never all in memory. Raises OSError, also where it is damaged or of another key."""
        file = self.path.open("rb")
        return open_box(file, self.shelf.key, self.name) if self.shelf.key else file

    def size(self) -> int:
        """How many bytes it has. Raises OSError."""
        with self.open() as file:
            return file.seek(0, io.SEEK_END)

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, piece by piece. Raises OSError."""
        with self.open() as file:
            while piece := file.read(AT_ONCE):
                yield piece

    def read_bytes(self) -> bytes:
        """All of it, for what is known to be small. Raises OSError."""
        with self.open() as file:
            return file.read()

    def remove(self) -> None:
        """Take it from the shelf; nothing happens where it is not there. Raises OSError."""
        self.path.unlink(missing_ok=True)


class Writing:
    """A file under way: its digest and size grow with what is written."""

    def __init__(self, shelf: Shelf, file: BinaryIO, path: Path) -> None:
        self._shelf, self._file, self._path = shelf, file, path
        self._digest = hashlib.sha256()
        self.size = 0
        with _refusals_told():
            self._box = BoxWriter(file, shelf.key) if shelf.key else None

    @property
    def sha256(self) -> str:
        """Of what was written (hex)."""
        return self._digest.hexdigest()

    def write(self, piece: bytes) -> int:
        """Write more of it. Raises DiskRefused."""
        self._digest.update(piece)
        self.size += len(piece)
        with _refusals_told():
            return (self._box or self._file).write(piece)

    def flush(self) -> None:
        """Nothing: the disk is waited for once, at the end."""

    def put_at(self, name: str) -> KeptFile:
        """All is written: have the disk keep it, and give it its name. Raises DiskRefused."""
        kept = self._shelf.file(name)
        with _refusals_told():
            if self._box:
                self._box.finish(name)
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()  # Windows renames no open file
            kept.path.parent.mkdir(mode=0o700, exist_ok=True)
            _ = self._path.replace(kept.path)
            sync_folder(kept.path.parent)
        return kept


@contextmanager
def _refusals_told() -> Generator[None, None, None]:
    try:
        yield
    except OSError as error:
        raise DiskRefused(error.strerror or str(error)) from error
