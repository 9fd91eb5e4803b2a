"""Folding is for finding: it forgives, it settles, and it never invents."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.folding import GLOTTAL_MARKS, fold, folded_words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Quetzaltenango", "quetzaltenango"),
        ("TOTONICAPÁN", "totonicapan"),
        ("  San   Miguel\tDueñas\n", "san miguel duenas"),
        ("Sigüilá", "siguila"),
        ("Kꞌicheꞌ", "kiche"),
        ("Q’anjob‘al", "qanjobal"),
        ("Tz´utujil", "tzutujil"),
        ("Kaqchikel ʼn", "kaqchikel n"),
        ("", ""),
    ],
)
def test_case_accents_glottal_marks_and_spaces_do_not_count(typed: str, folded: str):
    assert fold(typed) == folded


@pytest.mark.parametrize("mark", GLOTTAL_MARKS)
def test_every_way_to_write_the_glottal_mark_is_the_same_word(mark: str):
    assert fold(f"K{mark}iche{mark}") == "kiche"


@given(st.text())
def test_folding_again_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)
    assert folded_words(folded_words(text)) == folded_words(text)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text: str):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="aábcñéíóúü ABCÑ'ꞌ"))
def test_upper_and_lower_case_fold_alike(text: str):
    assert fold(text.upper()) == fold(text.lower())


@given(st.text(), st.text())
def test_two_texts_side_by_side_fold_as_each_does(one: str, other: str):
    assert fold(f"{one} {other}") == f"{fold(one)} {fold(other)}".strip()


def test_punctuation_parts_words():
    assert folded_words("Jakalteko/Popti'") == "jakalteko popti"
    assert folded_words("Unidad (UNESA)") == "unidad unesa"
