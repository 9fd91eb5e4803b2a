"""Terms are found as people type them: without accents, by alias, by the start of any word."""

import pytest

from gobabierto_desktop.domain.terms import Term, Terms
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.store.catalogues import read_catalogue


@pytest.fixture(scope="module")
def terms() -> Terms:
    return Terms(read_catalogue(bundled("catalogues")).terms)


@pytest.mark.parametrize(
    ("vocabulary", "typed", "code"),
    [
        ("municipality", "quetzaltenango", "0901"),
        ("municipality", "QUETZALTENANGO", "0901"),
        ("municipality", "Quezaltenango", "0901"),
        ("municipality", "  xela ", "0901"),
        ("municipality", "san miguel duenas", "0313"),
        ("municipality", "Ixtahuacan", "1309"),
        ("municipality", "0101", "0101"),
        ("department", "peten", "17"),
        ("department", "El Quiché", "14"),
        ("department", "01", "01"),
        ("language", "k´iche´", "10"),
        ("language", "Kꞌicheꞌ", "10"),
        ("language", "tz’utujil", "21"),
        ("language", "popti", "9"),
        ("institution", "minfin", "11130007"),
        ("institution", "Ministerio de Finanzas Publicas", "11130007"),
        ("institution", "gpat", "GPAT"),
        ("unit", "dgae", "11130007-DGAE"),
        ("sdg", "ods 16", "16"),
        ("work_area", "T", "T"),
        ("proposal_kind", "proyecto", "PROY"),
        ("ogp_value", "participacion", "participation"),
    ],
)
def test_what_is_typed_is_read_as_its_code(terms: Terms, vocabulary: str, typed: str, code: str):
    assert terms.read(vocabulary, typed) == code


@pytest.mark.parametrize(
    ("vocabulary", "typed"),
    [
        ("municipality", "La Libertad"),  # there is one in Huehuetenango and one in Petén
        ("municipality", "Quetzal"),  # the start of a name is not the name
        ("municipality", "1"),  # a code is text: its zeros count
        ("municipality", ""),
        ("sex", "M"),  # mujer or masculino
        ("no_such_list", "algo"),
    ],
)
def test_what_is_unknown_or_ambiguous_is_not_guessed(terms: Terms, vocabulary: str, typed: str):
    assert terms.read(vocabulary, typed) is None


def test_every_code_is_read_as_itself(terms: Terms):
    for vocabulary in ("department", "municipality", "sdg", "sdg_target", "institution", "unit", "language", "sector"):
        for term in terms.vocabulary(vocabulary):
            assert terms.read(vocabulary, term.code) == term.code


def test_a_name_that_starts_so_comes_before_a_word_of_it_and_before_any_part_of_it(terms: Terms):
    labels = [term.label for term in terms.search("municipality", "ana", limit=50)]

    assert "Santa Ana" in labels
    assert "Panajachel" in labels
    assert labels.index("Santa Ana") < labels.index("Panajachel")


def test_typing_goes_from_many_to_one(terms: Terms):
    assert len(terms.search("municipality", "san")) == 12
    assert [t.code for t in terms.search("municipality", "san juan cot")] == ["1411"]


def test_the_department_tells_two_municipalities_apart(terms: Terms):
    assert [t.code for t in terms.search("municipality", "la libertad peten")] == ["1705"]


def test_a_code_can_be_typed_too(terms: Terms):
    assert terms.search("sdg_target", "16.6")[0].code == "16.6"
    assert terms.search("municipality", "0514")[0].label == "Sipacate"


def test_nothing_typed_offers_the_first_terms_in_order(terms: Terms):
    assert [t.code for t in terms.search("department", "", limit=3)] == ["01", "02", "03"]


def test_what_matches_nothing_offers_nothing(terms: Terms):
    assert terms.search("department", "zzz") == ()
    assert terms.search("no_such_list", "a") == ()


def test_a_label_is_shown_for_a_code_and_the_code_itself_when_it_is_unknown(terms: Terms):
    assert terms.label("department", "09") == "Quetzaltenango"
    assert terms.label("department", "99") == "99"
    assert terms.find("department", "9") is None


def test_terms_keep_the_order_of_their_rank_whatever_order_they_come_in():
    later, sooner = (Term("v", code, code, None, (), {}, "source", rank) for code, rank in (("b", 1), ("a", 0)))
    assert Terms([later, sooner]).vocabulary("v") == (sooner, later)


def test_equal_terms_hash_alike_although_their_details_are_a_dictionary():
    one, other = (Term("v", "a", "A", None, (), {"iso": "x"}, "source", 0) for _ in range(2))
    assert {one, other} == {one}


def test_the_only_term_that_begins_so_is_known_by_a_few_letters_and_where_several_do_none_is(terms):
    assert terms.begun("sector", "pri") == "PRIV"
    assert terms.begun("municipality", "COATE") == "0920"
    assert terms.begun("sex", "m") is None, "«masculino» and «mujer»"
    assert terms.begun("municipality", "concep") is None
    assert terms.begun("sector", "zzz") is None
    assert terms.begun("sector", " ") is None
