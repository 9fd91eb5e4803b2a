"""Every parser of ours that reads bytes from outside, with a true sample of each: for hypothesis and for the fuzzer."""

import io
from collections.abc import Mapping
from contextlib import suppress
from functools import cache, partial

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.bookkeys import lock_key, read_key_file, spelt_key_file
from gobabierto_desktop.identity.locks import Cost, locked, read_lock, spelt_lock
from gobabierto_desktop.identity.prepared import open_prepared, spelt_prepared
from gobabierto_desktop.identity.recovery import read_code, spelt_code
from gobabierto_desktop.identity.strongbox import BoxError, BoxWriter, box_key, open_box
from gobabierto_desktop.packages.lines import read_changes, write_changes
from gobabierto_desktop.packages.manifest import read_manifest
from gobabierto_desktop.questionnaires.identity import FORMAT, Identity, Sheet, read_identity, spelt
from gobabierto_desktop.questionnaires.opening import open_workbook
from gobabierto_desktop.reports.cameras import taken
from gobabierto_desktop.reports.previews import preview
from gobabierto_desktop.signing.cells import cells_digest
from gobabierto_desktop.signing.container import asic_manifest, read_asic_manifest
from gobabierto_desktop.signing.quiet import demand_quiet
from gobabierto_desktop.tabular.pasted import read_pasted
from gobabierto_desktop.tabular.text_files import read_text_file
from gobabierto_desktop.tabular.workbooks import read_other_workbook, read_xlsx
from tests.hostile.documents import signed_pdf, signed_workbook
from tests.hostile.tables import ods, picture, xls
from tests.hostile.trusted import Parser, trusted
from tests.signing.samples import plan, workbook
from tests.store.books import change
from tests.trust.packs import manifest

_LISTED = asic_manifest([("acta.pdf", "application/pdf", bytes(32))], "META-INF/signature001.p7s")
_CHEAP = Cost(64, 1, 1)
_KEY = box_key(bytes(32))
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


@cache
def parsers() -> Mapping[str, tuple[Parser, bytes]]:
    who = plan().facilitator
    return {
        **trusted(_LISTED),
        "manifest": (read_manifest, manifest(who)),
        "changes": (
            lambda content: list(read_changes("x", content)),
            write_changes([change("a", 1, "r", {"title": "ñ"})]),
        ),
        "signed list": (read_asic_manifest, _LISTED),
        "quiet workbook": (demand_quiet, signed_workbook()),
        "lock": (read_lock, spelt_lock(locked(b"x", "w", "p", _CHEAP))),
        "key file": (read_key_file, spelt_key_file(lock_key(bytes(32), "w", bytes(16))[0])),
        "prepared identities": (
            lambda content: open_prepared(content, 1, "0000000000"),
            spelt_prepared([(who, "0000000000")], _CHEAP, 1),
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
        "questionnaire in csv": (
            lambda content: open_workbook("x.csv", content),
            'No borre esta línea;a\r\n"b;""c";2\r\n'.encode("cp1252"),
        ),
        "identity of a questionnaire": (lambda content: read_identity(content.decode("latin-1")), _identity()),
        "questionnaire in ods": (lambda content: open_workbook("x.ods", content), ods()),
        "questionnaire in xls": (lambda content: open_workbook("x.xls", content), xls()),
        "look at a picture": (lambda content: _look(content, "image/jpeg"), picture()),
        "look at a pdf": (lambda content: _look(content, "application/pdf"), signed_pdf()),
        "look at a workbook": (lambda content: _look(content, XLSX), workbook()),
        "look at an ods": (lambda content: _look(content, ODS), ods()),
        "look at an xls": (lambda content: _look(content, "application/vnd.ms-excel"), xls()),
        "look at a text": (lambda content: _look(content, "text/csv"), "Año;Ñ\r\n1;2\r\n".encode("cp1252")),
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


def _identity() -> bytes:
    bare = Identity(FORMAT, "w", "p", "1", "Datos", "2019-T1", "2019-01-01", "", (Sheet("A", "Hoja", (), {}, {}),))
    return spelt(bare).encode()
