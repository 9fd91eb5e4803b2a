"""What a workbook from outside may not carry: anything that runs, or that leads a program to another file."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.signing import opc

_PARTS: Final = (
    (re.compile(r"(^|/)(vbaProject|vbaData)\w*\.(bin|xml)$", re.IGNORECASE), "macros"),
    (re.compile(r"^xl/(macrosheets|dialogsheets)/", re.IGNORECASE), "macros"),
    (re.compile(r"^xl/externalLinks/", re.IGNORECASE), "vínculos a otros archivos"),
    (re.compile(r"^xl/(connections\.xml|queryTables/)", re.IGNORECASE), "conexiones a datos de afuera"),
    (re.compile(r"^(xl/(embeddings|activeX|ctrlProps)|customUI)/", re.IGNORECASE), "objetos incrustados"),
)
_HARMLESS: Final = ("/hyperlink",)  # followed only when a person presses it
_DECLARATION: Final = re.compile(rb"<\0?!\0?(D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")


class ActiveWorkbook(KnownFailure):
    """A workbook that holds more than cells."""

    code = "active-workbook"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"El libro de Excel trae {what}, y por seguridad no se lee.",
            "Ábralo, copie las celdas, péguelas como valores en un libro nuevo y guárdelo como .xlsx.",
        )


def demand_quiet(workbook: bytes) -> None:
    """Raise ActiveWorkbook where a workbook holds macros, links, connections, objects or XML declarations.

    Raises BrokenWorkbook where it is none, or too large.
    """
    for what in _found(opc.read_parts(workbook)):
        raise ActiveWorkbook(what)


def _found(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name, content in parts.items():
        yield from (what for form, what in _PARTS if form.search(name))
        if name.endswith((".xml", ".rels", ".vml")) and _DECLARATION.search(content):
            yield "declaraciones que no son de Excel"
    if b"macroEnabled" in parts.get(opc.CONTENT_TYPES, b""):
        yield "macros"
    for name in parts:
        if opc.is_relationships(name):
            for one in opc.read_xml(parts, name):
                if one.get("TargetMode") == "External" and not one.get("Type", "").endswith(_HARMLESS):
                    yield "vínculos a otros archivos"
