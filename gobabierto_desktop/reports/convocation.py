"""The convocation of a forum: where, when, with how much notice, what about, how it will decide, and who is accredited.

It is printed and sent to many: it names delegates of public institutions in their post; the others are told by their
organisation alone (Decreto 57-2008, art. 9).
"""

from datetime import datetime

from reportlab.platypus import Flowable

from gobabierto_desktop.domain.convening import ASKED_NOTICE, notice_days
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import spoken_date
from gobabierto_desktop.reports.layout import Heading, marked, paragraph, prose, table_flowables
from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.paper import NOTE, SUBTITLE, TITLE, Imprint, print_story
from gobabierto_desktop.reports.scope import Scope, of_scope
from gobabierto_desktop.reports.tables import Table

_TITLE = "Convocatoria"
_UNSAID = "Sin indicar."


def convocation_paper(holdings: Holdings, scope: Scope, made_at: datetime) -> bytes:
    """The PDF of a convocation; the same input gives the same bytes. Raises ScopeMissing."""
    forum, terms = of_scope(holdings, scope).forum, holdings.terms
    name = printable(forum.text("name")) or "Foro de consulta ciudadana"
    kind = terms.label("meeting_kind", forum.text("meeting_kind")) or "Foro de consulta ciudadana"
    rule = terms.label("decision_rule", forum.text("decision_rule"))
    told: list[Flowable] = [
        paragraph(_TITLE.upper(), TITLE),
        paragraph(marked(f"{name}\n{kind}"), SUBTITLE),
        Heading("Lugar y fecha", 0),
        paragraph(marked(_where(forum, terms))),
        paragraph(marked(told_notice(forum)), NOTE),
        Heading("Agenda", 0),
        *(prose(forum.text("agenda")) or [paragraph(_UNSAID)]),
        Heading("Método de trabajo", 0),
        *(prose(forum.text("method")) or [paragraph(_UNSAID)]),
        Heading("Regla de decisión", 0),
        paragraph(marked(f"{rule}. Se declara antes de deliberar." if rule else _UNSAID)),
        *table_flowables(_accredited(holdings, forum), level=0),
    ]
    return print_story(Imprint(_TITLE, holdings.plan_title, name, made_at, forum.id, "Foro"), told)


def told_notice(forum: Record) -> str:
    """The notice in words, beside what organisations asked for."""
    days = notice_days(forum)
    asked = f"las organizaciones pidieron {ASKED_NOTICE} días"
    if days is None:
        return f"Falta la fecha de convocatoria o la de la reunión; {asked} de anticipación."
    if days < 0:
        return f"La convocatoria es posterior a la reunión; {asked} de anticipación."
    when = "el mismo día" if days == 0 else f"con {days} {'día' if days == 1 else 'días'} de anticipación"
    return f"Convocada el {spoken_date(forum.text('convened_on'))}, {when}; {asked}."


def _where(forum: Record, terms: Terms) -> str:
    place = [forum.text("place"), *(terms.label(one, forum.text(one)) for one in ("municipality", "department"))]
    hours = " a ".join(one for one in (forum.text("starts_at"), forum.text("ends_at")) if one)
    day = spoken_date(forum.text("held_on")) or "Fecha sin indicar"
    where = ", ".join(one for one in place if one) or "Lugar sin indicar"
    return f"{where}\n{day}, de {hours} horas" if hours else f"{where}\n{day}"


def _accredited(holdings: Holdings, forum: Record) -> Table:
    rows = sorted(_row(one, holdings.terms) for one in holdings.under(forum.id, "delegate"))
    return Table(
        "Delegados y delegadas acreditados",
        ("Institución u organización", "Nombre", "Cargo", "Calidad"),
        tuple(rows),
        note="" if rows else "Todavía no hay nadie acreditado.",
    )


def _row(delegate: Record, terms: Terms) -> tuple[str, str, str, str]:
    institution = terms.label("institution", delegate.text("institution"))
    name = delegate.text("name") if institution else "—"
    standing = "Suplente" if delegate.is_yes("is_alternate") else "Titular"
    return (institution or delegate.text("organisation") or "—", name or "—", delegate.text("post") or "—", standing)
