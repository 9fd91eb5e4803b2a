"""What keeps a quarterly report from being complete: a table of cases, each with the field it is told beside."""

import pytest

from gobabierto_desktop.domain.progress_rules import ASKED, missing
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import check
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.store.catalogues import read_catalogue
from tests.commitments.conftest import WHOLE

TERMS = Terms(read_catalogue(bundled("catalogues")).terms)

REPORT: dict[str, Value] = {**WHOLE, "quarter": "2019-T1", "state": "ELABORACION"}


def problems(changes: dict[str, Value]) -> list[str]:
    record = Record("progress_report", "r", "m", {**REPORT, **changes})
    return [one.field for one in check(record, TERMS)]


def test_a_report_that_answers_all_is_complete():
    assert problems({}) == []


@pytest.mark.parametrize("name", ASKED)
def test_what_is_not_answered_asks_for_a_reason_and_is_content_with_one(name: str):
    gone: dict[str, Value] = {name: None, "percent_basis": "3 de los 11 talleres"}

    assert name in problems(gone)
    assert problems({**gone, missing(name): "ND"}) == []


def test_a_reason_for_what_was_answered_is_only_warned_of():
    assert problems({"missing_done": "ND"}) == ["missing_done"]


@pytest.mark.parametrize(
    ("word", "percent", "agrees"),
    [
        ("2", 0, True),
        ("2", 1, False),
        ("3", 0, False),
        ("3", 1, True),
        ("3", 49, True),
        ("3", 50, False),
        ("4", 50, True),
        ("4", 99, True),
        ("4", 100, False),
        ("5", 99, False),
        ("5", 100, True),
        ("0", 40, True),
        ("1", 40, True),
    ],
)
def test_word_and_percent_may_not_contradict_without_an_explanation(word: str, percent: int, *, agrees: bool):
    said: dict[str, Value] = {"completion": word, "percent": percent}

    assert problems(said) == ([] if agrees else ["percent_note"])
    assert problems({**said, "percent_note": "Falta sólo la firma del ministro"}) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("quarter", "el primero"),
        ("completion", "casi"),
        ("percent", 120),
        ("percent", "treinta"),
        ("budget", "unos mil"),
        ("quantity", "-3"),
        ("replanned_ends", "pronto"),
        ("measure_unit", "gente"),
        ("missing_done", "porque no"),
    ],
)
def test_an_invalid_value_is_kept_and_flagged(name: str, value: Value):
    kept = Record("progress_report", "r", "m", {**REPORT, name: value})

    assert kept.get(name) == value
    assert name in [one.field for one in check(kept, TERMS)]


def test_a_percent_says_what_it_is_based_on():
    assert problems({"percent_basis": " "}) == ["percent_basis"]


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"sha256": "a" * 64}, []),
        ({"url": "https://www.minfin.gob.gt/estandares"}, []),
        ({}, ["url"]),
        ({"url": "minfin.gob.gt"}, ["url"]),
        ({"url": "https://minfin.gob.gt/mi archivo"}, ["url"]),
    ],
)
def test_evidence_is_a_file_or_an_address(values: dict[str, Value], wrong: list[str]):
    said: dict[str, Value] = {"title": "Lista", "evidence_kind": "LISTA", "proves": "Que hubo taller", **values}

    assert [one.field for one in check(Record("evidence", "e", "r", said), TERMS)] == wrong


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"starts": "2018-11", "ends": "2020-08"}, []),
        ({"starts": "2020-08", "ends": "2020-08"}, []),
        ({"starts": "2020-08-15", "ends": "2020-08"}, []),
        ({"starts": "2020-09", "ends": "2020-08"}, ["ends"]),
        ({"ends": "2020-08", "replanned_ends": "2020-12"}, []),
        ({"ends": "2020-08", "replanned_ends": "2020-06"}, ["replanned_ends"]),
    ],
)
def test_the_dates_of_a_milestone_follow_each_other(values: dict[str, Value], wrong: list[str]):
    record = Record("milestone", "m", "c", {"number": 1, "title": "Talleres", **values})

    assert [one.field for one in check(record, TERMS)] == wrong


def test_a_place_outside_guatemala_is_flagged():
    said: dict[str, Value] = {"name": "Puesto de salud Las Cruces", "municipality": "1707"}
    here, far = {"latitude": "16.72", "longitude": "-90.12"}, {"latitude": "40.4", "longitude": "3.7"}

    assert check(Record("place", "p", "r", {**said, **here}), TERMS) == ()
    assert [one.field for one in check(Record("place", "p", "r", {**said, **far}), TERMS)] == ["latitude", "longitude"]
