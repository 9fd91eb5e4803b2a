"""Relating proposals: merging several into one, splitting one into parts, and the lineage that this leaves.

Nothing is lost by it: the proposals stay as they were presented, and point to what now stands for them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gobabierto_desktop.domain.changes import DELETED, Assignment
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.proposals import PROPOSAL
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.relations import RELATION, Relation, is_of, relation_id
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.editing import all_heads, begin, write
from gobabierto_desktop.services.holding import refuse_closed
from gobabierto_desktop.services.stepping import step
from gobabierto_desktop.store.book import Transaction

_OF_ITS_AUTHOR = ("presenter", "presenter_consents", "presenter_sector")
"""What is said of who presented a proposal is not taken over by what is made of it."""


class AlreadyReplaced(KnownFailure):
    """A proposal that was merged or split is merged or split again, or would come to stand for itself."""

    code = "already_replaced"

    def __init__(self, title: str) -> None:
        super().__init__(
            f"«{title}» ya fue fusionada o dividida, o quedaría dentro de sí misma.",
            "Use la propuesta que la sustituye, o deshaga primero lo anterior.",
        )


@dataclass(frozen=True, slots=True)
class Kin:
    """One step of a lineage: a proposal, how it relates, and why."""

    proposal: Record
    relation: Relation
    reason: str
    record: Record


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a proposal comes from and what became of it."""

    origins: tuple[Kin, ...]
    successors: tuple[Kin, ...]

    @property
    def is_replaced(self) -> bool:
        """Whether another proposal now stands for it."""
        return bool(self.successors)


def merge(desk: Desk, merged: Sequence[Record], into: Record, reason: str = "") -> None:
    """Merge proposals into one that stays. Raises AlreadyReplaced, and ActaClosed where an acta holds one of them."""
    with step(desk, f"fusionar {len(merged) + 1} propuestas") as transaction:
        _merge(desk, transaction, merged, into, reason)


def merge_anew(desk: Desk, merged: Sequence[Record], values: Mapping[str, Value], reason: str = "") -> Record:
    """Merge proposals into a new one of the first one's mesa, with the texts chosen for it. Raises AlreadyReplaced."""
    made = begin(desk, PROPOSAL.name, merged[0].parent)
    with step(desk, f"fusionar {len(merged)} propuestas") as transaction:
        write(desk, transaction, made, {name: Assignment(value) for name, value in values.items()})
        _merge(desk, transaction, merged, made, reason)
    return desk.book.record(made.id) or made


def split(desk: Desk, whole: Record, parts: Sequence[Mapping[str, Value]], reason: str = "") -> tuple[Record, ...]:
    """Split a proposal into new ones of its mesa: each takes over what is not given for it. Raises AlreadyReplaced."""
    if lineage(desk, whole).is_replaced:
        raise AlreadyReplaced(whole.text("title"))
    refuse_closed(desk, whole)
    taken = {name: value for name, value in whole.values.items() if name not in _OF_ITS_AUTHOR and value is not None}
    made = [begin(desk, PROPOSAL.name, whole.parent) for _ in parts]
    with step(desk, f"dividir en {len(parts)} propuestas") as transaction:
        for record, given in zip(made, parts, strict=True):
            values = {**taken, **given}
            write(desk, transaction, record, {name: Assignment(value) for name, value in values.items()})
            relate(desk, transaction, whole, record.id, Relation.SPLIT, reason)
    stored = desk.book.records_named(one.id for one in made)
    return tuple(stored[one.id] for one in made)


def lineage(desk: Desk, proposal: Record) -> Lineage:
    """What a proposal was made of and what was made of it, one step each way."""
    related = [one for one in desk.book.records(RELATION.name) if is_of(one, Relation.MERGED, Relation.SPLIT)]
    later = [one for one in related if one.parent == proposal.id]
    earlier = [one for one in related if one.text("other") == proposal.id]
    named = desk.book.records_named([one.text("other") for one in later] + [one.parent or "" for one in earlier])
    return Lineage(
        tuple(_kin(one, named[one.parent]) for one in earlier if one.parent in named),
        tuple(_kin(one, named[one.text("other")]) for one in later if _is_held(named.get(one.text("other")))),
    )


def relate(
    desk: Desk, transaction: Transaction, parent: Record, other: str, relation: Relation, reason: str = ""
) -> None:
    """Write a relation under a proposal; one that was taken back comes up again."""
    name = relation_id(parent.id, other, relation)
    known = desk.book.record(name) or Record(RELATION.name, name, parent.id)
    told: dict[str, Value] = {"relation": relation.value, "other": other}
    if reason:
        told["reason"] = reason
    fields = {
        field: Assignment(value, known.heads.get(field, ()))
        for field, value in told.items()
        if known.get(field) != value
    }
    if known.is_deleted:
        fields[DELETED] = Assignment(value=False, over=all_heads(known))
    if fields:
        write(desk, transaction, known, fields)


def _merge(desk: Desk, transaction: Transaction, merged: Sequence[Record], into: Record, reason: str) -> None:
    refuse_closed(desk, into)
    for one in merged:
        if one.id == into.id or lineage(desk, one).is_replaced or _stands_for(desk, into, one):
            raise AlreadyReplaced(one.text("title"))
        refuse_closed(desk, one)
        relate(desk, transaction, one, into.id, Relation.MERGED, reason)


def _stands_for(desk: Desk, proposal: Record, other: Record) -> bool:
    """Whether `other` already stands, at however many removes, for the proposal."""
    ahead, seen = [proposal], set[str]()
    while ahead:
        one = ahead.pop()
        if one.id == other.id:
            return True
        if one.id not in seen:
            seen.add(one.id)
            ahead += [kin.proposal for kin in lineage(desk, one).successors]
    return False


def _kin(record: Record, proposal: Record) -> Kin:
    return Kin(proposal, Relation(record.text("relation")), record.text("reason"), record)


def _is_held(record: Record | None) -> bool:
    return record is not None and not record.is_deleted
