"""Hostile packages: every way we know of making a container that should not be taken in, with the answer each gets."""

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec

from gobabierto_desktop.identity.authority import create_authority
from gobabierto_desktop.packages.envelope import DIRECTORY, LOCAL, Placed, directory
from gobabierto_desktop.packages.layout import MIMETYPE, SIGNATURE, SIGNED_LIST, Part
from gobabierto_desktop.packages.writer import write_package
from gobabierto_desktop.signing.container import asic_manifest, sign_manifest
from tests.signing.samples import NOW, YEAR, acta, plan, signer
from tests.trust.packs import large, manifest, rebuilt, small, small_parts


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file to refuse: what it is called, its bytes, the failure's code or «verdict», and words of the answer."""

    name: str
    content: bytes
    code: str
    words: str
    suffix: str = ".asice"


def packages() -> Iterator[Hostile]:
    yield from _foreign()
    yield from _shapes()
    yield from _names()
    yield from _signatures()
    yield from _contents()


def _foreign() -> Iterator[Hostile]:
    yield Hostile("vacío", b"", "not_a_package", "no es un contenedor ZIP")
    yield Hostile("foto", b"\xff\xd8\xff\xe0" + bytes(5000), "not_a_package", "no es un contenedor ZIP")
    yield Hostile("zip de otro", zipped({"word/document.xml": b"<a/>"}), "not_a_package", "ZIP de otro programa")
    other = zipped({"mimetype": b"application/epub+zip"}, zipfile.ZIP_STORED)
    yield Hostile("libro electrónico", other, "not_a_package", "ZIP de otro programa")
    kind = rebuilt([])[:38] + b"x" + rebuilt([])[39:]
    yield Hostile("otro tipo", kind, "package_altered", "mimetype")
    yield Hostile("cortado", small()[:-700], "package_truncated", "se cortó al copiarlo")
    yield Hostile("cortado en la envoltura", small()[:-1], "package_truncated", "se cortó al copiarlo")


def _shapes() -> Iterator[Hostile]:
    bomb = zipped({"mimetype": MIMETYPE, "records/changes.jsonl": bytes(200 * 1024**2)}, first=zipfile.ZIP_STORED)
    yield Hostile("bomba", bomb, "package_unsafe|package_altered", "viene comprimido|la envoltura")
    yield Hostile("comprimido", headers(method=8), "package_unsafe", "viene comprimido")
    yield Hostile("cifrado", headers(flags=1), "package_unsafe", "viene cifrado por el ZIP")
    yield Hostile("tamaño mentido", headers(size=0xFFFFFFF0), "package_too_large", "demasiado grande")
    yield Hostile("tamaño que falta", headers(size=100_000), "package_truncated", "se cortó")
    yield Hostile("campo extra", headers(extra=4), "package_altered", "la envoltura")
    yield Hostile("zip64", headers(version=45), "package_altered", "la envoltura")
    yield Hostile("descriptor de datos", headers(flags=8), "package_altered", "la envoltura")
    many = rebuilt([Part(f"records/a{number}", b"") for number in range(10_001)])
    yield Hostile("demasiadas partes", many, "package_too_large", "más de 10,000 archivos")
    yield Hostile("algo detrás", small() + b"<script>", "package_unsafe", "escondido después de su final")
    yield Hostile("algo delante", b"%PDF-1.7\n" + small(), "not_a_package", "no es un contenedor ZIP")
    yield Hostile("PDF y paquete a la vez", small() + acta(), "package_unsafe", "escondido después de su final")
    start = small().index(b"PK\x01\x02")
    yield Hostile("algo en medio", small()[:start] + b"??" + small()[start:], "package_altered", "la envoltura")
    yield Hostile("comentario", small()[:-2] + b"\x04\0hola", "package_altered", "la envoltura")
    yield Hostile("índice que lleva a otra parte", overlapping(), "package_altered", "la envoltura")
    yield Hostile("dos paquetes pegados", small() + small(), "package_unsafe", "escondido después de su final")
    nested = rebuilt([*small_parts(), Part("records/otro.jsonl", zipped({"a": bytes(10**6)}))])
    yield Hostile("archivo dentro de archivo", nested, "package_unsafe", "es otro archivo comprimido")
    yield Hostile("enlace", linked(), "package_unsafe", "un enlace a otro archivo")


