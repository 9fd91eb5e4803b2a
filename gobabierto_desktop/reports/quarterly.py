"""The quarterly report of a commitment (informe.pdf): where it stands, each milestone's answers, its evidence.

It travels unsealed: people are only counts by sex; a thumbnail is shown only of evidence that may be published.
"""

# ReportLab's stubs leave tables half typed:
# pyright: reportUnknownMemberType=false

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from gobabierto_desktop.domain.commitments import milestone_name
from gobabierto_desktop.domain.fields import Field
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.indicators import RULE, commitment_progress
from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.progress_rules import missing
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import state_of
from gobabierto_desktop.domain.rules import shown
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.tracking import Tracking, plan_quarters, track
from gobabierto_desktop.domain.values import GUATEMALA
from gobabierto_desktop.reports.commitment_sheet import CommitmentMissing
from gobabierto_desktop.reports.curves import drawn_curve
from gobabierto_desktop.reports.evidence_index import Citation, EvidenceIndex, Exhibit
from gobabierto_desktop.reports.layout import Heading, labelled, marked, paragraph, table_flowables
from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.paper import (
    COVER_NOTE,
    COVER_SUBTITLE,
    COVER_TITLE,
    LABEL,
    NOTE,
    POINT,
    Imprint,
    print_report,
)
from gobabierto_desktop.reports.progress_tables import curve_of, milestones_of_quarter, people_by_sex
from gobabierto_desktop.reports.responsibles import coordinating, ending, responsible_for
from gobabierto_desktop.reports.signatures import SignatureBox, SignatureRoom, in_a_row
from gobabierto_desktop.reports.tables import UNTITLED, Table, spoken
from gobabierto_desktop.reports.words import month_name

_NOT_TOLD = {"quarter", "state", "sent_on", "measure_unit", "undisaggregated", "missing_note"}
SIGNERS = ("Firma electrónica del enlace que informa", "Firma electrónica del delegado o delegada")
_PLACES = in_a_row(0, len(SIGNERS))


@dataclass(frozen=True, slots=True)
class QuarterlyScope:
    """What a quarterly report speaks of: a commitment, by its id, and a quarter."""

    commitment: str
    quarter: Quarter


@dataclass(frozen=True, slots=True)
class _Matter:
    holdings: Holdings
    tracking: Tracking
    commitment: Record
    quarter: Quarter
    exhibits: Mapping[str, tuple[Exhibit, ...]]

    @property
    def terms(self) -> Terms:
        return self.holdings.terms


def quarterly_report(
    holdings: Holdings, scope: QuarterlyScope, thumbnails: Mapping[str, bytes], at: datetime, mark: str = ""
) -> bytes:
    """The PDF of the report. `thumbnails` are PNGs by evidence id; the same input gives the same bytes.

    Raises CommitmentMissing.
    """
    found = next((one for one in holdings.of("commitment") if one.id == scope.commitment), None)
    if found is None:
        raise CommitmentMissing
    tracking = track(holdings)
    exhibits = _exhibits(holdings, tracking, scope, thumbnails)
    matter = _Matter(holdings, tracking, found, scope.quarter, exhibits)
    title = f"Informe trimestral {scope.quarter}"
    heading = f"Compromiso {found.text('number')}. {printable(found.text('title'))}"
    return print_report(Imprint(title, heading, holdings.plan_title, at, mark), [*_story(matter, title, at)])


def signature_boxes() -> tuple[SignatureBox, SignatureBox]:
    """Where the visible signatures of the liaison and of the delegate go: at the foot of the cover."""
    liaison, delegate = _PLACES.boxes
    return liaison, delegate


def _exhibits(
    holdings: Holdings, tracking: Tracking, scope: QuarterlyScope, thumbnails: Mapping[str, bytes]
) -> dict[str, tuple[Exhibit, ...]]:
    """The evidence of each report, numbered through the whole document."""
    found: dict[str, tuple[Exhibit, ...]] = {}
    number = 0
    for milestone in tracking.leaves(scope.commitment):
        report = tracking.report(milestone.id, scope.quarter)
        if report is None:
            continue
        evidence = holdings.under(report.id, "evidence")
        found[report.id] = tuple(
            Exhibit(number + place, one, _thumbnail(one, thumbnails)) for place, one in enumerate(evidence, start=1)
        )
        number += len(evidence)
    return found


def _thumbnail(evidence: Record, thumbnails: Mapping[str, bytes]) -> bytes:
    return thumbnails.get(evidence.id, b"") if evidence.is_yes("is_publishable") else b""


