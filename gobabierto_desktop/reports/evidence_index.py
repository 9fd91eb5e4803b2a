"""The index of evidence of a report: a thumbnail, what it proves, its digest, and the page where it is cited."""

# ReportLab's stubs leave flowables half typed:
# pyright: reportUnknownMemberType=false

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from xml.sax.saxutils import escape

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image, IndexingFlowable, Paragraph, TableStyle
from reportlab.platypus import LongTable as Grid

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import spoken_month
from gobabierto_desktop.reports.layout import marked
from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.paper import ACCENT, CELL, COLUMN, LINE, REGULAR, WIDTH, register_fonts

_CITED = "evidence"
_THUMBNAIL = 62.0
_WIDTHS = (_THUMBNAIL + 8, WIDTH - _THUMBNAIL - 8 - 150 - 40, 150.0, 40.0)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of evidence with its number in the report, and its thumbnail (PNG), empty where there is none."""

    number: int
    evidence: Record
    thumbnail: bytes = b""


class Citation(Paragraph):
    """A line that cites a piece of evidence where it is used; the index then knows the page."""

    def __init__(self, exhibit: Exhibit, terms: Terms) -> None:
        register_fonts()
        self._number = exhibit.number
        super().__init__(f"[{exhibit.number}] {_told(exhibit.evidence, terms)}", CELL)

    def draw(self) -> None:
        page = self.canv.getPageNumber()
        self.canv._doctemplate.notify(_CITED, (self._number, page))  # noqa: SLF001  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue] - ReportLab offers no other way
        super().draw()


def _told(evidence: Record, terms: Terms) -> str:
    kind = terms.label("evidence_kind", evidence.text("evidence_kind"))
    said = [kind, spoken_month(evidence.text("dated")), evidence.text("place"), evidence.text("author")]
    return f"<b>{marked(evidence.text('title'))}</b> {escape(printable(' · '.join(filter(None, said))))}"


class EvidenceIndex(IndexingFlowable):
    """The index; the document is laid out until the pages it names hold."""

    def __init__(self, exhibits: Sequence[Exhibit], terms: Terms) -> None:
        register_fonts()
        super().__init__()
        self._exhibits, self._terms = tuple(exhibits), terms
        self._pages: dict[int, int] = {}
        self._before: dict[int, int] = {}
        self._grid: Grid | None = None

    def isSatisfied(self) -> bool:  # noqa: N802 - ReportLab calls it
        return self._pages == self._before

    def beforeBuild(self) -> None:  # noqa: N802 - ReportLab calls it
        self._before, self._pages = self._pages, {}

    def notify(self, kind: str, stuff: object) -> None:
        """Hear of a citation: its number and page."""
        if kind == _CITED:
            number, page = cast("tuple[int, int]", stuff)
            self._pages.setdefault(number, page)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self._grid = _grid(self._exhibits, self._terms, self._before)
        return self._grid.wrapOn(self.canv, aW, aH)

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 - ReportLab's names
        grid = self._grid or _grid(self._exhibits, self._terms, self._before)
        return grid.splitOn(self.canv, aW, aH)

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        if self._grid is not None:
            self._grid.drawOn(canvas, x, y)


def _grid(exhibits: Sequence[Exhibit], terms: Terms, pages: Mapping[int, int]) -> Grid:
    heads: list[Flowable | str] = [Paragraph(name, COLUMN) for name in ("", "Evidencia", "Huella SHA-256", "Página")]
    grid = Grid([heads, *(_row(one, terms, pages) for one in exhibits)], colWidths=_WIDTHS, repeatRows=1)
    grid.setStyle(
        TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, 0), 0.9, ACCENT),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return grid


def _row(exhibit: Exhibit, terms: Terms, pages: Mapping[int, int]) -> list[Flowable | str]:
    evidence = exhibit.evidence
    lines = [f"[{exhibit.number}] {_told(evidence, terms)}"]
    if evidence.text("proves"):
        lines.append(f"Demuestra: {marked(evidence.text('proves'))}")
    if evidence.text("file_name"):
        lines.append(f"Archivo: {marked(evidence.text('file_name'))}, {evidence.number('size') or 0:,} bytes")
    if evidence.text("url"):
        lines.append(marked(evidence.text("url")))
    if evidence.get("is_publishable") is not True:
        lines.append("No se ha autorizado su publicación")
    digest = evidence.text("sha256")
    halves = "<br/>".join(digest[start : start + 32] for start in range(0, len(digest), 32)) or "sólo dirección"
    page = pages.get(exhibit.number)
    return [
        _thumbnail(exhibit.thumbnail),
        Paragraph("<br/>".join(lines), CELL),
        Paragraph(f'<font size="7">{halves}</font>', CELL),
        Paragraph(str(page) if page else "", CELL),
    ]


def _thumbnail(png: bytes) -> Flowable | str:
    if not png:
        return ""
    return Image(io.BytesIO(png), _THUMBNAIL, _THUMBNAIL, kind="proportional")