def _names() -> Iterator[Hostile]:
    bad = ("../fuera.txt", "a/../../b", "/etc/passwd", "C:/x", "a\\b", "CON", "records/aux.jsonl", "NUL.txt", "com1.x")
    odd = (
        "lpt9",
        "a b",
        ".oculto",
        "x/",
        "a//b",
        "x" * 201,
        "tilde\u00f1",
        "null\0byte",
        "punto.",
        "a\u202efdp.exe",
        "",
    )
    for name in (*bad, *odd):
        yield Hostile(f"nombre {name!r}"[:60], rebuilt_raw(name), "package_unsafe", "algo que no se permite: el nombre")
    for name in ("acta.pdf", "ACTA.pdf", "Acta.PDF"):
        parts = [Part("acta.pdf", b"1"), Part(name, b"2")]
        yield Hostile(f"dos veces {name}", rebuilt(parts), "package_unsafe", "dos veces")


def _signatures() -> Iterator[Hostile]:
    yield Hostile("sin firma", rebuilt(small_parts()), "package_unsigned", "no está firmado")
    hidden = signed(small_parts(), lambda there: [*there, Part("records/oculto.jsonl", b"{}")])
    yield Hostile("la lista dice menos", hidden, "verdict", "alterado (records/oculto.jsonl)")
    fewer = signed(small_parts(), lambda there: there[1:])
    yield Hostile("la lista dice más", fewer, "verdict", "alterado (manifest.json)")
    other = signed(small_parts(), lambda there: [Part("manifest.json", manifest(plan().rapporteur)), *there[1:]])
    yield Hostile("parte cambiada", other, "verdict", "alterado (manifest.json)")
    wrapped = signed(small_parts(), lambda there: there, listed=lambda xml: xml.replace(b"<asic:Sig", b"<x/><asic:Sig"))
    yield Hostile("firma envuelta", wrapped, "verdict", "alterado (manifiesto")
    twice = signed(small_parts(), lambda there: there, number=2)
    yield Hostile("sin la primera firma", twice, "package_unsigned", "no está firmado")
    bomb = b'<!DOCTYPE a [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
    for words, xml in (("entidades", bomb), ("archivo ajeno", bomb.replace(b'"ja"', b'SYSTEM "file:///etc/passwd"'))):
        made = rebuilt(
            [*small_parts(), Part(SIGNED_LIST, xml), Part(SIGNATURE, sign_manifest(xml, plan().facilitator, NOW))]
        )
        yield Hostile(f"lista con {words}", made, "verdict", "alterado (META-INF/ASiCManifest001.xml)")
    impostor = create_authority("Autoridad inventada", "4.º Plan", "x", NOW, 1)
    forger = signer(impostor, "Ixchel Ñandú Inventada", 2, ec.generate_private_key(ec.SECP256R1()))
    yield Hostile(
        "autoridad del mismo nombre", write_package(small_parts(), forger, NOW), "verdict", "firmante desconocido"
    )
    early = write_package(small_parts(), plan().facilitator, NOW - 2 * YEAR)
    yield Hostile("con fecha atrasada", early, "verdict", "certificado todavía no válido")
    late = write_package(small_parts(), plan().facilitator, NOW + 2 * YEAR)
    yield Hostile("con fecha adelantada", late, "verdict", "certificado caducado")


