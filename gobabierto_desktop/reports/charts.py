"""Native charts of a workbook: they stay tied to the cells, so that Excel and LibreOffice redraw them."""

# openpyxl's chart classes are declared through descriptors that its stubs type in part:
# pyright: reportAttributeAccessIssue=false, reportOptionalMemberAccess=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from typing import cast

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from gobabierto_desktop.reports.figures import Figure, Manner, tones
from gobabierto_desktop.reports.sheets import ACCENT, LINE, Placed

ROW_HEIGHT_CM = 0.53
_WIDTH_CM, _EDGES_CM, _BAR_CM = 17.0, 3.2, 0.62


def add_chart(figure: Figure, placed: Placed, column: int) -> int:
    """Put the chart beside its table, at a column; the answer is how many rows of the sheet it covers."""
    rows = len(figure.rows(placed.table))
    chart = BarChart()
    chart.type = "bar"
    chart.title = figure.title
    chart.style = 2
    chart.gapWidth = 45
    chart.varyColors = False
    if figure.manner is Manner.STACKED:
        chart.grouping, chart.overlap = "stacked", 100
    places = figure.places(placed.table)
    for place, tone in zip(places, tones(len(places)), strict=True):
        chart.series.append(_series(placed, place, rows, tone))
    chart.set_categories(Reference(placed.sheet, min_col=1, min_row=placed.first, max_row=placed.first + rows - 1))
    _set_axes(chart, placed, places[0])
    if len(places) == 1:
        chart.legend = None
    else:
        chart.legend.position = "b"
    bars = 1 if figure.manner is Manner.STACKED else len(places)
    chart.width, chart.height = _WIDTH_CM, _EDGES_CM + _BAR_CM * rows * (1 + 0.45 * (bars - 1))
    placed.sheet.add_chart(chart, placed.sheet.cell(placed.head - 1, column).coordinate)
    return round(chart.height / ROW_HEIGHT_CM) + 1


def _series(placed: Placed, place: int, rows: int, tone: str) -> Series:
    column = place + 1
    values = Reference(placed.sheet, min_col=column, min_row=placed.head, max_row=placed.first + rows - 1)
    series = cast("Series", SeriesFactory(values, title_from_data=True))
    colour = tone.lstrip("#").upper()
    series.graphicalProperties = GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill=ACCENT, w=6350))
    series.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    return series


def _set_axes(chart: BarChart, placed: Placed, place: int) -> None:
    chart.x_axis.scaling.orientation = "maxMin"  # as in the table: the first row above
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    chart.y_axis.scaling.min = 0
    chart.y_axis.crosses = "max"
    if any(isinstance(row[place], float) for row in placed.table.rows):
        chart.y_axis.scaling.max = 1
        chart.y_axis.number_format = "0 %"
