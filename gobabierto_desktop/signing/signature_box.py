"""The visible box of a signature: who signed, as what, when by their own clock, why, and a QR to check it."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# reportlab carries types in part only.

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

import segno
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from gobabierto_desktop.paths import bundled
from gobabierto_desktop.signing.signer import Signer

_REGULAR: Final = "NotoSans-Regular"
_BOLD: Final = "NotoSans-Bold"
_INK: Final = (0.12, 0.16, 0.22)
_PALE: Final = (0.36, 0.41, 0.48)
_ACCENT: Final = (0.05, 0.35, 0.60)
_MARGIN: Final = 6.0
_LEADING: Final = 1.25
_LARGEST: Final = 8.5
_SMALLEST: Final = 3.5
_GUATEMALA_CLOCK: Final = "%d/%m/%Y %H:%M"

Line = tuple[str, str]  # font, text


@dataclass(frozen=True, slots=True)
class VisibleMark:
    """Where a signature is seen: its field, the page from 0 (-1 the last), and x1, y1, x2, y2 in points."""

    field_name: str
    page: int
    box: tuple[int, int, int, int]
    reason: str
    place: str
    qr_text: str


def draw_box(signer: Signer, at: datetime, mark: VisibleMark) -> bytes:
    """Return a one-page PDF of the size of the mark's box; the text shrinks until all of it fits."""
    left, bottom, right, top = mark.box
    size = (float(right - left), float(top - bottom))
    for name in (_REGULAR, _BOLD):
        pdfmetrics.registerFont(TTFont(name, str(bundled("fonts") / f"{name}.ttf")))
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=size, invariant=True, initialFontName=_REGULAR)  # pyright: ignore[reportArgumentType] - the stubs take it for a number
    _draw_frame(canvas, size)
    taken = _draw_qr(canvas, mark.qr_text, size)
    _draw_lines(canvas, _lines(signer, at, mark), (size[0] - taken, size[1]))
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def _lines(signer: Signer, at: datetime, mark: VisibleMark) -> tuple[Line, ...]:
    office = ", ".join(part for part in (signer.post, signer.institution) if part)
    texts = (
        (_REGULAR, "Firmado electrónicamente por"),
        (_BOLD, signer.name),
        (_REGULAR, office),
        (_REGULAR, f"Motivo: {mark.reason}" if mark.reason else ""),
        (_REGULAR, f"Lugar: {mark.place}" if mark.place else ""),
        (_REGULAR, f"{at.strftime(_GUATEMALA_CLOCK)} ({_offset(at)})"),
        (_REGULAR, "Hora declarada, no sellada"),
    )
    return tuple(line for line in texts if line[1])


def _offset(at: datetime) -> str:
    written = at.strftime("%z")
    return f"UTC{written[:3]}:{written[3:5]}" if written else "hora local"


def _draw_frame(canvas: Canvas, size: tuple[float, float]) -> None:
    canvas.setStrokeColorRGB(*_ACCENT)
    canvas.setLineWidth(0.8)
    canvas.roundRect(0.6, 0.6, size[0] - 1.2, size[1] - 1.2, 3)


def _draw_qr(canvas: Canvas, text: str, size: tuple[float, float]) -> float:
    """Draw the QR at the right and return the width it takes, none without a text."""
    if not text:
        return 0.0
    matrix = segno.make(text, error="m", micro=False).matrix
    side = min(size[1] - 2 * _MARGIN, size[0] / 3)
    cell = side / len(matrix)
    left, top = size[0] - _MARGIN - side, (size[1] + side) / 2
    canvas.setFillColorRGB(0, 0, 0)
    for row, cells in enumerate(matrix):
        for column, dark in enumerate(cells):
            if dark:
                canvas.rect(left + column * cell, top - (row + 1) * cell, cell, cell, stroke=0, fill=1)
    return side + _MARGIN


def _draw_lines(canvas: Canvas, lines: tuple[Line, ...], size: tuple[float, float]) -> None:
    width, height = size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN
    font_size = _LARGEST
    wrapped = _wrapped(lines, font_size, width)
    while font_size > _SMALLEST and len(wrapped) * font_size * _LEADING > height:
        font_size -= 0.25
        wrapped = _wrapped(lines, font_size, width)
    y = (size[1] + len(wrapped) * font_size * _LEADING) / 2
    for font, text in wrapped:
        y -= font_size * _LEADING
        canvas.setFillColorRGB(*(_INK if font == _BOLD else _PALE))
        canvas.setFont(font, font_size)
        canvas.drawString(_MARGIN, y + font_size * 0.3, text)


def _wrapped(lines: tuple[Line, ...], font_size: float, width: float) -> list[Line]:
    return [
        (font, part) for font, text in lines for part in cast("list[str]", simpleSplit(text, font, font_size, width))
    ]
