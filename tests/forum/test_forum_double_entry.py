"""The rule of CSEntry for keying twice, and what it tells of who keys."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.double_entry import Charged, Heard, OperatorStatistics, Verification
from gobabierto_desktop.domain.keying import PAUSE, Stint
from gobabierto_desktop.domain.people import PARTICIPANT
from gobabierto_desktop.services import editing, keying, undoing
from tests.forum.conftest import carry


def after(original, *texts: str):
    verification = Verification(original)
    for text in texts:
        verification = verification.keyed(text)
    return verification.original, verification.heard, verification.charged


def test_the_same_text_passes_and_charges_nobody():
    assert after("Ana", "Ana") == ("Ana", Heard.SAME, Charged.NOBODY)


def test_a_mismatch_stays_and_the_original_after_it_charges_the_verifier():
    assert after("Ana", "Ama") == ("Ana", Heard.MISMATCH, Charged.NOBODY)
    assert after("Ana", "Ama", "Ana") == ("Ana", Heard.SAME, Charged.VERIFIER)


def test_the_same_other_text_twice_running_replaces_and_charges_the_keyer():
    assert after("Ana", "Ama", "Ama") == ("Ama", Heard.REPLACED, Charged.KEYER)


def test_other_texts_that_differ_among_themselves_replace_nothing():
    assert after("Ana", "Ama", "Aña", "Ama") == ("Ana", Heard.MISMATCH, Charged.NOBODY)


@given(st.text(max_size=3), st.lists(st.text("ab", max_size=2), max_size=8))
def test_only_a_text_keyed_twice_running_ever_replaces_the_original(original, texts):
    held, heard, _ = after(original, *texts)
    if heard is Heard.REPLACED:
        assert any(one == other == held for one, other in itertools.pairwise(texts))
    else:
        assert held == original


def test_statistics_wait_for_something_keyed():
    assert OperatorStatistics(9000, 3600, 18).keystrokes_per_hour == 9000
    assert OperatorStatistics(9000, 3600, 18).errors_per_thousand == 2
    assert OperatorStatistics(0, 0, 0).keystrokes_per_hour is None
    assert OperatorStatistics(300, 29.9, 0).keystrokes_per_hour is None
    assert OperatorStatistics(300, 30, 0).keystrokes_per_hour == 36_000
    assert OperatorStatistics(0, 0, 0).errors_per_thousand is None


@given(st.lists(st.floats(0, 1000), min_size=1))
def test_a_stint_counts_each_key_and_never_more_time_than_went_by(moments):
    stint = Stint()
    for at in moments:
        stint = stint.struck(at)
    assert stint.keystrokes == len(moments)
    assert 0 <= stint.seconds <= PAUSE * (len(moments) - 1)


def test_a_pause_counts_in_no_speed():
    assert Stint().struck(0).struck(2).struck(2 + PAUSE + 1).struck(64).seconds == pytest.approx(3)


def test_what_was_keyed_again_travels_with_the_person_and_says_no_text(desk, other_desk, forum):
    person = editing.create(desk, "participant", forum.id, {"name": "Elena Inventada", "sex": "2"})
    keying.place_on_sheet(desk, person, 3)
    carry(desk, other_desk, forum.id)
    (there,) = keying.transcribed(other_desk, forum)
    assert (there.strip, there.is_verified) == (3, False)

    replaced = Verification("Elena Inventada").keyed("Elenita Inventada").keyed("Elenita Inventada")
    keying.verify(other_desk, there.person, {"name": replaced}, {"name": "Elenita Inventada", "sex": "1"})
    carry(other_desk, desk, forum.id)

    (back,) = keying.transcribed(desk, forum)
    assert back.is_verified
    assert (back.person.text("name"), back.person.text("sex")) == ("Elenita Inventada", "2")
    assert desk.book.conflicts() == ()
    assert keying.operator(desk).surety.errors == 1
    assert keying.operator(other_desk).surety.errors == 0
    told = desk.book.history([one.id for one in desk.book.records("keying")])
    assert all(one.sealed for one in told)
    assert not any("Elen" in str(value) for one in told for value in one.fields.values())


def test_a_verification_is_taken_back_in_one_step_with_what_it_replaced(desk, forum):
    person = editing.create(desk, "participant", forum.id, {"name": "Elena Inventada"})
    keying.place_on_sheet(desk, person, 1)
    replaced = Verification("Elena Inventada").keyed("Ana").keyed("Ana")
    keying.verify(desk, person, {"name": replaced}, {"name": "Ana"})
    undoing.undo(desk)
    (back,) = keying.transcribed(desk, forum)
    assert (back.person.text("name"), back.is_verified) == ("Elena Inventada", False)


def test_speed_stays_in_the_book_of_who_keys(desk, other_desk, forum):
    keying.add_stint(desk, Stint(9000, 3600))
    carry(desk, other_desk, forum.id)
    assert keying.operator(desk).speed.keystrokes_per_hour == 9000
    assert keying.operator(other_desk).speed.keystrokes_per_hour is None


def test_spaces_and_a_tick_never_touched_are_no_difference(desk):
    fields = PARTICIPANT.by_name
    assert keying.comparable(desk, fields["name"], " Ana  Inventada ") == "Ana Inventada"
    assert keying.comparable(desk, fields["consents"], None) == keying.comparable(desk, fields["consents"], value=False)
    assert keying.comparable(desk, fields["sex"], "2") == "Mujer"
