"""Registering people: who seems to be registered already and by what, and making one of two, which can be undone.

Nobody is erased by it: the participant stays as registered, and points to who stands for them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from rapidfuzz import fuzz, process

from gobabierto_desktop.domain.changes import DELETED, Assignment
from gobabierto_desktop.domain.people import PARTICIPANT
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.relations import Relation
from gobabierto_desktop.domain.same_person import (
    SAMENESS,
    Traits,
    begins_name,
    has_other_cui,
    has_same_cui,
    sameness_id,
    says,
    standing_people,
    traits,
    worth_comparing,
)
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.editing import all_heads, write
from gobabierto_desktop.services.holding import refuse_closed
from gobabierto_desktop.services.stepping import step
from gobabierto_desktop.store.book import Transaction

SHOWN = 5

_SLIPS = 86
"""Names nearer than this, letter by letter, may be one name with slips of typing."""
_SURE = 89
"""From here on the names are the same, or the CUI is."""
_DOUBTFUL = 60
"""Below this, two people share a telephone, as families do, and nothing else."""


class AlreadyOne(KnownFailure):
    """A participant who was merged is merged again, or into who they stand for, or with somebody of another forum."""

    code = "already_one"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"«{name}» ya está unida a otra persona, o es de otro foro.",
            "Use a la persona que quedó, o sepárelas primero.",
        )


class Certainty(Enum):
    """How sure it is that two are one person."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Likeness:
    """A participant who may be the one asked about: how surely, and by what, in words."""

    record: Record
    percent: int
    reason: str

    @property
    def certainty(self) -> Certainty:
        """How sure it is, in one of three."""
        return _certainty(self.percent)


@dataclass(frozen=True, slots=True)
class Double:
    """Two participants of a forum who are probably one; `one` was registered first."""

    one: Record
    other: Record
    percent: int
    reason: str

    @property
    def certainty(self) -> Certainty:
        """How sure it is, in one of three."""
        return _certainty(self.percent)


def alike(desk: Desk, record: Record, limit: int = SHOWN) -> tuple[Likeness, ...]:
    """Who of the forum may be this person, kept or still being typed; surest first, without those told apart."""
    related = desk.book.records(SAMENESS.name)
    apart, mine = _apart(related), traits(record)
    people = standing_people(desk.book.records(PARTICIPANT.name, record.parent or ""), related)
    others = (one for one in people if one.id != record.id and frozenset((one.id, record.id)) not in apart)
    found = [Likeness(one, percent, reason) for one in others for percent, reason in _likeness(mine, traits(one))]
    return tuple(sorted(found, key=lambda one: (-one.percent, one.record.id))[:limit])


def doubles(desk: Desk, forum: Record) -> tuple[Double, ...]:
    """The people of a forum who were probably registered twice, surest first."""
    related = desk.book.records(SAMENESS.name)
    apart = _apart(related)
    people = standing(desk, forum)
    told = [traits(one) for one in people]
    found = [
        Double(people[one], people[other], percent, reason)
        for one, other in sorted(worth_comparing(told) | _slips(told))
        for percent, reason in _likeness(told[one], told[other])
        if percent >= _DOUBTFUL and frozenset((people[one].id, people[other].id)) not in apart
    ]
    return tuple(sorted(found, key=lambda one: (-one.percent, one.one.id, one.other.id)))


def standing(desk: Desk, forum: Record) -> tuple[Record, ...]:
    """The people of a forum, each once."""
    return standing_people(desk.book.records(PARTICIPANT.name, forum.id), desk.book.records(SAMENESS.name))


def merge(desk: Desk, merged: Record, into: Record, reason: str = "") -> Record:
    """Say that two are one person; who stays takes over what only the other told. Raises AlreadyOne, ActaClosed."""
    standing_ids = {one.id for one in standing_people(_siblings(desk, into), desk.book.records(SAMENESS.name))}
    if merged.id == into.id or not {merged.id, into.id} <= standing_ids:
        raise AlreadyOne(merged.text("name"))
    refuse_closed(desk, into)
    taken = {name: value for name, value in merged.values.items() if value is not None and into.get(name) is None}
    with step(desk, "unir a una persona registrada dos veces") as transaction:
        _relate(desk, transaction, merged, into.id, Relation.MERGED, reason)
        write(desk, transaction, into, {name: Assignment(one, into.heads.get(name, ())) for name, one in taken.items()})
    return desk.book.record(into.id) or into


