"""Finds the answers of a sheet again, by hidden keys or by the words people see, wherever they have moved."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from gobabierto_desktop.domain.folding import folded_words
from gobabierto_desktop.questionnaires.cells import Cell, Place, Tab
from gobabierto_desktop.questionnaires.identity import Sheet, corner_of

_UNDER_KEYS = 4
"""How far the headings stand under the hidden row of keys (see sheets.HEADS)."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where the keys of a sheet stand now; a row key may stand in several rows, where somebody copied one.

    `heads` is the row of the headings (0 where there are none), `corner` where the hidden row and column meet.
    """

    tab: Tab
    sheet: Sheet
    rows: Mapping[str, tuple[int, ...]]
    columns: Mapping[str, int]
    heads: int
    corner: Place | None

    def at(self, row: str, column: str) -> Iterator[tuple[Place, Cell]]:
        """The cells that answer a question: none where its row or column is gone, several where the row was copied."""
        if column in self.columns:
            for number in self.rows.get(row, ()):
                place = Place(number, self.columns[column])
                yield place, self.tab.at(*place)

    def added_rows(self) -> Iterator[int]:
        """The rows under the headings that hold an answer and have no key of their own."""
        keyed = {number for numbers in self.rows.values() for number in numbers[:1]}
        held = {
            place.row
            for place, cell in self.tab.cells.items()
            if place.row > self.heads and place.column in self.columns.values() and not cell.is_blank
        }
        yield from sorted(held - keyed)


def locate(tab: Tab, sheet: Sheet) -> Located:
    """Find the keys of a sheet on the tab that was recognised as it."""
    row_keys = {question.row for question in sheet.questions}
    columns, heads = _columns(tab, sheet)
    rows = _keyed_rows(tab, row_keys)
    if not rows:
        rows = _worded_rows(tab, sheet, min(columns.values(), default=1))
    return Located(tab, sheet, rows, columns, heads, corner_of(tab))


def _columns(tab: Tab, sheet: Sheet) -> tuple[dict[str, int], int]:
    """Where each column of answers stands, and the row of the headings."""
    worded = _best_row(tab, {_plain(words): key for key, words in sheet.columns.items()}, _plain)
    keyed = _best_row(tab, {key: key for key in sheet.columns}, str)
    if keyed is None:
        return (worded[1], worded[0]) if worded else ({}, 0)
    heads = worded[0] if worded and worded[0] != keyed[0] else keyed[0] + _UNDER_KEYS
    return keyed[1], heads


def _best_row(tab: Tab, wanted: Mapping[str, str], told: Callable[[str], str]) -> tuple[int, dict[str, int]] | None:
    """The row where most of the wanted texts stand, and the column of each; None where fewer than half do."""
    found: dict[int, dict[str, int]] = {}
    for place, cell in sorted(tab.cells.items()):
        key = wanted.get(told(cell.text)) if isinstance(cell.content, str) else None
        if key is not None:
            found.setdefault(place.row, {}).setdefault(key, place.column)
    row = max(found, key=lambda one: (len(found[one]), -one), default=None)
    return (row, found[row]) if row is not None and 2 * len(found[row]) >= len(wanted) else None


def _keyed_rows(tab: Tab, keys: set[str]) -> dict[str, tuple[int, ...]]:
    held = [(place, cell.text) for place, cell in sorted(tab.cells.items()) if cell.text in keys]
    by_column = Counter(place.column for place, _ in held)
    if not by_column:
        return {}
    column = max(by_column, key=lambda one: (by_column[one], -one))
    rows: dict[str, tuple[int, ...]] = {}
    for place, key in held:
        if place.column == column:
            rows[key] = (*rows.get(key, ()), place.row)
    return rows


def _worded_rows(tab: Tab, sheet: Sheet, first_answer: int) -> dict[str, tuple[int, ...]]:
    wanted = {_plain(words): key for key, words in sheet.rows.items()}
    told: dict[int, list[str]] = {}
    for place, cell in sorted(tab.cells.items()):
        if place.column < first_answer and not cell.is_blank:
            told.setdefault(place.row, []).append(cell.text.split("\n", maxsplit=1)[0])
    rows: dict[str, tuple[int, ...]] = {}
    for row, words in told.items():
        key = wanted.get(_plain(" ".join(words)))
        if key is not None:
            rows[key] = (*rows.get(key, ()), row)
    return rows


def _plain(words: str) -> str:
    """The words without the mark of what must be answered, accents or signs."""
    return folded_words(words)
