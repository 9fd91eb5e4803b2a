"""Parity while a forum runs: who came, against the target that the plan sets, and which delegates are missing.

No published plan says a number: the coordinator sets it, on the forum. Who did not say their sex is counted apart.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gobabierto_desktop.domain.records import Record

WOMAN = "2"
"""The census' code of a woman."""

DELEGATE = "DELE"

COUNTED = ("sector", "sex", "people", "language", "role")


@dataclass(frozen=True, slots=True)
class Count:
    """How many said the same: a code of the field's vocabulary, empty where nothing was said."""

    code: str
    number: int


@dataclass(frozen=True, slots=True)
class Board:
    """Live numbers: by field, most first; ages by group; `lacking` women short of the target (0: none)."""

    total: int
    by_field: dict[str, tuple[Count, ...]]
    by_age: tuple[Count, ...]
    women: int
    said_sex: int
    target: int | None
    lacking: int

    @property
    def women_percent(self) -> float | None:
        """The share of women among those who said their sex."""
        return self.women * 100 / self.said_sex if self.said_sex else None


@dataclass(frozen=True, slots=True)
class Absence:
    """An institution that proposals name as responsible, or that accredited delegates, and has nobody present."""

    institution: str
    proposals: tuple[str, ...]
    accredited: int


def board(forum: Record, participants: Sequence[Record], ages: Sequence[tuple[str, int, int | None]]) -> Board:
    """The counts of those registered; `ages` are the groups: code, from and to (None: no upper bound)."""
    target = forum.number("parity_target")
    women = sum(one.text("sex") == WOMAN for one in participants)
    said = sum(bool(one.text("sex")) for one in participants)
    return Board(
        total=len(participants),
        by_field={name: _counts(one.text(name) for one in participants) for name in COUNTED},
        by_age=_counts(_group(one.number("age"), ages) for one in participants),
        women=women,
        said_sex=said,
        target=target,
        lacking=_lacking(women, said, target),
    )


def absences(
    participants: Sequence[Record], proposals: Sequence[Record], delegates: Sequence[Record]
) -> tuple[Absence, ...]:
    """The institutions with nobody accredited in the room, those named by most proposals first."""
    present = {one.text("institution") for one in participants if one.text("role") == DELEGATE}
    named: dict[str, list[str]] = {}
    for one in proposals:
        if one.text("responsible"):
            named.setdefault(one.text("responsible"), []).append(one.id)
    accredited = Counter(one.text("institution") for one in delegates if one.text("institution"))
    missing = (named.keys() | accredited.keys()) - present
    found = [Absence(one, tuple(named.get(one, ())), accredited[one]) for one in missing]
    return tuple(sorted(found, key=lambda one: (-len(one.proposals), -one.accredited, one.institution)))


def _counts(codes: Iterable[str]) -> tuple[Count, ...]:
    counted = sorted(Counter(codes).items(), key=lambda one: (-one[1], one[0]))
    return tuple(Count(code, number) for code, number in counted)


def _group(age: int | None, ages: Sequence[tuple[str, int, int | None]]) -> str:
    if age is None:
        return ""
    return next((code for code, low, high in ages if low <= age and (high is None or age <= high)), "")


def _lacking(women: int, said: int, target: int | None) -> int:
    """How many more women, and nobody else, would reach the target."""
    if not target or not said or women * 100 >= target * said:
        return 0
    if target >= 100:
        return said - women
    short = target * said - 100 * women
    return -(-short // (100 - target))
