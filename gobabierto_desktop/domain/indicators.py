"""How far the plan is: percents from milestone to plan, planned against done, and who has handed in.

Every percent is reckoned with whole fractions and rounded only where it is shown; RULE says how, for people to read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.tracking import Due, Tracking, term

WITHDRAWN = "0"
"""The code of `completion` for «Retirado»."""

RULE = (
    "El avance de un hito es el porcentaje de su último informe enviado o aprobado; sin informe, es 0 %.",
    "Un hito con incisos y sin informe propio avanza lo que el promedio de sus incisos.",
    "El avance de un compromiso es el promedio de sus hitos; el del área o del plan, el de sus compromisos con hitos.",
    "Todos pesan igual. Un hito retirado no cuenta.",
    "Lo planificado avanza por igual cada día, de la fecha de inicio a la de término original.",
)
"""(Ours: no source gave the plan's own.)"""


@dataclass(frozen=True, slots=True)
class Progress:
    """A share from 0 to 1, and of how many of the things it is made of there is a report."""

    share: Fraction
    reported: int
    whole: int


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the curve: shares from 0 to 1 at the end of a quarter; `done` is None for what is yet to come."""

    quarter: Quarter
    planned: Fraction
    replanned: Fraction
    done: Fraction | None


@dataclass(frozen=True, slots=True)
class HandedIn:
    """How many reports an institution owed for a quarter, how many came, and how many came late or are late."""

    expected: int
    received: int
    late: int


def milestone_progress(tracking: Tracking, milestone: Record, quarter: Quarter) -> Progress | None:
    """How far a milestone is at a quarter; None where it was withdrawn."""
    latest = tracking.latest(milestone.id, quarter)
    if latest is not None and latest.text("completion") == WITHDRAWN:
        return None
    percent = latest.number("percent") if latest else None
    if percent is not None:
        return Progress(Fraction(min(max(percent, 0), 100), 100), 1, 1)
    parts = tracking.parts.get(milestone.id, ())
    if parts:
        return _mean(milestone_progress(tracking, one, quarter) for one in parts)
    return Progress(Fraction(0), 0, 1)


def commitment_progress(tracking: Tracking, commitment: Record, quarter: Quarter) -> Progress | None:
    """How far a commitment is at a quarter; None where it has no milestones (left)."""
    milestones = tracking.milestones.get(commitment.id, ())
    return _mean(milestone_progress(tracking, one, quarter) for one in milestones)


def area_progress(tracking: Tracking, area: str, quarter: Quarter) -> Progress | None:
    """How far the commitments of a work area are."""
    return _mean_of(tracking, (one for one in tracking.commitments if one.text("work_area") == area), quarter)


def plan_progress(tracking: Tracking, quarter: Quarter) -> Progress | None:
    """How far the plan is."""
    return _mean_of(tracking, tracking.commitments, quarter)


def _mean_of(tracking: Tracking, commitments: Iterable[Record], quarter: Quarter) -> Progress | None:
    return _mean(commitment_progress(tracking, one, quarter) for one in commitments)


def _mean(parts: Iterable[Progress | None]) -> Progress | None:
    """The mean of what counts; reported and whole are those of all below, so that «7 de 9 hitos» is true at the top."""
    counted = [one for one in parts if one is not None]
    if not counted:
        return None
    share = sum((one.share for one in counted), Fraction(0)) / len(counted)
    return Progress(share, sum(one.reported for one in counted), sum(one.whole for one in counted))


def curve(
    tracking: Tracking, commitments: Sequence[Record], quarters: Iterable[Quarter], on: date
) -> tuple[Point, ...]:
    """Planned against done, quarter by quarter, of one commitment or several; `done` ends with the quarter of today."""
    return tuple(
        Point(
            quarter,
            _planned(tracking, commitments, quarter.last_day, ("ends",)),
            _planned(tracking, commitments, quarter.last_day, ("replanned_ends", "ends")),
            _done(tracking, commitments, quarter) if quarter.first_day <= on else None,
        )
        for quarter in quarters
    )


def _done(tracking: Tracking, commitments: Sequence[Record], quarter: Quarter) -> Fraction:
    mean = _mean_of(tracking, commitments, quarter)
    return mean.share if mean else Fraction(0)


def _planned(tracking: Tracking, commitments: Sequence[Record], day: date, ends: tuple[str, ...]) -> Fraction:
    means = [_planned_of(milestones, day, ends) for one in commitments if (milestones := _dated(tracking, one))]
    return sum(means, Fraction(0)) / len(means) if means else Fraction(0)


def _dated(tracking: Tracking, commitment: Record) -> list[Record]:
    return [one for one in tracking.milestones.get(commitment.id, ()) if term(one, "ends") is not None]


def _planned_of(milestones: Sequence[Record], day: date, ends: tuple[str, ...]) -> Fraction:
    shares = [_elapsed(found, day) for one in milestones if (found := term(one, *ends)) is not None]
    return sum(shares, Fraction(0)) / len(shares) if shares else Fraction(0)


def _elapsed(whole: tuple[date, date], day: date) -> Fraction:
    first, last = whole
    days = (last - first).days + 1
    return Fraction(min(max((day - first).days + 1, 0), days), days)


def handed_in(due: Iterable[Due]) -> dict[tuple[str, Quarter], HandedIn]:
    """By institution (code) and quarter, what was owed and what came: the heat map.

    A report counts for each institution responsible for its milestone; for the commitment's coordinator where the
    milestone names none.
    """
    found: dict[tuple[str, Quarter], HandedIn] = {}
    for one in due:
        for institution in responsible_for(one):
            before = found.get((institution, one.quarter), HandedIn(0, 0, 0))
            found[institution, one.quarter] = HandedIn(
                before.expected + 1, before.received + one.is_received, before.late + (one.days_late > 0)
            )
    return found


def responsible_for(due: Due) -> tuple[str, ...]:
    """The institutions that answer for a report."""
    return due.milestone.codes("institutions") or tuple(filter(None, (due.commitment.text("coordinator"),)))
