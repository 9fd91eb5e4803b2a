"""The signature of a package: CAdES, detached, over a manifest that lists every file with its digest."""

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import unquote

from lxml import etree

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.signing.cms import cades_signature, is_as_written, read_cms
from gobabierto_desktop.signing.findings import Finding
from gobabierto_desktop.signing.signer import Signer
from gobabierto_desktop.signing.strictxml import BrokenXmlError, Element, parse_xml

ASIC: Final = "http://uri.etsi.org/02918/v1.2.1#"
DSIG: Final = "http://www.w3.org/2000/09/xmldsig#"
SHA256_URI: Final = "http://www.w3.org/2001/04/xmlenc#sha256"
_HASHES: Final = {
    SHA256_URI: "sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")  # nothing that needs escaping anywhere
_DIGEST_BYTES: Final = 32


class MalformedManifest(KnownFailure):
    """A manifest that is not an ASiC manifest as this program writes it."""

    code = "malformed-manifest"


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One file that a manifest lists."""

    name: str
    media_type: str
    sha256: bytes


def asic_manifest(entries: Sequence[tuple[str, str, bytes]], signature_name: str) -> bytes:
    """Return the manifest (ETSI EN 319 162-1, A.4) of name, media type and SHA-256 of each file, in the order given."""
    root = etree.Element(f"{{{ASIC}}}ASiCManifest", nsmap={"asic": ASIC, "ds": DSIG})
    reference = {"URI": _plain_name(signature_name), "MimeType": "application/pkcs7-signature"}
    etree.SubElement(root, f"{{{ASIC}}}SigReference", reference)
    for name, media_type, sha256 in entries:
        item = {"URI": _plain_name(name), "MimeType": media_type}
        entry = etree.SubElement(root, f"{{{ASIC}}}DataObjectReference", item)
        etree.SubElement(entry, f"{{{DSIG}}}DigestMethod", {"Algorithm": SHA256_URI})
        etree.SubElement(entry, f"{{{DSIG}}}DigestValue").text = base64.b64encode(sha256).decode()
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def read_asic_manifest(xml: bytes) -> tuple[ManifestEntry, ...]:
    """Return what a manifest lists; MalformedManifest where anything in it is not as expected."""
    _, *entries = _children(xml)
    found = tuple(_entry(one) for one in entries)
    if len({one.name for one in found}) != len(found):
        raise _malformed("nombra dos veces un archivo")
    return found


@dataclass(frozen=True, slots=True)
class AnyEntry:
    """One file that another program's manifest lists: its name, the hash it chose, and the digest."""

    name: str
    hash_name: str
    digest: bytes


def read_any_manifest(xml: bytes) -> tuple[str, tuple[AnyEntry, ...]]:
    """The signature that a manifest of any program announces, and what it lists. Raises MalformedManifest."""
    try:
        root = parse_xml(xml)
        signature = root.find(f"{{{ASIC}}}SigReference")
        if root.tag != f"{{{ASIC}}}ASiCManifest" or signature is None:
            raise _malformed("no tiene las partes esperadas")
        entries = tuple(_any_entry(one) for one in root.findall(f"{{{ASIC}}}DataObjectReference"))
    except (BrokenXmlError, ValueError) as problem:
        raise _malformed("no se puede leer") from problem
    if not entries or len({one.name for one in entries}) != len(entries):
        raise _malformed("no nombra cada archivo una vez")
    return unquote(signature.get("URI", "")), entries


def _any_entry(element: Element) -> AnyEntry:
    method, value = (element.find(f"{{{DSIG}}}{name}") for name in ("DigestMethod", "DigestValue"))
    chosen = _HASHES.get(method.get("Algorithm", "")) if method is not None else None
    if chosen is None or value is None:
        raise _malformed("usa una huella que no se reconoce")
    return AnyEntry(unquote(element.get("URI", "")), chosen, base64.b64decode((value.text or "").strip()))


def manifest_signature(xml: bytes) -> str:
    """Return the name of the signature that a manifest announces."""
    reference, *_ = _children(xml)
    return _read_name(reference)


def sign_manifest(manifest_xml: bytes, signer: Signer, at: datetime) -> bytes:
    """Sign a manifest: CAdES B-B, detached, DER; `at` is claimed, no one else stamps it."""
    return cades_signature(manifest_xml, signer, at)


def inspect_manifest(manifest_xml: bytes, signature_der: bytes) -> Finding:
    """Check a manifest against its signature; the files it lists are for the reader of the package to check."""
    reading = read_cms(signature_der, lambda name: hashlib.new(name, manifest_xml).digest())
    flaw = reading.flaw or ("" if is_as_written(signature_der) else "La firma del paquete fue modificada.")
    return Finding(
        artefact="manifiesto",
        intact=not flaw,
        certificate=reading.certificate,
        claimed_at=reading.claimed_at,
        detail=flaw or "El manifiesto del paquete está íntegro.",
        altered=("manifiesto",) if flaw else (),
        chain=reading.chain,
    )


def _children(xml: bytes) -> list[Element]:
    try:
        root = parse_xml(xml)
    except BrokenXmlError as problem:
        raise _malformed("no es XML válido") from problem
    children = list(root)
    expected = [f"{{{ASIC}}}SigReference", *[f"{{{ASIC}}}DataObjectReference"] * (len(children) - 1)]
    if root.tag != f"{{{ASIC}}}ASiCManifest" or [one.tag for one in children] != expected:
        raise _malformed("no tiene las partes esperadas")
    return children


def _entry(element: Element) -> ManifestEntry:
    parts = list(element)
    if [one.tag for one in parts] != [f"{{{DSIG}}}DigestMethod", f"{{{DSIG}}}DigestValue"]:
        raise _malformed("no da la huella de un archivo")
    if parts[0].get("Algorithm") != SHA256_URI:
        raise _malformed("usa una huella que no es SHA-256")
    try:
        digest = base64.b64decode((parts[1].text or "").strip(), validate=True)
    except (binascii.Error, ValueError) as problem:
        raise _malformed("da una huella que no se puede leer") from problem
    if len(digest) != _DIGEST_BYTES:
        raise _malformed("da una huella incompleta")
    return ManifestEntry(_read_name(element), element.get("MimeType", ""), digest)


def _read_name(element: Element) -> str:
    name = element.get("URI", "")
    if not _is_plain(name):
        raise _malformed("nombra un archivo de un modo no permitido")
    return name


def _plain_name(name: str) -> str:
    if not _is_plain(name):
        raise ValueError(f"not a name for a file in a package: {name!r}")
    return name


def _is_plain(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and not {".", ".."}.intersection(name.split("/"))


def _malformed(what: str) -> MalformedManifest:
    return MalformedManifest(f"El manifiesto del paquete {what}.", "Pida el paquete de nuevo a quien lo envió.")