def _story(matter: _Matter, title: str, at: datetime) -> Iterator[Flowable]:
    yield from _cover(matter, title, at)
    yield PageBreak()
    yield Heading("1. Dónde está el compromiso", 0)
    on = at.astimezone(GUATEMALA).date()
    table = milestones_of_quarter(matter.tracking, matter.commitment, matter.quarter, matter.terms, on)
    yield from table_flowables(table)
    curve = curve_of(matter.tracking, [matter.commitment], plan_quarters(matter.tracking), on)
    yield KeepTogether(
        [
            Heading(curve.title, 1),
            drawn_curve(curve),
            paragraph(marked(f"{RULE[4]} Lo realizado: {RULE[0].lower()}"), NOTE),
        ]
    )
    yield Heading("2. Los hitos", 0)
    for milestone in matter.tracking.leaves(matter.commitment.id):
        yield from _milestone(matter, milestone)
    yield from _index(matter)


def _cover(matter: _Matter, title: str, at: datetime) -> Iterator[Flowable]:
    commitment, terms = matter.commitment, matter.terms
    day = at.astimezone(GUATEMALA).date()
    progress = commitment_progress(matter.tracking, commitment, matter.quarter)
    yield Spacer(0, 46)
    yield paragraph(marked(title), COVER_TITLE)
    number = f"Compromiso {commitment.text('number')}. {commitment.text('title') or UNTITLED}"
    yield paragraph(marked(number), COVER_SUBTITLE)
    yield paragraph(marked(matter.holdings.plan_title), COVER_NOTE)
    yield paragraph(f"<b>Responsables:</b> {marked(coordinating(commitment, terms)) or 'sin indicar'}", COVER_NOTE)
    yield paragraph(f"<b>Término:</b> {marked(ending(commitment)) or 'sin indicar'}", COVER_NOTE)
    if progress is not None:
        share = spoken(float(progress.share))
        told = f"<b>Avance:</b> {share}, con informe de {progress.reported} de {progress.whole} hitos e incisos"
        yield paragraph(told, COVER_NOTE)
    yield paragraph(f"Guatemala, {day.day} de {month_name(day)} de {day.year}", COVER_NOTE)
    yield SignatureRoom(_PLACES, *SIGNERS)


def _milestone(matter: _Matter, milestone: Record) -> Iterator[Flowable]:
    terms = matter.terms
    report = matter.tracking.report(milestone.id, matter.quarter)
    title = printable(milestone.text("title")) or UNTITLED
    yield Heading(f"{milestone_name(milestone)}. {title}", 1)
    state = terms.label("report_state", state_of(report).value)
    told = [responsible_for(milestone, terms), f"Término: {ending(milestone)}" if ending(milestone) else "", state]
    yield paragraph(marked(" · ".join(filter(None, told))), NOTE)
    if report is None:
        return
    for field in PROGRESS_REPORT.fields:
        if field.name not in _NOT_TOLD and not field.name.startswith("missing_"):
            yield from _answer(report, field, terms)
    cells = matter.holdings.under(report.id, "disaggregation")
    people = people_by_sex(report, cells, terms)
    if people is not None:
        yield from table_flowables(people)
    yield from _places(matter, report)
    exhibits = matter.exhibits.get(report.id, ())
    if exhibits:
        yield paragraph("Evidencias", LABEL)
        yield from (Citation(one, terms) for one in exhibits)
        yield Spacer(0, 8)


def _answer(report: Record, field: Field, terms: Terms) -> Iterator[Flowable]:
    told = shown(field, report.get(field.name), terms)
    if field.name == "quantity" and told:
        unit = shown(PROGRESS_REPORT.field("measure_unit"), report.get("measure_unit"), terms)
        told = f"{told} {unit.lower()}".strip()
    if field.name == "percent" and told:
        told = f"{told} %"
    reason = report.text(missing(field.name))
    if not told and reason:
        note = f". {report.text('missing_note')}" if report.text("missing_note") else ""
        told = f"{terms.label('missing_reason', reason)}{note}"
    yield from labelled(field.label, told)


def _places(matter: _Matter, report: Record) -> Iterator[Flowable]:
    places = matter.holdings.under(report.id, "place")
    if not places:
        return
    terms = matter.terms
    rows = tuple(
        (
            printable(one.text("name")),
            terms.label("place_kind", one.text("place_kind")),
            printable(one.text("code")),
            terms.label("municipality", one.text("municipality")),
        )
        for one in places
    )
    yield from table_flowables(Table("Lugares alcanzados", ("Lugar", "Tipo", "Código", "Municipio"), rows))


def _index(matter: _Matter) -> Iterator[Flowable]:
    exhibits = [one for ones in matter.exhibits.values() for one in ones]
    yield Heading("3. Índice de evidencias", 0)
    if not exhibits:
        yield paragraph("Ningún informe de este trimestre trae evidencias.", POINT)
        return
    yield EvidenceIndex(exhibits, matter.terms)
