"""The content of the demo: complete, distinct, within its limits, and unmistakably invented."""

import json
import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gobabierto_desktop.paths import bundled
from gobabierto_desktop.store.catalogues import Catalogue, read_catalogue

FOLDER = bundled("sample")
AREAS = [str(number) for number in range(1, 13)]
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.json"))
PROPOSAL_KEYS = {
    *("work_area", "kind", "title", "problem", "population", "cause", "action", "expected_result", "scope", "place"),
    *("institution_hint", "term_years", "ogp_values", "sdg", "presenter_sector"),
}
INVENTED = re.compile(r"\b(Inventad[ao]|de Ejemplo|de Muestra)\b")
TELESECUNDARIA = "Telesecundaria que no se apague: datos de equipo, energía y señal por centro"


def _read(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def _words(text: str) -> int:
    return len(text.split())


@pytest.fixture(scope="module")
def proposals() -> list[dict[str, Any]]:
    return [each for area in AREAS for each in _read(f"proposals/area_{int(area):02d}.json")]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(bundled("catalogues"))


def _codes(catalogue: Catalogue, vocabulary: str) -> set[str]:
    return {term.code for term in catalogue.terms if term.vocabulary == vocabulary}


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_utf8_in_composed_form_and_ends_its_last_line(name: str):
    text = (FOLDER / Path(name)).read_bytes().decode("utf-8")

    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert "\ufffd" not in text
    assert "\ufeff" not in text


def test_each_work_area_has_at_least_27_proposals(proposals: list[dict[str, Any]]):
    counted = Counter(each["work_area"] for each in proposals)

    assert set(counted) == set(AREAS)
    assert min(counted.values()) >= 27
    assert len(proposals) >= 324


def test_every_proposal_has_exactly_the_fields_agreed_and_no_blank_text(proposals: list[dict[str, Any]]):
    for each in proposals:
        assert set(each) == PROPOSAL_KEYS, each["title"]
        written = [value for name, value in each.items() if isinstance(value, str) and name != "place"]
        assert all(value and value == value.strip() for value in written), each["title"]


def test_no_two_proposals_share_a_title_a_problem_or_an_action(proposals: list[dict[str, Any]]):
    for name in ("title", "problem", "action", "cause", "expected_result"):
        repeated = [text for text, times in Counter(each[name].casefold() for each in proposals).items() if times > 1]
        assert repeated == [], name


def test_lengths_are_those_of_a_form_filled_by_hand(proposals: list[dict[str, Any]]):
    for each in proposals:
        title = each["title"]
        assert len(title) <= 110, title
        assert title == TELESECUNDARIA or 40 <= _words(each["problem"]) <= 80, title
        assert 25 <= _words(each["action"]) <= 60, title
        assert len(each["population"]) <= 300, title
        assert each["term_years"] in {1, 2}, title


def test_one_problem_is_very_long_and_has_several_lines(proposals: list[dict[str, Any]]):
    (long,) = [each["problem"] for each in proposals if len(each["problem"]) > 1000]

    assert 2_800 <= len(long) <= 3_300
    assert len(long.splitlines()) == 5


def test_every_code_of_a_proposal_is_in_the_catalogue(proposals: list[dict[str, Any]], catalogue: Catalogue):
    single = {"kind": "proposal_kind", "scope": "territorial_scope", "presenter_sector": "sector"}
    for each in proposals:
        assert each["work_area"] in _codes(catalogue, "work_area")
        for name, vocabulary in single.items():
            assert each[name] in _codes(catalogue, vocabulary), each["title"]
        assert each["sdg"], each["title"]
        assert set(each["sdg"]) <= _codes(catalogue, "sdg"), each["title"]
        assert each["ogp_values"], each["title"]
        assert set(each["ogp_values"]) <= {"TRANSP", "PARTIC", "RENDIC", "TECNOL"}, each["title"]
        assert len(set(each["sdg"])) == len(each["sdg"]), each["title"]


def test_every_place_is_one_municipality_and_only_national_proposals_have_none(
    proposals: list[dict[str, Any]], catalogue: Catalogue
):
    names = Counter(term.label for term in catalogue.terms if term.vocabulary == "municipality")
    for each in proposals:
        assert (each["scope"] == "NAC") == (each["place"] == ""), each["title"]
        assert each["place"] == "" or names[each["place"]] == 1, each["title"]


def test_the_six_presenting_sectors_and_three_kinds_all_take_part(proposals: list[dict[str, Any]]):
    sectors = Counter(each["presenter_sector"] for each in proposals)

    assert set(sectors) == {"OSC", "PRIV", "ACAD", "INST_PUB", "CIUD", "COOP"}
    assert min(sectors.values()) >= 10
    assert {each["kind"] for each in proposals} == {"META", "TEMA", "PROY"}
    assert {each["scope"] for each in proposals} == {"NAC", "DEP", "MUN", "COM"}


@pytest.mark.parametrize(
    "mark", ["K'iche'", "Kꞌicheꞌ", "Q'eqchi'", "Qꞌeqchiꞌ", "Tz'utujil", "Poqomchi'", "ñ", '"', "«", "Q1,234.50", "%"]
)
def test_the_characters_that_break_programs_are_here(proposals: list[dict[str, Any]], mark: str):
    assert any(mark in json.dumps(each, ensure_ascii=False) for each in proposals)


def test_similar_pairs_name_two_proposals_of_one_area(proposals: list[dict[str, Any]]):
    area = {each["title"]: each["work_area"] for each in proposals}
    pairs = _read("similar_pairs.json")

    assert len(pairs) >= 12
    assert all(area[pair["first"]] == area[pair["second"]] and pair["first"] != pair["second"] for pair in pairs)


def test_names_compose_60_given_with_80_surnames_and_say_they_are_invented():
    people = _read("people.json")
    given, surnames = people["given_names"], people["surnames"]

    assert Counter(each["sex"] for each in given) == {"F": 30, "M": 30}
    assert len({each["name"] for each in given}) == 60
    assert len({each["surname"] for each in surnames}) == 80
    assert sum(each["people"] == "maya" for each in surnames) >= 30
    assert people["suffix"] == "(persona inventada)"


def test_every_organisation_says_in_its_name_that_it_is_invented():
    organisations = _read("organisations.json")

    assert len({each["name"] for each in organisations}) == len(organisations) == 60
    assert {each["sector"] for each in organisations} == {"OSC", "PRIV", "ACAD", "INST_PUB", "CIUD", "COOP"}
    assert all(INVENTED.search(each["name"]) for each in organisations)


def test_six_forums_in_six_departments_cover_the_twelve_areas(catalogue: Catalogue):
    forums = _read("forums.json")
    rules = _codes(catalogue, "decision_rule")

    assert len({forum["department"] for forum in forums}) == len({forum["code"] for forum in forums}) == 6
    assert {mesa["work_area"] for forum in forums for mesa in forum["mesas"]} == set(AREAS)
    for forum in forums:
        assert forum["municipality"] in _codes(catalogue, "municipality")
        assert forum["municipality"].startswith(forum["department"])
        assert 4 <= len(forum["mesas"]) <= 5
        assert [mesa["number"] for mesa in forum["mesas"]] == list(range(1, len(forum["mesas"]) + 1))
        assert {mesa["decision_rule"] for mesa in forum["mesas"]} <= rules
        assert 5 <= len(forum["agenda"]) <= 6
        assert forum["method"]


def test_forums_are_convened_before_they_meet_between_may_and_july_2018():
    for forum in _read("forums.json"):
        held, convened = date.fromisoformat(forum["held_on"]), date.fromisoformat(forum["convened_on"])

        assert date(2018, 5, 1) <= held <= date(2018, 7, 31)
        assert convened < held
        assert forum["starts_at"] < forum["ends_at"]
        assert all(convened < date.fromisoformat(each["changed_on"]) < held for each in forum["changes"])


def test_places_and_facilitators_of_the_forums_are_unmistakably_invented():
    organisations = {each["name"] for each in _read("organisations.json")}
    for forum in _read("forums.json"):
        assert forum["place"].endswith("(lugar inventado)")
        assert len(forum["facilitators"]) >= 4
        assert all(each["name"].endswith("(persona inventada)") for each in forum["facilitators"])
        assert {each["organisation"] for each in forum["facilitators"]} <= organisations


def test_agreements_and_dissent_reach_every_work_area():
    content = _read("agreements.json")
    agreements, dissents = content["agreements"], content["dissents"]

    assert len({each["text"] for each in agreements}) == len(agreements) >= 40
    assert len({each["text"] for each in dissents}) == len(dissents) >= 15
    assert {each["work_area"] for each in agreements} == {each["work_area"] for each in dissents} == set(AREAS)
    assert all(each["text"].startswith("«") and each["text"].endswith("»") for each in dissents)
    assert all(date.fromisoformat(each["due_on"]) > date(2018, 7, 31) for each in agreements if each["due_on"])
    assert len(content["notes"]) >= 10
