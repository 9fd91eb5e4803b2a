"""Keying the attendance sheet twice: the strip a person was keyed from, what was keyed again, and who keys how.

What was compared travels with the person; how fast somebody keys stays in this book
(docs/decisions/0017-keying-twice.md).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.changes import Assignment
from gobabierto_desktop.domain.double_entry import Heard, OperatorStatistics, Verification
from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.domain.keying import (
    KEYED_AGAIN,
    KEYING,
    Act,
    Stint,
    is_verified,
    keyed_again,
    strip_of,
    surety,
)
from gobabierto_desktop.domain.people import PARTICIPANT
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.editing import begin, write
from gobabierto_desktop.services.registering import standing
from gobabierto_desktop.services.stepping import step

_STINT, _CHOSEN = "keying_stint", "keying_fields"


@dataclass(frozen=True, slots=True)
class Transcribed:
    """A person of the sheet: the strip, None where nobody said it, and whether it was keyed again."""

    person: Record
    strip: int | None
    is_verified: bool


@dataclass(frozen=True, slots=True)
class Operator:
    """How somebody keys: what was struck in this book, and how surely in all that was compared."""

    struck: Stint
    surety: OperatorStatistics

    @property
    def speed(self) -> OperatorStatistics:
        """How fast."""
        return self.struck.statistics()

    def and_then(self, more: Stint) -> "Operator":
        """The same with the keys of this sitting that are not kept yet."""
        return Operator(self.struck.joined(more), self.surety)


def transcribed(desk: Desk, forum: Record) -> tuple[Transcribed, ...]:
    """The people of a forum in the order of the sheet, then those whose strip nobody said."""
    acts: dict[str, list[Record]] = {}
    for act in desk.book.records(KEYING.name):
        acts.setdefault(act.parent or "", []).append(act)
    found = [
        Transcribed(one, strip_of(acts.get(one.id, ())), is_verified(acts.get(one.id, ())))
        for one in standing(desk, forum)
    ]
    return tuple(sorted(found, key=lambda one: (one.strip is None, one.strip or 0)))


def next_strip(desk: Desk, forum: Record) -> int:
    """The strip that follows the last one keyed."""
    return 1 + max((one.strip or 0 for one in transcribed(desk, forum)), default=0)


def place_on_sheet(desk: Desk, person: Record, strip: int) -> None:
    """Remember the strip a person was keyed from, once; it is no step of its own: undoing takes back what was typed."""
    if strip_of(_acts(desk, person)) == strip or desk.book.record(person.id) is None:
        return
    act: dict[str, Value] = {"act": Act.TRANSCRIBED.value, "strip": strip, "keyer": desk.author}
    with desk.book.transaction() as transaction:
        write(desk, transaction, begin(desk, KEYING.name, person.id), _assigned(act))


def verify(desk: Desk, person: Record, fields: Mapping[str, Verification], values: Mapping[str, Value]) -> Record:
    """Keep what a second keying found, and put right what it replaced (`values`), in one step. Raises ActaClosed."""
    replaced = {name for name, one in fields.items() if one.heard is Heard.REPLACED}
    changed = {name: value for name, value in values.items() if name in replaced and value != person.get(name)}
    act = keyed_again(fields, _keyer(desk, person), desk.author)
    with step(desk, "verificar por doble digitación") as transaction:
        corrections = {name: Assignment(value, person.heads.get(name, ())) for name, value in changed.items()}
        write(desk, transaction, person, corrections)
        write(desk, transaction, begin(desk, KEYING.name, person.id), _assigned(act))
    return desk.book.record(person.id) or person


def comparable(desk: Desk, field: Field, value: Value) -> str:
    """A value as two keyings are compared: what nobody sees, as spaces or a tick never touched, is no difference."""
    if field.type is FieldType.YES_NO:
        value = value is True
    return " ".join(rules.shown(field, value, desk.terms).split())


def fields_keyed_again(desk: Desk) -> tuple[str, ...]:
    """The fields that are keyed again in this book, in the order of the boxes."""
    kept = desk.book.meta(_CHOSEN)
    chosen = set(kept.split()) if kept else set(KEYED_AGAIN)
    return tuple(one.name for one in PARTICIPANT.fields if one.name in chosen) or KEYED_AGAIN


def choose_fields(desk: Desk, names: Iterable[str]) -> None:
    """Key these again from now on in this book."""
    with desk.book.transaction() as transaction:
        transaction.set_meta(_CHOSEN, " ".join(names))


def add_stint(desk: Desk, stint: Stint) -> None:
    """Add keys to those whoever works here has struck in this book."""
    if not stint.keystrokes:
        return
    total = _stint(desk).joined(stint)
    kept = {**_stints(desk), desk.author: [total.keystrokes, round(total.seconds, 1)]}
    with desk.book.transaction() as transaction:
        transaction.set_meta(_STINT, json.dumps(kept, ensure_ascii=False))


def operator(desk: Desk) -> Operator:
    """How whoever works here keys, as far as it is kept."""
    return Operator(_stint(desk), surety(desk.author, desk.book.records(KEYING.name)))


def _acts(desk: Desk, person: Record) -> tuple[Record, ...]:
    return desk.book.records(KEYING.name, person.id)


def _assigned(values: Mapping[str, Value]) -> dict[str, Assignment]:
    return {name: Assignment(value) for name, value in values.items()}


def _keyer(desk: Desk, person: Record) -> str:
    """Who keyed a person first: who was said to, else the author of its first change."""
    told = [one.text("keyer") for one in _acts(desk, person) if one.text("keyer")]
    changes = desk.book.history([person.id])
    return told[0] if told else changes[0].author if changes else ""


def _stint(desk: Desk) -> Stint:
    keystrokes, seconds = _stints(desk).get(desk.author, (0, 0.0))
    return Stint(int(keystrokes), float(seconds))


def _stints(desk: Desk) -> dict[str, tuple[float, float]]:
    kept: dict[str, tuple[float, float]] = json.loads(desk.book.meta(_STINT) or "{}")
    return kept
