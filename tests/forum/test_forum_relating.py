"""Merging and splitting proposals: nothing is lost, nothing is counted twice, all of it can be taken back."""

import pytest

from gobabierto_desktop.domain.relations import replaced
from gobabierto_desktop.reports.scope import all_forums
from gobabierto_desktop.services import editing, relating
from gobabierto_desktop.services.comparing import similar
from gobabierto_desktop.services.relating import AlreadyReplaced, lineage
from tests.forum.conftest import carry, propose


def counted(desk):
    return sorted(one.text("title") for view in all_forums(desk.book.holdings()) for one in view.proposals)


def test_merged_proposals_point_to_their_successor_and_are_counted_once(desk, table):
    one, two, three = (propose(desk, table, f"Agua limpia {number}") for number in (1, 2, 3))

    relating.merge(desk, [two, three], one, "Dicen lo mismo")

    assert counted(desk) == ["Agua limpia 1"]
    (kin,) = lineage(desk, two).successors
    assert (kin.proposal.id, kin.reason) == (one.id, "Dicen lo mismo")
    assert {kin.proposal.id for kin in lineage(desk, one).origins} == {two.id, three.id}
    assert desk.book.record(two.id).text("title") == "Agua limpia 2"


def test_a_merge_into_a_new_proposal_takes_the_texts_chosen(desk, table):
    one, two = propose(desk, table, "Agua"), propose(desk, table, "Agua limpia")

    made = relating.merge_anew(desk, [one, two], {"title": "Agua limpia para todos", "problem": "No hay."})

    assert made.text("problem") == "No hay."
    assert counted(desk) == ["Agua limpia para todos"]


def test_the_parts_of_a_split_take_over_all_but_who_presented_it(desk, table):
    whole = propose(desk, table, "Agua y caminos", presenter="Persona Inventada", municipality="0914")

    water, roads = relating.split(desk, whole, [{"title": "Agua"}, {"title": "Caminos", "municipality": "0901"}])

    assert counted(desk) == ["Agua", "Caminos"]
    assert (water.text("municipality"), roads.text("municipality")) == ("0914", "0901")
    assert water.text("presenter") == ""
    assert [kin.proposal.id for kin in lineage(desk, roads).origins] == [whole.id]


def test_a_merge_is_taken_back_by_deleting_its_relation(desk, table):
    one, two = propose(desk, table, "Agua"), propose(desk, table, "Agua limpia")
    relating.merge(desk, [two], one)

    editing.delete(desk, lineage(desk, two).successors[0].record)

    assert counted(desk) == ["Agua", "Agua limpia"]
    relating.merge(desk, [two], one)
    assert counted(desk) == ["Agua"]


def test_what_was_merged_is_not_merged_again_nor_into_what_it_stands_for(desk, table):
    one, two, three = (propose(desk, table, f"Agua {number}") for number in (1, 2, 3))
    relating.merge(desk, [two], one)

    for merged, into in (([two], three), ([one], two), ([one], one)):
        with pytest.raises(AlreadyReplaced):
            relating.merge(desk, merged, into)
    assert counted(desk) == ["Agua 1", "Agua 3"]


def test_of_two_proposals_that_two_laptops_merged_into_each_other_one_counts(desk, other_desk, forum, table):
    one, two = propose(desk, table, "Agua"), propose(desk, table, "Agua limpia")
    carry(desk, other_desk, forum.id)
    relating.merge(desk, [two], one)
    relating.merge(other_desk, [one], two)

    carry(other_desk, desk, forum.id)
    carry(desk, other_desk, forum.id)

    assert counted(desk) == counted(other_desk) == ["Agua"]


def test_a_proposal_whose_successor_was_deleted_counts_again(desk, table):
    one, two = propose(desk, table, "Agua"), propose(desk, table, "Agua limpia")
    relating.merge(desk, [two], one)

    editing.delete(desk, one)

    assert replaced(desk.book.holdings()) == frozenset()
    assert counted(desk) == ["Agua limpia"]


def test_what_was_merged_is_not_offered_as_similar(desk, table):
    one, two = propose(desk, table, "Agua limpia en la escuela"), propose(desk, table, "Agua limpia en escuelas")
    relating.merge(desk, [two], one)
    asked = editing.begin(desk, "proposal", table.id).with_values({"title": "Agua limpia y escuela"})

    assert [found.record.id for found in similar(desk, asked)] == [one.id]
