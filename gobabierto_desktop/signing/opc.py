"""The parts of an Office package (ECMA-376-2) and what a signature has to cover of them."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

from lxml import etree

from gobabierto_desktop.domain.limits import MOST_ENTRIES, MOST_UNPACKED
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.signing.strictxml import BrokenXmlError, Element, canonical, parse_xml

TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONSHIPS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
CONTENT_TYPES: Final = "[Content_Types].xml"
ROOT_RELATIONSHIPS: Final = "_rels/.rels"
SIGNATURES: Final = "_xmlsignatures/"
PROPERTIES: Final = "docProps/"
_LEFT_OUT: Final = ("/core-properties", "/extended-properties", "/custom-properties", "/thumbnail", "/origin")
_AS_DEFAULT: Final = cast("dict[str, str]", {None: RELATIONSHIPS})  # lxml's stubs forget the default namespace


class BrokenWorkbook(KnownFailure):
    """The bytes are not an Office package that can be read safely."""

    code = "broken-workbook"

    def __init__(self, what: str) -> None:
        super().__init__(f"El libro de Excel está dañado: {what}.", "Pida el archivo de nuevo a quien lo envió.")


@dataclass(frozen=True, slots=True)
class Relationship:
    """One line of a `.rels` part; `target` is a name in the package, or an address where it is external."""

    identifier: str
    kind: str
    target: str


def read_parts(workbook: bytes) -> dict[str, bytes]:
    """Return every part by name, in file order; BrokenWorkbook where it is no safe ZIP."""
    try:
        with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
            _check_entries(archive.infolist())
            parts = {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}
            if not all(_ends_where_it_says(workbook, one) for one in archive.infolist()):
                raise BrokenWorkbook("no se puede abrir")
            return parts
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as problem:
        raise BrokenWorkbook("no se puede abrir") from problem


def write_parts(workbook: bytes, parts: Mapping[str, bytes], at: datetime) -> bytes:
    """Return the workbook with some parts put in or replaced; the others keep their place, date and content."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(entry, parts.get(entry.filename, old.read(entry)), entry.compress_type)
        present = set(old.namelist())
        for name in (one for one in parts if one not in present):
            new.writestr(_new_entry(name, at), parts[name])
    return target.getvalue()


def content_type(parts: Mapping[str, bytes], name: str) -> str:
    """Return a part's content type as the package declares it, empty where it does not."""
    declared = ""
    for element in read_xml(parts, CONTENT_TYPES):
        if element.tag == f"{{{TYPES}}}Override" and element.get("PartName") == f"/{name}":
            return element.get("ContentType", "")
        extension = element.get("Extension", "").lower()
        if element.tag == f"{{{TYPES}}}Default" and name.lower().endswith(f".{extension}"):
            declared = element.get("ContentType", "")
    return declared


def is_relationships(name: str) -> bool:
    """Tell whether a part lists the relationships of another."""
    return name.endswith(".rels") and "_rels/" in name


def must_be_signed(name: str) -> bool:
    """Tell whether a part carries what people read; the rest is left out, as Office itself does."""
    return name not in {CONTENT_TYPES, ROOT_RELATIONSHIPS} and not name.startswith((SIGNATURES, PROPERTIES))


def relationships(parts: Mapping[str, bytes], name: str) -> tuple[Relationship, ...]:
    """Return what a `.rels` part lists; BrokenWorkbook where two share an identifier."""
    folder = name.split("_rels/", maxsplit=1)[0]
    found = tuple(_relationship(one, folder) for one in read_xml(parts, name))
    if len({one.identifier for one in found}) != len(found):
        raise BrokenWorkbook(f"«{name}» repite un identificador")
    return found


def identifiers_to_sign(parts: Mapping[str, bytes], name: str) -> tuple[str, ...]:
    """Return the relationships of a `.rels` part that a signature must cover, sorted.

    Of the root only what leads to content: a later signature adds its own there, and properties are left out.
    """
    kept = relationships(parts, name)
    if name == ROOT_RELATIONSHIPS:
        kept = tuple(one for one in kept if not _is_left_out(one))
    return tuple(sorted(one.identifier for one in kept))


def transformed(parts: Mapping[str, bytes], name: str, identifiers: Iterable[str]) -> bytes:
    """Return a `.rels` part after the relationships transform and C14N (ECMA-376-2, 13.2.4.24).

    xmlsec1, and so LibreOffice, trips over an `&` in a target (1.2.37): Excel does not, but our own reports use none.
    """
    wanted = frozenset(identifiers)
    result = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap=_AS_DEFAULT)
    kept = [one for one in read_xml(parts, name) if one.get("Id") in wanted]
    for one in sorted(kept, key=lambda element: element.get("Id", "")):
        attributes = {"TargetMode": "Internal", **{str(key): str(value) for key, value in one.attrib.items()}}
        etree.SubElement(result, f"{{{RELATIONSHIPS}}}Relationship", attributes)
    return canonical(result)


def read_xml(parts: Mapping[str, bytes], name: str) -> Element:
    """Return the root of an XML part."""
    try:
        return parse_xml(parts[name])
    except KeyError as problem:
        raise BrokenWorkbook(f"falta «{name}»") from problem
    except BrokenXmlError as problem:
        raise BrokenWorkbook(f"«{name}» no se puede leer") from problem


def _is_left_out(one: Relationship) -> bool:
    # by kind too: one that calls a part of the properties the workbook would show what nobody signed
    return one.kind.endswith(_LEFT_OUT) and one.target.startswith((SIGNATURES, PROPERTIES))


def _relationship(element: Element, folder: str) -> Relationship:
    target = element.get("Target", "")
    if element.tag != f"{{{RELATIONSHIPS}}}Relationship" or not element.get("Id"):
        raise BrokenWorkbook("una relación entre partes no se entiende")
    if element.get("TargetMode") != "External":
        target = posixpath.normpath(target if target.startswith("/") else posixpath.join(f"/{folder}", target))[1:]
    return Relationship(element.get("Id", ""), element.get("Type", ""), target)


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = {one.filename.casefold() for one in entries}  # Office takes names that differ in case for one
    if "" in names:  # zipfile asks for its last letter
        raise BrokenWorkbook("no se puede abrir")
    if len(names) != len(entries):
        raise BrokenWorkbook("un nombre está dos veces")
    if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > MOST_UNPACKED:
        raise BrokenWorkbook("es demasiado grande")


def _ends_where_it_says(workbook: bytes, entry: zipfile.ZipInfo) -> bool:
    """Whether what is compressed ends with its last byte: zipfile stops at the size told, and looks no further."""
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        return entry.compress_size == entry.file_size
    lengths = workbook[entry.header_offset + 26 : entry.header_offset + 30]
    start = entry.header_offset + 30 + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacking.decompress(workbook[start : start + entry.compress_size], entry.file_size + 1)
    return unpacking.eof and not unpacking.unused_data


def _new_entry(name: str, at: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
