"""Changes travel as lines that read back as they were written, and only as this program writes them."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.changes import DELETED, FIRST, Assignment, Change, ChangeId
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.values import LARGEST
from gobabierto_desktop.packages.failures import NotUnderstood
from gobabierto_desktop.packages.lines import read_changes, write_changes

names = st.builds(ChangeId, st.text(min_size=1, max_size=20), st.integers(1, 2**53))
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-LARGEST, LARGEST),
    st.text(st.characters(codec=None)),
    st.lists(st.text()).map(tuple),
)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    kind = draw(st.sampled_from(list(KINDS.values())))
    sealed = draw(st.sampled_from(sorted({kind.is_personal(name) for name in kind.by_name})))
    fields = [name for name in (*kind.by_name, DELETED) if kind.is_personal(name) is sealed]
    assignments = st.builds(Assignment, values, st.lists(names, max_size=3).map(tuple))
    return Change(
        device=draw(st.text(min_size=1, max_size=30)),
        number=draw(st.integers(1, 2**53)),
        previous=FIRST,
        author=draw(st.text(max_size=50)),
        at="2018-05-16T14:00:00Z",
        kind=kind.name,
        record=draw(st.text(min_size=1, max_size=40)),
        parent=None if kind.parent is None else draw(st.text(min_size=1, max_size=40)),
        sealed=sealed,
        nonce="00" if sealed else "",
        fields=draw(st.dictionaries(st.sampled_from(fields), assignments, min_size=1, max_size=5)),
    )


@given(st.lists(changes(), max_size=5, unique_by=lambda one: one.id))
def test_what_is_written_is_read_back_with_the_same_digests(sent):
    read = list(read_changes("records/changes.jsonl", write_changes(sent)))
    assert read == sorted(sent, key=lambda one: one.id)
    assert [one.digest() for one in read] == [one.digest() for one in sorted(sent, key=lambda one: one.id)]


@given(st.lists(changes(), max_size=5, unique_by=lambda one: one.id), st.randoms())
def test_the_same_changes_are_the_same_bytes_whatever_order_they_are_given_in(sent, dice):
    shuffled = dice.sample(sent, len(sent))
    assert write_changes(shuffled) == write_changes(sent)


@given(st.binary())
def test_whatever_other_bytes_come_are_refused_in_words(content):
    if content.strip():
        with pytest.raises(NotUnderstood, match=r"^No se entiende el paquete \(records/changes\.jsonl, línea \d+\): "):
            list(read_changes("records/changes.jsonl", content))


PLAIN = {
    "at": "2018-05-16T14:00:00Z",
    "author": "Ana Inventada",
    "device": "a1",
    "fields": {"title": {"over": [], "value": "Agua"}},
    "kind": "proposal",
    "nonce": "",
    "number": 1,
    "parent": "mesa",
    "previous": FIRST,
    "record": "p1",
    "sealed": False,
}


def line(**told: object) -> bytes:
    return json.dumps(PLAIN | told, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def test_the_line_these_tests_alter_is_a_good_one():
    (read,) = read_changes("records/changes.jsonl", line())
    assert read.fields["title"].value == "Agua"


@pytest.mark.parametrize(
    "told",
    [
        {"number": 0},
        {"number": "1"},
        {"number": 1.0},
        {"number": True},
        {"previous": "abc"},
        {"at": "ayer"},
        {"at": "2018-05-16T14:00:00+02:00"},
        {"device": ""},
        {"kind": "propuesta"},
        {"parent": None},
        {"kind": "forum"},
        {"sealed": True},
        {"sealed": 0},
        {"nonce": "no es hexadecimal"},
        {"fields": {}},
        {"fields": {"problema": {"over": [], "value": "x"}}},
        {"fields": {"presenter": {"over": [], "value": "x"}}},
        {"fields": {"title": {"over": ["sin número"], "value": "x"}}},
        {"fields": {"title": {"over": ["b:2", "b:1"], "value": "x"}}},
        {"fields": {"title": {"over": [], "value": 1.5}}},
        {"fields": {"title": {"over": [], "value": LARGEST + 1}}},
        {"fields": {"title": {"over": [], "value": {"a": 1}}}},
        {"fields": {"sdg": {"over": [], "value": ["2", "1"]}}},
        {"fields": {"sdg": {"over": [], "value": ["1", "1"]}}},
        {"fields": {"sdg": {"over": [], "value": [1]}}},
        {"fields": {"title": {"over": [], "value": "x", "de más": 1}}},
        {"de más": 1},
    ],
    ids=str,
)
def test_a_line_that_this_program_would_not_write_is_refused_by_its_number(told):
    with pytest.raises(NotUnderstood, match="línea 2") as refused:
        list(read_changes("records/changes.jsonl", line() + line(**told)))
    assert not re.search("Expected|Object|Invalid|names", str(refused.value)), "part of it is not Spanish"
    assert refused.value.remedy == "Pida que lo exporten de nuevo."


@pytest.mark.parametrize(
    "spelt",
    [
        line().replace(b'"Agua"', b'"\\u0041gua"'),
        line().replace(b'":', b'": '),
        line().replace(b'"number":1', b'"number":1,"number":1'),
        b" " + line(),
        line().replace(b'"at"', b'"author":"Ana Inventada","at"', 1).replace(b',"author":"Ana Inventada"', b"", 1),
    ],
)
def test_one_change_has_one_spelling(spelt):
    with pytest.raises(NotUnderstood, match="no está escrita como la escribe este programa"):
        list(read_changes("records/changes.jsonl", spelt))


def test_a_line_without_end_is_refused_before_it_is_read():
    with pytest.raises(NotUnderstood, match="la línea es demasiado larga"):
        list(read_changes("records/changes.jsonl", b'"' + b"a" * (8 * 1024 * 1024)))
