"""Three-way merge per field, free of order: what is held follows from the SET of changes, however it came together.

A change supersedes those it was made over. What nobody superseded are the heads of a field; heads that disagree are
a conflict, settled only by a later change made over all of them. Since the heads are a function of a set, taking
changes in is commutative, associative and idempotent. Clocks play no part.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gobabierto_desktop.domain.changes import DELETED, Assignment, Change, ChangeId
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the values that stand against each other, and the change that set it."""

    change: ChangeId
    value: Value


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field on which people disagree; the record shows the first rival's value until someone decides."""

    record: str
    field: str
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """A record as its changes leave it, and what is in conflict."""

    record: Record
    conflicts: tuple[Conflict, ...]


def settle(changes: Iterable[Change]) -> Settled:
    """Settle all the known changes of ONE record, given in any order and possibly more than once.

    Raises ValueError where there is no change, or where the changes name different records, kinds or parents.
    """
    known = {change.id: change for change in changes}
    ordered = [known[name] for name in sorted(known)]
    if len({(one.record, one.kind, one.parent) for one in ordered}) != 1:
        raise ValueError("changes of exactly one record are settled together")
    first = ordered[0]
    heads = _heads(ordered)
    values = {name: rivals[0].value for name, rivals in heads.items() if name != DELETED}
    conflicts = [
        Conflict(first.record, name, _distinct(rivals))
        for name, rivals in heads.items()
        if name != DELETED and len(_distinct(rivals)) > 1
    ]
    is_deleted, doubt = _deletion(ordered, heads, first.record)
    if doubt:
        conflicts.append(doubt)
    record = Record(
        kind=first.kind,
        id=first.record,
        parent=first.parent,
        values=values,
        heads={name: tuple(rival.change for rival in rivals) for name, rivals in heads.items()},
        is_deleted=is_deleted,
    )
    return Settled(record, tuple(sorted(conflicts, key=lambda one: one.field)))


def _heads(ordered: Iterable[Change]) -> dict[str, tuple[Rival, ...]]:
    by_field: dict[str, list[tuple[ChangeId, Assignment]]] = {}
    for change in ordered:
        for name, assignment in change.fields.items():
            by_field.setdefault(name, []).append((change.id, assignment))
    heads: dict[str, tuple[Rival, ...]] = {}
    for name, assignments in sorted(by_field.items()):
        superseded = {seen for _, assignment in assignments for seen in assignment.over}
        rivals = [Rival(one, assignment.value) for one, assignment in assignments]
        # A forged ring of changes, each over the other, would leave no head: then all of them stand.
        heads[name] = tuple(rival for rival in rivals if rival.change not in superseded) or tuple(rivals)
    return heads


def _distinct(rivals: Iterable[Rival]) -> tuple[Rival, ...]:
    first: dict[tuple[type, Value], Rival] = {}
    for rival in rivals:
        # Python takes 1 and True for the same value, and a record would then hold either without a word.
        first.setdefault((type(rival.value), rival.value), rival)
    return tuple(first.values())


def _deletion(
    ordered: list[Change], heads: Mapping[str, tuple[Rival, ...]], record: str
) -> tuple[bool, Conflict | None]:
    """Whether the record is deleted. Deleting what someone else was editing is a conflict, and keeps the record."""
    marks = heads.get(DELETED, ())
    if not any(mark.value is True for mark in marks):
        return False, None
    seen = {one for change in ordered if DELETED in change.fields for one in change.fields[DELETED].over}
    deleting = {change.id for change in ordered if DELETED in change.fields}
    unseen = [
        rival.change
        for name, rivals in heads.items()
        if name != DELETED
        for rival in rivals
        if rival.change not in seen | deleting
    ]
    undeleted = [mark.change for mark in marks if mark.value is not True]
    if not unseen and not undeleted:
        return True, None
    deleted = next(mark.change for mark in marks if mark.value is True)
    kept = min(unseen + undeleted)
    return False, Conflict(record, DELETED, (Rival(kept, value=False), Rival(deleted, value=True)))
