"""The paper of every PDF: letter size, Noto Sans inside the file, header, «Página x de y», and nothing left to chance.

The same story on the same paper makes the same bytes: the only date in the file is the one handed in.
"""

# ReportLab's stubs leave canvas and fonts half typed:
# pyright: reportUnknownMemberType=false

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

import segno
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from gobabierto_desktop.domain.values import GUATEMALA
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.reports.archival import ArchivalCanvas, with_ended_streams

PAGE_WIDTH, PAGE_HEIGHT = LETTER
LEFT = RIGHT = 62
TOP, BOTTOM = 78, 74
WIDTH = PAGE_WIDTH - LEFT - RIGHT
HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

INK, QUIET, LINE = HexColor("#16212b"), HexColor("#51606d"), HexColor("#d5dce2")
ACCENT, PALE, BAND = HexColor("#0b5c7a"), HexColor("#ddeff5"), HexColor("#f1f4f6")
REGULAR, BOLD, ITALIC = "NotoSans", "NotoSans-Bold", "NotoSans-Italic"

_PAGE_COUNT, _QR = "page-count", "qr"
_QR_SIDE, _QR_BOTTOM = 34.0, 24.0
_HOURS_FROM_UTC = -6
_LONGEST_FITTED = 400


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on every page and in the file's own description. `mark`, named before it, is also drawn as a QR.

    `traces` are the digests of signatures drawn by hand on it, told to programs that check it.
    """

    title: str
    heading: str
    subject: str
    made_at: datetime
    mark: str = ""
    mark_name: str = "Huella"
    traces: tuple[str, ...] = ()


def _style(name: str, size: float = 9.5, **more: Any) -> ParagraphStyle:
    plain: dict[str, Any] = {
        "fontName": REGULAR,
        "fontSize": size,
        "leading": size * 1.42,
        "textColor": INK,
        "spaceAfter": 5,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle(name, **(plain | more))


TITLE = _style("title", 16, fontName=BOLD, alignment=TA_CENTER, spaceAfter=4)
SUBTITLE = _style("subtitle", 10, textColor=QUIET, alignment=TA_CENTER, spaceAfter=14)
HEADING = _style("heading", 12, fontName=BOLD, textColor=ACCENT, spaceBefore=12, spaceAfter=5, keepWithNext=1)
SUBHEADING = _style("subheading", 10, fontName=BOLD, spaceBefore=8, spaceAfter=3, keepWithNext=1)
BODY = _style("body")
LEAD = _style("lead", keepWithNext=1)
POINT = _style("point", leftIndent=14, bulletIndent=2, spaceAfter=3)
LABEL = _style("label", 8, fontName=BOLD, textColor=QUIET, spaceBefore=4, spaceAfter=1, keepWithNext=1)
NOTE = _style("note", 8, textColor=QUIET, spaceBefore=3, spaceAfter=8)
LEAD_NOTE = _style("lead-note", 8, textColor=QUIET, spaceBefore=3, spaceAfter=8, keepWithNext=1)
CELL = _style("cell", 8.5, spaceAfter=0)
CELL_BOLD = _style("cell-bold", 8.5, fontName=BOLD, spaceAfter=0)
COLUMN = _style("column", 8, fontName=BOLD, textColor=ACCENT, spaceAfter=0)
COLUMN_RIGHT = _style("column-right", 8, fontName=BOLD, textColor=ACCENT, alignment=TA_RIGHT, spaceAfter=0)
COVER_TITLE = _style("cover-title", 24, fontName=BOLD, textColor=ACCENT, leading=30, spaceAfter=8)
COVER_SUBTITLE = _style("cover-subtitle", 12, textColor=QUIET, spaceAfter=28)
COVER_NOTE = _style("cover-note", 10.5, spaceAfter=4)
FIGURE = _style("figure", 20, fontName=BOLD, leading=24, spaceAfter=0)
FIGURE_LABEL = _style("figure-label", 8.5, textColor=QUIET, spaceAfter=0)
ENTRIES = (
    _style("entry-0", 10, fontName=BOLD, leading=13, spaceBefore=4, spaceAfter=0),
    _style("entry-1", 9, leading=12, leftIndent=14, textColor=QUIET, spaceAfter=0),
)
SIGNER = _style("signer", 8.5, alignment=TA_CENTER, spaceAfter=0)
SIGNER_NOTE = _style("signer-note", 6, textColor=QUIET, alignment=TA_CENTER, leading=7.6, spaceBefore=1, spaceAfter=0)


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Make the bundled fonts known to ReportLab, once; its own cannot write «ꞌ» (K’iche’) at all."""
    for name, file in ((REGULAR, "NotoSans-Regular"), (BOLD, "NotoSans-Bold"), (ITALIC, "NotoSans-Italic")):
        pdfmetrics.registerFont(TTFont(name, str(bundled("fonts") / f"{file}.ttf")))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)


class _Sheet(ArchivalCanvas):
    """A canvas that counts its pages at the end: each page refers to a drawing that is made when all are known."""

    def save(self) -> None:
        if self._code:  # pyright: ignore[reportAttributeAccessIssue] - as Canvas.save itself does
            self.showPage()
        self.beginForm(_PAGE_COUNT)
        self.setFont(REGULAR, 8)
        self.setFillColor(QUIET)
        self.drawString(0, 0, f"de {self.getPageNumber() - 1}")
        self.endForm()
        self.describe_for_archives()
        super().save()


