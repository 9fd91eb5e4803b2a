"""Where people sign: a line for each who signs by hand, and blank rectangles for electronic signatures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Table, TableStyle

from gobabierto_desktop.domain.handwriting import Trace
from gobabierto_desktop.reports.handwritten import Drawing
from gobabierto_desktop.reports.layout import marked
from gobabierto_desktop.reports.letters import shortened
from gobabierto_desktop.reports.paper import (
    BOTTOM,
    HEIGHT,
    INK,
    LEFT,
    LINE,
    QUIET,
    REGULAR,
    SIGNER,
    SIGNER_NOTE,
    WIDTH,
    register_fonts,
)


class SignatureBox(NamedTuple):
    """A page (-1 is the last) and the corners (x1, y1, x2, y2) of a rectangle on it, in points from below left."""

    page: int
    rectangle: tuple[int, int, int, int]


_ACROSS = 3
_LINE_ROOM, _BETWEEN, _SPARE = 46.0, 16.0, 2.0
_CAPTION, _GAP = 14, 8
_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Places:
    """A grid of rectangles at the foot of a page, filled row by row: so many rows and columns of one size."""

    page: int
    rows: int
    columns: int
    width: int
    height: int

    @property
    def tall(self) -> int:
        """How much of the page they take."""
        return self.rows * self.height + (self.rows - 1) * _GAP

    @property
    def boxes(self) -> tuple[SignatureBox, ...]:
        """The rectangles on the page, in their order."""
        return tuple(
            SignatureBox(self.page, (left, bottom, left + self.width, bottom + self.height))
            for row in reversed(range(self.rows))
            for column in range(self.columns)
            for left, bottom in [(LEFT + column * (self.width + _GAP), BOTTOM + row * (self.height + _GAP))]
        )


def in_a_row(page: int, count: int) -> Places:
    """So many places side by side, as wide as the text."""
    return Places(page, rows=1, columns=count, width=int((WIDTH - _GAP * (count - 1)) / count), height=84)


COVER_PLACE = Places(page=0, rows=1, columns=1, width=300, height=84)
ACTA_PLACES = Places(page=-1, rows=3, columns=2, width=240, height=68)


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, and as what; `trace` is what was drawn on the screen, `note` stands below in small letters."""

    name: str
    part: str
    trace: Trace | None = None
    note: str = ""


class SignatureRoom(Flowable):
    """Takes what is left of the page, so that the rectangles always stand at the same place at its foot.

    A caption stands over each column; the first may speak for all.
    """

    def __init__(self, places: Places, *captions: str) -> None:
        super().__init__()
        self._places, self._captions = places, captions

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        return aW, max(aH, self._places.tall + _CAPTION)

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(QUIET)
        for caption, (_, (left, *_)) in zip(self._captions, self._places.boxes, strict=False):
            canvas.drawString(left - LEFT, self._places.tall + 5, caption)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        canvas.setDash(3, 2)
        for _, (left, bottom, right, top) in self._places.boxes:
            canvas.rect(left - LEFT, bottom - BOTTOM, right - left, top - bottom)


def signature_flowables(signatories: Sequence[Signatory]) -> list[Flowable]:
    """The lines to sign on, and the room for the electronic signatures, never alone on its page."""
    register_fonts()
    rows = [_grid(signatories[start : start + _ACROSS]) for start in range(0, len(signatories), _ACROSS)]
    *first, end = rows or [_grid([])]
    _, height = end.wrap(WIDTH, HEIGHT)
    return [
        *first,
        CondPageBreak(height + ACTA_PLACES.tall + _CAPTION + _SPARE),
        end,
        SignatureRoom(ACTA_PLACES, "Firmas electrónicas: primero quien levanta el acta"),
    ]


def _grid(signatories: Sequence[Signatory]) -> Table:
    """A line to sign on for each, with what was drawn above it; never parted from who it is of by the page's end."""
    drawn = [Drawing(one.trace, _LINE_ROOM - 4) if one.trace else "" for one in signatories]
    told = [_told(one) for one in signatories]
    width = (WIDTH - _BETWEEN * (_ACROSS - 1)) / _ACROSS
    widths = [width, *([_BETWEEN, width] * (_ACROSS - 1))]
    rows = [
        [cells[place // 2] if place % 2 == 0 and place // 2 < len(cells) else "" for place in range(len(widths))]
        for cells in (drawn, told)
    ]
    grid = Table(rows, colWidths=widths, rowHeights=[_LINE_ROOM, None])
    grid.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
                ("VALIGN", (0, 1), (-1, 1), "TOP"),
                ("ALIGN", (0, 0), (-1, 0), "CENTER"),
                ("NOSPLIT", (0, 0), (-1, -1)),
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # even of empty cells: else Helvetica is asked for
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, 0), 1),
                *(
                    ("LINEBELOW", (2 * place, 0), (2 * place, 0), 0.7, INK, 0, None)
                    for place in range(len(signatories))
                ),
            ]
        )
    )
    return grid


def _told(one: Signatory) -> list[Paragraph]:
    told = Paragraph(f"<b>{_marked(one.name)}</b><br/>{_marked(one.part)}", SIGNER)
    return [told, Paragraph(one.note, SIGNER_NOTE)] if one.note else [told]


def _marked(text: str) -> str:
    return marked(shortened(text, _LONGEST_NAME))
