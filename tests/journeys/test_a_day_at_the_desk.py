"""A day at the registration desk by keyboard alone: fifty people and twenty proposals, letter by letter, keys counted."""

from statistics import mean, median

import pytest

from gobabierto_desktop.domain import rules
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk
from tests.gui.hands import press
from tests.gui.typist import Typist, strokes
from tests.journeys.forum_day import GROUPS, IDEAS, Guest, arrivals, capture, captured, register, registered

SECONDS_PER_KEY = 0.2
"""An average skilled typist's (Card, Moran and Newell, 1980)."""

TEN_SECONDS = 10 / SECONDS_PER_KEY


def test_fifty_people_and_twenty_proposals_are_typed_and_stand_letter_by_letter_after_a_restart(open_on, tmp_path):
    desk = open_desk(tmp_path / "datos", "Ana Inventada")
    forum = editing.create(desk, "forum", None, {"name": "Foro de Quetzaltenango", "department": "09"})
    table = editing.create(desk, "dialogue_table", forum.id, {"number": 1, "work_area": "1", "decision_rule": "CONS"})
    window, people = open_on(desk), []

    press("Ctrl+2")
    for before, group, guest in arrivals():
        people.append(keys_of(lambda typist, to=(before, group, guest): register(typist, *to)))
    press("Ctrl+1")
    ideas = [keys_of(lambda typist, one=one: capture(typist, one)) for one in IDEAS]
    window.close()
    desk.close()

    again = open_desk(tmp_path / "datos", "Ana Inventada")
    stand, proposals = again.book.records("participant", forum.id), again.book.records("proposal", table.id)
    assert [said(one) for one in stand] == [registered(group, guest) for group in GROUPS for guest in group.guests]
    assert [said(one) for one in proposals] == list(captured(IDEAS))
    assert [problem for one in (*stand, *proposals) for problem in rules.check(one, again.terms)] == []
    assert (again.book.drafts(), again.book.conflicts()) == ((), ())
    again.close()

    came_along = [keys for keys, (before, group, _) in zip(people, arrivals(), strict=True) if group is before]
    assert (len(people), len(came_along), len(ideas)) == (50, 40, 20)
    assert mean(people) < TEN_SECONDS, "the whole registration, those who come first in their group included"
    assert median(came_along) <= 30, "who arrives with somebody registered already"
    shared = [keys - written(guest) for keys, (_, _, guest) in zip(people, arrivals(), strict=True)]
    assert min(shared) == 6, (
        "Enter, Enter, the sex, Enter, Ctrl+Enter: all that a second person costs beyond name and age"
    )
    assert max(shared) <= 70, "the first of a group, all that the group shares included"
    assert (mean(ideas) < 120, max(ideas) < 300) == (True, True)


def keys_of(types) -> int:
    typist = Typist()
    types(typist)
    return typist.keys


def written(guest: Guest) -> int:
    """The keys of what nobody else shares."""
    own = (guest.name, str(guest.age), guest.cui, guest.phone, guest.post, guest.guardian)
    return sum(strokes(letter) for text in own for letter in text)


def said(record):
    """What a record says, without its empty fields."""
    return {name: value for name, value in record.values.items() if value is not None}


@pytest.mark.parametrize(
    ("letter", "keys"), [("a", 1), ("ñ", 1), ("A", 2), ("á", 2), ("Á", 3), ("Ñ", 2), ("ü", 3), (":", 2), (".", 1)]
)
def test_a_finger_goes_down_as_often_as_on_the_keyboard_sold_here(letter, keys):
    assert strokes(letter) == keys
