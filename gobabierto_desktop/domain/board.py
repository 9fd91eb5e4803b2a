"""The national board: where each commitment stands in each quarter, by its progress and by its reports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gobabierto_desktop.domain.indicators import HandedIn, Progress, commitment_progress
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.review_steps import RECEIVED, State
from gobabierto_desktop.domain.tracking import Due, Tracking, expected


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a commitment is at a quarter, in what state its reports are together, and how many came or are late.

    `progress` is None where nothing counts or the quarter is yet to come; `state` where no report is asked.
    """

    progress: Progress | None
    state: State | None
    handed: HandedIn


def standings(tracking: Tracking, quarters: Sequence[Quarter], on: date) -> Mapping[tuple[str, Quarter], Standing]:
    """By commitment (id) and quarter, where it stands on a day."""
    owed: dict[tuple[str, Quarter], list[Due]] = {}
    for one in expected(tracking, on):
        owed.setdefault((one.commitment.id, one.quarter), []).append(one)
    return {
        (commitment.id, quarter): Standing(
            commitment_progress(tracking, commitment, quarter) if quarter.first_day <= on else None,
            state_together(one.state for one in due),
            HandedIn(len(due), sum(one.is_received for one in due), sum(one.days_late > 0 for one in due)),
        )
        for commitment in tracking.commitments
        for quarter in quarters
        for due in [owed.get((commitment.id, quarter), [])]
    }


def state_together(states: Iterable[State]) -> State | None:
    """The state of several reports as one: approved or sent only where all are; returned where any is."""
    found = set(states)
    if len(found) <= 1:
        return next(iter(found), None)
    if State.RETURNED in found:
        return State.RETURNED
    return State.SENT if found <= RECEIVED else State.DRAFT


def quarter_in_view(quarters: Sequence[Quarter], on: date) -> Quarter | None:
    """The quarter to speak of on a day: the last that has begun, the first where none has; None without quarters."""
    begun = [one for one in quarters if one.first_day <= on]
    return next(iter(begun[-1:] or quarters[:1]), None)


def pending(tracking: Tracking, on: date) -> tuple[Due, ...]:
    """The reports that are late or soon due and did not come, the latest first: what to remind of.

    Only of commitments that somebody reports here: on a laptop of a forum nobody owes anything.
    """
    followed = {
        one.id for one in tracking.commitments if any(leaf.id in tracking.reports for leaf in tracking.leaves(one.id))
    }
    waiting = [
        one
        for one in expected(tracking, on)
        if one.commitment.id in followed
        and not one.is_received
        and (one.days_late or one.quarter.is_reminded(on) or one.state is State.RETURNED)
    ]
    return tuple(sorted(waiting, key=lambda one: (-one.days_late, one.quarter)))
