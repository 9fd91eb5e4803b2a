"""The end of an acta: a line for each who signs by hand, and the blank rectangle of the electronic signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Table, TableStyle

from gobabierto_desktop.reports.layout import marked
from gobabierto_desktop.reports.paper import (
    BOTTOM,
    HEIGHT,
    INK,
    LEFT,
    LINE,
    QUIET,
    REGULAR,
    SIGNER,
    WIDTH,
    register_fonts,
)


class SignatureBox(NamedTuple):
    """A page (-1 is the last) and the corners (x1, y1, x2, y2) of a rectangle on it, in points from below left."""

    page: int
    rectangle: tuple[int, int, int, int]


_BOX_HEIGHT, _CAPTION = 84, 14
_BOX_WIDTH = 300
_BETWEEN = 12
_ACROSS = 3
_LINE_ROOM, _SPARE = 46.0, 2.0
_LAST_PAGE = -1


def box_at(page: int) -> SignatureBox:
    """The rectangle of a `SignatureRoom` on its page."""
    return SignatureBox(page, (LEFT, BOTTOM, LEFT + _BOX_WIDTH, BOTTOM + _BOX_HEIGHT))


SIGNATURE_BOX = box_at(_LAST_PAGE)


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, and as what."""

    name: str
    part: str


def boxes_at(page: int, count: int) -> tuple[SignatureBox, ...]:
    """The rectangles of `SignatureRooms` on their page, from left to right."""
    side = (WIDTH - _BETWEEN * (count - 1)) / count
    lefts = [LEFT + round(place * (side + _BETWEEN)) for place in range(count)]
    return tuple(SignatureBox(page, (left, BOTTOM, left + int(side), BOTTOM + _BOX_HEIGHT)) for left in lefts)


class SignatureRooms(Flowable):
    """Room at the foot of the page for several electronic signatures, side by side: who signs and who counter-signs."""

    def __init__(self, captions: Sequence[str]) -> None:
        super().__init__()
        self._captions = tuple(captions)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        return aW, max(aH, _BOX_HEIGHT + _CAPTION)

    def draw(self) -> None:
        for caption, box in zip(self._captions, boxes_at(0, len(self._captions)), strict=True):
            left, _, right, _ = box.rectangle
            self.canv.saveState()
            self.canv.translate(left - LEFT, 0)
            _draw_room(self.canv, caption, right - left)
            self.canv.restoreState()


class SignatureRoom(Flowable):
    """Takes what is left of the page, so that the rectangle always stands at the same place at its foot."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._caption = caption

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        return aW, max(aH, _BOX_HEIGHT + _CAPTION)

    def draw(self) -> None:
        _draw_room(self.canv, self._caption, _BOX_WIDTH)


def _draw_room(canvas: Canvas, caption: str, width: float) -> None:
    canvas.setFont(REGULAR, 8)
    canvas.setFillColor(QUIET)
    canvas.drawString(0, _BOX_HEIGHT + 5, caption)
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.8)
    canvas.setDash(3, 2)
    canvas.rect(0, 0, width, _BOX_HEIGHT)


def signature_flowables(signatories: Sequence[Signatory]) -> list[Flowable]:
    """The lines to sign on, and the room for the electronic signature, never alone on its page."""
    register_fonts()
    rows = [_row(signatories[start : start + _ACROSS]) for start in range(0, len(signatories), _ACROSS)]
    *first, last = rows or [_row([])]
    end = _grid(last)
    _, height = end.wrap(WIDTH, HEIGHT)
    return [
        *(_grid(row) for row in first),
        CondPageBreak(height + _BOX_HEIGHT + _CAPTION + _SPARE),
        end,
        SignatureRoom("Firma electrónica de quien levanta el acta"),
    ]


def _row(signatories: Sequence[Signatory]) -> list[Paragraph]:
    cells = [Paragraph(f"<b>{marked(one.name)}</b><br/>{marked(one.part)}", SIGNER) for one in signatories]
    return [*cells, *(Paragraph("", SIGNER) for _ in range(_ACROSS - len(cells)))]


def _grid(row: list[Paragraph]) -> Table:
    used = [place for place, cell in enumerate(row) if cell.text]
    grid = Table([[""] * _ACROSS, row], colWidths=[WIDTH / _ACROSS] * _ACROSS, rowHeights=[_LINE_ROOM, None])
    grid.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # even of empty cells: else Helvetica is asked for
                ("LEFTPADDING", (0, 0), (-1, -1), 8),
                ("RIGHTPADDING", (0, 0), (-1, -1), 8),
                *(("LINEBELOW", (place, 0), (place, 0), 0.7, INK, 0, None) for place in used),
            ]
        )
    )
    return grid
