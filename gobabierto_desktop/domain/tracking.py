"""The plan as it is followed: commitments, their milestones, the reports of each, and which reports are to come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gobabierto_desktop.domain.commitments import milestone_place
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.quarters import Quarter, quarter_named, quarter_of, quarters_between
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import RECEIVED, State, state_of
from gobabierto_desktop.domain.values import first_day, last_day


@dataclass(frozen=True, slots=True)
class Tracking:
    """What there is to follow: of a commitment its `milestones`, of a milestone its `parts` (lettered sub-items)."""

    commitments: tuple[Record, ...]
    milestones: Mapping[str, tuple[Record, ...]]
    parts: Mapping[str, tuple[Record, ...]]
    reports: Mapping[str, Mapping[Quarter, Record]]

    def leaves(self, commitment: str) -> tuple[Record, ...]:
        """What is reported one by one: milestones without sub-items, and sub-items, in the order of the form."""
        return tuple(leaf for one in self.milestones.get(commitment, ()) for leaf in (self.parts.get(one.id) or (one,)))

    def report(self, milestone: str, quarter: Quarter) -> Record | None:
        """The report of a milestone for a quarter."""
        return self.reports.get(milestone, {}).get(quarter)

    def latest(self, milestone: str, quarter: Quarter) -> Record | None:
        """The last report received of a milestone, up to a quarter: one in elaboration or returned does not count."""
        received = [
            (when, one)
            for when, one in self.reports.get(milestone, {}).items()
            if when <= quarter and state_of(one) in RECEIVED
        ]
        return max(received, key=lambda one: one[0])[1] if received else None


@dataclass(frozen=True, slots=True)
class Due:
    """A report that is to come, or came: of which milestone, for which quarter, and where it stands."""

    commitment: Record
    milestone: Record
    quarter: Quarter
    state: State
    days_late: int

    @property
    def is_received(self) -> bool:
        """Whether it was sent (and not returned)."""
        return self.state in RECEIVED


def track(holdings: Holdings) -> Tracking:
    """The tracking of all that is held."""
    all_milestones = sorted(holdings.of("milestone"), key=milestone_place)
    known = {one.id: one.text("part_of") for one in all_milestones}
    milestones: dict[str, list[Record]] = {}
    parts: dict[str, list[Record]] = {}
    for one in all_milestones:
        above = one.text("part_of")
        if known.get(above) == "":
            parts.setdefault(above, []).append(one)
        else:  # also what an import left as part of a sub-item, or of itself: it would be lost from sight
            milestones.setdefault(one.parent or "", []).append(one)
    return Tracking(
        commitments=tuple(sorted(holdings.of("commitment"), key=lambda one: (one.number("number") or 0, one.id))),
        milestones={name: tuple(ones) for name, ones in milestones.items()},
        parts={name: tuple(ones) for name, ones in parts.items()},
        reports=_reports(holdings.of("progress_report")),
    )


def _reports(reports: Iterable[Record]) -> dict[str, dict[Quarter, Record]]:
    by_milestone: dict[str, dict[Quarter, Record]] = {}
    for one in reports:
        quarter = quarter_named(one.text("quarter"))
        if quarter is not None:
            by_milestone.setdefault(one.parent or "", {})[quarter] = one
    return by_milestone


def term(record: Record, *ends: str) -> tuple[date, date] | None:
    """First and last day of a commitment or milestone (by the first of the `ends` that is said); None if unsaid."""
    starts = first_day(record.text("starts"))
    until = next((last_day(record.text(name)) for name in ends if last_day(record.text(name))), "")
    if not starts or not until or until < starts:
        return None
    return date.fromisoformat(starts), date.fromisoformat(until)


def plan_quarters(tracking: Tracking) -> tuple[Quarter, ...]:
    """The quarters of the plan, from the first day of any milestone or commitment to the last (as replanned)."""
    milestones = [one for ones in (*tracking.milestones.values(), *tracking.parts.values()) for one in ones]
    terms = [term(one, "replanned_ends", "ends") for one in (*tracking.commitments, *milestones)]
    said = [one for one in terms if one is not None]
    if not said:
        return ()
    return quarters_between(quarter_of(min(one[0] for one in said)), quarter_of(max(one[1] for one in said)))


def expected(tracking: Tracking, on: date) -> tuple[Due, ...]:
    """Every report that the plan asks for, by commitment, milestone and quarter: one for each quarter of its term.

    Milestones without dates are asked for nothing: nobody said when they begin.
    """
    return tuple(
        _due(tracking, commitment, milestone, quarter, on)
        for commitment in tracking.commitments
        for milestone in tracking.leaves(commitment.id)
        for quarter in _quarters_of(tracking, commitment, milestone)
    )


def _quarters_of(tracking: Tracking, commitment: Record, milestone: Record) -> tuple[Quarter, ...]:
    """A sub-item without dates of its own has those of the milestone it is part of, else those of the commitment."""
    above = [one for one in tracking.milestones.get(commitment.id, ()) if one.id == milestone.text("part_of")]
    terms = (term(one, "replanned_ends", "ends") for one in (milestone, *above, commitment))
    found = next((one for one in terms if one is not None), None)
    return quarters_between(quarter_of(found[0]), quarter_of(found[1])) if found else ()


def _due(tracking: Tracking, commitment: Record, milestone: Record, quarter: Quarter, on: date) -> Due:
    report = tracking.report(milestone.id, quarter)
    state = state_of(report)
    sent = last_day(report.text("sent_on")) if report else ""
    handed_in = date.fromisoformat(sent) if sent and state in RECEIVED else on
    return Due(commitment, milestone, quarter, state, quarter.days_late(handed_in))
