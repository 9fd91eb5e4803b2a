"""Percents, the curve of planned against done, and who handed in: worked out by hand for commitment 22."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.ids import published_id
from gobabierto_desktop.domain.indicators import (
    HandedIn,
    area_progress,
    commitment_progress,
    curve,
    handed_in,
    milestone_progress,
    plan_progress,
)
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.tracking import Tracking, expected, plan_quarters, track
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.services import editing, reporting
from gobabierto_desktop.services.desk import Desk
from tests.commitments.conftest import PLAN, WHOLE, Clock, milestone

C22 = published_id(PLAN, "commitment", "22")
LAST, T1 = Quarter(2020, 3), Quarter(2019, 1)
MINFIN = "11130007"


def hand_in(desk: Desk, key: str, quarter: Quarter, percent: int, word: str, **more: Value) -> Record:
    report = reporting.start(desk, milestone(desk, key), quarter)
    said: dict[str, Value] = {**WHOLE, "percent": percent, "completion": word, "delay": "La pandemia", **more}
    return reporting.send(desk, reporting.save(desk, report, said))


def tracking_of(desk: Desk) -> tuple[Tracking, Record]:
    tracking = track(desk.book.holdings())
    return tracking, next(one for one in tracking.commitments if one.id == C22)


def share(progress):
    return None if progress is None else progress.share


def test_the_plan_lasts_eight_quarters_and_asks_for_nine_reports_in_each_of_commitment_22(desk: Desk):
    tracking, commitment = tracking_of(desk)

    assert [str(one) for one in plan_quarters(tracking)] == [
        *("2018-T4", "2019-T1", "2019-T2", "2019-T3", "2019-T4", "2020-T1", "2020-T2", "2020-T3"),
    ]
    assert len(tracking.leaves(commitment.id)) == 9
    asked = [one for one in expected(tracking, date(2019, 1, 1)) if one.commitment.id == C22]
    assert len(asked) == 9 * 8


def test_sub_items_make_their_milestone_and_milestones_their_commitment(desk: Desk):
    hand_in(desk, "22/1", T1, 50, "4")
    hand_in(desk, "22/4/a", T1, 100, "5")
    hand_in(desk, "22/4/b", T1, 25, "3")
    tracking, commitment = tracking_of(desk)
    fourth = next(one for one in tracking.milestones[C22] if one.number("number") == 4)

    assert share(milestone_progress(tracking, fourth, T1)) == Fraction(125, 500)
    progress = commitment_progress(tracking, commitment, T1)
    assert progress is not None
    assert progress.share == (Fraction(1, 2) + Fraction(1, 4)) / 5
    assert (progress.reported, progress.whole) == (3, 9)
    assert share(area_progress(tracking, "12", T1)) == progress.share
    assert share(area_progress(tracking, "1", T1)) is None
    # Commitment 6 has its ten milestones published without a date or a text: it counts, at 0 %.
    assert share(plan_progress(tracking, T1)) == progress.share / 2


def test_a_report_counts_from_its_quarter_on_and_only_once_it_was_sent(desk: Desk):
    hand_in(desk, "22/1", T1, 50, "4")
    draft = reporting.start(desk, milestone(desk, "22/1"), T1.by(1))
    reporting.save(desk, draft, {"percent": 90})
    tracking, _ = tracking_of(desk)
    first = milestone(desk, "22/1")

    assert [share(milestone_progress(tracking, first, T1.by(step))) for step in (-1, 0, 1, 2)] == [
        *(0, Fraction(1, 2), Fraction(1, 2), Fraction(1, 2)),
    ]


def test_a_withdrawn_milestone_does_not_count(desk: Desk):
    hand_in(desk, "22/1", T1, 50, "4")
    hand_in(desk, "22/2", T1, 0, "0")
    tracking, commitment = tracking_of(desk)

    assert milestone_progress(tracking, milestone(desk, "22/2"), T1) is None
    assert share(commitment_progress(tracking, commitment, T1)) == Fraction(1, 2) / 4


def test_what_is_planned_goes_from_nothing_to_all_and_the_replanned_lags(desk: Desk):
    editing.save(desk, milestone(desk, "22/1"), {"replanned_ends": "2020-12"})
    hand_in(desk, "22/1", T1, 50, "4")
    tracking, commitment = tracking_of(desk)

    points = curve(tracking, [commitment], plan_quarters(tracking), date(2019, 8, 1))

    planned = [one.planned for one in points]
    assert planned == sorted(planned)
    assert planned[0] == Fraction(61, 670)  # 1 November to 31 December 2018, of 1 November 2018 to 31 August 2020
    assert planned[-2:] == [1, 1]
    assert all(one.replanned <= one.planned for one in points)
    assert points[-1].replanned == 1
    assert [one.done for one in points[:4]] == [0, Fraction(1, 10), Fraction(1, 10), Fraction(1, 10)]
    assert {one.done for one in points[4:]} == {None}


@pytest.mark.parametrize(
    ("sent_on", "late"), [("2019-04-15", 0), ("2019-04-16", 1), ("2019-05-15", 30), ("nunca", 107)]
)
def test_a_report_is_late_by_the_day_it_was_sent(desk: Desk, sent_on: str, late: int):
    report = hand_in(desk, "22/1", T1, 50, "4")
    changed = report.with_values({"sent_on": sent_on})
    holdings = desk.book.holdings()
    held = {**holdings.records, "progress_report": (changed,)}
    tracking = track(Holdings(holdings.plan_code, holdings.plan_title, holdings.terms, held))

    due = next(
        one
        for one in expected(tracking, date(2019, 7, 31))
        if one.milestone.id == milestone(desk, "22/1").id and one.quarter == T1
    )

    assert due.days_late == late


def test_the_heat_map_counts_for_each_institution_what_it_owed_and_handed_in(desk: Desk, clock: Clock):
    clock.move_to(2019, 4, 10)
    hand_in(desk, "22/1", T1, 50, "4")
    clock.move_to(2019, 4, 20)
    hand_in(desk, "22/2", T1, 10, "3")
    tracking, _ = tracking_of(desk)

    cells = handed_in(expected(tracking, date(2019, 4, 30)))

    assert cells["SAT", T1] == HandedIn(expected=1, received=1, late=1)
    assert cells[MINFIN, T1] == HandedIn(expected=9, received=2, late=8)
    assert cells[MINFIN, Quarter(2019, 2)] == HandedIn(expected=9, received=0, late=0)


QUARTERS = st.sampled_from([Quarter(2018, 4).by(step) for step in range(8)])


@given(
    st.lists(st.tuples(st.sampled_from(["", "m0", "m1", "m2"]), QUARTERS, st.integers(-50, 300)), max_size=12),
    QUARTERS,
)
def test_any_percent_of_any_tree_lies_between_nothing_and_all(told: list[tuple[str, Quarter, int]], at: Quarter):
    milestones = [
        Record("milestone", f"m{place}", "c", {"number": place, "part_of": above})
        for place, (above, _, _) in enumerate(told)
    ]
    reports = [
        Record(
            "progress_report", f"r{place}", f"m{place}", {"quarter": str(when), "percent": percent, "state": "ENVIADO"}
        )
        for place, (_, when, percent) in enumerate(told)
    ]
    held = {
        "commitment": (Record("commitment", "c", None, {"number": 1}),),
        "milestone": tuple(milestones),
        "progress_report": tuple(reports),
    }
    tracking = track(Holdings("P", "Plan", Terms(()), held))

    progress = plan_progress(tracking, at)

    shown = [*tracking.milestones.get("c", ()), *(part for parts in tracking.parts.values() for part in parts)]
    assert sorted(one.id for one in shown) == sorted(one.id for one in milestones)
    assert (progress is None) is (not told)
    assert progress is None or 0 <= progress.share <= 1
