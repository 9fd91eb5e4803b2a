"""Compares a returned workbook with the one that was sent: what was locked and changed, and what was written elsewhere.

The signature of the one that was sent breaks with the first answer; this comparison of meanings takes its place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from gobabierto_desktop.questionnaires.asking import LISTS
from gobabierto_desktop.questionnaires.cells import Cell, Form, Opened, Place, Tab, cleaned
from gobabierto_desktop.questionnaires.doubts import Doubt, Remark, note
from gobabierto_desktop.questionnaires.identity import MARK, named_sheet
from gobabierto_desktop.questionnaires.locating import Located, locate

_KEPT = "Lo escrito queda en el archivo, que se guarda tal como vino."
_MOST = 10
"""Changes of one sheet that are named one by one; the rest is counted."""


def structure_remarks(sent: Opened, now: Opened, located: Iterable[Located]) -> Iterator[Remark]:
    """Every locked cell that says another thing now, every formula that is gone, every text outside the answers."""
    originals = {told[1]: tab for tab in sent.tabs if (told := named_sheet(tab))}
    for one in located:
        original = originals.get(one.sheet.code)
        if original is None:
            continue
        comparison = _Comparison(locate(original, one.sheet), one, tells_formulas=now.form in {Form.XLSX, Form.ODS})
        found = [*comparison.remarks()]
        yield from found[:_MOST]
        if len(found) > _MOST:
            yield Remark(
                one.tab.name, "", note("more_changes", f"hay {len(found) - _MOST} cambios más fuera de las respuestas.")
            )


def strangers(opened: Opened, tabs: Iterable[tuple[str, Tab]]) -> Iterator[Remark]:
    """The sheets that are none of ours and hold something."""
    ours = {tab.name for _, tab in tabs}
    for tab in opened.tabs:
        texts = [cell.text for cell in tab.cells.values() if not cell.is_blank]
        if tab.name in ours or tab.name == LISTS or MARK in texts or not texts:
            continue
        said = f"{len(texts)} celdas escritas («{cleaned(texts[0])[:60]}»)"
        doubt = note("foreign_sheet", f"la hoja no es del cuestionario y tiene {said}; no se tomó nada.", _KEPT)
        yield Remark(tab.name, "", doubt)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """One sheet as it left beside the same sheet as it came, row for row and column for column by their keys."""

    sent: Located
    now: Located
    tells_formulas: bool

    def remarks(self) -> Iterator[Remark]:
        rows, columns = self._row_shift(), self._column_shift()
        gone = {row for key, numbers in self.sent.rows.items() if key not in self.now.rows for row in numbers}
        expected: set[Place] = set()
        for place, cell in sorted(self.sent.tab.cells.items()):
            if _is_answer(self.sent, place) or place.row in gone:
                continue
            there = Place(rows(place.row), columns(place.column))
            expected.add(there)
            if place.row > 1 and place.column > 1:
                yield from self._compared(cell, there)
        for place, cell in sorted(self.now.tab.cells.items()):
            if place not in expected and not _is_answer(self.now, place) and not cell.is_blank and not cell.formula:
                what = f"hay algo escrito fuera de las casillas: «{cleaned(cell.text)[:80]}»; no se tomó."
                yield self._remark(place, note("stray", what, "Páselo a la casilla que corresponda."))

    def _row_shift(self) -> Callable[[int], int]:
        moved = {rows[0]: self.now.rows[key][0] for key, rows in self.sent.rows.items() if key in self.now.rows}
        heads = {self.sent.heads: self.now.heads} if self.sent.heads and self.now.heads else {}
        return _shift(self._corners(0) | heads | moved)

    def _column_shift(self) -> Callable[[int], int]:
        moved = {one: self.now.columns[key] for key, one in self.sent.columns.items() if key in self.now.columns}
        return _shift(self._corners(1) | moved)

    def _corners(self, axis: int) -> dict[int, int]:
        sent, now = self.sent.corner, self.now.corner
        return {sent[axis]: now[axis]} if sent and now else {}

    def _compared(self, sent: Cell, there: Place) -> Iterator[Remark]:
        now = self.now.tab.at(*there)
        if sent.formula:
            if self.tells_formulas and not now.formula:
                what = f"había una fórmula y ahora dice «{cleaned(now.text)[:60]}»; no se tomó."
                yield self._remark(there, note("formula_gone", what, "El programa hace la cuenta de nuevo."))
        elif cleaned(sent.text) != cleaned(now.text):
            what = f"la casilla protegida decía «{cleaned(sent.text)[:60]}» y ahora dice «{cleaned(now.text)[:60]}»."
            yield self._remark(there, note("locked_changed", what, "Vale lo que se envió."))

    def _remark(self, there: Place, doubt: Doubt) -> Remark:
        return Remark(self.now.tab.name, there.address, doubt)


def _is_answer(located: Located, place: Place) -> bool:
    if place.column not in located.columns.values():
        return False
    is_keyed = any(place.row in rows for rows in located.rows.values())
    return is_keyed or (located.sheet.room is not None and place.row > located.heads)


def _shift(anchors: Mapping[int, int]) -> Callable[[int], int]:
    """Where a row (or column) stands now: as far from the nearest anchor before it as it was."""
    places = sorted(anchors)

    def moved(place: int) -> int:
        nearest = max((one for one in places if one <= place), default=places[0] if places else place)
        return place + anchors.get(nearest, nearest) - nearest

    return moved
