"""The curve of planned against done, and the map of heat: drawings that a grey print still tells apart."""

# ReportLab's stubs leave drawings half typed:
# pyright: reportUnknownMemberType=false

from collections.abc import Sequence
from typing import Literal

from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, Rect, String
from reportlab.lib.colors import Color, HexColor

from gobabierto_desktop.reports.board import HOTTEST, HeatCell, HeatMap, HeatRow
from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.paper import ACCENT, BOLD, INK, LINE, QUIET, REGULAR, WIDTH, fitted, register_fonts
from gobabierto_desktop.reports.progress_tables import DONE, PLANNED, REPLANNED
from gobabierto_desktop.reports.tables import Cell, Table, spoken

_SIZE = 8.0
_HEIGHT, _FOOT, _LEFT, _LEGEND = 190.0, 18.0, 34.0, 16.0
_Stroke = tuple[Color, float, tuple[int, int]]
_STROKES: dict[str, _Stroke] = {
    PLANNED: (QUIET, 1.2, (4, 3)),
    REPLANNED: (QUIET, 1.0, (1, 2)),
    DONE: (ACCENT, 2.2, (1, 0)),
}
HEATS = ("#ffffff", "#ddeff5", "#7cb9d0", "#0b5c7a")
"""The ground of a cell by its warmth."""
_ROW, _TALL_ROW, _NAMES, _WORD_SIZE = 18.0, 22.0, 0.28, 5.6
_ROWS_AT_ONCE = 24


def drawn_curve(table: Table) -> Drawing:
    """The curve of a table made by `progress_tables.curve_table`, as wide as the text of a page."""
    register_fonts()
    drawing = Drawing(WIDTH, _HEIGHT)
    drawing.initialFontName = REGULAR  # pyright: ignore[reportAttributeAccessIssue] - else Helvetica is asked for
    right, top = WIDTH - 8, _HEIGHT - _LEGEND
    for share in (0, 25, 50, 75, 100):
        y = _FOOT + (top - _FOOT) * share / 100
        drawing.add(Line(_LEFT, y, right, y, strokeColor=LINE, strokeWidth=0.5))
        drawing.add(_text(_LEFT - 5, y - 3, f"{share} %", "end"))
    places = _places(len(table.rows), right)
    for x, row in zip(places, table.rows, strict=True):
        drawing.add(_text(x, 4, spoken(row[0]), "middle"))
    names = [name for name in _STROKES if name != REPLANNED or table.column(REPLANNED) != table.column(PLANNED)]
    for name in names:
        _add_line(drawing, places, table.column(name), name, top)
    _add_legend(drawing, names)
    return drawing


def _places(count: int, right: float) -> list[float]:
    step = (right - _LEFT) / max(count, 1)
    return [_LEFT + step * (place + 0.5) for place in range(count)]


def _add_line(drawing: Drawing, places: Sequence[float], cells: Sequence[Cell], name: str, top: float) -> None:
    colour, width, dashes = _STROKES[name]
    told = [(x, cell) for x, cell in zip(places, cells, strict=True) if isinstance(cell, float)]
    points = [(x, _FOOT + (top - _FOOT) * cell) for x, cell in told]
    if len(points) > 1:
        drawing.add(
            PolyLine(
                [edge for point in points for edge in point],
                strokeColor=colour,
                strokeWidth=width,
                strokeDashArray=dashes,
            )
        )
    if name == DONE:
        for (x, y), (_, cell) in zip(points, told, strict=True):
            drawing.add(Circle(x, y, 2.6, fillColor=colour, strokeColor=colour))
            value = _text(x, y + 6 if y + 16 < top else y - 12, spoken(cell), "middle")
            value.fontName, value.fillColor = BOLD, INK
            drawing.add(value)


def _add_legend(drawing: Drawing, names: Sequence[str]) -> None:
    x, y = _LEFT, _HEIGHT - 9
    for name in names:
        colour, width, dashes = _STROKES[name]
        drawing.add(
            Line(
                x,
                y + 3,
                x + 22,
                y + 3,
                strokeColor=colour,
                strokeWidth=width,
                strokeDashArray=dashes,
            )
        )
        drawing.add(_text(x + 27, y, name, "start"))
        x += 100


def drawn_heat(heat: HeatMap) -> list[Drawing]:
    """The map of heat, so many rows a drawing as a page holds: the more, the darker; the number is always there."""
    register_fonts()
    starts = range(0, len(heat.rows), _ROWS_AT_ONCE)
    return [_drawn_rows(heat, heat.rows[start : start + _ROWS_AT_ONCE]) for start in starts]


def _drawn_rows(heat: HeatMap, rows: Sequence[HeatRow]) -> Drawing:
    left = WIDTH * _NAMES
    side = (WIDTH - left) / max(len(heat.quarters), 1)
    tall = _TALL_ROW if any(cell.word for row in rows for cell in row.cells) else _ROW
    height = tall * len(rows) + _ROW
    drawing = Drawing(WIDTH, height)
    drawing.initialFontName = REGULAR  # pyright: ignore[reportAttributeAccessIssue] - else Helvetica is asked for
    for place, quarter in enumerate(heat.quarters):
        drawing.add(_text(left + side * (place + 0.5), height - 12, str(quarter), "middle"))
    for line, row in enumerate(rows, start=1):
        y = height - _ROW - tall * line
        drawing.add(_text(left - 6, y + tall / 2 - 4, fitted(printable(row.name), left - 10, _SIZE), "end"))
        for place, cell in enumerate(row.cells):
            _add_heat(drawing, cell, (left + side * place, y), (side, tall))
    return drawing


def _add_heat(drawing: Drawing, cell: HeatCell, place: tuple[float, float], size: tuple[float, float]) -> None:
    (x, y), (side, tall) = place, size
    box = Rect(x + 1, y + 1, side - 2, tall - 2)
    box.fillColor, box.strokeColor, box.strokeWidth = HexColor(HEATS[cell.warmth]), LINE, 0.5
    drawing.add(box)
    ink = HexColor("#ffffff") if cell.warmth == HOTTEST else INK
    lines = [(cell.said, _SIZE - 1, y + tall / 2 + 1), (cell.word, _WORD_SIZE, y + tall / 2 - 7)]
    for text, letters, base in lines if cell.word else [(cell.said, _SIZE, y + tall / 2 - 3)]:
        value = _text(x + side / 2, base, fitted(text, side - 3, letters), "middle")
        value.fillColor, value.fontSize = ink, letters
        drawing.add(value)


def _text(x: float, y: float, text: str, anchor: Literal["start", "middle", "end"]) -> String:
    return String(x, y, text, fontName=REGULAR, fontSize=_SIZE, fillColor=QUIET, textAnchor=anchor)
