"""People told apart: totals that must agree, with an honest remainder."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.problems import Severity
from gobabierto_desktop.domain.reached import (
    DIMENSIONS,
    cell_id,
    codes_of,
    disaggregation_problems,
    margin,
    tally,
)
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value

MILESTONE = Record("milestone", "m", "c", {"measure_unit": "PERSONAS", "dimensions": ("EDAD", "PUEBLO", "SEXO")})

CODES = {
    "sex": st.sampled_from(["", "1", "2"]),
    "age_group": st.sampled_from(["", "NIN", "JOV", "ADU", "MAY"]),
    "people": st.sampled_from(["", "1", "2", "3", "5"]),
    "language": st.sampled_from(["", "12"]),
    "disability": st.just(""),
}
CELLS = st.lists(
    st.tuples(st.fixed_dictionaries(CODES), st.integers(0, 5000)),
    max_size=20,
    unique_by=lambda one: tuple(sorted(one[0].items())),
)


def cell(codes: dict[str, str], persons: Value) -> Record:
    said: dict[str, Value] = {field: code for field, code in codes.items() if code}
    return Record("disaggregation", cell_id("r", codes), "r", {**said, "persons": persons})


def report(quantity: Value, rest: Value = None) -> Record:
    said: dict[str, Value] = {"measure_unit": "PERSONAS", "quantity": quantity, "undisaggregated": rest}
    return Record("progress_report", "r", "m", said)


def errors(told: Record, cells: Sequence[Record]) -> list[str]:
    found = disaggregation_problems(told, MILESTONE, cells)
    return [one.message for one in found if one.severity is Severity.ERROR]


@given(CELLS, st.integers(0, 5000))
def test_the_remainder_makes_any_counts_agree(counted: list[tuple[dict[str, str], int]], rest: int):
    cells = [cell(codes, persons) for codes, persons in counted]
    whole = sum(persons for _, persons in counted) + rest

    assert errors(report(str(whole), rest), cells) == []
    assert tally(report(str(whole), rest), cells).agrees


@given(CELLS, st.integers(0, 5000), st.integers(-50, 50).filter(bool))
def test_any_other_total_is_told_and_by_how_much(counted: list[tuple[dict[str, str], int]], rest: int, off: int):
    cells = [cell(codes, persons) for codes, persons in counted]
    whole = sum(persons for _, persons in counted) + rest + off

    if whole >= 0:
        (message,) = errors(report(str(whole), rest), cells)
        assert f"({'faltan' if off > 0 else 'sobran'} {abs(off)})" in message


@given(CELLS)
def test_each_way_of_telling_people_apart_counts_all_of_them(counted: list[tuple[dict[str, str], int]]):
    cells = [cell(codes, persons) for codes, persons in counted]

    for field in DIMENSIONS.values():
        assert sum(margin(cells, field).values()) == sum(persons for _, persons in counted)


@given(CELLS)
def test_each_cell_has_a_name_of_its_own_that_every_laptop_gives_it(counted: list[tuple[dict[str, str], int]]):
    cells = [cell(codes, persons) for codes, persons in counted]

    assert len({one.id for one in cells}) == len({codes_of(one) for one in cells}) == len(cells)


def test_nobody_is_asked_to_tell_workshops_apart():
    workshops = Record("progress_report", "r", "m", {"measure_unit": "TALLERES", "quantity": "3"})

    assert errors(workshops, []) == []


def test_half_a_person_is_told():
    assert errors(report("12.5", 12), []) == ["Las personas se cuentan enteras: quite los decimales."]


def test_a_cell_counted_twice_is_told():
    twice = [cell({"sex": "2"}, 3), Record("disaggregation", "otra", "r", {"sex": "2", "persons": 3})]

    assert errors(report("6"), twice) == [
        "Hay personas contadas dos veces: una casilla de la desagregación está repetida."
    ]


def test_a_remainder_of_everybody_is_honest_and_asks_to_look_again():
    (problem,) = disaggregation_problems(report("40", 40), MILESTONE, [])

    assert problem.severity is Severity.WARNING
    assert "todas las personas están sin desagregar" in problem.message
