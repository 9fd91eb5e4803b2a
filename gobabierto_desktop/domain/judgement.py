"""Whether a quarterly report is whole: its own rules, what it owes its milestone, its people, its evidence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gobabierto_desktop.domain.fields import FieldType
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.problems import Problem, Severity
from gobabierto_desktop.domain.quarters import quarter_named
from gobabierto_desktop.domain.reached import disaggregation_problems
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import check, shown
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import last_day

COMPLETE = "5"
"""The code of `completion` for «Completo»."""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report with all that it is judged by: its milestone, the report before it, and the records under it."""

    report: Record
    milestone: Record
    before: Record | None = None
    cells: tuple[Record, ...] = ()
    places: tuple[Record, ...] = ()
    evidence: tuple[Record, ...] = ()
    reviews: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordProblem:
    """A problem and the record it is in."""

    record: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Judgement:
    """All there is to mend before a report may be sent, and all that only asks to look again."""

    problems: tuple[RecordProblem, ...] = field(default=())

    @property
    def errors(self) -> tuple[RecordProblem, ...]:
        """What keeps it from being sent."""
        return tuple(one for one in self.problems if one.problem.severity is Severity.ERROR)

    @property
    def is_complete(self) -> bool:
        """Whether it may be sent: complete only if valid."""
        return not self.errors


def judge(file: ReportFile, terms: Terms) -> Judgement:
    """Judge a report whole."""
    own = (*check(file.report, terms), *_owed(file), *disaggregation_problems(file.report, file.milestone, file.cells))
    below = (*file.cells, *file.places, *file.evidence)
    return Judgement(
        (
            *(RecordProblem(file.report.id, one) for one in own),
            *(RecordProblem(record.id, one) for record in below for one in check(record, terms)),
        )
    )


def _owed(file: ReportFile) -> Iterator[Problem]:
    report, milestone = file.report, file.milestone
    quarter = quarter_named(report.text("quarter"))
    ends = last_day(milestone.text("replanned_ends") or milestone.text("ends"))
    is_over = quarter is not None and bool(ends) and ends <= quarter.last_day.isoformat()
    if is_over and report.text("completion") not in {COMPLETE, "0"} and not report.text("delay").strip():
        yield Problem("delay", "El plazo del hito terminó y no está completo: explique el atraso.")
    asked, given = milestone.text("measure_unit"), report.text("measure_unit")
    if asked and given and asked != given:
        yield Problem("measure_unit", "No es la unidad de medida del hito.", Severity.WARNING)
    for review in file.reviews:
        if not review.is_yes("is_settled") and not review.text("answer").strip():
            yield Problem(review.text("field"), f"Observación sin atender: {review.text('comment')}")
    if file.before is not None:
        yield from _since_last_quarter(report, file.before)
    if report.text("completion") in {"4", COMPLETE} and not file.evidence:
        yield Problem("completion", "Un avance así pide al menos una evidencia.", Severity.WARNING)


def _since_last_quarter(report: Record, before: Record) -> Iterator[Problem]:
    now, then = report.number("percent"), before.number("percent")
    if now is not None and then is not None and now < then and not report.text("percent_note").strip():
        yield Problem("percent_note", f"El avance baja de {then} % a {now} %: explíquelo.")


@dataclass(frozen=True, slots=True)
class Compared:
    """A field's answer of last quarter beside this quarter's, as people read them."""

    field: str
    label: str
    before: str
    now: str


def compare(report: Record, before: Record | None, terms: Terms) -> tuple[Compared, ...]:
    """Last quarter's answers beside this quarter's, in the order of the form; nothing is carried over by itself."""
    fields = KINDS[report.kind].asked
    told = (
        Compared(
            one.name,
            one.label,
            shown(one, before.get(one.name), terms) if before else "",
            shown(one, report.get(one.name), terms),
        )
        for one in fields
        if one.type is not FieldType.REFERENCE
    )
    return tuple(one for one in told if one.before or one.now)


def latest_before(report: Record, reports: Iterable[Record]) -> Record | None:
    """The report of the same milestone for the nearest earlier quarter; None for the first."""
    quarter = quarter_named(report.text("quarter"))
    if quarter is None:
        return None
    named = [(quarter_named(one.text("quarter")), one) for one in reports if one.parent == report.parent]
    earlier = [(when, one.id, one) for when, one in named if when is not None and when < quarter]
    return max(earlier, key=lambda one: one[:2])[2] if earlier else None
