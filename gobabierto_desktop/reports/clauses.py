"""The clauses of an acta, of a forum or of one of its tables: why, agenda, who, proposals, votes, agreements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from gobabierto_desktop.domain.deliberation import Outcome, decide
from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.domain.forums import AGREEMENT, TABLE, VOTE
from gobabierto_desktop.domain.proposals import PROPOSAL
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import shown
from gobabierto_desktop.domain.tally import counted_fields, is_by_points, with_forum_rule
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.reports import attendance
from gobabierto_desktop.reports.layout import (
    LONGEST_HEADING,
    Heading,
    labelled,
    marked,
    paragraph,
    prose,
    table_flowables,
)
from gobabierto_desktop.reports.letters import lines_of, printable
from gobabierto_desktop.reports.paper import BODY, LEAD_NOTE, NOTE, POINT
from gobabierto_desktop.reports.scope import FACILITATOR, ForumView
from gobabierto_desktop.reports.tables import ABSENT, PRESENT, UNTITLED, Cell, Table, area_name, presence
from gobabierto_desktop.reports.words import counted

_TOLD = ("problem", "action", "expected_result")
_PRESENCE = {PRESENT: "presente en el foro", ABSENT: "ausente del foro"}


@dataclass(frozen=True, slots=True)
class Matter:
    """What an acta is about: `table` where it is about only one."""

    plan_title: str
    terms: Terms
    view: ForumView
    table: Record | None


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause before it is numbered."""

    title: str
    body: tuple[Flowable, ...]


def clauses(matter: Matter) -> tuple[Clause, ...]:
    """All of them in their order."""
    return (
        Clause("Motivo", tuple(_purpose(matter))),
        Clause("Agenda y método", tuple(_agenda(matter.view.forum))),
        Clause("Participación", tuple(_participation(matter))),
        Clause("Propuestas", tuple(_proposals(matter))),
        Clause("Votaciones", tuple(_votes(matter))),
        Clause("Acuerdos", tuple(_agreements(matter))),
        Clause("Disensos", tuple(_dissents(matter))),
    )


def table_name(table: Record, terms: Terms) -> str:
    """«Mesa 2, Educación: topic»."""
    number = table.number("number")
    name = f"Mesa {number}" if number is not None else "Mesa sin número"
    topic = printable(table.text("topic"))
    area = printable(area_name(terms, table.text("work_area")))
    return f"{name} · {area}" + (f" · {topic}" if topic else "")


def _purpose(matter: Matter) -> list[Flowable]:
    about = "de la mesa de diálogo" if matter.table else "del foro de consulta ciudadana"
    return [
        paragraph(
            f"Dejar constancia {about} y de las propuestas, votaciones y acuerdos a que se llegó, para la formulación"
            f" del {marked(matter.plan_title)}."
        )
    ]


def _agenda(forum: Record) -> list[Flowable]:
    points = lines_of(forum.text("agenda"))
    numbered = points if _is_numbered(points) else [f"{place}. {one}" for place, one in enumerate(points, start=1)]
    told = [part for point in numbered for part in prose(point, POINT)]
    return [*(told or [_nothing("No se registró la agenda.")]), *labelled("Método de trabajo", forum.text("method"))]


def _is_numbered(points: Sequence[str]) -> bool:
    return any(point[0].isdecimal() for point in points)


def _participation(matter: Matter) -> list[Flowable]:
    people = matter.view.participants
    if not people:
        return [_nothing("No hay asistencia registrada."), *_officials(matter)]
    by_sector = attendance.by_sector(people, matter.terms)
    used = tuple(row for row in by_sector.rows if row[-1])
    return [
        paragraph(marked(attendance.parity_line(people))),
        *table_flowables(Table(by_sector.title, by_sector.columns, used, by_sector.total)),
        *_officials(matter),
    ]


def _officials(matter: Matter) -> list[Flowable]:
    lines = official_lines(matter)
    if not lines:
        return []
    return [
        Heading("Facilitan, toman nota y asisten como delegados o delegadas", 1),
        *(paragraph(one, POINT) for one in lines),
    ]


def official_lines(matter: Matter) -> list[str]:
    """Who is named in an acta, as markup, each once: who facilitates, who takes notes, delegates in official posts."""
    forum, terms = matter.view.forum, matter.terms
    named = [(forum.text("facilitator"), "facilita el foro", forum.text("facilitator_post"))]
    for table in matter.view.tables:
        number = f"la mesa {table.number('number') or '(sin número)'}"
        named.append((table.text("facilitator"), f"facilita {number}", ""))
        named.append((table.text("rapporteur"), f"toma nota en {number}", ""))
    named += [
        (one.text("name"), "facilita", one.text("post"))
        for one in matter.view.participants
        if one.text("role") == FACILITATOR
    ]
    named += [
        (one.text("name"), f"delegado/a de {terms.label('institution', one.text('institution'))}", one.text("post"))
        for one in matter.view.official_delegates()
    ]
    parts: dict[str, tuple[str, list[str]]] = {}
    for name, part, post in named:
        if not name.strip():
            continue
        _, told = parts.setdefault(fold(name), (name, []))
        told += [text for text in (post.strip(), part) if text and text not in told]
    return [f"<b>{marked(name)}</b>, {marked('; '.join(_without_bare(told)))}." for name, told in parts.values()]


def _without_bare(told: list[str]) -> list[str]:
    """«facilita» says nothing beside «facilita la mesa 2»."""
    is_said = any(one.startswith("facilita ") for one in told)
    return [one for one in told if one != "facilita" or not is_said]


