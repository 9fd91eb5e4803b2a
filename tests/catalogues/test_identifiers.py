"""A CUI that looks mistyped is pointed out; one that looks right is left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.identifiers import cui_warning

# Invented numbers, right by the algorithm: no living person is meant.
RIGHT = ["1234567890101", "2456789131301", "3000001701601", "1987654362217", "2000000390514"]


@pytest.mark.parametrize("cui", RIGHT)
def test_a_right_cui_gives_no_warning_however_it_is_grouped(cui: str):
    assert cui_warning(cui) is None
    assert cui_warning(f" {cui[:4]} {cui[4:9]} {cui[9:]} ") is None
    assert cui_warning(f"{cui[:4]}-{cui[4:9]}-{cui[9:]}") is None


@pytest.mark.parametrize("nothing", ["", "  "])
def test_a_cui_is_optional(nothing: str):
    assert cui_warning(nothing) is None


@pytest.mark.parametrize(
    ("cui", "says"),
    [
        ("123456789010", "hay 12"),
        ("12345678901011", "hay 14"),
        ("12345678O0101", "solo números"),
        ("１２３４５６７８９０１０１", "solo números"),
        ("1234567800101", "dígito de verificación"),
        ("1234567892301", "municipio"),
        ("1234567890001", "municipio"),
        ("1234567890100", "municipio"),
        ("1234567890118", "municipio"),
        ("1234567891806", "municipio"),
    ],
)
def test_a_wrong_cui_is_told_what_is_wrong(cui: str, says: str):
    assert says in (cui_warning(cui) or "")


@pytest.mark.parametrize("cui", ["2000000390514", "2456789131333"])
def test_the_newest_municipalities_are_known(cui: str):
    assert cui_warning(cui) is None


@given(st.sampled_from(RIGHT), st.integers(0, 8), st.integers(1, 9))
def test_any_one_mistyped_digit_of_the_number_is_noticed(cui: str, place: int, shift: int):
    wrong = cui[:place] + str((int(cui[place]) + shift) % 10) + cui[place + 1 :]
    assert cui_warning(wrong) is not None


@given(st.text())
def test_whatever_is_typed_gets_a_sentence_or_nothing(text: str):
    warning = cui_warning(text)
    assert warning is None or warning.endswith(".")
