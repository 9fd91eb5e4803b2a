"""One person registered twice: how it is seen, and the record that says that two are one, or that they are not.

Who is whom is personal data like the rest of a participant: the record is sealed when it travels.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import NAMESPACE_URL, uuid5

from gobabierto_desktop.domain.fields import Field, FieldType, Kind, Privacy
from gobabierto_desktop.domain.folding import folded_words
from gobabierto_desktop.domain.identifiers import cui_warning
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.relations import Relation, answered_for

SAMENESS = Kind(
    name="sameness",
    label="Relación entre participantes",
    plural="Relaciones entre participantes",
    parent="participant",
    title_field="reason",
    fields=(
        Field(
            "relation",
            "Relación",
            FieldType.CHOICE,
            vocabulary="proposal_relation",
            required=True,
            privacy=Privacy.PERSONAL,
        ),
        Field(
            "other",
            "La otra persona",
            FieldType.REFERENCE,
            vocabulary="participant",
            required=True,
            privacy=Privacy.PERSONAL,
        ),
        Field("reason", "Motivo", FieldType.TEXT, privacy=Privacy.PERSONAL),
    ),
)

_PHONE = 8
"""The digits of a number in Guatemala; what stands before them is the country."""
_BEGINNING = 3
"""The letters of a word by which an index brings together who may be compared."""
_NOT_DIGIT = re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True)
class Traits:
    """What a person is known again by: the name, a CUI that looks right and a whole telephone, or as much as was told.

    `sorted_name` has the words in one order, whichever they were said in.
    """

    words: tuple[str, ...]
    sorted_name: str
    cui: str
    phone: str


def traits(record: Record) -> Traits:
    """What a participant is known again by."""
    words = tuple(folded_words(record.text("name")).split())
    cui, phone = _digits(record.text("cui")), _digits(record.text("phone"))[-_PHONE:]
    return Traits(
        words,
        " ".join(sorted(words)),
        cui if cui and cui_warning(cui) is None else "",
        phone if len(phone) == _PHONE else "",
    )


def has_same_cui(one: Traits, other: Traits) -> bool:
    """Whether both gave one CUI."""
    return bool(one.cui) and one.cui == other.cui


def has_other_cui(one: Traits, other: Traits) -> bool:
    """Whether both gave a CUI, and not the same: two people, however alike their names."""
    return bool(one.cui) and bool(other.cui) and one.cui != other.cui


def begins_name(typed: Traits, other: Traits) -> bool:
    """Whether each of the two or more words typed begins a word of its own of the other's name."""
    left = list(other.words)
    for word in sorted(typed.words, key=len, reverse=True):
        found = next((one for one in left if one.startswith(word)), None)
        if found is None:
            return False
        left.remove(found)
    return len(typed.words) > 1


def worth_comparing(people: Sequence[Traits]) -> set[tuple[int, int]]:
    """The places of each two who share CUI or telephone, or one of whose names may be the beginning of the other's.

    A forum of a thousand has half a million pairs: those that only differ by slips are found by whoever measures names.
    """
    shared: dict[str, list[int]] = {}
    beginnings: dict[str, set[int]] = {}
    for place, one in enumerate(people):
        for told in (f"cui {one.cui}" if one.cui else "", f"phone {one.phone}" if one.phone else ""):
            if told:
                shared.setdefault(told, []).append(place)
        for word in one.words:
            beginnings.setdefault(word[:_BEGINNING], set()).add(place)
    found = {pair for places in shared.values() for pair in combinations(places, 2)}
    for place, one in enumerate(people):
        if len(one.words) > 1:
            first, *rest = (_beginning(word, beginnings) for word in one.words)
            near = first.intersection(*rest)
            found |= {(min(place, other), max(place, other)) for other in near if other != place}
    return found


def sameness_id(parent: str, other: str, relation: Relation) -> str:
    """The id of the record: the same on every laptop, so that two people who say the same say it once."""
    return str(uuid5(NAMESPACE_URL, f"sameness/{parent}/{other}/{relation.value}"))


def says(record: Record, relation: Relation) -> bool:
    """Whether a record of this kind says so."""
    return record.kind == SAMENESS.name and record.text("relation") == relation.value


def standing_people(people: Sequence[Record], related: Iterable[Record]) -> tuple[Record, ...]:
    """The people to count: of those that were told to be one, the one that stays."""
    merged = (one for one in related if says(one, Relation.MERGED))
    gone = answered_for(merged, {one.id for one in people})
    return tuple(one for one in people if one.id not in gone)


def _beginning(word: str, beginnings: Mapping[str, set[int]]) -> set[int]:
    """Who has a word that begins as this one does, as far as the index tells them apart."""
    if len(word) >= _BEGINNING:
        return beginnings.get(word[:_BEGINNING], set())
    return {place for start, places in beginnings.items() if start.startswith(word) for place in places}


def _digits(text: str) -> str:
    return _NOT_DIGIT.sub("", text)
