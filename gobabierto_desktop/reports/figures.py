"""What is drawn of a table: horizontal bars, in tones that a grey print still tells apart, each with its value.

A `Figure` names columns of a table and says how to show them. The report draws it here; the workbook makes a native
chart of the same columns (charts.py).
"""

# ReportLab's stubs leave drawings half typed:
# pyright: reportUnknownMemberType=false

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import cast

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.utils import simpleSplit  # pyright: ignore[reportUnknownVariableType] - its answer is untyped
from reportlab.pdfbase import pdfmetrics

from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.paper import ACCENT, BOLD, INK, LINE, QUIET, REGULAR, WIDTH, register_fonts
from gobabierto_desktop.reports.tables import Cell, Table, spoken

TONES = ("#0b5c7a", "#7cb9d0", "#d9e4ea", "#16212b", "#f6dfa4")
"""From one to the next the lightness jumps: neighbours differ also in grey."""

_LABEL_SHARE, _SIZE, _LEADING = 0.36, 8.0, 10.0
_BAR, _GAP, _VALUE_ROOM = 9.0, 6.0, 40.0
_LEGEND_ROOM, _SWATCH = 18.0, 8.0
_MOST_LABEL_LINES = 2


class Manner(Enum):
    """How the columns stand: each in its own bar, one after the other in a single bar, or as lines from row to row."""

    BARS = "bars"
    STACKED = "stacked"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Figure:
    """The columns of a table to draw, of its first `most` rows (0: all of them)."""

    title: str
    columns: tuple[str, ...]
    manner: Manner = Manner.BARS
    most: int = 0

    def rows(self, table: Table) -> tuple[tuple[Cell, ...], ...]:
        """The rows that are drawn."""
        return table.rows[: self.most] if self.most else table.rows

    def places(self, table: Table) -> tuple[int, ...]:
        """Where the drawn columns stand in the table."""
        return tuple(table.columns.index(name) for name in self.columns)


def tones(count: int) -> tuple[str, ...]:
    """A tone for each of so many columns."""
    return tuple(TONES[place % len(TONES)] for place in range(count))


def drawn(figure: Figure, table: Table) -> Drawing:
    """The drawing of the figure, as wide as the text of a page."""
    register_fonts()
    rows = figure.rows(table)
    places = figure.places(table)
    labels = [_label_lines(spoken(row[0])) for row in rows]
    bars = 1 if figure.manner is Manner.STACKED else len(places)
    heights = [max(bars * _BAR, len(lines) * _LEADING) + _GAP for lines in labels]
    top = _LEGEND_ROOM if len(places) > 1 else 4.0
    drawing = Drawing(WIDTH, sum(heights) + top + 2)
    drawing.initialFontName = REGULAR  # pyright: ignore[reportAttributeAccessIssue] - else Helvetica is asked for
    if len(places) > 1:
        _draw_legend(drawing, figure.columns)
    y = drawing.height - top
    scale = _scale(figure, rows, places)
    for row, lines, height in zip(rows, labels, heights, strict=True):
        _draw_label(drawing, lines, y - (height - _GAP) / 2)
        cells = [row[place] for place in places]
        draw = _draw_stack if figure.manner is Manner.STACKED else _draw_bars
        draw(drawing, cells, y - (height - _GAP - bars * _BAR) / 2, scale)
        y -= height
    left = WIDTH * _LABEL_SHARE
    drawing.add(Line(left, 0, left, drawing.height - top + 2, strokeColor=QUIET, strokeWidth=0.7))
    return drawing


def _label_lines(text: str) -> list[str]:
    room = WIDTH * _LABEL_SHARE - 8
    lines = cast("list[str]", simpleSplit(printable(text), REGULAR, _SIZE, room)) or [""]
    if len(lines) > _MOST_LABEL_LINES:
        lines = [*lines[: _MOST_LABEL_LINES - 1], f"{lines[_MOST_LABEL_LINES - 1].rstrip(' ,;')}…"]
    return lines


def _scale(figure: Figure, rows: Sequence[tuple[Cell, ...]], places: Sequence[int]) -> float:
    """Points for each unit: a share is measured against the whole, a count against the largest."""
    lengths = [[_amount(row[place]) for place in places] for row in rows]
    whole = [sum(one) for one in lengths] if figure.manner is Manner.STACKED else [max(one) for one in lengths]
    is_share = any(isinstance(row[place], float) for row in rows for place in places)
    most = 1.0 if is_share else max(whole, default=0.0)
    return (WIDTH * (1 - _LABEL_SHARE) - _VALUE_ROOM) / (most or 1.0)


def _amount(cell: Cell) -> float:
    """What is drawn of a cell; a hidden one has no length."""
    return float(cell) if isinstance(cell, int | float) else 0.0


def _draw_legend(drawing: Drawing, names: Sequence[str]) -> None:
    x, y = WIDTH * _LABEL_SHARE, drawing.height - 10
    for name, tone in zip(names, tones(len(names)), strict=True):
        _add_bar(drawing, x, y, _SWATCH, _SWATCH, HexColor(tone))
        drawing.add(String(x + _SWATCH + 4, y + 0.8, name, fontName=REGULAR, fontSize=_SIZE, fillColor=INK))
        x += _SWATCH + 18 + pdfmetrics.stringWidth(name, REGULAR, _SIZE)


def _draw_label(drawing: Drawing, lines: Sequence[str], middle: float) -> None:
    y = middle + len(lines) * _LEADING / 2 - _SIZE
    for line in lines:
        right = WIDTH * _LABEL_SHARE - 6
        drawing.add(String(right, y, line, fontName=REGULAR, fontSize=_SIZE, fillColor=INK, textAnchor="end"))
        y -= _LEADING


def _draw_bars(drawing: Drawing, cells: Sequence[Cell], top: float, scale: float) -> None:
    left = WIDTH * _LABEL_SHARE
    for place, (cell, tone) in enumerate(zip(cells, tones(len(cells)), strict=True)):
        bottom = top - (place + 1) * _BAR
        length = _amount(cell) * scale
        _add_bar(drawing, left, bottom + 0.5, length, _BAR - 1, HexColor(tone))
        _add_value(drawing, left + length + 4, bottom + 1.5, spoken(cell))


def _draw_stack(drawing: Drawing, cells: Sequence[Cell], top: float, scale: float) -> None:
    x, bottom = WIDTH * _LABEL_SHARE, top - _BAR
    for cell, tone in zip(cells, tones(len(cells)), strict=True):
        length = _amount(cell) * scale
        _add_bar(drawing, x, bottom, length, _BAR, HexColor(tone))
        text = spoken(cell)
        if length > pdfmetrics.stringWidth(text, REGULAR, 7) + 4:
            ink = white if HexColor(tone).red < 0.3 else INK
            middle = x + length / 2
            drawing.add(
                String(middle, bottom + 2, text, fontName=REGULAR, fontSize=7, fillColor=ink, textAnchor="middle")
            )
        x += length
    total = sum(_amount(cell) for cell in cells)
    _add_value(drawing, x + 4, bottom + 1, spoken(int(total)))


def _add_bar(drawing: Drawing, x: float, y: float, width: float, height: float, tone: Color) -> None:
    """A bar; the pale ones would be lost on white without their edge."""
    if width > 0:
        bar = Rect(x, y, width, height)
        bar.fillColor, bar.strokeColor, bar.strokeWidth = tone, ACCENT, 0.4
        drawing.add(bar)


def _add_value(drawing: Drawing, x: float, y: float, text: str) -> None:
    drawing.add(String(x, y, text, fontName=BOLD, fontSize=7.5, fillColor=INK if text != "—" else LINE))
