"""What a package holds: an ASiC-E container (ETSI EN 319 162-1) of the parts named here.

How large they may be stands in `domain.limits`, how they become bytes in `envelope`.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

MIMETYPE = b"application/vnd.etsi.asic-e+zip"
MANIFEST = "manifest.json"
OPEN_CHANGES = "records/changes.jsonl"
SEALED_CHANGES = "private/changes.jsonl.age"
TRUST = "trust.json"
IDENTITIES = "private/identities.json"
ENCLOSED = "private/package.asice.age"
ACTA = "acta.pdf"
REPORT = "informe.pdf"
WORKBOOK = "datos.xlsx"
EVIDENCE = "evidence/"
SEALED_EVIDENCE = "private/evidence/"
FORMAT = 1

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".age": "application/octet-stream",
    ".xml": "text/xml",
    ".p7s": "application/pkcs7-signature",
}


def signed_list(number: int) -> str:
    """The list of parts that the signature of that number (from 1) signs."""
    return f"META-INF/ASiCManifest{number:03}.xml"


def signature(number: int) -> str:
    """The signature of that number (from 1): the second one signs the first, and so on."""
    return f"META-INF/signature{number:03}.p7s"


SIGNED_LIST = signed_list(1)
SIGNATURE = signature(1)


def media_type(name: str) -> str:
    """The MIME type that a part's name says."""
    return MEDIA_TYPES.get(name[name.rfind(".") :], "application/octet-stream")


class Content(Protocol):
    """A part that is still to be written, be it in memory or on the disk."""

    @property
    def name(self) -> str: ...
    def open(self) -> BinaryIO: ...


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a package, in memory."""

    name: str
    content: bytes

    @property
    def media_type(self) -> str:
        """The MIME type its name says."""
        return media_type(self.name)

    def open(self) -> BinaryIO:
        """Its content, to be read."""
        return io.BytesIO(self.content)


@dataclass(frozen=True, slots=True)
class FilePart:
    """One file of a package that is not held in memory: `source` opens it, to be read piece by piece."""

    name: str
    source: Callable[[], BinaryIO]

    def open(self) -> BinaryIO:
        """Its content, to be read."""
        return self.source()
