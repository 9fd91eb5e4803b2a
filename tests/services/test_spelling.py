"""The Spanish of Guatemala: what is right, what may have been meant, and the words that people add."""

import hashlib
import re
from contextlib import closing

import pytest

from gobabierto_desktop.paths import bundled
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.own_words import add_word, own_words, remove_word
from gobabierto_desktop.services.spelling import OFFERED, Speller
from gobabierto_desktop.store.engine import BookKey


@pytest.fixture
def desk(tmp_path):
    opened = open_desk(tmp_path / "datos", "Ana Inventada")
    yield opened
    opened.close()


@pytest.fixture
def speller(desk):
    return Speller(desk.terms, ())


def test_the_files_are_those_whose_licence_and_digest_are_told():
    page = (bundled("spelling") / "README.md").read_text("utf-8")
    told = dict(re.findall(r"\| `([\w.]+)` \| `([0-9a-f]{64})` \|", page))

    assert {name: hashlib.sha256((bundled("spelling") / name).read_bytes()).hexdigest() for name in told} == told
    assert set(told) == {"es_GT.aff", "es_GT.dic", "LEAME.txt"}


def test_spanish_guatemalan_words_and_names_of_the_catalogue_are_right(speller):
    right = "institución digitalizándolo TRANSPARENCIA güisquil huipiles Cocode desagregación Quetzaltenango Kaqchikel kaqchikeles"

    assert [word for word in right.split() if not speller.is_right(word)] == []


@pytest.mark.parametrize("word", ["transparensia", "seguimento", "comunidá", "Educacion", "quetzaltenango", "Samala"])
def test_a_slip_is_not_right(speller, word):
    assert not speller.is_right(word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("transparensia", "transparencia"),
        ("Goviernos", "Gobiernos"),
        ("comunidá", "comunidad"),
        ("Quetzaltenago", "Quetzaltenango"),
        ("desagregacion", "desagregación"),
        ("haver", "haber"),
    ],
)
def test_what_was_meant_is_offered_with_its_capital(speller, typed, meant):
    assert meant in speller.suggest(typed)


def test_each_offer_is_told_once_and_they_are_few(speller):
    offered = list(speller.suggest("haver"))

    assert 1 < len(offered) <= OFFERED
    assert len({one.lower() for one in offered}) == len(offered)


def test_words_that_were_added_stay_on_the_laptop_and_can_be_taken_away(desk, speller):
    assert add_word(desk, "Ixcot") == ("Ixcot",)
    speller.learn(add_word(desk, "chapear"))
    assert speller.is_right("Ixcot")
    assert not speller.is_right("ixcot")
    assert own_words(desk) == ("chapear", "Ixcot")

    speller.learn(remove_word(desk, "IXCOT"))
    assert own_words(desk) == ("chapear",)
    assert not speller.is_right("Ixcot")


def test_the_words_of_a_locked_book_are_locked_with_it(tmp_path):
    folder, key = tmp_path / "datos", BookKey(bytes(32))
    with closing(open_desk(folder, "Ana Inventada", key=key)) as desk:
        add_word(desk, "Tzunux")
    with closing(open_desk(folder, "Ana Inventada", key=key)) as desk:
        assert own_words(desk) == ("Tzunux",)

    assert not [one for one in folder.rglob("*") if one.is_file() and b"Tzunux" in one.read_bytes()]
