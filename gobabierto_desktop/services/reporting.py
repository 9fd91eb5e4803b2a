"""Reporting: a milestone's quarterly report is begun, filled, sent for review, returned with comments, approved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gobabierto_desktop.domain.changes import DELETED, Assignment
from gobabierto_desktop.domain.ids import child_id
from gobabierto_desktop.domain.judgement import Judgement, ReportFile, judge, latest_before
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.progress import PROGRESS_REPORT, REVIEW
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.reached import DISAGGREGATION, cell_id
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import (
    Denied,
    Role,
    State,
    Step,
    TrailEntry,
    state_of,
    take,
    trail,
)
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import is_coordinator
from gobabierto_desktop.services.open_reports import demand_open
from gobabierto_desktop.services.stepping import step
from gobabierto_desktop.store.book import Transaction


class StepDenied(KnownFailure):
    """The step is not to be taken from this state, or not by this role."""

    code = "step_denied"

    def __init__(self, reason: str) -> None:
        super().__init__(reason, "No se cambió nada.")


class ReportIncomplete(KnownFailure):
    """The report has errors: it can be saved, and not sent. `judgement` holds them all."""

    code = "report_incomplete"

    def __init__(self, judgement: Judgement) -> None:
        first = judgement.errors[0].problem.message
        count = len(judgement.errors)
        more = "" if count == 1 else f" Hay {count} puntos por corregir."
        super().__init__(
            f"El informe no está completo: {first}{more}", "Corríjalo y envíelo: lo escrito está guardado."
        )
        self.judgement = judgement


class CommentMissing(KnownFailure):
    """A report goes back only with a word on why."""

    code = "comment_missing"

    def __init__(self) -> None:
        super().__init__(
            "Para devolver un informe hace falta al menos una observación.", "Escriba qué debe corregirse."
        )


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reviewer says about one field of a report."""

    field: str
    text: str


def report_id(milestone: str, quarter: Quarter) -> str:
    """The id of the one report of a milestone for a quarter: every laptop that begins it begins the same record."""
    return child_id(milestone, PROGRESS_REPORT.name, str(quarter))


def role_of(desk: Desk) -> Role:
    """In what role the person at this desk takes steps: whoever can open what is sealed coordinates."""
    return Role.COORDINATOR if is_coordinator(desk) else Role.LIAISON


def start(desk: Desk, milestone: Record, quarter: Quarter, role: Role = Role.LIAISON) -> Record:
    """Begin the report of a quarter, or give back the one there is. Raises StepDenied."""
    name = report_id(milestone.id, quarter)
    stands = desk.book.record(name)
    if stands is not None and stands.is_deleted:
        stands = editing.restore(desk, name)
    if stands is not None and stands.text("quarter"):
        return stands
    seen = stands or Record(PROGRESS_REPORT.name, name, milestone.id)
    return editing.save(desk, seen, first_values(milestone, quarter, role))


def first_values(milestone: Record, quarter: Quarter, role: Role = Role.LIAISON) -> dict[str, Value]:
    """What a report says once it is begun. Raises StepDenied."""
    state = _after(Step.BEGIN, State.NO_DATA, role)
    values: dict[str, Value] = {"quarter": str(quarter), "state": state.value}
    if milestone.text("measure_unit"):
        values["measure_unit"] = milestone.text("measure_unit")
    return values


def waiting(desk: Desk) -> Record | None:
    """The report to go on with: of the last quarter that has any, one not approved yet before one that is."""
    reports = [one for one in desk.book.records(PROGRESS_REPORT.name) if one.text("quarter")]
    return max(
        reports,
        key=lambda one: (one.text("quarter"), state_of(one) is not State.APPROVED, one.id),
        default=None,
    )


def gather(desk: Desk, report: Record) -> ReportFile:
    """A report with its milestone, the report before it and all that stands under it, as the book has them now."""
    now = desk.book.record(report.id) or report
    milestone = desk.book.record(report.parent or "")
    if milestone is None:
        raise KeyError(report.parent)
    under = {kind: desk.book.records(kind, report.id) for kind in (DISAGGREGATION.name, "place", "evidence", "review")}
    return ReportFile(
        report=now,
        milestone=milestone,
        before=latest_before(now, desk.book.records(PROGRESS_REPORT.name, milestone.id)),
        cells=under[DISAGGREGATION.name],
        places=under["place"],
        evidence=under["evidence"],
        reviews=under["review"],
    )


