"""Whoever searches needs no accents, no capitals and no glottal marks, whichever of them was typed."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gobabierto_desktop.domain.changes import DELETED
from gobabierto_desktop.domain.folding import folded_words
from tests.store.books import change, family, fill

NUMBERS = count(100)
TEXTS = {
    "samala": {"title": "Monitoreo del río Samalá", "problem": "Nadie mide el agua"},
    "kiche": {"title": "Escuela bilingüe Kꞌicheꞌ", "problem": "No hay maestras en Totonicapán"},
    "dueñas": {"title": "Camino a San Miguel Dueñas", "problem": "El agua se lo lleva"},
}


@pytest.fixture
def full(book):
    fill(book, family()[:2])
    fill(book, [change("b2", number, name, values) for number, (name, values) in enumerate(TEXTS.items(), start=1)])
    return book


def found(book, typed: str) -> list[str]:
    return [one.id for one in book.find(typed)]


@pytest.mark.parametrize("typed", ["Samalá", "samala", "SAMALÁ", "rio sam", "sama", "monitoreo agua", "Sama\u0301"])
def test_accents_capitals_and_unfinished_words_find(full, typed):
    assert found(full, typed) == ["samala"]


@pytest.mark.parametrize("typed", ["Kꞌicheꞌ", "K'iche'", "K’iche’", "Kʼicheʼ", "K´iche´", "kiche", "KICHE", "k'ich"])
def test_every_way_to_write_the_glottal_mark_finds_the_same(full, typed):
    assert found(full, typed) == ["kiche"]


@pytest.mark.parametrize("typed", ["Dueñas", "duenas", "DUEÑ"])
def test_a_keyboard_without_enye_finds_too(full, typed):
    assert found(full, typed) == ["dueñas"]


def test_a_word_of_the_title_counts_more_than_one_of_the_text(full):
    fill(full, [change("c3", 1, "agua", {"title": "Agua para Cantel"})])
    assert found(full, "agua")[0] == "agua"
    assert set(found(full, "agua")) == {"agua", "samala", "dueñas"}


@pytest.mark.parametrize("typed", ["", "   ", "?!", "'"])
def test_nothing_typed_finds_nothing(full, typed):
    assert found(full, typed) == []


@pytest.mark.parametrize(
    "typed", ['"', "agua AND", "title:agua", "NEAR(agua)", "agua*", "a_b", "-agua", "^agua", "(", "\0"]
)
def test_what_means_something_to_the_index_is_only_text(full, typed):
    assert set(found(full, typed)) <= {"samala", "dueñas"}


def test_what_was_said_before_is_no_longer_found(full):
    before = full.record("samala")
    fill(full, [change("b2", 9, "samala", {"title": "Monitoreo del lago"}, over=before.heads["title"])])
    assert found(full, "rio") == []
    assert found(full, "lago") == ["samala"]


def test_what_was_deleted_is_not_found_until_it_is_restored(full):
    everything = tuple(head for heads in full.record("samala").heads.values() for head in heads)
    fill(full, [change("b2", 9, "samala", {DELETED: True}, over=everything)])
    assert found(full, "samala") == []
    fill(full, [change("b2", 10, "samala", {DELETED: False}, over=(*everything, change("b2", 9, "", {}).id))])
    assert found(full, "samala") == ["samala"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.text(min_size=1, max_size=30))
def test_any_text_is_found_by_its_own_words(full, typed):
    number = next(NUMBERS)
    record = f"r{number}"
    fill(full, [change("z", number, record, {"title": typed})])
    assert (record in [one.id for one in full.find(typed, limit=10_000)]) is bool(folded_words(typed))
