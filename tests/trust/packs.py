"""Small packages for the tests of form, signature and hostility, and larger ones with evidence."""

import hashlib
import zlib
from functools import cache, partial
from pathlib import Path

from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.packages.envelope import Placed, directory
from gobabierto_desktop.packages.layout import EVIDENCE, MIMETYPE, FilePart, Part
from gobabierto_desktop.packages.manifest import Manifest, Sender, write_manifest
from gobabierto_desktop.packages.writer import write_package
from gobabierto_desktop.signing.signer import Signer
from tests.signing.samples import NOW, acta, plan, workbook


def anchors() -> Anchors:
    return Anchors((plan().authority.certificate,), ())


def manifest(signer: Signer, **changes: object) -> bytes:
    told = Manifest(
        format=1,
        tool="0.1.0",
        package="0192f0c1-0000-7000-8000-000000000001",
        kind="forum",
        plan="AP_GTM04",
        sender=Sender(signer.name, signer.post, signer.institution, "equipo-1"),
        made_at=NOW.strftime("%Y-%m-%dT%H:%M:%SZ"),
        scope=None,
        counts={},
        changes={"open": 0, "sealed": 0},
        journal={},
        supersedes=None,
        acknowledged=None,
    )
    return write_manifest(type(told)(**{**{name: getattr(told, name) for name in told.__struct_fields__}, **changes}))


def small_parts() -> list[Part]:
    return [Part("manifest.json", manifest(plan().facilitator)), Part("records/changes.jsonl", b'{"a":1}\n')]


@cache
def small() -> bytes:
    return write_package(small_parts(), plan().facilitator, NOW)


@cache
def large() -> bytes:
    """With documents that are signed only by the package: some 60 kB."""
    parts = [*small_parts(), Part("acta.pdf", acta()), Part("datos.xlsx", workbook())]
    return write_package(parts, plan().facilitator, NOW)


def evidence(path: Path) -> FilePart:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FilePart(f"{EVIDENCE}{digest}{path.suffix}", partial(path.open, "rb"))


def rebuilt(parts: list[Part]) -> bytes:
    """A container of the right form around whatever parts."""
    placed: list[Placed] = []
    content = b""
    for part in (Part("mimetype", MIMETYPE), *parts):
        placed.append(Placed(part.name, len(part.content), zlib.crc32(part.content), len(content)))
        content += placed[-1].header + part.content
    return content + directory(placed)