def _contents() -> Iterator[Hostile]:
    told = manifest(plan().facilitator)
    spoilt = {
        "más nuevo": (told.replace(b'"format": 1', b'"format": 99'), "newer_format", "versión más nueva"),
        "campo de más": (told.replace(b"{", b'{"otro": 1,', 1), "not_understood", "manifest.json"),
        "no es JSON": (b"\xff\xfe", "not_understood", "manifest.json"),
        "muy hondo": (b"[" * 500_000, "not_understood", "manifest.json"),
        "muy largo": (b" " * 2_000_000 + told, "not_understood", "demasiado largo"),
        "tipo cambiado": (told.replace(b'"format": 1', b'"format": "1"'), "not_understood", "manifest.json"),
        "cuenta negativa": (told.replace(b'"open": 0', b'"open": -1'), "not_understood", "manifest.json"),
        "otra clase": (told.replace(b'"kind": "forum"', b'"kind": "orden"'), "not_understood", "manifest.json"),
    }
    for name, (content, code, words) in spoilt.items():
        made = write_package([Part("manifest.json", content)], plan().facilitator, NOW)
        yield Hostile(f"manifiesto {name}", made, code, words)
    parts = [*small_parts(), Part("evidence/" + "0" * 64 + ".jpg", b"otra")]
    yield Hostile("evidencia de otro", write_package(parts, plan().facilitator, NOW), "package_altered", "evidence/000")


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, first: int | None = None) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as container:
        for number, (name, part) in enumerate(parts.items()):
            kind = first if number == 0 and first is not None else method
            container.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, kind)
    return content.getvalue()


def headers(version: int = 20, flags: int = 0, method: int = 0, size: int = 4, extra: int = 0) -> bytes:
    """A package whose second header says something odd."""
    begun = rebuilt([])
    start = begun.index(b"PK\x01\x02")
    fields = (version, flags, method, 0, 33, zlib.crc32(b"abcd"), size, size, 8, extra)
    return begun[:start] + LOCAL.pack(b"PK\x03\x04", *fields) + b"acta.pdf" + bytes(extra) + b"abcd" + begun[start:]


def rebuilt_raw(name: str) -> bytes:
    """A package with one part of any name."""
    begun = rebuilt([])
    start = begun.index(b"PK\x01\x02")
    raw = name.encode("utf-8")
    fields = (20, 0, 0, 0, 33, zlib.crc32(b"abcd"), 4, 4, len(raw), 0)
    return begun[:start] + LOCAL.pack(b"PK\x03\x04", *fields) + raw + b"abcd" + begun[start:]


def overlapping() -> bytes:
    """Two entries of the directory that lead to one and the same part: what the densest bombs are made of."""
    placed = [Placed("mimetype", len(MIMETYPE), zlib.crc32(MIMETYPE), 0)]
    placed.append(Placed("acta.pdf", 4, zlib.crc32(b"abcd"), placed[0].end))
    twin = Placed("acta2.pdf", 4, zlib.crc32(b"abcd"), placed[0].end)
    body = placed[0].header + MIMETYPE + placed[1].header + b"abcd"
    return body + directory([*placed, twin])


def linked() -> bytes:
    """The directory calls the manifest a symbolic link."""
    content = small()
    place = content.index(b"PK\x01\x02")
    fields = list(DIRECTORY.unpack_from(content, place))
    fields[15] = 0o120777 << 16
    return content[:place] + struct.pack(DIRECTORY.format, *fields) + content[place + DIRECTORY.size :]


def signed(
    parts: list[Part],
    change: Callable[[list[Part]], list[Part]],
    listed: Callable[[bytes], bytes] = lambda xml: xml,
    number: int = 1,
) -> bytes:
    """Signed by somebody known, and changed after that; the envelope is made to fit again."""
    entries = [(one.name, one.media_type, hashlib.sha256(one.content).digest()) for one in parts]
    name = SIGNATURE.replace("001", f"00{number}")
    xml = asic_manifest(entries, name)
    signature = sign_manifest(xml, plan().facilitator, NOW)
    added = [Part(SIGNED_LIST.replace("001", f"00{number}"), listed(xml)), Part(name, signature)]
    return rebuilt([*change(parts), *added])


def good() -> dict[str, bytes]:
    """What must not be refused by the same judges."""
    return {"pequeño": small(), "grande": large()}
