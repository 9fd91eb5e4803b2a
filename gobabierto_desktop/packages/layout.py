"""The form of a package: an ASiC-E container (ETSI EN 319 162-1) whose every byte follows from its parts.

Entries are stored, not compressed, with one fixed date: the same parts give the same bytes, nothing can be hidden
between entries, and no archive can swell when it is opened (docs/decisions/0004-stored-not-compressed.md).
All limits on what is read stand here.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

MIMETYPE = b"application/vnd.etsi.asic-e+zip"
MANIFEST = "manifest.json"
OPEN_CHANGES = "records/changes.jsonl"
SEALED_CHANGES = "private/changes.jsonl.age"
TRUST = "trust.json"
IDENTITIES = "private/identities.json"
ACTA = "acta.pdf"
WORKBOOK = "datos.xlsx"
SIGNED_LIST = "META-INF/ASiCManifest001.xml"
SIGNATURE = "META-INF/signature001.p7s"
FORMAT = 1

MOST_BYTES = 512 * 1024 * 1024
MOST_ENTRIES = 10_000
MOST_NAME = 200
MOST_MANIFEST = 1024 * 1024
MOST_LINE = 8 * 1024 * 1024

_DATE = (1980, 1, 1, 0, 0, 0)
_UTF8_NAMES = 0x800
_EXTENSION = ".asice"

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".age": "application/octet-stream",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a package."""

    name: str
    content: bytes

    @property
    def media_type(self) -> str:
        """The MIME type its name says."""
        return MEDIA_TYPES.get(self.name[self.name.rfind(".") :], "application/octet-stream")


def archive(parts: Sequence[Part]) -> bytes:
    """The container's bytes: `mimetype` first, then the parts in the order given."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as container:
        for part in (Part("mimetype", MIMETYPE), *parts):
            entry = zipfile.ZipInfo(part.name, _DATE)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            container.writestr(entry, part.content)
    return held.getvalue()
