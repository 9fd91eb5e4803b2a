"""Every parser of ours that reads bytes from outside, with a true sample of each: for hypothesis and for the fuzzer."""

import hashlib
import io
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, partial

from cryptography.hazmat.primitives.serialization import Encoding

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity import trustlist
from gobabierto_desktop.identity.authority import revocation_list
from gobabierto_desktop.identity.bookkeys import lock_key, read_key_file, spelt_key_file
from gobabierto_desktop.identity.enrolment import Person, new_key
from gobabierto_desktop.identity.locks import Cost, locked, read_lock, spelt_lock
from gobabierto_desktop.identity.papers import read_certificate, read_request, read_revocation_list
from gobabierto_desktop.identity.prepared import open_prepared, spelt_prepared
from gobabierto_desktop.identity.recovery import read_code, spelt_code
from gobabierto_desktop.identity.renewal import read_any_request, sign_request
from gobabierto_desktop.identity.strongbox import BoxError, BoxWriter, box_key, open_box
from gobabierto_desktop.packages.lines import read_changes, write_changes
from gobabierto_desktop.packages.manifest import read_manifest
from gobabierto_desktop.packages.reader import open_container
from gobabierto_desktop.packages.verification import verify
from gobabierto_desktop.questionnaires.opening import open_workbook
from gobabierto_desktop.reports.cameras import taken
from gobabierto_desktop.reports.previews import preview
from gobabierto_desktop.signing.cells import cells_digest
from gobabierto_desktop.signing.cms import cades_signature, read_cms
from gobabierto_desktop.signing.container import asic_manifest, inspect_manifest, read_asic_manifest, sign_manifest
from gobabierto_desktop.signing.pdf import inspect_pdf
from gobabierto_desktop.signing.quiet import demand_quiet
from gobabierto_desktop.signing.workbook import inspect_workbook
from gobabierto_desktop.tabular.pasted import read_pasted
from gobabierto_desktop.tabular.text_files import read_text_file
from gobabierto_desktop.tabular.workbooks import read_other_workbook, read_xlsx
from tests.hostile.documents import signed_pdf, signed_workbook
from tests.hostile.tables import ods, picture, xls
from tests.signing.samples import NOW, plan, workbook
from tests.store.books import change
from tests.trust.packs import anchors, manifest, small

Parser = Callable[[bytes], object]
_LISTED = asic_manifest([("acta.pdf", "application/pdf", bytes(32))], "META-INF/signature001.p7s")
_CHEAP = Cost(64, 1, 1)
_KEY = box_key(bytes(32))
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


@cache
def parsers() -> Mapping[str, tuple[Parser, bytes]]:
    authority, who = plan().authority, plan().facilitator
    trust = trustlist.new_list(
        "p", [trustlist.Recipient("Ana", "age1" + "q" * 58)], [revocation_list(authority, [], NOW)]
    )
    request = _request()
    return {
        "container": (lambda content: verify(open_container(content), anchors(), NOW), small()),
        "manifest": (read_manifest, manifest(who)),
        "changes": (
            lambda content: list(read_changes("x", content)),
            write_changes([change("a", 1, "r", {"title": "ñ"})]),
        ),
        "signed list": (read_asic_manifest, _LISTED),
        "cms": (
            lambda content: read_cms(content, lambda _: hashlib.sha256(b"x").digest()),
            cades_signature(b"x", who, NOW),
        ),
        "signed list and cms": (lambda content: inspect_manifest(_LISTED, content), sign_manifest(_LISTED, who, NOW)),
        "pdf": (inspect_pdf, signed_pdf()),
        "workbook": (inspect_workbook, signed_workbook()),
        "quiet workbook": (demand_quiet, signed_workbook()),
        "trust list": (
            lambda content: trustlist.read_list(content, "p", None),
            trustlist.sign_list(trust, authority, NOW),
        ),
        "lock": (read_lock, spelt_lock(locked(b"x", "w", "p", _CHEAP))),
        "key file": (read_key_file, spelt_key_file(lock_key(bytes(32), "w", bytes(16))[0])),
        "certificate": (read_certificate, authority.pem),
        "request": (read_request, request),
        "renewal": (read_any_request, sign_request(request, who, NOW)),
        "revocations": (read_revocation_list, revocation_list(authority, [], NOW)),
        "prepared identities": (
            lambda content: open_prepared(content, 1, "0000000000"),
            spelt_prepared([(who, "0000000000")], _CHEAP),
        ),
        "box": (_box, _boxed()),
        "cells of a workbook": (cells_digest, signed_workbook()),
        "table in text": (
            lambda content: read_text_file("x", content),
            'sep=;\r\nTítulo;«Otro»\r\n"a;b""c";2\r\n'.encode("cp1252"),
        ),
        "table in xlsx": (lambda content: read_xlsx("x", content), workbook()),
        "table in ods": (lambda content: read_other_workbook("x", content), ods()),
        "table in xls": (lambda content: read_other_workbook("x", content), xls()),
        "pasted table": (
            lambda content: read_pasted("x", content.decode("utf-8", "replace")),
            "<table><tr><td colspan=2>Ñ&amp;<br>b<td>c</table>".encode(),
        ),
        "questionnaire": (lambda content: open_workbook("x.xlsx", content), workbook()),
        "questionnaire in ods": (lambda content: open_workbook("x.ods", content), ods()),
        "questionnaire in xls": (lambda content: open_workbook("x.xls", content), xls()),
        "look at a picture": (lambda content: _look(content, "image/jpeg"), picture()),
        "look at a pdf": (lambda content: _look(content, "application/pdf"), signed_pdf()),
        "look at a workbook": (lambda content: _look(content, XLSX), workbook()),
        "look at an ods": (lambda content: _look(content, ODS), ods()),
        "look at an xls": (lambda content: _look(content, "application/vnd.ms-excel"), xls()),
        "camera": (lambda content: taken(partial(io.BytesIO, content)), picture()),
        "recovery code": (lambda content: read_code(content.decode("latin-1")), spelt_code(bytes(16)).encode()),
    }


def holds_up(parser: Parser, content: bytes) -> bool:
    """Whether a parser answers, or refuses in words of ours; anything else it raises is a fault of ours."""
    try:
        parser(content)
    except KnownFailure:
        return False
    return True


def _look(content: bytes, media_type: str) -> object:
    return preview(partial(io.BytesIO, content), media_type, 64)


def _boxed() -> bytes:
    file = io.BytesIO()
    writer = BoxWriter(file, _KEY)
    writer.write(b"Rosa Inventada " * 20)
    writer.finish("evidencia/x")
    return file.getvalue()


def _box(content: bytes) -> None:
    """A box that cannot be opened is to its reader a file that the disk does not give."""
    with suppress(BoxError), open_box(io.BytesIO(content), _KEY, "evidencia/x") as file:
        file.read()


def _request() -> bytes:
    return new_key(Person("Ana", "", "", ""))[1].public_bytes(Encoding.PEM)
