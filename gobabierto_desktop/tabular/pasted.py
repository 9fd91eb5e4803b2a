"""Tables on the clipboard: rows copied in Excel, a table copied in Word, or plain lines."""

import re
from contextlib import suppress
from html.parser import HTMLParser

from gobabierto_desktop.domain.limits import MOST_TABLE_COLUMNS
from gobabierto_desktop.tabular.grids import Grid, Row, gridded
from gobabierto_desktop.tabular.text_files import cells

NAME = "lo que pegó"
_BREAKS = frozenset({"br", "p", "div", "li"})
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")


def read_pasted(text: str, markup: str = "") -> Grid:
    """The first table of the HTML that came with the text; else rows between tabs; else one cell a line."""
    rows = _Tables.of(markup) if "<table" in markup.lower() else []
    if rows:
        return gridded(NAME, rows, "tabla copiada")
    separator = "\t" if "\t" in text else "\x1f"  # a mark nobody types: each line is one cell
    return gridded(NAME, list(cells(text, separator)), "texto copiado")


class _Tables(HTMLParser):
    """Collects the cells of the first table that is not inside another."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._extra = 0
        self._depth = 0
        self._is_done = False

    @classmethod
    def of(cls, markup: str) -> list[Row]:
        """The rows of the table."""
        reader = cls()
        with suppress(AssertionError):  # the library's answer to «<![» and a word it does not know; Word writes such
            reader.feed(markup)
            reader.close()
        return [row for row in reader.rows if any(row)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_done:
            return
        if tag == "table":
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._row = []
        elif self._depth == 1 and tag in {"td", "th"} and self._row is not None:
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._extra = min(int(span), MOST_TABLE_COLUMNS) - 1 if span.isdecimal() else 0
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            self._depth -= 1
            self._is_done = self._depth == 0
        elif self._depth == 1 and tag in {"td", "th"} and self._cell is not None and self._row is not None:
            self._row += [_tidied("".join(self._cell)), *[""] * self._extra]
            self._cell = None
        elif self._depth == 1 and tag == "tr" and self._row is not None:
            self.rows.append(tuple(self._row))
            self._row = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(_SPACES.sub(" ", data))


def _tidied(text: str) -> str:
    lines = (line.strip() for line in text.split("\n"))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()