class _Paper(BaseDocTemplate):
    """A document whose first page is a «page» like the others or a «cover»; `imprint` is drawn on each."""

    def __init__(self, file: io.BytesIO, imprint: Imprint, first: str) -> None:
        super().__init__(
            file,
            pagesize=LETTER,
            title=imprint.title,
            subject=imprint.subject[:_LONGEST_FITTED],
            author="Gobierno Abierto Guatemala",
            creator="Gobierno Abierto — Escritorio",
            lang="es-GT",
            invariant=1,
            pageCompression=1,
            initialFontName=REGULAR,
        )
        self._imprint = imprint
        frame = Frame(LEFT, BOTTOM, WIDTH, HEIGHT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        sheets = {
            "page": PageTemplate("page", [frame], onPage=self._draw_edges),
            "cover": PageTemplate("cover", [frame], onPage=self._draw_foot, autoNextPageTemplate="page"),
        }
        self.addPageTemplates([sheets.pop(first), *sheets.values()])

    def beforeDocument(self) -> None:  # noqa: N802 - ReportLab calls it
        stamp = self.canv._doc._timeStamp  # noqa: SLF001  # pyright: ignore[reportPrivateUsage, reportUnknownMemberType, reportAttributeAccessIssue, reportUnknownVariableType] - ReportLab offers no other way to date a file
        stamp.YMDhms = self._imprint.made_at.astimezone(GUATEMALA).timetuple()[:6]
        stamp.dhh, stamp.dmm = _HOURS_FROM_UTC, 0
        canvas = cast("ArchivalCanvas", self.canv)
        canvas.made_at, canvas.traces = self._imprint.made_at, self._imprint.traces
        self.canv.setViewerPreference("DisplayDocTitle", "true")

    def _draw_edges(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.saveState()
        _draw_header(canvas, self._imprint)
        _draw_footer(canvas, self._imprint)
        canvas.restoreState()

    def _draw_foot(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.saveState()
        _draw_footer(canvas, self._imprint)
        canvas.restoreState()


def print_story(imprint: Imprint, story: Sequence[Flowable]) -> bytes:
    """The PDF of a story."""
    file = io.BytesIO()
    _Paper(file, imprint, "page").build([*story], canvasmaker=_Sheet)
    return with_ended_streams(file.getvalue())


def print_report(imprint: Imprint, story: Sequence[Flowable]) -> bytes:
    """The PDF of a story that begins with a cover and tells its contents: laid out until the page numbers hold."""
    file = io.BytesIO()
    _Paper(file, imprint, "cover").multiBuild([*story], canvasmaker=_Sheet)
    return with_ended_streams(file.getvalue())


def _draw_header(canvas: Canvas, imprint: Imprint) -> None:
    y = PAGE_HEIGHT - 46
    canvas.setFont(REGULAR, 8)
    canvas.setFillColor(QUIET)
    canvas.drawRightString(PAGE_WIDTH - RIGHT, y, imprint.title)
    room = WIDTH - pdfmetrics.stringWidth(imprint.title, REGULAR, 8) - 16
    canvas.drawString(LEFT, y, fitted(imprint.heading, room, 8))
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.7)
    canvas.line(LEFT, y - 7, PAGE_WIDTH - RIGHT, y - 7)


def _draw_footer(canvas: Canvas, imprint: Imprint) -> None:
    canvas.setFont(REGULAR, 8)
    canvas.setFillColor(QUIET)
    y, text_left = 34.0, LEFT
    if imprint.mark:
        _draw_qr(canvas, imprint.mark)
        text_left += _QR_SIDE + 8
        canvas.drawString(text_left, y + 12, f"{imprint.mark_name}: {imprint.mark}")
    canvas.drawString(text_left, y, f"Generado el {imprint.made_at.astimezone(GUATEMALA):%d/%m/%Y a las %H:%M}")
    page = f"Página {canvas.getPageNumber()}"
    canvas.drawRightString(PAGE_WIDTH - RIGHT - 26, y, page)
    canvas.saveState()
    canvas.translate(PAGE_WIDTH - RIGHT - 23, y)
    canvas.doForm(_PAGE_COUNT)
    canvas.restoreState()


def _draw_qr(canvas: Canvas, text: str) -> None:
    """Draw the QR at the foot of the page: made once, referred to by each page."""
    if not canvas.hasForm(_QR):
        canvas.beginForm(_QR, 0, 0, _QR_SIDE, _QR_SIDE)
        canvas.setFillColor(INK)
        canvas.drawPath(_qr_path(canvas, text), stroke=0, fill=1)
        canvas.endForm()
    canvas.saveState()
    canvas.translate(LEFT, _QR_BOTTOM)
    canvas.doForm(_QR)
    canvas.restoreState()


def _qr_path(canvas: Canvas, text: str) -> PDFPathObject:
    rows = [*segno.make(text, error="m", micro=False).matrix]
    side = _QR_SIDE / len(rows)
    path = canvas.beginPath()
    for line, row in enumerate(rows):
        for column, dark in enumerate(row):
            if dark:
                path.rect(column * side, _QR_SIDE - (line + 1) * side, side, side)
    return path


def fitted(text: str, room: float, size: float) -> str:
    """The text, or as much of it as fits in the room (in points) with «…»."""
    register_fonts()
    cut = text[:_LONGEST_FITTED]
    if cut == text and pdfmetrics.stringWidth(text, REGULAR, size) <= room:
        return text
    while cut and pdfmetrics.stringWidth(f"{cut}…", REGULAR, size) > room:
        cut = cut[:-1]
    return f"{cut.rstrip()}…"