def merged_into(desk: Desk, person: Record) -> tuple[Record, ...]:
    """Who was registered again and is now this person."""
    related = [one for one in desk.book.records(SAMENESS.name) if says(one, Relation.MERGED)]
    named = desk.book.records_named(one.parent or "" for one in related if one.text("other") == person.id)
    return tuple(named[one] for one in sorted(named))


def merged_in(desk: Desk, person: Record) -> Record | None:
    """Who this person was said to be, where somebody said so and they still stand."""
    told = next((one for one in desk.book.records(SAMENESS.name, person.id) if says(one, Relation.MERGED)), None)
    stays = desk.book.record(told.text("other")) if told else None
    return None if stays is None or stays.is_deleted else stays


def separate(desk: Desk, merged: Record) -> None:
    """Take a merge back: the participant counts again. Raises ActaClosed."""
    refuse_closed(desk, merged)
    related = [one for one in desk.book.records(SAMENESS.name, merged.id) if says(one, Relation.MERGED)]
    _take_back(desk, related, "separar a dos personas")


def bring_together(desk: Desk, one: Record, other: Record) -> None:
    """Forget that they were told apart: whoever looks is asked again. Raises ActaClosed."""
    pairs = ((one.id, other.id), (other.id, one.id))
    ids = [sameness_id(parent, named, Relation.DISTINCT) for parent, named in pairs]
    related = [each for each in desk.book.records_named(ids).values() if not each.is_deleted]
    _take_back(desk, related, "olvidar que no son la misma persona")


def tell_apart(desk: Desk, one: Record, other: Record, reason: str = "") -> None:
    """Remember that «no son la misma persona», on any laptop this reaches; both must have been kept."""
    with step(desk, "decir que no son la misma persona") as transaction:
        _relate(desk, transaction, one, other.id, Relation.DISTINCT, reason)
        _relate(desk, transaction, other, one.id, Relation.DISTINCT, reason)


def _slips(people: Sequence[Traits]) -> set[tuple[int, int]]:
    """The places of each two whose names are one, but for slips."""
    names = [one.sorted_name for one in people]
    found: set[tuple[int, int]] = set()
    for place, name in enumerate(names):
        near = process.extract(name, names[place + 1 :], scorer=fuzz.ratio, score_cutoff=_SLIPS, limit=None)
        found |= {(place, place + 1 + beyond) for _, _, beyond in near}
    return found


def _likeness(one: Traits, other: Traits) -> Iterator[tuple[int, str]]:
    """How surely two are one, from 0 to 100, and why; nothing where nothing speaks for it."""
    if has_same_cui(one, other):
        yield 100, "mismo CUI"
        return
    if has_other_cui(one, other):
        return
    percent, named = _named_alike(one, other)
    has_phone = bool(one.phone) and one.phone == other.phone
    if has_phone and named:
        yield min(99, percent + 10), f"{named} y mismo teléfono"
    elif has_phone:
        yield 40, "mismo teléfono"
    elif named:
        yield percent, named


def _named_alike(one: Traits, other: Traits) -> tuple[int, str]:
    if len(one.words) < 2 or len(other.words) < 2:
        return 0, ""
    if one.sorted_name == other.sorted_name:
        return 89, "mismo nombre"
    near = round(fuzz.ratio(one.sorted_name, other.sorted_name, score_cutoff=_SLIPS))
    if near:
        return near - 14, "nombre parecido"
    if begins_name(one, other) or begins_name(other, one):
        return 65, "nombre que empieza igual"
    return 0, ""


def _certainty(percent: int) -> Certainty:
    if percent >= _SURE:
        return Certainty.SURE
    return Certainty.LIKELY if percent >= _DOUBTFUL else Certainty.DOUBTFUL


def _apart(related: Sequence[Record]) -> set[frozenset[str]]:
    return {frozenset((one.parent or "", one.text("other"))) for one in related if says(one, Relation.DISTINCT)}


def _siblings(desk: Desk, person: Record) -> tuple[Record, ...]:
    return desk.book.records(PARTICIPANT.name, person.parent or "")


def _take_back(desk: Desk, related: Sequence[Record], title: str) -> None:
    with step(desk, title) as transaction:
        for one in related:
            write(desk, transaction, one, {DELETED: Assignment(value=True, over=all_heads(one))})


def _relate(desk: Desk, transaction: Transaction, parent: Record, other: str, relation: Relation, reason: str) -> None:
    """Write under a participant how they stand to another; what was taken back comes up again."""
    name = sameness_id(parent.id, other, relation)
    known = desk.book.record(name) or Record(SAMENESS.name, name, parent.id)
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
