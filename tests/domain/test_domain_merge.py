"""The merge laws: what is held follows from the set of changes, and nothing anybody typed goes away unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.changes import DELETED, Assignment, Change
from gobabierto_desktop.domain.merge import settle
from gobabierto_desktop.domain.values import settled as one_form
from tests.domain.histories import History, Laptop, any_changes, histories, texts, values


def state(changes):
    settled = settle(changes)
    return settled, dict(settled.record.heads)


def met(*laptops: Laptop) -> Laptop:
    everyone = Laptop("todos")
    for one in laptops:
        everyone.hear(one)
    return everyone


@given(any_changes, st.randoms())
def test_any_order_and_any_repetition_settle_alike(changes, dice):
    shuffled = [*changes, *dice.choices(changes, k=3)]
    dice.shuffle(shuffled)
    assert state(shuffled) == state(changes)


@given(any_changes, st.data())
def test_what_came_first_and_in_which_portions_does_not_show(changes, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(changes)), min_size=2, max_size=2)))
    one, two, three = changes[: cuts[0]], changes[cuts[0] : cuts[1]], changes[cuts[1] :]
    assert state([*one, *(two + three)]) == state([*(three + one), *two]) == state([*(two + three), *one, *two])


@given(histories())
def test_the_heads_of_a_field_are_what_no_later_author_knew_of(history: History):
    heads = settle(history.changes).record.heads
    for name in {name for change in history.changes for name in change.fields if name != DELETED}:
        setting = [change.id for change in history.changes if name in change.fields]
        unseen = {one for one in setting if not any(one in history.knew[other] for other in setting)}
        assert set(heads[name]) == unseen


@given(histories())
def test_a_field_is_in_conflict_exactly_when_its_heads_disagree(history: History):
    settled = settle(history.changes)
    by_id = {change.id: change for change in history.changes}
    told = {one.field: {repr(rival.value) for rival in one.rivals} for one in settled.conflicts}
    for name, heads in settled.record.heads.items():
        if name != DELETED:
            said = {repr(by_id[head].fields[name].value) for head in heads}
            assert told.get(name, said) == said
            assert (name in told) is (len(said) > 1)


@given(histories(), values)
def test_a_decision_over_all_that_stood_settles_a_conflict_for_good(history: History, decided):
    everyone = Laptop("todos", {change.id: change for change in history.changes})
    open_fields = [one.field for one in settle(history.changes).conflicts if one.field != DELETED]
    if open_fields:
        everyone.write(dict.fromkeys(open_fields, decided))
    settled = settle(everyone.known.values())
    assert {one.field for one in settled.conflicts} <= {DELETED}
    assert all(settled.record.values[name] == one_form(decided) for name in open_fields)


@given(histories(), st.booleans())
def test_a_decision_over_a_doubtful_deletion_settles_it_either_way(history: History, gone):
    everyone = Laptop("todos", {change.id: change for change in history.changes})
    everyone.write({DELETED: gone})
    settled = settle(everyone.known.values())
    assert settled.record.is_deleted is gone
    assert DELETED not in {one.field for one in settled.conflicts}


@given(texts, texts)
def test_two_laptops_that_did_not_see_each_other_conflict_alike_from_either_side(mine, yours):
    def rivals(first: str, second: str) -> set[object]:
        start = Laptop("inicio")
        start.write({"title": "Antes"})
        one, other = Laptop(first), Laptop(second)
        one.hear(start)
        other.hear(start)
        one.write({"title": mine})
        other.write({"title": yours})
        return {rival.value for found in settle(met(one, other).known.values()).conflicts for rival in found.rivals}

    assert rivals("a1", "z9") == rivals("z9", "a1") == ({mine, yours} if mine != yours else set())


def test_two_fields_edited_apart_are_both_kept_without_a_conflict():
    one, other = Laptop("a1"), Laptop("b2")
    one.write({"title": "Agua", "problem": "No llega"})
    other.hear(one)
    one.write({"title": "Agua limpia"})
    other.write({"problem": "No llega a la escuela"})
    settled = settle(met(one, other).known.values())
    assert settled.record.values == {"title": "Agua limpia", "problem": "No llega a la escuela"}
    assert settled.conflicts == ()


def test_a_later_change_made_over_the_other_wins_without_asking_any_clock():
    one, other = Laptop("a1"), Laptop("b2")
    one.write({"title": "Agua"})
    other.hear(one)
    other.write({"title": "Agua limpia"})
    assert settle(met(one, other).known.values()).record.get("title") == "Agua limpia"


def test_one_and_yes_are_not_taken_for_the_same_value():
    one, other = Laptop("a1"), Laptop("b2")
    one.write({"term_years": 1})
    other.write({"term_years": True})
    assert len(settle(met(one, other).known.values()).conflicts) == 1


def test_deleting_what_somebody_else_was_editing_asks_and_keeps_the_record():
    one, other = Laptop("a1"), Laptop("b2")
    one.write({"title": "Agua"})
    other.hear(one)
    one.write({DELETED: True})
    other.write({"title": "Agua limpia"})
    settled = settle(met(one, other).known.values())
    assert not settled.record.is_deleted
    assert [(found.field, {rival.value for rival in found.rivals}) for found in settled.conflicts] == [
        (DELETED, {True, False})
    ]


def test_a_deletion_that_saw_everything_deletes_and_can_be_taken_back():
    one = Laptop("a1")
    one.write({"title": "Agua"})
    one.write({DELETED: True})
    assert settle(one.known.values()).record.is_deleted
    one.write({DELETED: False})
    back = settle(one.known.values())
    assert not back.record.is_deleted
    assert back.record.get("title") == "Agua"
    assert back.conflicts == ()


def test_a_forged_ring_of_changes_leaves_all_of_them_standing():
    one, other = Laptop("a1"), Laptop("b2")
    first, second = one.write({"title": "Agua"}), other.write({"title": "Aire"})

    def ring(change: Change, over: Change) -> Change:
        fields = {"title": Assignment(change.fields["title"].value, (over.id,))}
        return Change(**{name: getattr(change, name) for name in Change.__slots__} | {"fields": fields})

    settled = settle([ring(first, second), ring(second, first)])
    assert {rival.value for found in settled.conflicts for rival in found.rivals} == {"Agua", "Aire"}


def test_changes_of_two_records_are_never_settled_as_one():
    one = Laptop("a1")
    change = one.write({"title": "Agua"})
    stranger = Change(**{name: getattr(change, name) for name in Change.__slots__} | {"record": "otra", "number": 2})
    for changes in ([], [change, stranger]):
        with pytest.raises(ValueError, match="exactly one record"):
            settle(changes)
