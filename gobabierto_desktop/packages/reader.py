"""Opens a package as if it were hostile: limits first, then its form to the last byte, and nothing touches the disk."""

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from gobabierto_desktop.packages.failures import (
    NotAPackage,
    PackageAltered,
    PackageTooLarge,
    PackageTruncated,
    PackageUnsafe,
)
from gobabierto_desktop.packages.layout import MIMETYPE, MOST_BYTES, MOST_ENTRIES, MOST_NAME, Part, archive

_ZIP_START = b"PK\x03\x04"
_NAME = re.compile(r"[A-Za-z0-9_\-]+(?:[./][A-Za-z0-9_\-]+)*")
_DEVICES = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|/|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opened:
    """A container of the right form; nothing is yet said about who signed it."""

    parts: tuple[Part, ...]

    def find(self, name: str) -> bytes | None:
        """The content of a part, None where there is none of that name."""
        return next((part.content for part in self.parts if part.name == name), None)


def read_file(path: Path) -> bytes:
    """The bytes of a file of acceptable size. Raises NotAPackage, PackageTooLarge."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PackageTooLarge(f"más de {MOST_BYTES // 1024**2} MB")
        return path.read_bytes()
    except OSError as error:
        raise NotAPackage(f"no se puede leer ({error.strerror})") from error


def open_container(content: bytes) -> Opened:
    """Its parts, in order. Raises NotAPackage, PackageTruncated, PackageTooLarge, PackageUnsafe or PackageAltered."""
    if not content.startswith(_ZIP_START):
        raise NotAPackage("no es un contenedor ZIP")
    parts = _parts(content)
    if not parts or parts[0] != Part("mimetype", MIMETYPE):
        raise NotAPackage("es un ZIP de otro programa")
    if archive(parts[1:]) != content:
        raise PackageAltered(("la envoltura del paquete",))
    return Opened(tuple(parts[1:]))


def _parts(content: bytes) -> list[Part]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as container:
            entries = container.infolist()
            _refuse_unsafe(entries)
            return [Part(entry.filename, container.read(entry)) for entry in entries]
    except zipfile.BadZipFile as error:
        if b"PK\x05\x06" not in content[-66_000:]:
            raise PackageTruncated from error
        raise PackageAltered(("el contenedor",)) from error
    except (OSError, EOFError, ValueError, NotImplementedError, RuntimeError, UnicodeError) as error:
        raise PackageAltered(("el contenedor",)) from error


def _refuse_unsafe(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise PackageTooLarge(f"{len(entries):,} archivos dentro; el máximo es {MOST_ENTRIES:,}")
    if entries and entries[0].filename != "mimetype":
        raise NotAPackage("es un ZIP de otro programa")
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        if len(name) > MOST_NAME or not _NAME.fullmatch(name) or ".." in name or _DEVICES.search(name):
            raise PackageUnsafe(f"el nombre «{name[:60]}»")
        if name.casefold() in seen:
            raise PackageUnsafe(f"el nombre «{name[:60]}» dos veces")
        seen.add(name.casefold())
        if entry.compress_type != zipfile.ZIP_STORED or entry.file_size != entry.compress_size:
            raise PackageUnsafe(f"«{name[:60]}» viene comprimido")
        if entry.flag_bits & 0x1:
            raise PackageUnsafe(f"«{name[:60]}» viene cifrado por el ZIP")
