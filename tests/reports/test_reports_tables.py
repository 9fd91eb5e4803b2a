"""What the tables say: totals that are sums, everything counted once, conflicts that repeat nothing personal."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gobabierto_desktop.domain.changes import ChangeId
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.merge import Conflict, Rival
from gobabierto_desktop.reports import attendance, standing, tables
from gobabierto_desktop.reports.consolidated import sections
from gobabierto_desktop.reports.scope import all_forums
from gobabierto_desktop.reports.tables import Table
from tests.reports.invented import MADE_AT, TERMS, make_holdings, with_values


def every_table(holdings: Holdings) -> list[Table]:
    return [
        one.table for section in sections(holdings, all_forums(holdings), MADE_AT.date()) for one in section.exhibits
    ]


sizes = st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(0, 4), st.integers(0, 30))


@settings(max_examples=25, deadline=None)
@given(sizes)
def test_the_total_of_a_table_is_the_sum_of_its_rows(size: tuple[int, int, int, int]):
    for table in every_table(make_holdings(*size)):
        for name, total in zip(table.columns, table.total, strict=bool(table.total)):
            cells = table.column(name)
            if type(total) is int and all(type(cell) is int for cell in cells):
                assert total == sum(cells), (table.title, name)


@settings(max_examples=25, deadline=None)
@given(sizes)
def test_every_row_has_a_cell_for_each_column(size: tuple[int, int, int, int]):
    for table in every_table(make_holdings(*size)):
        for row in (*table.rows, *([table.total] if table.total else [])):
            assert len(row) == len(table.columns), table.title


@settings(max_examples=25, deadline=None)
@given(sizes)
def test_every_proposal_is_counted_once_in_each_way_of_counting(size: tuple[int, int, int, int]):
    holdings = make_holdings(*size)
    views, terms = all_forums(holdings), holdings.terms
    held = len(holdings.of("proposal"))

    for table in (
        tables.proposals_by_area(views, terms),
        tables.proposals_by_kind(views, terms),
        tables.proposals_by_responsible(views, terms),
    ):
        assert table.total[-1] == held, table.title


def test_every_person_is_counted_once_by_sector_by_role_and_in_parity(holdings: Holdings):
    views, people = all_forums(holdings), holdings.of("participant")

    assert attendance.by_sector(people, TERMS).total[-1] == len(people)
    assert attendance.by_role(people, TERMS).total[-1] == len(people)
    assert attendance.parity(views, TERMS).total[1] == len(people)


def test_a_deleted_proposal_is_not_counted(holdings: Holdings):
    first, *others = holdings.records["proposal"]
    less = replace(holdings, records={**holdings.records, "proposal": (replace(first, is_deleted=True), *others)})

    table = tables.proposals_by_area(all_forums(less), TERMS)

    assert table.total[-1] == len(others)


def test_a_code_that_no_catalogue_knows_is_shown_as_it_was_typed(holdings: Holdings):
    table = tables.proposals_by_kind(all_forums(with_values(holdings, "proposal", proposal_kind="Idea suelta")), TERMS)

    assert "Idea suelta" in table.column("Tipo")


def test_a_date_that_cannot_be_read_is_shown_as_it_was_typed(holdings: Holdings):
    table = tables.forums(all_forums(with_values(holdings, "forum", held_on="a mediados de mayo")), TERMS)

    assert "a mediados de mayo" in table.column("Fecha")


def test_two_forums_of_one_department_have_names_of_their_own():
    holdings = make_holdings(forums=2)
    twice = with_values(holdings, "forum", department="16", municipality="1603")

    names = tables.forum_names(all_forums(twice), TERMS)

    assert len(set(names.values())) == 2


def test_the_commitments_line_tells_what_was_declared_and_what_has_a_sheet(holdings: Holdings):
    assert standing.commitments_line(holdings) == "24 declarados, 21 con ficha"


def test_a_conflict_shows_both_values(holdings: Holdings):
    (row,) = standing.conflicts(holdings).rows

    assert row == (
        "Propuesta",
        holdings.of("proposal")[0].text("title"),
        "Problema que atiende",
        "«Uno dice esto» | «Otra dice aquello»",
    )


@pytest.mark.parametrize(
    ("kind", "field"), [("participant", "name"), ("participant", "role"), ("proposal", "presenter")]
)
def test_a_conflict_over_personal_data_repeats_none_of_it(holdings: Holdings, kind: str, field: str):
    rivals = (Rival(ChangeId("a", 1), "Persona Secreta"), Rival(ChangeId("b", 1), "Otra Secreta"))
    torn = replace(holdings, conflicts=(Conflict(holdings.of(kind)[0].id, field, rivals),))

    (row,) = standing.conflicts(torn).rows

    assert row[1] == row[3] == "(dato personal)"


def test_the_presence_of_a_delegate_is_told_per_proposal(holdings: Holdings):
    (view, _) = all_forums(holdings)
    of_the_ministry = with_values(holdings, "proposal", responsible="11130008").of("proposal")[0]

    assert tables.presence(view, of_the_ministry) == tables.PRESENT
    assert tables.presence(view, replace(of_the_ministry, values={"responsible": "CONAP"})) == tables.ABSENT
    assert tables.presence(view, replace(of_the_ministry, values={})) == tables.UNKNOWN
