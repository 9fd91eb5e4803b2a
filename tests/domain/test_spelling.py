"""Which parts of a text are words to be spelt."""

from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.spelling import composed, forms_right, words_to_spell


def told(text: str) -> list[str]:
    return [word.text for word in words_to_spell(text)]


def test_addresses_numbers_codes_and_acronyms_are_not_spelt():
    text = "Escriba a ana.perez@minfin.gob.gt o vea https://minfin.gob.gt/x y guatecompras.gt: NOG 123, K1, MINFIN y COCODE."

    assert told(text) == ["Escriba", "vea"]


def test_a_word_with_a_glottal_mark_is_not_judged_but_a_quoted_one_is():
    assert told("Los K’iche’, los q'eqchi' y los Poqomchiꞌ dicen 'agua' y ‘vida’") == [
        "Los", "los", "los", "dicen", "agua", "vida",
    ]  # fmt: skip


def test_an_accent_written_apart_belongs_to_its_letter():
    (word,) = words_to_spell("institucio\u0301n")

    assert composed(word.text) == "institución"


def test_a_name_is_right_with_its_capital_only():
    assert {"Samalá", "SAMALÁ"} <= forms_right(["Samalá"])
    assert "samalá" not in forms_right(["Samalá"])
    assert {"huipil", "Huipil", "HUIPIL"} <= forms_right(["huipil"])


@given(st.text())
def test_each_word_stands_where_it_is_said_to_stand(text: str):
    for word in words_to_spell(text):
        assert text[word.start : word.end] == word.text
