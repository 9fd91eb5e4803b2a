"""The consolidated report (informe.pdf): cover, contents, sections with tables and figures, annex, method."""

# ReportLab's stubs leave tables half typed:
# pyright: reportUnknownMemberType=false

from collections.abc import Iterator, Sequence
from datetime import datetime

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, TableStyle
from reportlab.platypus import Table as Grid

from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.values import GUATEMALA
from gobabierto_desktop.reports import consolidated, standing
from gobabierto_desktop.reports.board import HeatMap
from gobabierto_desktop.reports.consolidated import Exhibit, KeyFigure, Section
from gobabierto_desktop.reports.curves import drawn_curve, drawn_heat
from gobabierto_desktop.reports.figures import Manner, drawn
from gobabierto_desktop.reports.layout import Contents, Heading, marked, paragraph, room_to_begin, table_flowables
from gobabierto_desktop.reports.paper import (
    ACCENT,
    BAND,
    BODY,
    COVER_NOTE,
    COVER_SUBTITLE,
    COVER_TITLE,
    FIGURE,
    FIGURE_LABEL,
    HEADING,
    LABEL,
    LEAD,
    NOTE,
    PALE,
    POINT,
    REGULAR,
    WIDTH,
    Imprint,
    print_report,
)
from gobabierto_desktop.reports.scope import ForumView, all_forums
from gobabierto_desktop.reports.signatures import COVER_PLACE, SignatureBox, SignatureRoom
from gobabierto_desktop.reports.tables import UNTITLED, Table, area_name, forum_names, spoken
from gobabierto_desktop.reports.words import month_name

_TITLE = "Informe consolidado de los foros de consulta ciudadana"
_SHORT_TITLE = "Informe consolidado"
_ACROSS = 4


def consolidated_document(holdings: Holdings, at: datetime, mark: str = "") -> bytes:
    """The PDF of the report. `mark` is a short hash shown on each page; the same input gives the same bytes."""
    views = all_forums(holdings)
    imprint = Imprint(_SHORT_TITLE, holdings.plan_title, holdings.plan_title, at, mark)
    return print_report(imprint, [*_story(holdings, views, at)])


def signature_box() -> SignatureBox:
    """Where the coordinator's visible signature goes: at the foot of the cover."""
    return COVER_PLACE.boxes[0]


def _story(holdings: Holdings, views: Sequence[ForumView], at: datetime) -> Iterator[Flowable]:
    yield from _cover(holdings, views, at)
    yield paragraph("Contenido", HEADING)
    yield Contents()
    yield PageBreak()
    for number, section in enumerate(consolidated.sections(holdings, views, at.astimezone(GUATEMALA).date()), start=1):
        yield from _section(number, section)
    yield PageBreak()
    yield Heading("Anexo: lista de propuestas", 0)
    yield from table_flowables(proposal_list(holdings, views))
    yield from _method()


def _cover(holdings: Holdings, views: Sequence[ForumView], at: datetime) -> Iterator[Flowable]:
    day = at.astimezone(GUATEMALA).date()
    yield Spacer(0, 60)
    yield paragraph(marked(_TITLE), COVER_TITLE)
    yield paragraph(marked(holdings.plan_title), COVER_SUBTITLE)
    yield _tiles(consolidated.key_figures(holdings, views))
    yield Spacer(0, 14)
    yield paragraph(f"Compromisos del plan: {marked(standing.commitments_line(holdings))}.", COVER_NOTE)
    yield paragraph(f"Guatemala, {day.day} de {month_name(day)} de {day.year}", COVER_NOTE)
    yield SignatureRoom(COVER_PLACE, "Firma electrónica de quien coordina")


def _tiles(figures: Sequence[KeyFigure]) -> Grid:
    cells = [[paragraph(spoken(one.value), FIGURE), paragraph(marked(one.label), FIGURE_LABEL)] for one in figures]
    rows = [cells[start : start + _ACROSS] for start in range(0, len(cells), _ACROSS)]
    grid = Grid(rows, colWidths=[WIDTH / _ACROSS] * _ACROSS)
    grid.setStyle(
        TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("BACKGROUND", (0, 0), (-1, -1), BAND),
                ("INNERGRID", (0, 0), (-1, -1), 4, "white"),
                ("LINEABOVE", (0, 0), (-1, 0), 2, ACCENT),
                ("LINEBELOW", (0, -1), (-1, -1), 0.7, PALE),
                ("TOPPADDING", (0, 0), (-1, -1), 12),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 10),
            ]
        )
    )
    return grid


def _section(number: int, section: Section) -> Iterator[Flowable]:
    yield room_to_begin()
    yield Heading(f"{number}. {section.title}", 0)
    yield paragraph(marked(section.lead), LEAD)
    for exhibit in section.exhibits:
        yield from _exhibit(exhibit)


def _exhibit(exhibit: Exhibit) -> Iterator[Flowable]:
    if not exhibit.table.rows:
        yield Heading(exhibit.table.title, 1)
        yield paragraph("No hay nada que mostrar.", BODY)
        return
    if exhibit.heat:
        yield from _heat(exhibit.heat)
        return
    yield from table_flowables(exhibit.table)
    if exhibit.figure:
        caption = paragraph(f"Gráfica: {marked(exhibit.figure.title)}", LABEL)
        draw = (
            drawn_curve(exhibit.table)
            if exhibit.figure.manner is Manner.LINES
            else drawn(exhibit.figure, exhibit.table)
        )
        yield KeepTogether([caption, Spacer(0, 3), draw, Spacer(0, 10)])


def _heat(heat: HeatMap) -> Iterator[Flowable]:
    first, *others = drawn_heat(heat)
    yield KeepTogether([Heading(heat.title, 1), first])
    yield from others
    yield paragraph(marked(heat.note), NOTE)


def proposal_list(holdings: Holdings, views: Sequence[ForumView]) -> Table:
    """Every proposal, numbered as in the workbook's list."""
    terms, names = holdings.terms, forum_names(views, holdings.terms)
    rows = tuple(
        (
            place,
            one.text("title") or UNTITLED,
            names[view.forum.id],
            area_name(terms, view.table_of(one).text("work_area")),
            terms.label("institution", one.text("responsible")),
        )
        for place, (view, one) in enumerate(((view, one) for view in views for one in view.proposals), start=1)
    )
    return Table("Propuestas", ("N.º", "Título", "Foro", "Área de trabajo", "Entidad responsable"), rows)


def _method() -> Iterator[Flowable]:
    yield Heading("Método", 0)
    yield from (paragraph(marked(text), POINT) for text in consolidated.METHOD)
    yield room_to_begin()
    yield Heading("Fuentes", 0)
    yield from (paragraph(marked(text), POINT) for text in consolidated.SOURCES)
