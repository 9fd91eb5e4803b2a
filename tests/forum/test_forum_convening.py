"""Before and during a forum: notice, moves with their reason, accreditation, training, parity."""

import pytest

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.convening import notice_days
from gobabierto_desktop.domain.parity import board
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.services import editing, relating
from gobabierto_desktop.services.convening import (
    convocation,
    due_delegations,
    missing_delegates,
    parity_board,
    reschedule,
)
from tests.forum.conftest import carry, propose


def forum_of(**said: object):
    return Record("forum", "f", None, said)


@pytest.mark.parametrize(
    ("convened", "days", "told"),
    [
        ("2018-04-30", 16, None),
        ("2018-05-13", 3, "Se convoca 3 días antes; las organizaciones pidieron 15 días de anticipación."),
        ("2018-05-16", 0, "Se convoca el mismo día; las organizaciones pidieron 15 días de anticipación."),
        ("mañana", None, None),
    ],
)
def test_the_notice_is_counted_in_days_and_a_short_one_is_told(desk, convened, days, told):
    forum = forum_of(convened_on=convened, held_on="2018-05-16")
    assert notice_days(forum) == days
    warned = [one.message for one in rules.check(forum, desk.terms) if "anticipación" in one.message]
    assert warned == ([told] if told else [])


def test_every_change_of_date_or_place_stands_with_who_made_it_and_why(desk, other_desk, forum):
    forum = editing.save(desk, forum, {"convened_on": "2018-04-30"})
    reschedule(desk, forum, {"held_on": "2018-05-20"}, "El salón estaba ocupado")
    carry(desk, other_desk, forum.id)
    there = other_desk.book.record(forum.id)
    editing.save(other_desk, there, {"place": "Casa de la Cultura", "starts_at": "09:00"})
    carry(other_desk, desk, forum.id)

    told = convocation(desk, desk.book.record(forum.id))

    moves = [(one.event.label, one.event.author, one.event.before, one.event.after, one.reason) for one in told.moves]
    assert sorted(moves) == [  # two laptops apart: neither change is before the other
        ("Fecha", "Ana Inventada", "16/05/2018", "20/05/2018", "El salón estaba ocupado"),
        ("Lugar", "Beto Inventado", "Salón municipal", "Casa de la Cultura", ""),
    ]
    assert [one.event.field for one in told.unexplained] == ["place"]


def test_a_reason_written_afterwards_belongs_to_the_change_before_it_and_what_moved_nobody_is_no_move(desk, forum):
    editing.save(desk, forum, {"place": "Un lugar mal escrito"})
    editing.save(desk, desk.book.record(forum.id), {"convened_on": "2018-04-30"})
    editing.save(desk, desk.book.record(forum.id), {"place": "Otro lugar"})
    editing.save(desk, desk.book.record(forum.id), {"change_reason": "Llovió"})
    editing.save(desk, desk.book.record(forum.id), {"place": "Tercer lugar"})

    assert [one.reason for one in convocation(desk, desk.book.record(forum.id)).moves] == ["Llovió", ""]


def person(desk, forum, **said: object):
    return editing.create(desk, "participant", forum.id, {"name": "Persona Inventada", "role": "ASIS", **said})


def test_parity_is_live_against_the_target_that_was_set(desk, forum):
    editing.save(desk, forum, {"parity_target": 50})
    for sex, sector, age in (
        ("1", "INST_PUB", 30),
        ("1", "INST_PUB", 17),
        ("1", "OSC", None),
        ("2", "OSC", 61),
        (None, "OSC", 8),
    ):
        person(desk, forum, sex=sex, sector=sector, age=age)

    live = parity_board(desk, desk.book.record(forum.id))

    assert (live.total, live.women, live.said_sex, live.women_percent, live.lacking) == (5, 1, 4, 25.0, 2)
    assert [(one.code, one.number) for one in live.by_field["sector"]] == [("OSC", 3), ("INST_PUB", 2)]
    assert {one.code: one.number for one in live.by_age} == {"ADU": 1, "ADO": 1, "": 1, "MAY": 1, "NIN": 1}


