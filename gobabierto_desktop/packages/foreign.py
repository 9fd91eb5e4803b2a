"""Containers of other programs (ASiC-S and ASiC-E with CAdES): read as if hostile, never unpacked, only checked.

Ours have one exact form, which `reader` demands to the last byte; a container that holds our manifest never comes here.
"""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gobabierto_desktop.domain.limits import MOST_ENTRIES, MOST_FOREIGN, MOST_NAME, MOST_XML
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.packages.failures import NotAPackage, PackageTooLarge, PackageUnsafe
from gobabierto_desktop.packages.layout import MANIFEST
from gobabierto_desktop.signing.cades_file import inspect_beside
from gobabierto_desktop.signing.container import MalformedManifest, read_any_manifest
from gobabierto_desktop.signing.findings import Finding
from gobabierto_desktop.signing.primitives import HASHES

_PIECE = 1024 * 1024
_MIMETYPES = {b"application/vnd.etsi.asic-e+zip", b"application/vnd.etsi.asic-s+zip"}
_LIST = re.compile(r"META-INF/[^/]*ASiCManifest[^/]*\.xml", re.IGNORECASE)
_SIGNATURE = re.compile(r"META-INF/[^/]*signature[^/]*\.p7[sm]", re.IGNORECASE)
_XADES = re.compile(r"META-INF/[^/]*signatures[^/]*\.xml", re.IGNORECASE)
_ESCAPE = re.compile(r"(?:^|/)\.\.(?:/|$)|^[/\\]|^[A-Za-z]:|\\")
_LINK = 0o120000


class NotKnownHere(KnownFailure):
    """A signature of a kind that this program does not check."""

    code = "signature_not_known_here"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"El archivo está firmado de un modo que este programa no comprueba: {what}.",
            "Compruébelo con el programa de quien lo firmó. Aquí no se dice ni que está íntegro ni que no.",
        )


@dataclass(frozen=True, slots=True)
class _Held:
    """The container's parts: what is small enough to be read as a tree, and the digests of all, by hash."""

    small: Mapping[str, bytes]
    digests: Mapping[str, Mapping[str, bytes]]


def is_foreign(path: Path) -> bool:
    """Whether a file is such a container, and none of ours that was changed."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            return MANIFEST not in names and any(
                kind.fullmatch(name) for name in names for kind in (_SIGNATURE, _XADES)
            )
    except (zipfile.BadZipFile, OSError, NotImplementedError, UnicodeDecodeError, ValueError):
        return False


def inspect_foreign(path: Path) -> tuple[Finding, ...]:
    """What is found of each signature, parts that none of them covers among what is altered.

    Raises NotAPackage, PackageTooLarge, PackageUnsafe, and NotKnownHere where there are only signatures of other kinds.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            held = _read(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise NotAPackage("el ZIP está dañado") from error
    data = {name for name in held.digests if name != "mimetype" and not name.startswith("META-INF/")}
    findings = list(_findings(held, data))
    if not findings:
        raise NotKnownHere("XAdES")
    covered = {name for _, names in findings for name in names}
    loose = tuple(sorted(data - covered))
    told = tuple(one for one, _ in findings)
    return told if not loose else (_with_loose(told[0], loose), *told[1:])


def _findings(held: _Held, data: set[str]) -> Iterator[tuple[Finding, set[str]]]:
    """Each signature with the parts it covers: through a list, or the one part there is (ASiC-S)."""
    listed: set[str] = set()
    for name in sorted(one for one in held.digests if _LIST.fullmatch(one)):
        if "ArchiveManifest" in name:
            continue
        try:
            signature, entries = read_any_manifest(held.small.get(name, b""))
        except MalformedManifest as problem:
            yield (
                Finding(name, intact=False, certificate=None, claimed_at=None, detail=str(problem), altered=(name,)),
                set(),
            )
            continue
        listed.add(signature)
        finding = inspect_beside(held.small.get(signature, b""), held.digests[name].__getitem__)
        wrong = tuple(one.name for one in entries if held.digests.get(one.name, {}).get(one.hash_name) != one.digest)
        yield _judged(finding, signature, wrong), {one.name for one in entries}
    for name in sorted(one for one in held.digests if _SIGNATURE.fullmatch(one) and one not in listed):
        if len(data) != 1:
            lone = "La firma no dice qué archivos cubre."
            yield Finding(name, intact=False, certificate=None, claimed_at=None, detail=lone, altered=(name,)), set()
            continue
        (only,) = data
        yield (
            _judged(inspect_beside(held.small.get(name, b""), held.digests[only].__getitem__), name, ()),
            {only},
        )


def _judged(finding: Finding, name: str, wrong: tuple[str, ...]) -> Finding:
    if not finding.intact or not wrong:
        return replace(finding, artefact=name, altered=(name,) if not finding.intact else ())
    detail = f"No están como se firmaron: {', '.join(wrong)}."
    return replace(finding, artefact=name, intact=False, altered=wrong, detail=detail)


def _with_loose(finding: Finding, loose: tuple[str, ...]) -> Finding:
    detail = f"{finding.detail} Nadie firmó: {', '.join(loose)}."
    return replace(finding, intact=False, altered=(*finding.altered, *loose), detail=detail)


def _read(archive: zipfile.ZipFile) -> _Held:
    entries = [one for one in archive.infolist() if not one.filename.endswith("/")]
    _refuse(entries)
    small: dict[str, bytes] = {}
    digests: dict[str, dict[str, bytes]] = {}
    left = MOST_FOREIGN
    for entry in entries:
        running = {name: hashlib.new(name) for name in HASHES}
        kept: list[bytes] = []
        with archive.open(entry) as part:
            while piece := part.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise PackageTooLarge(f"más de {MOST_FOREIGN // 1024**2} MB dentro")
                for one in running.values():
                    one.update(piece)
                if entry.filename.startswith("META-INF/") or entry.filename == "mimetype":
                    kept.append(piece)
                    if sum(map(len, kept)) > MOST_XML:
                        raise PackageTooLarge(f"«{entry.filename[:60]}» es demasiado grande")
        small[entry.filename] = b"".join(kept)
        digests[entry.filename] = {name: one.digest() for name, one in running.items()}
    if small.get("mimetype", b"").strip() not in _MIMETYPES:
        raise NotAPackage("es un ZIP de otro programa")
    return _Held(small, digests)


def _refuse(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise PackageTooLarge(f"más de {MOST_ENTRIES:,} archivos dentro")
    if sum(one.file_size for one in entries) > MOST_FOREIGN:
        raise PackageTooLarge(f"más de {MOST_FOREIGN // 1024**2} MB dentro")
    seen: set[str] = set()
    for one in entries:
        if not 0 < len(one.filename) <= MOST_NAME or _ESCAPE.search(one.filename):
            raise PackageUnsafe(f"el nombre «{one.filename[:60]}»")
        if one.filename.casefold() in seen:
            raise PackageUnsafe(f"dos archivos con el nombre «{one.filename[:60]}»")
        if one.flag_bits & 1:
            raise PackageUnsafe("un archivo cifrado")
        if (one.external_attr >> 16) & 0o170000 == _LINK:
            raise PackageUnsafe("un enlace a otro archivo")
        seen.add(one.filename.casefold())
