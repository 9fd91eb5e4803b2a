"""Quarantine: what was refused is kept whole, with its name and the reason; it is listed, and handed out on request.

Beside a locked book all of it lies in boxes: only who opens the book sees the list, or takes a file out.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Final

import msgspec

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.strictjson import MALFORMED
from gobabierto_desktop.packages.reader import pieces_from
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.store.failures import DiskRefused
from gobabierto_desktop.store.shelf import BOX, QUARANTINE, UNFINISHED, KeptFile
from gobabierto_desktop.store.shelving import kept_in

_NOTE: Final = ".nota"
_FORMAT: Final = 1
_UNKNOWN: Final = "No se sabe por qué se apartó: fue con una versión anterior del programa."
_UNSAFE: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_Text = Annotated[str, msgspec.Meta(max_length=5_000)]


class NotSetAside(KnownFailure):
    """No file, or more than one, of that digest is in quarantine."""

    code = "not_set_aside"

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"En la cuarentena no hay un solo archivo cuya huella empiece con «{typed[:64]}».",
            "Véalos con: gobabierto cuarentena list",
        )


class _Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Annotated[int, msgspec.Meta(ge=1, le=_FORMAT)]
    file: _Text
    at: _Text
    code: _Text
    message: _Text
    remedy: _Text


@dataclass(frozen=True, slots=True)
class SetAside:
    """One file in quarantine: its SHA-256 (hex), the name it came with, when (ISO 8601), why, what to do."""

    sha256: str
    name: str
    at: str
    message: str
    remedy: str
    kept: KeptFile


def set_aside(desk: Desk, path: Path, failure: KnownFailure) -> Path | None:
    """Keep a copy of what was refused, for who must find out why; a full disk does not hide the reason itself."""
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        ending = "" if path.suffix in {BOX, UNFINISHED, _NOTE} else path.suffix[:10]  # these mean something here
        kept = desk.shelf.file(f"{QUARANTINE}/{sha256}{ending}")
        if not kept.is_there():
            _ = desk.shelf.put(kept.name, pieces_from(partial(path.open, "rb")))
        note = _Note(_FORMAT, path.name, desk.now().isoformat(), failure.code, failure.message, failure.remedy)
        _ = desk.shelf.put(f"{QUARANTINE}/{sha256}{_NOTE}", [msgspec.json.encode(note)])
    except (DiskRefused, OSError):
        return None
    return kept.path


def in_quarantine(desk: Desk) -> tuple[SetAside, ...]:
    """What is in quarantine, the latest first; what is damaged on the disk is left out."""
    found = {one.name.removeprefix(f"{QUARANTINE}/"): one for one in kept_in(desk.shelf, QUARANTINE)}
    files = (one for name, one in found.items() if not name.endswith(_NOTE))
    return tuple(sorted(_told(files, found), key=lambda one: (one.at, one.name), reverse=True))


def hand_out(desk: Desk, sha256: str, folder: Path) -> Path:
    """Write a file of quarantine, named by the beginning of its digest, into a folder; its path. It stays set aside.

    It keeps its name, and is written over nothing. Raises NotSetAside, NotDelivered.
    """
    found = [one for one in in_quarantine(desk) if sha256 and one.sha256.startswith(sha256.lower())]
    if len(found) != 1:
        raise NotSetAside(sha256)
    (one,) = found
    path = _free_place(folder, _UNSAFE.sub("_", one.name).strip(" .") or one.sha256)
    _ = deliver(path, one.kept.pieces())
    return path


def _told(files: Iterator[KeptFile], found: dict[str, KeptFile]) -> Iterator[SetAside]:
    for kept in files:
        name = kept.name.removeprefix(f"{QUARANTINE}/")
        sha256 = name.partition(".")[0]
        note = _note(found.get(f"{sha256}{_NOTE}"))
        if note is None:
            yield SetAside(sha256, name, "", _UNKNOWN, "", kept)
        else:
            yield SetAside(sha256, note.file, note.at, note.message, note.remedy, kept)


def _note(kept: KeptFile | None) -> _Note | None:
    try:
        return msgspec.json.decode(kept.read_bytes(), type=_Note) if kept else None
    except (OSError, *MALFORMED):
        return None


def _free_place(folder: Path, name: str) -> Path:
    first = Path(name)
    numbered = (folder / f"{first.stem} ({number}){first.suffix}" for number in range(2, 1000))
    return next((one for one in (folder / name, *numbered) if not one.exists()), folder / name)
