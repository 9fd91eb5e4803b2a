"""The official sheet of a commitment (ficha), in the order of the form of the 4th plan."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape

from reportlab.platypus import Flowable, PageBreak

from gobabierto_desktop.domain.commitments import COMMITMENT, MILESTONE, milestone_name
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import shown
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.tracking import Tracking, track
from gobabierto_desktop.domain.values import spoken_month
from gobabierto_desktop.domain.versions import Piece, Revision
from gobabierto_desktop.reports.layout import Heading, grid_of, marked, paragraph, prose, room_to_begin, table_flowables
from gobabierto_desktop.reports.letters import lines_of, printable
from gobabierto_desktop.reports.paper import BODY, LABEL, NOTE, POINT, SUBTITLE, TITLE, Imprint, print_story
from gobabierto_desktop.reports.responsibles import coordinating, ending, responsible_for
from gobabierto_desktop.reports.tables import UNTITLED, Table

UNPUBLISHED = "Sin ficha publicada"
_COLUMNS = (28.0, 190.0, 90.0, 54.0, 50.0, 76.0)
_AROUND, _LONGEST_PIECE = 120, 2_500
_MARKS = {Piece.KEPT: "{}", Piece.REMOVED: "<strike>{}</strike>", Piece.ADDED: "<b><u>{}</u></b>"}
_QUESTIONS = ("problem", "commitment", "contribution", "relevance", "additional")


class CommitmentMissing(KnownFailure):
    """The commitment that a sheet was asked for is not held."""

    code = "commitment_missing"

    def __init__(self) -> None:
        super().__init__("Ese compromiso no está en sus datos.", "Elija un compromiso de la lista.")


def commitment_sheet(
    holdings: Holdings, commitment: str, at: datetime, mark: str = "", revisions: Sequence[Revision] = ()
) -> bytes:
    """The PDF of the sheet, an annex for its `revisions`; the same input gives the same bytes.

    Raises CommitmentMissing.
    """
    found = next((one for one in holdings.of("commitment") if one.id == commitment), None)
    if found is None:
        raise CommitmentMissing
    title = f"Compromiso {found.text('number') or 's/n'}"
    imprint = Imprint(title, holdings.plan_title, printable(found.text("title")), at, mark)
    return print_story(imprint, [*_sheet(holdings, track(holdings), found), *_annex(revisions)])


def _sheet(holdings: Holdings, tracking: Tracking, commitment: Record) -> Iterator[Flowable]:
    terms = holdings.terms
    yield paragraph(marked(f"{commitment.text('number') or 's/n'}. {commitment.text('title') or UNTITLED}"), TITLE)
    yield paragraph(marked(holdings.plan_title), SUBTITLE)
    yield Heading("Fecha de inicio y término del compromiso", 0)
    starts = spoken_month(commitment.text("starts")) or "sin indicar"
    yield paragraph(marked(f"Inicio: {starts}. Término: {ending(commitment) or 'sin indicar'}."))
    yield from _answer("Institución o actor responsable de la implementación", coordinating(commitment, terms))
    yield from _answer("Descripción del compromiso", commitment.text("summary") or UNPUBLISHED)
    for name in _QUESTIONS:
        yield from _answer(COMMITMENT.field(name).label, commitment.text(name))
    milestones = milestone_table(tracking, commitment, terms)
    yield room_to_begin()
    heading = Heading(milestones.title, 0)
    heading.keepWithNext = 0  # pyright: ignore[reportAttributeAccessIssue] - else a long table always begins a page
    yield heading
    yield grid_of(milestones, _COLUMNS) if milestones.rows else paragraph(milestones.note)
    yield from table_flowables(contact_table(holdings, commitment), 0)
    yield from _actors(commitment)


def _answer(question: str, answer: str) -> Iterator[Flowable]:
    yield Heading(question, 0)
    yield from prose(answer or "Sin indicar.")


def milestone_table(tracking: Tracking, commitment: Record, terms: Terms) -> Table:
    """The table of milestones, a sub-item under the milestone it is part of."""
    rows = [
        (
            milestone_name(one),
            printable(one.text("title")) or UNTITLED,
            responsible_for(one, terms),
            shown(MILESTONE.field("status"), one.get("status"), terms),
            spoken_month(one.text("starts")),
            ending(one),
        )
        for above in tracking.milestones.get(commitment.id, ())
        for one in (above, *tracking.parts.get(above.id, ()))
    ]
    return Table(
        "Hitos: metas o etapas que permiten verificar el cumplimiento del compromiso",
        ("No.", "Hitos", "Entidad responsable", "En curso o nuevo", "Inicio", "Término"),
        tuple(rows),
        note="" if rows else "No se publicaron hitos de este compromiso.",
    )


def contact_table(holdings: Holdings, commitment: Record) -> Table:
    """The people responsible: head and delegates, institution, post, address and telephone."""
    terms = holdings.terms
    contacts = holdings.under(commitment.id, "contact")
    rows = tuple(
        (
            one.text("name") or "Sin indicar",
            ", ".join(filter(None, (terms.label("institution", one.text("institution")), one.text("post")))),
            "\n".join(filter(None, (one.text("email"), one.text("phone")))),
        )
        for one in sorted(contacts, key=lambda one: (one.number("number") or 99, one.id))
    )
    return Table(
        "Información de contacto",
        ("Persona responsable", "Institución, cargo", "Correo electrónico y teléfono"),
        rows,
        note="" if rows else "Sin indicar.",
    )


def _actors(commitment: Record) -> Iterator[Flowable]:
    yield Heading("Otros actores involucrados", 0)
    for label, name in (
        ("Actores de entidades públicas", "public_actors"),
        ("OSC, sector privado, organizaciones multilaterales, grupos de trabajo", "other_actors"),
    ):
        yield paragraph(f"<b>{label}</b>", BODY)
        lines = lines_of(commitment.text(name)) or ("Sin indicar.",)
        yield from (paragraph(f"• {marked(line)}", POINT) for line in lines)


def _annex(revisions: Sequence[Revision]) -> Iterator[Flowable]:
    """What each version changed, the newest first; nothing where the first is the only one."""
    if len(revisions) < 2:
        return
    yield PageBreak()
    yield Heading("Anexo: versiones del compromiso", 0)
    yield paragraph("Lo que se quitó está tachado; lo que se agregó, en negrita y subrayado.", NOTE)
    for one in reversed(revisions):
        version = one.version
        day = f"{date.fromisoformat(version.on):%d/%m/%Y}"
        yield Heading(f"Versión {version.number}, del {day}", 1)
        yield paragraph(marked(f"{version.author}, {version.device}"), NOTE)
        for change in one.changed:
            yield paragraph(f"<b>{marked(change.title)}</b> — {marked(change.label)}", LABEL)
            yield from corrected(change.pieces)
        if not one.changed:
            yield paragraph("El compromiso tal como se recibió.")


def corrected(pieces: Sequence[tuple[Piece, str]]) -> Iterator[Flowable]:
    """A text as it was corrected by hand; what was not touched for long is left out with «…»."""
    told = "".join(_MARKS[piece].format(escape(printable(_middle_cut(piece, text)))) for piece, text in pieces)
    yield paragraph(told.replace("\n", "<br/>"))


def _middle_cut(piece: Piece, text: str) -> str:
    if piece is Piece.KEPT and len(text) > 2 * _AROUND:
        return f"{text[:_AROUND].rpartition(' ')[0]} […] {text[-_AROUND:].partition(' ')[2]}"
    return text if len(text) <= _LONGEST_PIECE else f"{text[:_LONGEST_PIECE]} […]"
