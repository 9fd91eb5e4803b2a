"""The rule of CSEntry for keying twice, and what it tells of who keys."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.double_entry import Charged, Heard, OperatorStatistics, Verification


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
    assert OperatorStatistics(0, 0, 0).errors_per_thousand is None
