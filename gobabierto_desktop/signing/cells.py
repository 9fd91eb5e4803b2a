"""What a workbook says, cell by cell, whatever program saved it: a new save is told apart from a changed figure.

A signature covers bytes, and every program writes other bytes for the same cells. Styles, formulas and order in the
file are left out here; what a person reads in a cell is what counts: its text, number or yes and no.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gobabierto_desktop.signing import opc
from gobabierto_desktop.signing.strictxml import Element

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REFERENCE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORKBOOK: Final = "xl/workbook.xml"
_PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SIGNIFICANT: Final = ".14g"  # programs keep 15 to 17 digits of a number, and not always the same last one

Cells = Mapping[tuple[str, str], str]
"""By sheet and place («Propuestas», «C7»): what is read there; an empty cell is not there."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that says something else; an empty text stands for an empty cell."""

    sheet: str
    place: str
    before: str
    after: str

    def said(self) -> str:
        """«Propuestas, celda C7: decía «12» y dice «13»»."""
        return f"{self.sheet}, celda {self.place}: decía «{self.before[:80]}» y dice «{self.after[:80]}»"


def read_cells(workbook: bytes) -> Cells:
    """What every cell of a workbook says. Raises BrokenWorkbook."""
    parts = opc.read_parts(workbook)
    shared = _shared(parts)
    found: dict[tuple[str, str], str] = {}
    for sheet, name in _sheets(parts):
        for place, text in _sheet_cells(opc.read_xml(parts, name), shared):
            if text:
                found[sheet, place] = text
    return found


def cells_digest(workbook: bytes) -> str:
    """SHA-256 (hex) of what a workbook says: equal for equal cells, whatever program saved it."""
    digest = hashlib.sha256()
    for (sheet, place), text in sorted(read_cells(workbook).items()):
        for piece in (sheet, place, text):
            digest.update(len(piece.encode()).to_bytes(4) + piece.encode())
    return digest.hexdigest()


def differences(before: bytes, after: bytes) -> tuple[Difference, ...]:
    """Every cell that says something else, by sheet and place. Raises BrokenWorkbook."""
    return differing(read_cells(before), read_cells(after))


def differing(old: Cells, new: Cells) -> tuple[Difference, ...]:
    """The same for cells that were read."""
    changed = [one for one in {*old, *new} if old.get(one, "") != new.get(one, "")]
    return tuple(
        Difference(sheet, place, old.get((sheet, place), ""), new.get((sheet, place), ""))
        for sheet, place in sorted(changed, key=_in_reading_order)
    )


def _in_reading_order(one: tuple[str, str]) -> tuple[str, int, int, str]:
    column, row = _PLACE.fullmatch(one[1]).groups()  # pyright: ignore[reportOptionalMemberAccess] - made by _place
    return (one[0], int(row), len(column), column)


def _sheets(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    leads = {one.identifier: one.target for one in opc.relationships(parts, "xl/_rels/workbook.xml.rels")}
    for sheet in opc.read_xml(parts, _WORKBOOK).iter(f"{{{_MAIN}}}sheet"):
        name = leads.get(sheet.get(f"{{{_REFERENCE}}}id", ""), "")
        if name.startswith("xl/worksheets/"):
            yield sheet.get("name", ""), name


def _shared(parts: Mapping[str, bytes]) -> list[str]:
    if "xl/sharedStrings.xml" not in parts:
        return []
    return [_text(one) for one in opc.read_xml(parts, "xl/sharedStrings.xml").iter(f"{{{_MAIN}}}si")]


def _sheet_cells(sheet: Element, shared: list[str]) -> Iterator[tuple[str, str]]:
    row = 0
    for line in sheet.iter(f"{{{_MAIN}}}row"):
        row = _number(line.get("r"), row + 1)
        column = 0
        for cell in line.iter(f"{{{_MAIN}}}c"):
            place = _PLACE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else column + 1
            yield f"{_letters(column)}{row}", _said(cell, shared)


def _said(cell: Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        held = cell.find(f"{{{_MAIN}}}is")
        return _text(held) if held is not None else ""
    value = (cell.findtext(f"{{{_MAIN}}}v") or "").strip() if kind != "str" else cell.findtext(f"{{{_MAIN}}}v") or ""
    match kind:
        case "s":
            place = _number(value, -1)
            return shared[place] if 0 <= place < len(shared) else ""
        case "b":
            return {"1": "VERDADERO", "0": "FALSO"}.get(value, value)
        case "str" | "e" | "d":
            return _plain(value)
        case _:
            return _figure(value)


def _figure(value: str) -> str:
    try:
        return format(float(value) + 0.0, _SIGNIFICANT) if value else ""  # a sum: -0 is 0, and saved as such by some
    except ValueError:
        return value


def _text(element: Element) -> str:
    """The text of an item, its pieces of different letter joined; readings in other scripts (rPh) are left out."""
    pieces = [one.text or "" for one in element.iter(f"{{{_MAIN}}}t") if _stands_in_text(one)]
    return _plain("".join(pieces))


def _stands_in_text(element: Element) -> bool:
    parent = element.getparent()
    return parent is None or parent.tag != f"{{{_MAIN}}}rPh"


def _plain(text: str) -> str:
    decoded = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return decoded.replace("\r\n", "\n").replace("\r", "\n")


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _column(letters: str) -> int:
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - ord("A") + 1
    return number


def _letters(column: int) -> str:
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