@pytest.mark.parametrize(
    ("women", "men", "target", "lacking"), [(1, 9, 50, 8), (5, 5, 50, 0), (0, 4, 40, 3), (1, 3, 100, 3), (0, 0, 50, 0)]
)
def test_the_women_who_lack_would_reach_the_target_and_one_fewer_would_not(women, men, target, lacking):
    people = [
        Record("participant", str(place), "f", {"sex": "2" if place < women else "1"}) for place in range(women + men)
    ]
    told = board(forum_of(parity_target=target), people, ())
    assert told.lacking == lacking
    if lacking and target < 100:
        assert (women + lacking) * 100 >= target * (women + men + lacking)
        assert (women + lacking - 1) * 100 < target * (women + men + lacking - 1)


def test_each_group_stands_against_the_target_that_was_set_for_it(desk, forum):
    for said in ({"sector": "OSC", "percent": 50}, {"people": "3", "percent": 10}, {"sector": "OSC", "percent": 40}):
        target = editing.create(desk, "participation_target", forum.id, said)
        assert rules.check(target, desk.terms) == ()
    for sector, people in (("INST_PUB", "1"), ("INST_PUB", "1"), ("OSC", None), (None, "5")):
        person(desk, forum, sector=sector, people=people)

    told = {one.name: one for one in parity_board(desk, desk.book.record(forum.id)).dimensions}

    assert [(one.code, one.number, one.target, one.lacking) for one in told["sector"].shares] == [
        ("INST_PUB", 2, None, 0),
        ("OSC", 1, 50, 1),
    ]
    assert [(one.code, one.number, one.target, one.lacking) for one in told["people"].shares] == [
        ("1", 2, None, 0),
        ("5", 1, None, 0),
        ("3", 0, 10, 1),
    ]
    assert (told["sector"].unsaid, told["sex"].unsaid, told["sex"].has_target) == (1, 4, False)


@pytest.mark.parametrize(("said", "fields"), [({}, {"sector"}), ({"sector": "OSC", "people": "1"}, {"people"})])
def test_a_target_is_of_one_group(desk, said, fields):
    target = Record("participation_target", "m", "f", {"percent": 40, **said})
    assert {one.field for one in rules.check(target, desk.terms)} == fields


def test_the_delegates_that_proposals_name_and_are_not_there(desk, forum, table):
    first, second = (
        propose(desk, table, "Agua", responsible="11130009"),
        propose(desk, table, "Pozos", responsible="11130009"),
    )
    propose(desk, table, "Escuelas", responsible="11130008")
    person(desk, forum, role="DELE", institution="11130008")
    editing.create(desk, "delegate", forum.id, {"institution": "11130009", "name": "Delegada Inventada"})
    editing.create(desk, "delegate", forum.id, {"institution": "CONAP", "name": "Delegado Inventado"})

    absent = missing_delegates(desk, forum)

    assert [(one.institution, one.proposals, one.accredited) for one in absent] == [
        ("11130009", (first.id, second.id), 1),
        ("CONAP", (), 1),
    ]
    relating.merge(desk, [second], first)
    assert missing_delegates(desk, forum)[0].proposals == (first.id,)
    assert [(one.institution, one.present) for one in due_delegations(desk, forum)][-1] == ("11130008", 1)


def test_accredited_and_trained_people_travel_with_their_names_sealed(desk, forum):
    delegate = editing.create(desk, "delegate", forum.id, {"institution": "11130009", "name": "Delegada Inventada"})
    training = editing.create(
        desk,
        "training",
        forum.id,
        {
            "name": "Observadora Inventada",
            "role": "OBSE",
            "course": "Reglas de la mesa",
            "given_by": "INAP",
            "hours": 8,
            "starts_on": "2018-04-02",
        },
    )
    assert rules.check(training, desk.terms) == ()
    for record in (delegate, training):
        sealed = {name: change.sealed for change in desk.book.history([record.id]) for name in change.fields}
        assert sealed["name"]
        assert not all(sealed.values())
    wrong = training.with_values({"ends_on": "2018-04-01", "hours": 0})
    assert {one.field for one in rules.check(wrong, desk.terms)} == {"ends_on", "hours"}
