"""How proposals stand to each other: merged into another, split into parts, or told apart for good.

A relation is a record under the older proposal, so that it travels with it, merges, is undone and has a history like
all the rest. Who is told apart from whom is written under both, for each may travel without the other.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import Enum
from uuid import NAMESPACE_URL, uuid5

from gobabierto_desktop.domain.fields import Field, FieldType, Kind
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.records import Record


class Relation(Enum):
    """What the record's parent is to the `other` proposal; the values are codes of `proposal_relation`."""

    MERGED = "FUSI"
    SPLIT = "DIVI"
    DISTINCT = "DIST"


RELATION = Kind(
    name="relation",
    label="Relación entre propuestas",
    plural="Relaciones entre propuestas",
    parent="proposal",
    title_field="reason",
    fields=(
        Field("relation", "Relación", FieldType.CHOICE, vocabulary="proposal_relation", required=True),
        Field("other", "La otra propuesta", FieldType.REFERENCE, vocabulary="proposal", required=True),
        Field("reason", "Motivo", FieldType.TEXT, help="Por qué, en palabras de la mesa"),
    ),
)


def relation_id(parent: str, other: str, relation: Relation) -> str:
    """The id of a relation: the same on every laptop, so that two people who say the same say it once."""
    return str(uuid5(NAMESPACE_URL, f"relation/{parent}/{other}/{relation.value}"))


def is_of(record: Record, *relations: Relation) -> bool:
    """Whether a record is one of these relations."""
    return record.kind == RELATION.name and record.text("relation") in {one.value for one in relations}


def replaced(holdings: Holdings) -> frozenset[str]:
    """The proposals that others held here stand for: whoever counts proposals counts those and not these."""
    related = (one for one in holdings.of(RELATION.name) if is_of(one, Relation.MERGED, Relation.SPLIT))
    return answered_for(related, {one.id for one in holdings.of("proposal")})


def answered_for(related: Iterable[Record], held: Collection[str]) -> frozenset[str]:
    """Those among `held` that others of them stand for, by records that each point from a parent to an `other`."""
    successors: dict[str, set[str]] = {}
    for one in related:
        if one.text("other") in held and one.parent in held:
            successors.setdefault(one.parent or "", set()).add(one.text("other"))
    return frozenset(one for one in successors if _is_answered_for(one, successors))


def _is_answered_for(proposal: str, successors: Mapping[str, Iterable[str]]) -> bool:
    """Whether following successors ends in a proposal that has none; of a ring (A in B, B in A) the oldest counts."""
    seen: set[str] = set()
    ahead = [proposal]
    while ahead:
        one = ahead.pop()
        if one in seen:
            continue
        seen.add(one)
        if one not in successors:
            return True
        ahead += successors[one]
    return proposal != min(seen)
