"""Quarters: their order, their due days, and how late a report is."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.quarters import Quarter, quarter_named, quarter_of, quarters_between


def test_the_plan_has_eight_quarters():
    first, last = Quarter(2018, 4), quarter_of(date(2020, 8, 31))

    assert [str(one) for one in quarters_between(first, last)] == [
        *("2018-T4", "2019-T1", "2019-T2", "2019-T3"),
        *("2019-T4", "2020-T1", "2020-T2", "2020-T3"),
    ]
    assert quarters_between(last, first) == ()


def test_a_report_is_due_fifteen_days_after_its_quarter():
    quarter = Quarter(2019, 1)

    assert quarter.last_day == date(2019, 3, 31)
    assert quarter.due == date(2019, 4, 15)
    assert [quarter.days_late(date(2019, 4, day)) for day in (1, 15, 16, 30)] == [0, 0, 1, 15]
    assert [quarter.is_reminded(date(2019, 4, day)) for day in (1, 7, 8, 15, 16)] == [False, False, True, True, False]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_each_day_lies_in_one_quarter(day: date):
    quarter = quarter_of(day)

    assert quarter.first_day <= day <= quarter.last_day
    assert quarter_named(str(quarter)) == quarter


@given(st.integers(2000, 2100), st.integers(1, 4), st.integers(-40, 40))
def test_quarters_sort_as_they_follow_each_other(year: int, number: int, steps: int):
    quarter = Quarter(year, number)

    assert (quarter.by(steps) > quarter) is (steps > 0)
    assert quarter.by(steps).by(-steps) == quarter
    assert sorted([str(quarter), str(quarter.by(1))]) == [str(quarter), str(quarter.by(1))]
