"""Values keep one form: what goes to disk or on a stick comes back equal, and what cannot be read stays as typed."""

import json
import uuid
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.changes import Assignment, Change, ChangeId, read_change_id
from gobabierto_desktop.domain.ids import uuid7
from gobabierto_desktop.domain.values import (
    LARGEST,
    canonical,
    frozen,
    read_date,
    read_integer,
    read_time,
    settled,
    spoken_date,
    thawed,
)

any_text = st.text(st.characters(codec=None))
"""Halves of characters too: a paste that was cut brings them."""
any_value = st.one_of(st.none(), st.booleans(), st.integers(), any_text, st.lists(any_text).map(tuple))


@given(any_value)
def test_a_value_comes_back_from_json_in_its_one_form(value):
    there_and_back = frozen(json.loads(canonical({"value": thawed(value)}))["value"])
    assert there_and_back == settled(value)
    assert type(there_and_back) is type(value)
    assert settled(settled(value)) == settled(value)


@given(st.lists(st.text()), st.randoms())
def test_several_codes_are_one_value_whatever_the_order_they_were_ticked_in(codes, dice):
    shuffled = [*codes, *codes]
    dice.shuffle(shuffled)
    assert settled(tuple(shuffled)) == settled(tuple(codes))


@given(st.text())
def test_whole_text_is_never_touched(text):
    assert settled(text) == text


@pytest.mark.parametrize("odd", [1.5, {"a": 1}, [1], [["a"]], b"a", object()])
def test_what_no_field_can_hold_is_refused(odd):
    with pytest.raises(TypeError):
        frozen(odd)


@given(st.dictionaries(st.text(), st.one_of(st.integers(), st.text(), st.none(), st.lists(st.text()))), st.randoms())
def test_equal_objects_have_equal_bytes(plain, dice):
    names = list(plain)
    dice.shuffle(names)
    assert canonical({name: plain[name] for name in names}) == canonical(plain)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_is_read_as_it_is_spoken_and_as_it_is_held(day):
    assert read_date(spoken_date(day.isoformat())) == read_date(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("16/5/2018", "2018-05-16"),
        (" 16-05-18 ", "2018-05-16"),
        ("16.5.2018", "2018-05-16"),
        ("05/06/2018", "2018-06-05"),
        ("31/2/2018", None),
        ("mayo de 2018", None),
        ("2018-5-16", None),
        ("", None),
    ],
)
def test_the_day_comes_before_the_month(typed, held):
    assert read_date(typed) == held


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("9", "09:00"),
        ("9:30", "09:30"),
        ("14.05", "14:05"),
        ("14 h", "14:00"),
        ("8h30", "08:30"),
        ("24:00", None),
        ("9:75", None),
        ("nueve", None),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, held):
    assert read_time(typed) == held


@given(st.times())
def test_a_time_is_read_as_it_is_held(time):
    assert read_time(f"{time:%H:%M}") == f"{time:%H:%M}"


@given(st.integers(-(10**14), 10**14))
def test_a_number_is_read_with_and_without_the_marks_of_thousands(number):
    assert read_integer(str(number)) == read_integer(f"{number:,}") == number


@pytest.mark.parametrize("typed", ["1.5", "1,5", "doce", "12 personas", "9" * 40, ""])
def test_what_is_no_whole_number_is_not_guessed(typed):
    assert read_integer(typed) is None


@given(st.text())
def test_no_number_is_read_that_a_package_could_not_carry(typed):
    assert abs(read_integer(typed) or 0) <= LARGEST


def test_the_largest_number_read_is_the_largest_that_a_package_carries():
    assert read_integer(str(LARGEST)) == LARGEST
    assert read_integer(f"-{LARGEST:,}") == -LARGEST
    assert read_integer(str(LARGEST + 1)) is None


names = st.builds(ChangeId, st.text(min_size=1), st.integers(1, 2**53))


@given(names)
def test_the_name_of_a_change_reads_back(name):
    assert read_change_id(str(name)) == name


@pytest.mark.parametrize("text", ["", "a1", "a1:", ":1", "a1:0", "a1:01", "a1:-1", "a1:1.0", "a1: 1", "a1:1\n"])
def test_what_names_no_change_is_refused(text):
    with pytest.raises(ValueError, match="no nombra ningún cambio"):
        read_change_id(text)


def change(fields, others=None) -> Change:
    told = {
        "device": "a1",
        "number": 1,
        "previous": "0" * 64,
        "author": "Ana Inventada",
        "at": "2018-05-16T14:00:00Z",
        "kind": "proposal",
        "record": "p",
        "parent": "t",
        "sealed": False,
        "nonce": "",
    }
    return Change(**told | {"fields": fields} | (others or {}))


assignments = st.builds(Assignment, any_value, st.lists(names).map(tuple))


@given(st.dictionaries(st.text(), assignments, min_size=1), st.randoms())
def test_one_digest_says_a_change_however_it_was_put_together(fields, dice):
    shuffled = [
        (name, Assignment(one.value, tuple(dice.sample(one.over, len(one.over))))) for name, one in fields.items()
    ]
    dice.shuffle(shuffled)
    assert change(dict(shuffled)).digest() == change(fields).digest()


@pytest.mark.parametrize(
    "other",
    [
        {"device": "a2"},
        {"number": 2},
        {"previous": "1" * 64},
        {"author": "Otra"},
        {"at": "2018-05-16T14:00:01Z"},
        {"kind": "vote"},
        {"record": "q"},
        {"parent": None},
        {"sealed": True},
        {"nonce": "00"},
        {"fields": {"title": Assignment("Agua", (ChangeId("b2", 1),))}},
        {"fields": {"title": Assignment(value=True)}},
        {"fields": {"title": Assignment("Agua"), "problem": Assignment(None)}},
    ],
    ids=str,
)
def test_the_digest_covers_everything_that_a_change_says(other):
    fields = {"title": Assignment("Agua")}
    assert change(fields, other).digest() != change(fields).digest()


@given(st.integers(0, 2**47), st.integers(0, 2**47), st.binary(min_size=10, max_size=10))
def test_names_for_good_sort_by_the_moment_they_were_made_in(one, other, chance):
    first, second = uuid7(one, chance), uuid7(other, chance)
    assert (first < second) is (one < other)
    assert uuid.UUID(first).version == 7
    assert uuid.UUID(first).variant == uuid.RFC_4122
