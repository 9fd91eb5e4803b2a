"""Pairing: the people of every forum who were probably registered twice, and what was decided of whom.

Several laptops register at one door and none sees what another types: who was taken twice is seen once they merge.
"""

from dataclasses import dataclass
from enum import Enum

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.relations import Relation
from gobabierto_desktop.domain.same_person import SAMENESS, says
from gobabierto_desktop.services import registering
from gobabierto_desktop.services.desk import Desk


class Decision(Enum):
    """What was decided of two people."""

    WAITING = "waiting"
    ONE = "one"
    TWO = "two"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two participants of a forum: `one` was registered first; why they may be one, or what was said of them."""

    forum: Record
    one: Record
    other: Record
    reason: str
    decision: Decision

    @property
    def key(self) -> tuple[str, str]:
        """What the pair is known again by."""
        return self.one.id, self.other.id


def pairs(desk: Desk) -> tuple[Pair, ...]:
    """The pairs of every forum: those that wait for a decision, surest first, then those decided."""
    forums = {one.id: one for one in desk.book.records("forum")}
    waiting = [
        (double.percent, Pair(forum, double.one, double.other, double.reason, Decision.WAITING))
        for forum in forums.values()
        for double in registering.doubles(desk, forum)
    ]
    waiting.sort(key=lambda found: -found[0])
    return (*(pair for _, pair in waiting), *_decided(desk, forums))


def waiting(desk: Desk) -> int:
    """How many pairs wait for a decision."""
    return sum(len(registering.doubles(desk, forum)) for forum in desk.book.records("forum"))


def say_one(desk: Desk, pair: Pair) -> None:
    """They are one person: who was registered first stays. Raises AlreadyOne, ActaClosed."""
    _ = registering.merge(desk, _now(desk, pair.other), _now(desk, pair.one))


def say_two(desk: Desk, pair: Pair) -> None:
    """They are two people, whatever they share. Raises ActaClosed."""
    registering.tell_apart(desk, _now(desk, pair.one), _now(desk, pair.other))


def take_back(desk: Desk, pair: Pair) -> None:
    """What was decided of a pair is open again. Raises ActaClosed."""
    if pair.decision is Decision.ONE:
        registering.separate(desk, pair.other if registering.merged_in(desk, pair.other) else pair.one)
    else:
        registering.bring_together(desk, pair.one, pair.other)


def _decided(desk: Desk, forums: dict[str, Record]) -> list[Pair]:
    told = [
        one for one in desk.book.records(SAMENESS.name) if says(one, Relation.MERGED) or says(one, Relation.DISTINCT)
    ]
    people = desk.book.records_named({name for one in told for name in (one.parent or "", one.text("other"))})
    found: dict[frozenset[str], Pair] = {}
    for record in told:
        both = [people.get(record.parent or ""), people.get(record.text("other"))]
        known = sorted((one for one in both if one and not one.is_deleted), key=lambda one: one.id)
        forum = forums.get(known[0].parent or "") if len(known) > 1 else None
        if forum:
            decision = Decision.ONE if says(record, Relation.MERGED) else Decision.TWO
            pair = Pair(forum, known[0], known[1], record.text("reason"), decision)
            _ = found.setdefault(frozenset(pair.key), pair)
    return sorted(found.values(), key=lambda one: (one.decision is Decision.TWO, one.one.text("name")))


def _now(desk: Desk, person: Record) -> Record:
    """The person as the book now holds them: a list may be older."""
    return desk.book.record(person.id) or person
