"""The curve of planned against done, and the map of heat: drawings that a grey print still tells apart."""

# ReportLab's stubs leave drawings half typed:
# pyright: reportUnknownMemberType=false

from collections.abc import Sequence
from typing import Literal

from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, Rect, String
from reportlab.lib.colors import Color, HexColor

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
_HEATS = ("#ffffff", "#ddeff5", "#7cb9d0", "#0b5c7a")
_ROW, _NAMES = 18.0, 0.24


def drawn_curve(table: Table) -> Drawing:
    """The curve of a table made by `progress_tables.curve_table`, as wide as the text of a page."""
    register_fonts()
    drawing = Drawing(WIDTH, _HEIGHT)
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


def drawn_heat(table: Table) -> Drawing:
    """The map of heat of a table of «7/9» cells: the more was handed in, the darker; the number is always there."""
    register_fonts()
    left = WIDTH * _NAMES
    side = (WIDTH - left) / max(len(table.columns) - 1, 1)
    height = _ROW * (len(table.rows) + 1)
    drawing = Drawing(WIDTH, height)
    for place, name in enumerate(table.columns[1:]):
        drawing.add(_text(left + side * (place + 0.5), height - 12, name, "middle"))
    for line, row in enumerate(table.rows, start=1):
        y = height - _ROW * (line + 1)
        drawing.add(_text(left - 6, y + 5, fitted(printable(spoken(row[0])), left - 10, _SIZE), "end"))
        for place, cell in enumerate(row[1:]):
            _add_heat(drawing, left + side * place, y, side, spoken(cell))
    return drawing


def _add_heat(drawing: Drawing, x: float, y: float, side: float, told: str) -> None:
    heat = _heat(told)
    box = Rect(x + 1, y + 1, side - 2, _ROW - 2)
    box.fillColor, box.strokeColor, box.strokeWidth = HexColor(_HEATS[heat]), LINE, 0.5
    drawing.add(box)
    value = _text(x + side / 2, y + 5, told, "middle")
    value.fillColor = HexColor("#ffffff") if heat == len(_HEATS) - 1 else INK
    drawing.add(value)


def _heat(told: str) -> int:
    """0 for none, 3 for all, by halves between."""
    received, slash, owed = told.removesuffix(" !").partition("/")
    if not slash or not int(owed) or not int(received):
        return 0
    share = int(received) / int(owed)
    return 3 if share >= 1 else 2 if share >= 0.5 else 1


def _text(x: float, y: float, text: str, anchor: Literal["start", "middle", "end"]) -> String:
    return String(x, y, text, fontName=REGULAR, fontSize=_SIZE, fillColor=QUIET, textAnchor=anchor)
