"""The official sheet of a commitment (ficha), in the order of the form of the 4th plan."""

from collections.abc import Iterator
from datetime import datetime

from reportlab.platypus import Flowable

from gobabierto_desktop.domain.commitments import COMMITMENT, MILESTONE, milestone_name
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import shown
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.tracking import Tracking, track
from gobabierto_desktop.domain.values import spoken_month
from gobabierto_desktop.reports.layout import Heading, grid_of, marked, paragraph, prose, table_flowables
from gobabierto_desktop.reports.letters import lines_of, printable
from gobabierto_desktop.reports.paper import BODY, POINT, SUBTITLE, TITLE, Imprint, print_story
from gobabierto_desktop.reports.responsibles import coordinating, ending, responsible_for
from gobabierto_desktop.reports.tables import UNTITLED, Table

UNPUBLISHED = "Sin ficha publicada"
_COLUMNS = (28.0, 190.0, 90.0, 54.0, 50.0, 76.0)
_QUESTIONS = ("problem", "commitment", "contribution", "relevance", "additional")


class CommitmentMissing(KnownFailure):
    """The commitment that a sheet was asked for is not held."""

    code = "commitment_missing"

    def __init__(self) -> None:
        super().__init__("Ese compromiso no está en sus datos.", "Elija un compromiso de la lista.")


def commitment_sheet(holdings: Holdings, commitment: str, at: datetime, mark: str = "") -> bytes:
    """The PDF of the sheet; the same input gives the same bytes. Raises CommitmentMissing."""
    found = next((one for one in holdings.of("commitment") if one.id == commitment), None)
    if found is None:
        raise CommitmentMissing
    title = f"Compromiso {found.text('number') or 's/n'}"
    imprint = Imprint(title, holdings.plan_title, printable(found.text("title")), at, mark)
    return print_story(imprint, [*_sheet(holdings, track(holdings), found)])


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
    yield Heading(milestones.title, 0)
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
