"""One person registered twice: how it is seen, and the record that says that two are one, or that they are not.

Who is whom is personal data like the rest of a participant: the record is sealed when it travels.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
_NOT_DIGIT = re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True)
class Traits:
    """What a person is known again by: the words of the name, and the digits of CUI and telephone."""

    words: tuple[str, ...]
    cui: str
    phone: str

    @property
    def sorted_name(self) -> str:
        """The words of the name in one order, whichever they were said in."""
        return " ".join(sorted(self.words))


def traits(record: Record) -> Traits:
    """What a participant is known again by."""
    phone = _digits(record.text("phone"))[-_PHONE:]
    return Traits(
        tuple(folded_words(record.text("name")).split()),
        _digits(record.text("cui")),
        phone if len(phone) == _PHONE else "",
    )


def has_same_cui(one: Traits, other: Traits) -> bool:
    """Whether both gave one whole CUI."""
    return one.cui == other.cui and _is_whole(one.cui)


def has_other_cui(one: Traits, other: Traits) -> bool:
    """Whether both gave a CUI that looks right, and not the same: two people, however alike their names."""
    return one.cui != other.cui and _is_whole(one.cui) and _is_whole(other.cui)


def begins_name(typed: Traits, other: Traits) -> bool:
    """Whether each of the two or more words typed begins a word of its own of the other's name."""
    left = list(other.words)
    for word in sorted(typed.words, key=len, reverse=True):
        found = next((one for one in left if one.startswith(word)), None)
        if found is None:
            return False
        left.remove(found)
    return len(typed.words) > 1


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


def _is_whole(cui: str) -> bool:
    return bool(cui) and cui_warning(cui) is None


def _digits(text: str) -> str:
    return _NOT_DIGIT.sub("", text)
