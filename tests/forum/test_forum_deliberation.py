"""Votes: what counts, what adds up, what each rule makes of it; a sheet that does not add up closes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.deliberation import Outcome, Rule, counting, decide, unsound
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.services import deliberating, editing
from gobabierto_desktop.services.deliberating import CannotClose, close_table, deliberation, recount
from tests.forum.conftest import make_table, propose


def table_of(rule, **more: object):
    return Record("dialogue_table", "t", "f", {"decision_rule": rule, **more})


def vote(proposal="p", name="v1", **said: object):
    return Record("vote", name, "t", {"proposal": proposal, **said})


def outcome(table, *votes: Record):
    proposals = [Record("proposal", one, "t") for one in dict.fromkeys(one.text("proposal") for one in votes)]
    return [one.outcome for one in decide(table, proposals, votes)]


PASSES, FAILS, TIES = [Outcome.APPROVED], [Outcome.REJECTED], [Outcome.TIED]


@pytest.mark.parametrize(
    ("rule", "favour", "against", "blank", "expected"),
    [
        ("CONS", 18, 0, 2, PASSES),
        ("CONS", 19, 1, 0, FAILS),
        ("CONS", 0, 0, 20, FAILS),
        ("MAYS", 8, 7, 5, PASSES),
        ("MAYS", 7, 8, 5, FAILS),
        ("MAYS", 10, 10, 0, TIES),
        ("MAYA", 10, 2, 8, FAILS),
        ("MAYA", 11, 2, 7, PASSES),
        ("MAYC", 13, 7, 0, FAILS),
        ("MAYC", 14, 6, 0, PASSES),
    ],
)
def test_each_rule_decides_as_it_says(rule, favour, against, blank, expected):
    cast = vote(present=20, in_favour=favour, against=against, blank=blank, void=0)
    assert outcome(table_of(rule), cast) == expected


def test_a_declared_percentage_stands_in_the_place_of_two_thirds():
    cast = vote(present=20, in_favour=14, against=6)
    assert outcome(table_of("MAYC", qualified_percent=75), cast) == FAILS


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_who_passes_with_a_stricter_rule_passes_with_a_looser_one(favour, against, blank, void):
    cast = vote(present=favour + against + blank + void, in_favour=favour, against=against, blank=blank, void=void)
    passes = [outcome(table_of(rule), cast) == PASSES for rule in ("MAYC", "MAYA", "MAYS")]
    assert passes == sorted(passes)
    assert unsound(table_of("MAYA"), [cast]) == ()


@given(st.integers(1, 40), st.integers(-3, 3).filter(bool))
def test_a_sheet_that_is_one_off_never_passes(present, off):
    cast = vote(present=present, in_favour=max(present + off, 0))
    if (cast.number("in_favour") or 0) != present:
        assert unsound(table_of("CONS"), [cast])


def test_the_last_round_counts_and_a_recount_stands_in_the_place_of_what_it_counts_again():
    first = vote(name="v1", round=1, present=20, in_favour=12, against=8)
    second = vote(name="v2", round=2, present=20, in_favour=9, against=11)
    again = vote(name="v3", round=2, present=20, in_favour=11, against=9, recount_of="v2")
    assert outcome(table_of("MAYS"), first) == PASSES
    assert outcome(table_of("MAYS"), second, first) == FAILS
    assert outcome(table_of("MAYS"), again, second, first) == PASSES
    assert [one.id for one in counting([again, second, first])] == ["v1", "v3"]


def points(proposal, name, number, **more: object):
    return vote(proposal, name, present=10, blank=1, void=0, points=number, **more)


def test_points_must_be_all_of_those_that_there_were_to_give():
    table = table_of("PUNT", votes_each=3, choose=1)
    right = [points("a", "v1", 15), points("b", "v2", 12)]
    assert unsound(table, right) == ()
    assert outcome(table, *right) == [Outcome.APPROVED, Outcome.REJECTED]
    (wrong,) = unsound(table, [points("a", "v1", 15), points("b", "v2", 13)])
    assert wrong.message == "En la ronda 1 se repartieron 28 y deben sumar 27."


def test_a_budget_of_votes_may_be_left_unspent_but_not_overspent():
    table = table_of("PRES", votes_each=3)
    assert unsound(table, [points("a", "v1", 15)]) == ()
    assert "pueden sumar hasta 27" in unsound(table, [points("a", "v1", 28)])[0].message


def test_the_presents_of_a_round_are_the_same_on_every_line():
    odd = vote("b", "v2", present=11, blank=1, void=0, points=12)
    assert "no son los mismos" in unsound(table_of("PUNT", votes_each=3), [points("a", "v1", 15), odd])[0].message


def test_a_tie_at_the_cut_waits_for_the_rule_of_ties_or_for_another_round():
    tied = [points("a", "v1", 9), points("b", "v2", 9), points("c", "v3", 9)]
    table = table_of("PUNT", votes_each=3, choose=1)
    assert outcome(table, *tied) == [Outcome.TIED] * 3
    assert "Falta resolver el empate" in unsound(table, tied)[0].message
    second = [points(one, f"w{one}", number, round=2) for one, number in (("a", 8), ("b", 10), ("c", 9))]
    assert outcome(table, *tied, *second) == [Outcome.REJECTED, Outcome.APPROVED, Outcome.REJECTED]
    chosen = [*tied[:2], points("c", "v3", 9, wins_tie=True)]
    assert outcome(table, *chosen) == [Outcome.REJECTED, Outcome.REJECTED, Outcome.APPROVED]
    none = table_of("PUNT", votes_each=3, choose=1, tie_rule="NADA")
    assert outcome(none, *tied) == [Outcome.REJECTED] * 3


def test_the_one_presented_first_passes_where_that_was_declared():
    old, new = "01636940-3288-7d12-baea-3fcda394c3a5", "01636941-3288-7d12-baea-3fcda394c3a5"
    table = table_of("PUNT", votes_each=3, choose=1, tie_rule="ANTE")
    tied = [points(new, "v1", 9), points(old, "v2", 9)]
    assert outcome(table, *tied) == [Outcome.REJECTED, Outcome.APPROVED]
    assert unsound(table, [*tied, points("c", "v3", 9)]) == ()


def test_a_majority_tie_is_settled_as_was_declared():
    even = vote(present=4, in_favour=2, against=2)
    assert outcome(table_of("MAYS", tie_rule="NADA"), even) == FAILS
    assert outcome(table_of("MAYS", tie_rule="FACI"), even) == TIES
    assert outcome(table_of("MAYS", tie_rule="FACI"), even.with_values({"wins_tie": True})) == PASSES
    assert outcome(table_of("MAYS", tie_rule="FACI"), even.with_values({"wins_tie": False})) == FAILS


def test_below_the_quorum_nothing_closes():
    cast = vote(present=9, in_favour=9)
    assert unsound(table_of("CONS", quorum=10), [cast])[0].message == "Hay 9 presentes y el quórum es 10."


def test_every_rule_of_the_catalogue_is_known_and_explained(desk):
    codes = {term.code for term in desk.terms.vocabulary("decision_rule")}
    assert codes == {rule.value for rule in Rule}
    assert all(rule.meaning.endswith(".") for rule in Rule)


def test_a_mesa_whose_tally_does_not_add_up_cannot_be_closed(desk, table):
    one = propose(desk, table, "Agua")
    cast = editing.create(desk, "vote", table.id, {"proposal": one.id, "present": 20, "in_favour": 18, "against": 1})

    with pytest.raises(CannotClose, match="suman 19 y hay 20 presentes") as refused:
        close_table(desk, table)
    assert [two.record for two in refused.value.obstacles] == [cast.id]
    assert not desk.book.record(table.id).is_yes("is_closed")

    editing.save(desk, cast, {"blank": 1, "against": 0, "void": 1})
    assert deliberation(desk, table).may_close
    assert close_table(desk, table).is_yes("is_closed")
    assert not deliberating.reopen_table(desk, table).is_yes("is_closed")


def test_a_recount_keeps_the_first_count_and_must_add_up_too(desk, forum):
    table = make_table(desk, forum, 2, "5", decision_rule="MAYS")
    one = propose(desk, table, "Agua")
    first = editing.create(desk, "vote", table.id, {"proposal": one.id, "present": 5, "in_favour": 3, "against": 2})
    again = recount(desk, first, {"in_favour": 2, "against": 2, "blank": 1})

    assert desk.book.record(first.id).number("in_favour") == 3
    (decided,) = deliberation(desk, table).decisions
    assert (decided.outcome, decided.votes[-1].id) == (Outcome.TIED, again.id)
    with pytest.raises(CannotClose, match="empate"):
        close_table(desk, table)


def test_a_mesa_that_declared_no_rule_has_the_forums(desk, forum):
    editing.save(desk, forum, {"decision_rule": "MAYS"})
    table = make_table(desk, forum, 2, "5", decision_rule=None)
    one = propose(desk, table, "Agua")
    editing.create(desk, "vote", table.id, {"proposal": one.id, "present": 5, "in_favour": 3, "against": 2})

    assert deliberation(desk, table).decisions[0].outcome is Outcome.APPROVED