def _proposals(matter: Matter) -> list[Flowable]:
    view = matter.view
    if not view.proposals:
        return [_nothing("No se registraron propuestas.")]
    verb = "presenta" if len(view.proposals) == 1 else "presentan"
    body: list[Flowable] = [paragraph(f"Se {verb} {counted(len(view.proposals), 'propuesta', 'propuestas')}.")]
    place = 0
    for table in view.tables:
        body += _table_head(table, matter)
        for one in (one for one in view.proposals if one.parent == table.id):
            place += 1
            body += _proposal(place, one, matter)
    return body


def _table_head(table: Record, matter: Matter) -> list[Flowable]:
    rule = shown(TABLE.field("decision_rule"), table.get("decision_rule"), matter.terms) or "no se declaró"
    head: list[Flowable] = [] if matter.table else [Heading(table_name(table, matter.terms), 1)]
    return [*head, paragraph(f"Regla de decisión: {marked(rule)}.", LEAD_NOTE)]


def _proposal(place: int, proposal: Record, matter: Matter) -> list[Flowable]:
    title = printable(proposal.text("title")).replace("\n", " ") or UNTITLED
    told = [part for name in _TOLD for part in labelled(PROPOSAL.field(name).label, proposal.text(name))]
    return [
        Heading(f"{place}. {title}", 1),
        *(prose(title) if len(title) > LONGEST_HEADING - 10 else []),
        paragraph(_summary(proposal, matter), LEAD_NOTE if told else NOTE),
        *told,
    ]


def _summary(proposal: Record, matter: Matter) -> str:
    kind = shown(PROPOSAL.field("proposal_kind"), proposal.get("proposal_kind"), matter.terms) or "Tipo sin indicar"
    entity = shown(PROPOSAL.field("responsible"), proposal.get("responsible"), matter.terms)
    if not entity:
        return f"<b>{marked(kind)}</b> · Entidad responsable sin indicar."
    present = _PRESENCE.get(presence(matter.view, proposal), "no consta si asistió")
    return f"<b>{marked(kind)}</b> · Entidad responsable: <b>{marked(entity)}</b> · Su delegado/a: {present}."


def _votes(matter: Matter) -> list[Flowable]:
    view = matter.view
    if not view.votes:
        return [_nothing("No se registraron votaciones.")]
    ruled = {one.id: with_forum_rule(one, view.forum) for one in view.tables}
    ballots = [one for one in view.votes if not is_by_points(ruled[one.parent or ""], one)]
    points = [one for one in view.votes if one not in ballots]
    return [
        *_sheets("Votos emitidos", view, ballots, counted_fields(by_points=False)),
        *_sheets("Puntos o votos repartidos", view, points, counted_fields(by_points=True)),
        *_decisions(view, ruled.values()),
    ]


def _sheets(title: str, view: ForumView, votes: Sequence[Record], fields: Sequence[str]) -> list[Flowable]:
    if not votes:
        return []
    rows = tuple((_voted(view, vote), *(_count(vote, name) for name in fields)) for vote in votes)
    return table_flowables(Table(title, ("Propuesta", *(VOTE.field(name).label for name in fields)), rows))


def _decisions(view: ForumView, tables: Iterable[Record]) -> list[Flowable]:
    """What each mesa's rule made of its votes."""
    told: list[Flowable] = []
    for table in tables:
        proposals = {one.id: one for one in view.proposals if one.parent == table.id}
        votes = [one for one in view.votes if one.parent == table.id]
        for one in decide(table, [*proposals.values()], votes):
            if one.outcome is not Outcome.UNDECIDED:
                title = _short(proposals[one.proposal].text("title")) or UNTITLED
                told.append(paragraph(f"«{marked(title)}»: <b>{one.outcome.value}</b>. {marked(one.reason)}", POINT))
    return [Heading("Lo que se decidió", 1), *told] if told else []


def _voted(view: ForumView, vote: Record) -> str:
    proposal = next((one for one in view.proposals if one.id == vote.text("proposal")), None)
    title = (printable(proposal.text("title")) or UNTITLED) if proposal else "(propuesta que no consta)"
    return f"{title} (recuento)" if vote.text("recount_of") else title


def _count(vote: Record, name: str) -> Cell:
    number = vote.number(name)
    return "—" if number is None else number


def _agreements(matter: Matter) -> list[Flowable]:
    if not matter.view.agreements:
        return [_nothing("No se registraron acuerdos.")]
    return [
        part
        for place, one in enumerate(matter.view.agreements, start=1)
        for part in (*prose(f"{place}. {one.text('text') or '(sin texto)'}"), *_undertaking(one, matter.terms))
    ]


def _undertaking(agreement: Record, terms: Terms) -> list[Flowable]:
    parts = [
        f"{AGREEMENT.field(name).label}: {shown(AGREEMENT.field(name), agreement.get(name), terms)}."
        for name in ("institution", "due_on")
        if agreement.get(name)
    ]
    return [paragraph(marked(" ".join(parts)), NOTE)] if parts else []


def _dissents(matter: Matter) -> list[Flowable]:
    view = matter.view
    told = [(f"Sobre el acuerdo «{_short(one.text('text'))}»", one.text("dissent")) for one in view.agreements]
    told += [(f"Sobre la votación de «{_short(_voted(view, one))}»", one.text("dissent")) for one in view.votes]
    body = [part for label, text in told for part in labelled(label, text)]
    return body or [_nothing("Nadie pidió que constara un disenso.")]


def _short(text: str) -> str:
    line = " ".join(printable(text).split())
    return line if len(line) <= 120 else f"{line[:120].rstrip()}…"


def _nothing(text: str) -> Flowable:
    return paragraph(text, BODY)
