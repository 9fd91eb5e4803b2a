"""A person registered twice: found while typing, listed, made one, counted once, and all of it taken back."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.problems import Severity
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import check
from gobabierto_desktop.domain.same_person import begins_name, traits, worth_comparing
from gobabierto_desktop.reports.scope import all_forums
from gobabierto_desktop.services import editing, undoing
from gobabierto_desktop.services.convening import parity_board
from gobabierto_desktop.services.pairing import Decision, pairs, say_one, say_two, take_back
from gobabierto_desktop.services.registering import (
    AlreadyOne,
    alike,
    doubles,
    merge,
    merged_into,
    separate,
    tell_apart,
)
from tests.forum.conftest import carry

CUI, OTHER_CUI = "1234567890101", "2345678990101"


def register(desk, forum, name, **more: object):
    return editing.create(desk, "participant", forum.id, {"name": name, "sex": "2", "role": "ASIS", **more})


def typed(desk, forum, **values: object):
    return editing.begin(desk, "participant", forum.id).with_values(values)


def counted(desk):
    return sorted(one.text("name") for view in all_forums(desk.book.holdings()) for one in view.participants)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"name": "lopez inventada maria"}, "mismo nombre"),
        ({"name": "Mária Inventda Lopez"}, "nombre parecido"),
        ({"name": "María Inv"}, "nombre que empieza igual"),
        ({"phone": "+502 5555 1234"}, "mismo teléfono"),
        ({"name": "Maria Inventada López", "phone": "55551234"}, "mismo nombre y mismo teléfono"),
    ],
)
def test_a_repeated_person_is_found_while_typing_with_the_reason(desk, forum, values, reason):
    known = register(desk, forum, "María Inventada López", phone="5555-1234")
    register(desk, forum, "Pedro Imaginario Tzoc", phone="44441234")

    (found,) = alike(desk, typed(desk, forum, **values))

    assert (found.record.id, found.reason) == (known.id, reason)


def test_a_cui_tells_whoever_gave_it_however_they_are_named(desk, forum):
    register(desk, forum, "María Inventada López", cui=CUI)

    spaced = f"{CUI[:4]} {CUI[4:9]} {CUI[9:]}"
    (found,) = alike(desk, typed(desk, forum, name="Mary", cui=spaced))

    assert (found.percent, found.reason) == (100, "mismo CUI")


def test_two_people_of_one_name_with_two_cuis_are_two(desk, forum):
    register(desk, forum, "María Inventada López", cui=CUI)
    register(desk, forum, "María Inventada López", cui=OTHER_CUI)

    assert doubles(desk, forum) == ()


def test_nobody_is_offered_for_one_name_alone(desk, forum):
    register(desk, forum, "María Inventada López")

    assert alike(desk, typed(desk, forum, name="María")) == ()


def test_doubles_of_two_laptops_are_listed_after_they_merge(desk, other_desk, forum):
    carry(desk, other_desk, forum.id)
    first = register(desk, forum, "María Inventada López")
    register(desk, forum, "Pedro Imaginario Tzoc")
    second = register(other_desk, forum, "Maria Inventada Lopez")
    carry(other_desk, desk, forum.id)

    (double,) = doubles(desk, forum)

    assert ({double.one.id, double.other.id}, double.reason) == ({first.id, second.id}, "mismo nombre")


def test_who_shares_only_a_telephone_is_no_probable_double(desk, forum):
    register(desk, forum, "María Inventada López", phone="55551234")
    register(desk, forum, "Pedro Imaginario Tzoc", phone="55551234")

    assert doubles(desk, forum) == ()


def test_merged_people_are_counted_once_and_lose_nothing_told(desk, forum):
    stays = register(desk, forum, "María Inventada López")
    again = register(desk, forum, "Maria Inventada Lopez", phone="55551234")

    stays = merge(desk, again, stays, "Se registró en dos mesas")

    assert counted(desk) == ["María Inventada López"]
    assert parity_board(desk, forum).total == 1
    assert stays.text("phone") == "55551234"
    assert [one.id for one in merged_into(desk, stays)] == [again.id]
    assert doubles(desk, forum) == ()


def test_a_merge_is_undone_as_one_step(desk, forum):
    stays = register(desk, forum, "María Inventada López")
    again = register(desk, forum, "Maria Inventada Lopez", phone="55551234")
    merge(desk, again, stays)

    undoing.undo(desk)

    assert len(counted(desk)) == 2
    assert desk.book.record(stays.id).text("phone") == ""


def test_people_who_were_separated_count_again_and_may_be_merged_again(desk, forum):
    stays, again = register(desk, forum, "María Inventada"), register(desk, forum, "Maria Inventada")
    stays = merge(desk, again, stays)

    separate(desk, again)
    assert len(counted(desk)) == 2

    merge(desk, again, stays)
    assert len(counted(desk)) == 1


def test_who_was_merged_is_not_merged_again_nor_with_oneself(desk, forum):
    one, two, three = (register(desk, forum, f"María Inventada {letter}") for letter in "abc")
    merge(desk, two, one)

    for merged, into in ((two, three), (three, two), (one, one)):
        with pytest.raises(AlreadyOne):
            merge(desk, merged, into)


def test_that_two_are_not_the_same_person_is_remembered_on_every_laptop(desk, other_desk, forum):
    one, two = register(desk, forum, "María Inventada"), register(desk, forum, "Maria Inventada")

    tell_apart(desk, one, two)
    carry(desk, other_desk, forum.id)

    for each in (desk, other_desk):
        assert doubles(each, forum) == ()
        assert alike(each, two) == ()


def test_of_two_people_that_two_laptops_merged_into_each_other_one_counts(desk, other_desk, forum):
    one, two = register(desk, forum, "María Inventada"), register(desk, forum, "Maria Inventada")
    carry(desk, other_desk, forum.id)
    merge(desk, two, one)
    merge(other_desk, one, two)

    carry(other_desk, desk, forum.id)
    carry(desk, other_desk, forum.id)

    assert len(counted(desk)) == 1
    assert counted(desk) == counted(other_desk)


def test_who_is_whom_travels_sealed(desk, forum):
    one, two = register(desk, forum, "María Inventada"), register(desk, forum, "Maria Inventada")
    merge(desk, two, one, "Es ella")

    told = desk.book.history(each.id for each in desk.book.records("sameness"))

    assert told
    assert all(change.sealed for change in told)
    assert KINDS["sameness"].is_personal("deleted")


def warned(desk, forum, **values: object):
    found = check(typed(desk, forum, **values), desk.terms)
    return [one.field for one in found if one.severity is Severity.WARNING and one.field in {"guardian", "consents"}]


@pytest.mark.parametrize(("age", "warnings"), [(None, []), (17, ["guardian"]), (18, []), (0, ["guardian"])])
def test_somebody_answers_for_who_is_not_of_age(desk, forum, age, warnings):
    assert warned(desk, forum, age=age) == warnings
    assert warned(desk, forum, age=age, guardian="Luz Inventada, madre") == []


@pytest.mark.parametrize("contact", ["cui", "phone", "email"])
def test_without_consent_the_contact_stays_empty(desk, forum, contact):
    for consents in (None, False):
        assert warned(desk, forum, consents=consents) == []
        assert warned(desk, forum, consents=consents, **{contact: "x"}) == ["consents"]
    assert warned(desk, forum, consents=True, **{contact: "x"}) == []


NAMES = st.lists(st.sampled_from(("ana", "ann", "luis", "luisa", "tzoc", "tz")), min_size=1, max_size=3).map(" ".join)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(NAMES, st.sampled_from(("", "55551234", "44441234"))), min_size=2, max_size=8))
def test_who_begins_a_name_or_shares_a_number_is_always_compared(told):
    people = [traits(Record("participant", str(at), "f", {"name": a, "phone": b})) for at, (a, b) in enumerate(told)]

    alike_ones = {
        (one, other)
        for one, other in combinations(range(len(people)), 2)
        if (people[one].phone and people[one].phone == people[other].phone)
        or begins_name(people[one], people[other])
        or begins_name(people[other], people[one])
    }

    assert alike_ones <= worth_comparing(people)


def test_pairs_of_every_forum_are_decided_and_taken_back(desk, forum):
    elsewhere = editing.create(desk, "forum", None, {"name": "Foro inventado de Zunil"})
    for place in (forum, elsewhere):
        for name in ("Luz Inventada Ajú", "Luz Inventada Aju"):
            register(desk, place, name)
    register(desk, forum, "Luz Inventada", phone="55551234")

    first = next(one for one in pairs(desk) if one.forum.id == elsewhere.id)
    say_one(desk, first)
    say_two(desk, next(one for one in pairs(desk) if one.reason == "mismo nombre"))

    states = [(one.forum.text("name"), one.decision) for one in pairs(desk)]
    assert Counter(states) == {
        ("Foro inventado de Cantel", Decision.WAITING): 2,
        ("Foro inventado de Zunil", Decision.ONE): 1,
        ("Foro inventado de Cantel", Decision.TWO): 1,
    }

    for one in pairs(desk):
        if one.decision is not Decision.WAITING:
            take_back(desk, one)
    assert {one.decision for one in pairs(desk)} == {Decision.WAITING}
    assert len(pairs(desk)) == 4
