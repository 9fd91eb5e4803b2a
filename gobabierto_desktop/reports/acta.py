"""The acta of a forum or of one of its tables: a PDF to be read aloud, ratified and signed.

It travels unsealed. So it names only who facilitates, who takes notes, and delegates in their official post;
everyone else is a count, and who presented a proposal is never told (Decreto 57-2008, art. 9).
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from reportlab.platypus import Flowable

from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import read_date, read_time
from gobabierto_desktop.reports.aloud import Reading, said
from gobabierto_desktop.reports.clauses import Matter, clauses
from gobabierto_desktop.reports.handwritten import (
    NOT_ELECTRONIC,
    ON_PAPER,
    ByHand,
    Ink,
    by_hand,
    hand_signatures,
    trace_digests,
    trace_of,
)
from gobabierto_desktop.reports.layout import Heading, marked, paragraph, room_to_begin
from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.paper import NOTE, SUBTITLE, TITLE, Imprint, print_story
from gobabierto_desktop.reports.scope import Scope, of_scope
from gobabierto_desktop.reports.signatures import ACTA_PLACES, Signatory, SignatureBox, signature_flowables
from gobabierto_desktop.reports.tables import area_name
from gobabierto_desktop.reports.words import CLAUSES, counted, date_in_words, number_in_words, time_in_words

_BLANK = "______________"
_CLOSING = "Lectura y cierre"
_CLAUSE_ROOM = 90


def acta(
    holdings: Holdings, scope: Scope, number: str, made_at: datetime, mark: str = "", ink: Ink = Ink.LEFT_OUT
) -> bytes:
    """The PDF of the acta. `mark` is a short hash shown on each page; the same input gives the same bytes.

    With `ink` it names who signs by hand, and shows what they drew: such a copy travels sealed.
    """
    view = of_scope(holdings, scope)
    matter = Matter(holdings.plan_title, holdings.terms, view, view.tables[0] if scope.table else None)
    title = f"Acta No. {printable(number)}"
    hands = hand_signatures(holdings, scope)
    traces = trace_digests(holdings, scope) if ink is Ink.DRAWN else ()
    imprint = Imprint(title, holdings.plan_title, printable(view.forum.text("name")), made_at, mark, traces=traces)
    ending = _with_hands(matter, hands) if ink is Ink.DRAWN else _without_ink(matter, hands)
    return print_story(imprint, [*_opening(title, matter), *_numbered(matter), *ending])


def reading(holdings: Holdings, scope: Scope, number: str) -> tuple[Reading, ...]:
    """The same acta as it is read aloud: the opening, then clause by clause, the last with who signs by hand."""
    view = of_scope(holdings, scope)
    matter = Matter(holdings.plan_title, holdings.terms, view, view.tables[0] if scope.table else None)
    told = [*clauses(matter)]
    ordinals = zip(CLAUSES, told, strict=False)
    return (
        Reading(
            f"Acta No. {printable(number)}", (*_meeting(matter).splitlines(), *said([paragraph(_appearance(matter))]))
        ),
        *(Reading(f"{ordinal}: {clause.title}", said(clause.body)) for ordinal, clause in ordinals),
        Reading(
            f"{CLAUSES[len(told)]}: {_CLOSING}",
            (*said([paragraph(_formula(matter))]), *(f"Firma {one.name}, {one.part}." for one in _signatories(matter))),
        ),
    )


def signature_boxes() -> tuple[SignatureBox, ...]:
    """Where the visible electronic signatures go, in their order: blank rectangles at the foot of the last page."""
    return ACTA_PLACES.boxes


def _opening(title: str, matter: Matter) -> list[Flowable]:
    return [
        paragraph(marked(title.upper().replace("NO.", "No.")), TITLE),
        paragraph(marked(_meeting(matter)), SUBTITLE),
        paragraph(_appearance(matter)),
    ]


def _meeting(matter: Matter) -> str:
    name = matter.view.forum.text("name") or "Foro de consulta ciudadana"
    table = matter.table
    return name if table is None else f"{name}\nMesa {table.number('number') or _BLANK}"


def _appearance(matter: Matter) -> str:
    """«En el municipio de …, siendo las … del día …, reunidos en …»: place, date and hour in words."""
    forum, terms = matter.view.forum, matter.terms
    municipality = terms.label("municipality", forum.text("municipality")) or _BLANK
    department = terms.label("department", forum.text("department")) or _BLANK
    name = forum.text("name") or "foro de consulta ciudadana"
    table = f", {_table_in_words(matter)}" if matter.table else ""
    convened = f", convocado el {_day(forum.text('convened_on'))}" if forum.text("convened_on") else ""
    return (
        f"En el municipio de <b>{marked(municipality)}</b>, departamento de <b>{marked(department)}</b>, siendo"
        f" {_hour(forum.text('starts_at'))} del día {_day(forum.text('held_on'))}, reunidos en"
        f" {marked(forum.text('place') or _BLANK)}, quienes participan en el"
        f" <b>{marked(name)}</b>{convened}{table}, hacen constar lo siguiente:"
    )


def _table_in_words(matter: Matter) -> str:
    table = matter.table
    number = table.number("number") if table else None
    told = number_in_words(number) if number is not None and 0 <= number <= 9999 else _BLANK
    area = area_name(matter.terms, table.text("work_area")) if table else ""
    topic = f", «{table.text('topic')}»" if table and table.text("topic") else ""
    return marked(f"mesa de diálogo número {told}, área de trabajo {area}{topic}")


def _hour(text: str) -> str:
    """«las ocho horas con treinta minutos»; what cannot be read stands as it was typed, for people to mend."""
    told = read_time(text)
    if told is None:
        return marked(f"las {text or _BLANK} horas")
    words = time_in_words(time.fromisoformat(told))
    return f"la {words}" if words.startswith("una ") else f"las {words}"


def _day(text: str) -> str:
    told = read_date(text)
    return date_in_words(date.fromisoformat(told)) if told else marked(text or _BLANK)


def _numbered(matter: Matter) -> list[Flowable]:
    story: list[Flowable] = []
    for ordinal, clause in zip(CLAUSES, clauses(matter), strict=False):
        story += [room_to_begin(_CLAUSE_ROOM), Heading(f"{ordinal}: {clause.title}", 0), *clause.body]
    return story


def _closing(matter: Matter) -> list[Flowable]:
    ordinal = CLAUSES[len(clauses(matter))]
    return [Heading(f"{ordinal}: {_CLOSING}", 0), paragraph(_formula(matter))]


def _with_hands(matter: Matter, hands: Sequence[Record]) -> list[Flowable]:
    """The end of the copy that is kept: everyone who signs, each once, with what was drawn."""
    signing = {fold(one.name): _handwritten(one) for one in map(by_hand, hands)}
    official = [signing.pop(fold(one.name), one) for one in _signatories(matter)]
    return [*_closing(matter), *signature_flowables([*official, *signing.values()])]


def _without_ink(matter: Matter, hands: Sequence[Record]) -> list[Flowable]:
    """The end of what is published: only official posts have a name, and nothing that was drawn is shown."""
    drawn = sum(trace_of(one) is not None for one in hands)
    told = f"De {counted(drawn, 'persona', 'personas')} sin firma electrónica" if drawn else ""
    note = f"{told} consta el trazo manuscrito en el ejemplar que se guarda; en esta versión, pública, no se muestra."
    return [*_closing(matter), *([paragraph(note, NOTE)] if drawn else []), *signature_flowables(_signatories(matter))]


def _handwritten(told: ByHand) -> Signatory:
    if told.trace is None:
        return Signatory(told.name, told.part, note=ON_PAPER)
    digest = told.trace.digest()
    return Signatory(told.name, told.part, told.trace, f"{NOT_ELECTRONIC}<br/>SHA-256 {digest[:32]}<br/>{digest[32:]}")


def _formula(matter: Matter) -> str:
    return (
        "No habiendo más que hacer constar, se termina la presente acta en el mismo lugar y fecha de su inicio,"
        f" siendo {_hour(matter.view.forum.text('ends_at'))}, la cual, leída y ratificada por quienes en ella"
        " intervienen, la aceptan y firman. Lo que después deba corregirse constará en una adenda."
    )


def _signatories(matter: Matter) -> list[Signatory]:
    forum = matter.view.forum
    asked = [Signatory(forum.text("facilitator"), forum.text("facilitator_post") or "Facilita el foro")]
    for table in matter.view.tables:
        number = table.number("number") or _BLANK
        asked.append(Signatory(table.text("facilitator"), f"Facilita la mesa {number}"))
        asked.append(Signatory(table.text("rapporteur"), f"Toma nota en la mesa {number}"))
    once: dict[str, Signatory] = {}
    for one in asked:
        if one.name.strip():
            once.setdefault(one.name.strip(), one)
    return [*once.values()]
