"""Versions of a commitment (or of any family of records), read out of its history, and what differs between two."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum
from heapq import heapify, heappop, heappush
from itertools import groupby, pairwise

from gobabierto_desktop.domain.changes import Change, ChangeId
from gobabierto_desktop.domain.commitments import MILESTONE, milestone_name
from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.merge import settle
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import shown
from gobabierto_desktop.domain.terms import Terms

_LONGEST_TITLE = 80
_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Version:
    """What stood after somebody's work of a day: `records` by id. `number` counts from 1."""

    number: int
    author: str
    device: str
    on: str
    records: Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Revision:
    """A version, and what reads otherwise in it than in the one before; nothing, in the first."""

    version: Version
    changed: tuple["Difference", ...]


class Piece(Enum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that reads otherwise in two versions; `pieces` are its words, in reading order."""

    record: str
    title: str
    field: str
    label: str
    before: str
    after: str
    pieces: tuple[tuple[Piece, str], ...]


def in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes with each after those it was made over; among the free ones by claimed time, only to be read."""
    by_id = {change.id: change for change in changes}
    needs = {name: _needs(change) & by_id.keys() for name, change in by_id.items()}
    followers: dict[ChangeId, list[ChangeId]] = {}
    for name, needed in needs.items():
        for one in needed:
            followers.setdefault(one, []).append(name)
    free = [(by_id[name].at, name) for name, needed in needs.items() if not needed]
    heapify(free)
    done: dict[ChangeId, Change] = {}
    while free:
        _, name = heappop(free)
        done[name] = by_id[name]
        for one in followers.get(name, ()):
            needs[one].discard(name)
            if not needs[one]:
                heappush(free, (by_id[one].at, one))
    # Forged changes over each other are never free: they stand at the end.
    return (*done.values(), *(by_id[name] for name in sorted(by_id.keys() - done.keys())))


def _needs(change: Change) -> set[ChangeId]:
    """What comes before it: what it was made over, and the change before it on the same device."""
    over = {one for assignment in change.fields.values() for one in assignment.over}
    return (over | {ChangeId(change.device, change.number - 1)}) - {change.id}


def versions(history: Iterable[Change]) -> tuple[Version, ...]:
    """The versions that a family of records went through: one for each day on which somebody worked on it."""
    by_record: dict[str, list[Change]] = {}
    settled: dict[str, Record] = {}
    made: list[Version] = []
    for (author, device, on), worked in groupby(in_order(history), key=_whose_day):
        for change in worked:
            by_record.setdefault(change.record, []).append(change)
            settled = {**settled, change.record: settle(by_record[change.record]).record}
        made.append(Version(len(made) + 1, author, device, on, settled))
    return tuple(made)


def revisions(history: Iterable[Change], terms: Terms) -> tuple[Revision, ...]:
    """The versions of a family of records with their differences; a day that changed nothing readable is left out."""
    made = versions(history)
    told = [Revision(one, ()) for one in made[:1]]
    for before, after in pairwise(made):
        if changed := differences(before, after, terms):
            told.append(Revision(replace(after, number=len(told) + 1), changed))
    return tuple(told)


def _whose_day(change: Change) -> tuple[str, str, str]:
    return change.author, change.device, change.at[:10]


def differences(before: Version, after: Version, terms: Terms) -> tuple[Difference, ...]:
    """What reads otherwise in the second: by record (in the order of kinds, then as they came), then field."""
    names = sorted(
        before.records.keys() | after.records.keys(),
        key=lambda one: (list(KINDS).index((after.records.get(one) or before.records[one]).kind), one),
    )
    return tuple(
        found
        for name in names
        for found in _record_differences((_standing(before, name), before), (_standing(after, name), after), terms)
    )


def _standing(version: Version, record: str) -> Record | None:
    found = version.records.get(record)
    return None if found is None or found.is_deleted else found


def _record_differences(
    before: tuple[Record | None, Version], after: tuple[Record | None, Version], terms: Terms
) -> Iterable[Difference]:
    one = after[0] or before[0]
    if one is None:
        return
    for field in KINDS[one.kind].fields:
        then, now = _told(*before, field, terms), _told(*after, field, terms)
        if then != now:
            yield Difference(one.id, _title(one), field.name, field.label, then, now, _pieces(field, then, now))


def _title(record: Record) -> str:
    kind = KINDS[record.kind]
    name = milestone_name(record) if kind is MILESTONE else ""
    words = record.text(kind.title_field).split("\n")[0]
    short = words if len(words) <= _LONGEST_TITLE else f"{words[: _LONGEST_TITLE - 1].rstrip()}…"
    return f"{kind.label} {name}: {short}" if name else f"{kind.label}: {short}"


def _told(record: Record | None, version: Version, field: Field, terms: Terms) -> str:
    if record is None:
        return ""
    if field.type is FieldType.REFERENCE and (named := version.records.get(record.text(field.name))):
        return _title(named)
    return shown(field, record.get(field.name), terms, "\n")


def _pieces(field: Field, before: str, after: str) -> tuple[tuple[Piece, str], ...]:
    """Word by word for what is written, whole for what is chosen: half a date would say nothing."""
    if field.type not in {FieldType.TEXT, FieldType.LINE, FieldType.CHOICES}:
        return tuple((piece, text) for piece, text in ((Piece.REMOVED, before), (Piece.ADDED, after)) if text)
    old, new = _WORD.findall(before), _WORD.findall(after)
    pieces: list[tuple[Piece, str]] = []
    for verb, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if verb == "equal":
            pieces.append((Piece.KEPT, "".join(old[old_from:old_to])))
            continue
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        pieces += [(piece, text) for piece, text in ((Piece.REMOVED, gone), (Piece.ADDED, come)) if text]
    return tuple(pieces)
