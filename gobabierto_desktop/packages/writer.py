"""Puts a package together, signs it, and lays it on a disk or stick so that it is either whole there or not at all."""

import hashlib
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.packages.layout import SIGNATURE, SIGNED_LIST, Part, archive
from gobabierto_desktop.signing.container import asic_manifest, sign_manifest
from gobabierto_desktop.signing.signer import Signer

_TRIES = 6
_PAUSE_SECONDS = 0.2


class NotDelivered(KnownFailure):
    """The file could not be laid down whole; nothing was left of it."""

    code = "not_delivered"

    def __init__(self, folder: Path, detail: str) -> None:
        super().__init__(
            f"No se pudo escribir en {folder} ({detail}).",
            "Revise que haya espacio y que no esté protegida contra escritura. No quedó ningún archivo a medias.",
        )


def write_package(parts: Sequence[Part], signer: Signer, at: datetime) -> bytes:
    """The container's bytes: the parts, the list of their digests, and a CAdES signature over that list."""
    entries = [(part.name, part.media_type, hashlib.sha256(part.content).digest()) for part in parts]
    listed = asic_manifest(entries, SIGNATURE)
    signature = sign_manifest(listed, signer, at)
    return archive([*parts, Part(SIGNED_LIST, listed), Part(SIGNATURE, signature)])


def deliver(path: Path, content: bytes) -> str:
    """Write beside, fsync, rename, read again; the SHA-256 (hex) of what is really there. Raises NotDelivered."""
    unfinished = path.with_name(path.name + ".tmp")
    digest = hashlib.sha256(content).hexdigest()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _rename(unfinished, path)
        _sync_folder(path.parent)
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            path.unlink()
            raise NotDelivered(path.parent, "lo escrito no se lee igual")
    except OSError as error:
        raise NotDelivered(path.parent, error.strerror or str(error)) from error
    finally:
        with suppress(OSError):  # a stick pulled out refuses this too
            unfinished.unlink(missing_ok=True)
    return digest


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
