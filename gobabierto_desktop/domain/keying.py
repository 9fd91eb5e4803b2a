"""Keying from paper: which strip a participant was keyed from, what was keyed again, and how fast somebody keys.

An act of keying stands under the participant and is sealed when it travels like the rest: it names people, and says how
surely they work.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from gobabierto_desktop.domain.double_entry import Charged, OperatorStatistics, Verification
from gobabierto_desktop.domain.fields import Field, FieldType, Kind, Privacy
from gobabierto_desktop.domain.people import PARTICIPANT
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value

KEYED_AGAIN = ("name", "role", "sector", "sex", "age", "municipality")
"""What is keyed twice unless somebody chooses otherwise: who it was, and what the counts of the report stand on."""

PAUSE = 60.0
"""Seconds without a key after which somebody paused: they count in no speed."""


class Act(Enum):
    """What was done with the paper."""

    TRANSCRIBED = "transcribed"
    VERIFIED = "verified"


def _kept(name: str, label: str, type_: FieldType = FieldType.LINE) -> Field:
    return Field(name, label, type_, privacy=Privacy.PERSONAL, is_automatic=True)


KEYING = Kind(
    name="keying",
    label="Transcripción",
    plural="Transcripciones",
    parent="participant",
    title_field="act",
    fields=(
        _kept("act", "Acto"),
        _kept("strip", "Franja de la hoja", FieldType.INTEGER),
        _kept("fields", "Casillas verificadas"),
        _kept("keyer", "Quién digitó primero"),
        _kept("verifier", "Quién digitó de nuevo"),
        _kept("characters", "Letras comparadas", FieldType.INTEGER),
        _kept("keyer_errors", "Errores de quien digitó primero", FieldType.INTEGER),
        _kept("verifier_errors", "Errores de quien digitó de nuevo", FieldType.INTEGER),
    ),
)


@dataclass(frozen=True, slots=True)
class Stint:
    """Keys struck and the seconds they took; `last` is when the last one was struck, None before the first."""

    keystrokes: int = 0
    seconds: float = 0.0
    last: float | None = None

    def struck(self, at: float) -> "Stint":
        """The stint after one more key, at a moment in seconds; a pause, or a clock set back, took no time."""
        since = 0.0 if self.last is None else at - self.last
        return Stint(self.keystrokes + 1, self.seconds + (since if 0 <= since <= PAUSE else 0.0), at)

    def joined(self, other: "Stint") -> "Stint":
        """Both as one."""
        return replace(self, keystrokes=self.keystrokes + other.keystrokes, seconds=self.seconds + other.seconds)

    def statistics(self) -> OperatorStatistics:
        """How fast."""
        return OperatorStatistics(self.keystrokes, self.seconds, 0)


def boxed(kind: Kind = PARTICIPANT) -> Kind:
    """The kind with each label led by the number of its box on the attendance sheet: «4 Institución pública»."""
    fields = (replace(one, label=f"{box} {one.label}") for box, one in enumerate(kind.fields, start=1))
    return replace(kind, fields=tuple(fields))


def keyed_again(fields: Mapping[str, Verification], keyer: str, verifier: str) -> dict[str, Value]:
    """What is kept of a participant keyed again: never a text, only how many were charged to whom."""
    charged = [one.charged for one in fields.values()]
    return {
        "act": Act.VERIFIED.value,
        "fields": ", ".join(fields),
        "keyer": keyer,
        "verifier": verifier,
        "characters": sum(len(one.original) for one in fields.values()),
        "keyer_errors": charged.count(Charged.KEYER),
        "verifier_errors": charged.count(Charged.VERIFIER),
    }


def surety(author: str, acts: Iterable[Record]) -> OperatorStatistics:
    """How surely somebody keys: errors charged to them, in the letters of theirs that were compared."""
    compared = errors = 0
    for one in acts:
        for role in ("keyer", "verifier"):
            if one.text(role) == author:
                compared += one.number("characters") or 0
                errors += one.number(f"{role}_errors") or 0
    return OperatorStatistics(compared, 0.0, errors)


def strip_of(acts: Iterable[Record]) -> int | None:
    """The strip of the sheet that a participant was keyed from, as it was said last."""
    strips = [one.number("strip") for one in acts if one.text("act") == Act.TRANSCRIBED.value]
    return strips[-1] if strips else None


def is_verified(acts: Iterable[Record]) -> bool:
    """Whether a participant was keyed again."""
    return any(one.text("act") == Act.VERIFIED.value for one in acts)
