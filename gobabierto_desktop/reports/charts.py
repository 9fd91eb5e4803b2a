"""Native charts of a workbook: they stay tied to the cells, so that Excel and LibreOffice redraw them."""

# openpyxl's chart classes are declared through descriptors that its stubs type in part:
# pyright: reportAttributeAccessIssue=false, reportOptionalMemberAccess=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Sequence
from math import ceil
from typing import Literal, cast

from openpyxl.cell import Cell as SheetCell
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.styles import Font, PatternFill

from gobabierto_desktop.reports.board import HOTTEST, HeatMap
from gobabierto_desktop.reports.curves import HEATS
from gobabierto_desktop.reports.figures import TONES, Figure, Manner, tones
from gobabierto_desktop.reports.sheets import ACCENT, INK, LINE, Placed
from gobabierto_desktop.reports.tables import Cell, Table, spoken

_ROW_CM = 0.53
_WIDTH_CM, _EDGES_CM, _BAR_CM = 18.0, 3.0, 0.72
_LINE_CM, _LINE_LETTERS = 0.5, 36
_TITLE_SIZE, _LABEL_SIZE = 1200, 900
"""In hundredths of a point."""
_DARK = {TONES[0], TONES[3]}
_LINES_CM, _LINE_WIDTH = 8.5, 28_000
_LINE_TONES = ("#51606d", "#7cb9d0", "#0b5c7a")
_DASHES: tuple[Literal["dash", "sysDot", "solid"], ...] = ("dash", "sysDot", "solid")
"""As the report draws the curve: what was planned, replanned and done."""


def add_chart(figure: Figure, placed: Placed, column: int) -> int:
    """Put the chart beside its table, at a column; the answer is how many rows of the sheet it covers."""
    if figure.manner is Manner.LINES:
        return _add_lines(figure, placed, column)
    rows = len(figure.rows(placed.table))
    places = figure.places(placed.table)
    is_stacked = figure.manner is Manner.STACKED
    chart = BarChart()
    chart.type, chart.style, chart.gapWidth, chart.varyColors = "bar", 2, 45, False
    if is_stacked:
        chart.grouping, chart.overlap = "stacked", 100
    for place, tone in zip(places, tones(len(places)), strict=True):
        chart.series.append(_series(placed, place, rows, tone))
        chart.series[-1].dLbls = _labels("ctr", tone) if is_stacked else _labels("outEnd", TONES[-1])
    chart.set_categories(Reference(placed.sheet, min_col=1, min_row=placed.first, max_row=placed.first + rows - 1))
    _set_title(chart, figure.title)
    _set_axes(chart, _number_format([row[places[0]] for row in placed.table.rows]))
    _set_legend(chart, len(places))
    bars = 1.0 if is_stacked else 1 + 0.45 * (len(places) - 1)
    chart.width, chart.height = _WIDTH_CM, _EDGES_CM + rows * max(_BAR_CM * bars, _label_cm(figure, placed.table))
    placed.sheet.add_chart(chart, placed.sheet.cell(placed.head - 1, column).coordinate)
    return round(chart.height / _ROW_CM) + 1


def _add_lines(figure: Figure, placed: Placed, column: int) -> int:
    """A line for each column, as far as it has numbers: a mark in the place of one would be drawn as nothing done."""
    chart = LineChart()
    chart.style, chart.height, chart.width = 2, _LINES_CM, _WIDTH_CM
    for place, tone, dash in zip(figure.places(placed.table), _LINE_TONES, _DASHES, strict=False):
        told = sum(isinstance(row[place], float) for row in figure.rows(placed.table))
        series = _series(placed, place, told, tone)
        look = LineProperties(solidFill=tone.lstrip("#").upper(), w=_LINE_WIDTH, prstDash=dash)
        series.graphicalProperties, series.smooth = GraphicalProperties(ln=look), False
        chart.series.append(series)
    chart.set_categories(Reference(placed.sheet, min_col=1, min_row=placed.first, max_row=placed.last))
    _set_title(chart, figure.title)
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.txPr, chart.y_axis.txPr = _text(_LABEL_SIZE), _text(_LABEL_SIZE)
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    chart.y_axis.scaling.min, chart.y_axis.scaling.max, chart.y_axis.number_format = 0, 1, "0 %"
    chart.legend.position = "b"
    placed.sheet.add_chart(chart, placed.sheet.cell(placed.head - 1, column).coordinate)
    return round(chart.height / _ROW_CM) + 1


def shade(placed: Placed, heat: HeatMap) -> None:
    """Give each cell of the table the ground of its warmth in the map."""
    for row, told in enumerate(heat.rows, start=placed.first):
        for column, one in enumerate(told.cells, start=2):
            cell = cast("SheetCell", placed.sheet.cell(row, column))
            cell.fill = PatternFill("solid", fgColor=HEATS[one.warmth].lstrip("#").upper())
            if one.warmth == HOTTEST:
                cell.font = Font(name="Calibri", size=11, color="FFFFFF")


def _label_cm(figure: Figure, table: Table) -> float:
    """The height that the longest name of a bar takes, over the lines it needs: else programs leave names out."""
    longest = max(len(spoken(row[0])) for row in figure.rows(table))
    return _LINE_CM * ceil(longest / _LINE_LETTERS)


def _series(placed: Placed, place: int, rows: int, tone: str) -> Series:
    values = Reference(placed.sheet, min_col=place + 1, min_row=placed.head, max_row=placed.first + rows - 1)
    series = cast("Series", SeriesFactory(values, title_from_data=True))
    colour = tone.lstrip("#").upper()
    series.graphicalProperties = GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill=ACCENT, w=6350))
    return series


def _labels(position: str, tone: str) -> DataLabelList:
    """The value of each bar, readable on its tone."""
    labels = DataLabelList(
        dLblPos=position, showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    labels.txPr = _text(_LABEL_SIZE, "FFFFFF" if tone in _DARK else INK)
    return labels


def _text(size: int, colour: str = INK) -> RichText:
    look = CharacterProperties(sz=size, solidFill=colour)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])


def _set_title(chart: BarChart | LineChart, text: str) -> None:
    look = CharacterProperties(sz=_TITLE_SIZE, b=True, solidFill=ACCENT)
    run = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=text)])
    chart.title = Title(tx=Text(rich=RichText(p=[run])), overlay=False)


def _set_axes(chart: BarChart, number_format: str) -> None:
    names, values = chart.x_axis, chart.y_axis
    names.scaling.orientation = "maxMin"  # as in the table: the first row above
    names.delete = values.delete = False
    names.tickLblSkip = 1
    names.txPr, values.txPr = _text(_LABEL_SIZE), _text(_LABEL_SIZE)
    values.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    values.scaling.min = 0
    values.crosses = "max"
    values.number_format = number_format


def _number_format(cells: Sequence[Cell]) -> str:
    return "0 %" if any(isinstance(one, float) for one in cells) else "#,##0"


def _set_legend(chart: BarChart, series: int) -> None:
    if series == 1:
        chart.legend = None
    else:
        chart.legend.position = "b"
