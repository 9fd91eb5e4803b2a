"""The grid of people reached: its lines follow from what is asked, its totals from what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.people_grid import Axes, Grid, Line, axes, combination_of, pasted_counts, read_count
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Term, Terms


def terms(**vocabularies: tuple[str, ...]) -> Terms:
    return Terms(
        Term(name, label[:1], label, None, (), {}, "source", rank)
        for name, labels in vocabularies.items()
        for rank, label in enumerate(labels)
    )


CENSUS = terms(
    sex=("Hombre", "Mujer"),
    age_group=("Niñez", "Juventud"),
    people=("Maya", "Xinka", "Garífuna"),
    language=("Kꞌicheꞌ",),
)


def test_age_and_sex_stand_across_and_the_rest_down():
    asked = axes(["PUEBLO", "SEXO", "EDAD"], CENSUS)

    assert [one.label for one in asked.columns] == [
        "Niñez · Hombre",
        "Niñez · Mujer",
        "Juventud · Hombre",
        "Juventud · Mujer",
    ]
    assert [one.label for one in asked.rows] == ["Maya", "Xinka", "Garífuna"]
    assert asked.cell(1, 3) == (("age_group", "J"), ("people", "X"), ("sex", "M"))


def test_a_milestone_that_asks_nothing_has_one_cell():
    asked = axes([], CENSUS)

    assert list(asked.cells()) == [(0, 0, ())]


def test_an_unreadable_count_is_kept_and_counts_for_nothing():
    asked = axes(["SEXO"], CENSUS)
    grid = Grid(asked, {asked.cell(0, 0): "unas 20", asked.cell(0, 1): 15}, undisaggregated=7)

    assert grid.value(0, 0) == "unas 20"
    assert (grid.row_total(0), grid.column_total(0), grid.total()) == (15, 0, 22)


def test_a_count_of_a_dimension_no_longer_asked_is_told_and_not_lost():
    old = axes(["SEXO", "PUEBLO"], CENSUS).cell(0, 0)

    assert Grid(axes(["SEXO"], CENSUS), {old: 4}).stray() == (old,)


def test_a_record_names_its_cell():
    record = Record("disaggregation", "1", "r", {"sex": "2", "people": "1", "persons": 3})

    assert combination_of(record) == (("people", "1"), ("sex", "2"))


@pytest.mark.parametrize(
    ("typed", "value"), [("12", 12), (" 1,204 ", 1204), ("", None), ("-3", "-3"), ("doce", "doce"), ("3.5", "3.5")]
)
def test_what_is_no_count_stays_as_it_was_typed(typed: str, value: object):
    assert read_count(typed) == value


def test_a_block_of_a_spreadsheet_is_read_by_rows_and_cells():
    assert pasted_counts("1\t2\r\n\t4\r\n") == [[1, 2], [None, 4]]
    assert pasted_counts("1;2") == [[1, 2]]


@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_rows_and_columns_sum_to_the_same_total(height: int, width: int, data: st.DataObject):
    asked = Axes(
        tuple(Line((("people", str(one)),), str(one)) for one in range(height)),
        tuple(Line((("sex", str(one)),), str(one)) for one in range(width)),
    )
    counts = {cell: data.draw(st.one_of(st.none(), st.integers(0, 999), st.just("?"))) for _, _, cell in asked.cells()}
    grid = Grid(asked, counts)

    assert sum(map(grid.row_total, range(height))) == sum(map(grid.column_total, range(width))) == grid.total()