def judged(desk: Desk, report: Record) -> Judgement:
    """All there is to mend in a report."""
    return judge(gather(desk, report), desk.terms)


def save(desk: Desk, seen: Record, values: Mapping[str, Value]) -> Record:
    """Write answers, valid or not, complete or not; what the journal alone may say (the state) is passed over.

    Raises ReportClosed where the report was sent meanwhile.
    """
    demand_open(desk, seen.id)
    asked = {field.name for field in PROGRESS_REPORT.asked}
    return editing.save(desk, seen, {name: one for name, one in values.items() if name in asked})


Cell = tuple[tuple[str, str], ...]
"""A cell of the disaggregation by (field, code) pairs: `(("sex", "2"), ("people", "1"))`."""


def save_cells(desk: Desk, report: Record, persons: Mapping[Cell, Value]) -> None:
    """Write cells of the disaggregation, all as one step, agreeing or not; an emptied cell counts no one.

    Raises ReportClosed.
    """
    demand_open(desk, report.id)
    with step(desk, "contar a las personas alcanzadas") as transaction:
        for cell, count in persons.items():
            _write_cell(desk, transaction, report, dict(cell), count)


def _write_cell(desk: Desk, transaction: Transaction, report: Record, codes: Mapping[str, str], count: Value) -> None:
    name = cell_id(report.id, codes)
    stands = desk.book.record(name)
    seen = stands or Record(DISAGGREGATION.name, name, report.id)
    if stands is None and count is None:
        return
    said: dict[str, Value] = {**codes, "persons": 0 if count is None else count}
    changed = {field: value for field, value in said.items() if seen.get(field) != value}
    if seen.is_deleted:
        changed[DELETED] = False
    if changed:
        editing.write(desk, transaction, seen, _over(seen, changed))


def send(desk: Desk, report: Record, role: Role = Role.LIAISON) -> Record:
    """Send a report for review. Raises StepDenied, or ReportIncomplete where anything is amiss."""
    state = _after(Step.SEND, state_of(desk.book.record(report.id)), role)
    judgement = judged(desk, report)
    if not judgement.is_complete:
        raise ReportIncomplete(judgement)
    today = desk.now().date().isoformat()
    now = desk.book.record(report.id) or report
    values: dict[str, Value] = {"state": state.value, "sent_on": now.text("sent_on") or today}
    return editing.record_values(desk, now, values, "enviar el informe a revisión")


def return_with(desk: Desk, report: Record, comments: Iterable[Comment], role: Role = Role.COORDINATOR) -> Record:
    """Send a report back with a comment on each field that must be mended. Raises StepDenied, CommentMissing."""
    now = desk.book.record(report.id) or report
    taken = Step.REOPEN if state_of(now) is State.APPROVED else Step.RETURN
    state = _after(taken, state_of(now), role)
    said = [one for one in comments if one.text.strip()]
    if not said:
        raise CommentMissing
    with step(desk, f"{taken.value} el informe") as transaction:
        for comment in said:
            review = Record(REVIEW.name, desk.new_id(), now.id)
            editing.write(
                desk, transaction, review, _over(review, {"field": comment.field, "comment": comment.text.strip()})
            )
        editing.write(desk, transaction, now, _over(now, {"state": state.value}))
    return desk.book.record(now.id) or now


def answer(desk: Desk, review: Record, text: str) -> Record:
    """Answer a comment; it then keeps the report from nothing."""
    return editing.save(desk, review, {"answer": text.strip() or None, "is_settled": bool(text.strip())})


def approve(desk: Desk, report: Record, role: Role = Role.COORDINATOR) -> Record:
    """Approve a report that was sent. Raises StepDenied."""
    now = desk.book.record(report.id) or report
    state = _after(Step.APPROVE, state_of(now), role)
    return editing.record_values(desk, now, {"state": state.value}, "aprobar el informe")


def trail_of(desk: Desk, report: Record) -> tuple[TrailEntry, ...]:
    """Every change of state of a report: who, when, on which laptop, from what to what."""
    return trail(desk.book.history([report.id]))


def _after(step: Step, state: State, role: Role) -> State:
    outcome = take(step, state, role)
    if isinstance(outcome, Denied):
        raise StepDenied(outcome.reason)
    return outcome.state


def _over(seen: Record, values: Mapping[str, Value]) -> dict[str, Assignment]:
    return {name: Assignment(one, seen.heads.get(name, ())) for name, one in values.items()}
