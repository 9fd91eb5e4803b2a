"""Parity while a forum runs: who came, against the targets that were set, and which delegates are missing.

No published plan says a number: the coordinator sets it, that of women on the forum and the others as targets under it.
Who did not say is counted apart: a share is one of those who said.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gobabierto_desktop.domain.fields import Field, FieldType, Kind
from gobabierto_desktop.domain.problems import Problem
from gobabierto_desktop.domain.records import Record

WOMAN = "2"
"""The census' code of a woman."""

DELEGATE = "DELE"

COUNTED = ("sector", "sex", "people", "language", "role")

AGE = "age_group"
GROUPS = ("sector", AGE, "people", "language")
"""What a target may be set for, besides women: the fields of a target, each with the vocabulary of its name."""

DIMENSIONS = ("sex", "sector", AGE, "people", "language")
"""What the board tells, in its order."""


def _of_one_group(record: Record) -> Iterator[Problem]:
    named = [one for one in GROUPS if record.text(one)]
    if not named:
        yield Problem("sector", "Elija de quiénes es la meta: sector, grupo de edad, pueblo o comunidad lingüística.")
    for one in named[1:]:
        yield Problem(one, "Una meta es de un solo grupo: deje esta casilla vacía y anote otra meta.")


TARGET = Kind(
    name="participation_target",
    label="Meta de participación",
    plural="Metas de participación",
    parent="forum",
    title_field="source",
    fields=(
        Field("sector", "Sector", FieldType.CHOICE, vocabulary="sector"),
        Field(AGE, "Grupo de edad", FieldType.CHOICE, vocabulary="age_group"),
        Field("people", "Pueblo", FieldType.CHOICE, vocabulary="people"),
        Field("language", "Comunidad lingüística", FieldType.CHOICE, vocabulary="language"),
        Field(
            "percent",
            "Al menos (%)",
            FieldType.INTEGER,
            required=True,
            least=1,
            most=100,
            help="De quienes lo dijeron",
        ),
        Field("source", "Quién la fija o dónde consta", help="Por ejemplo: acuerdo de coordinación 3-2018"),
    ),
    rules=(_of_one_group,),
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many said the same: a code of the field's vocabulary, empty where nothing was said."""

    code: str
    number: int


@dataclass(frozen=True, slots=True)
class Share:
    """A group against its target: how many of those who said, and how many more of it would reach the target."""

    code: str
    number: int
    said: int
    target: int | None
    lacking: int

    @property
    def percent(self) -> float | None:
        """The share among those who said."""
        return self.number * 100 / self.said if self.said else None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of DIMENSIONS: its groups, those with people or a target, and how many did not say."""

    name: str
    shares: tuple[Share, ...]
    unsaid: int

    @property
    def has_target(self) -> bool:
        """Whether anybody set a target for one of its groups."""
        return any(one.target for one in self.shares)


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
    dimensions: tuple[Dimension, ...]

    @property
    def women_percent(self) -> float | None:
        """The share of women among those who said their sex."""
        return self.women * 100 / self.said_sex if self.said_sex else None


@dataclass(frozen=True, slots=True)
class Delegation:
    """An institution that proposals name as responsible, or that accredited delegates; how many of it are present."""

    institution: str
    proposals: tuple[str, ...]
    accredited: int
    present: int


def board(
    forum: Record,
    participants: Sequence[Record],
    ages: Sequence[tuple[str, int, int | None]],
    targets: Sequence[Record] = (),
) -> Board:
    """The counts of those registered; `ages` are the groups: code, from and to (None: no upper bound)."""
    target = forum.number("parity_target")
    women = sum(one.text("sex") == WOMAN for one in participants)
    said = sum(bool(one.text("sex")) for one in participants)
    by_field = {name: _counts(one.text(name) for one in participants) for name in COUNTED}
    by_age = _counts(_group(one.number("age"), ages) for one in participants)
    counts = {**by_field, AGE: _in_order(by_age, [code for code, _, _ in ages])}
    asked = _targets(target, targets)
    return Board(
        total=len(participants),
        by_field=by_field,
        by_age=by_age,
        women=women,
        said_sex=said,
        target=target,
        lacking=_lacking(women, said, target),
        dimensions=tuple(_dimension(name, counts[name], asked) for name in DIMENSIONS),
    )


def delegations(
    participants: Sequence[Record], proposals: Sequence[Record], delegates: Sequence[Record]
) -> tuple[Delegation, ...]:
    """The institutions whose delegates are due: those with nobody in the room first, then those named by most."""
    present = Counter(one.text("institution") for one in participants if one.text("role") == DELEGATE)
    named: dict[str, list[str]] = {}
    for one in proposals:
        if one.text("responsible"):
            named.setdefault(one.text("responsible"), []).append(one.id)
    accredited = Counter(one.text("institution") for one in delegates if one.text("institution"))
    found = [
        Delegation(one, tuple(named.get(one, ())), accredited[one], present[one])
        for one in named.keys() | accredited.keys()
    ]
    found.sort(key=lambda one: (one.present > 0, -len(one.proposals), -one.accredited, one.institution))
    return tuple(found)


def _targets(women: int | None, targets: Sequence[Record]) -> dict[tuple[str, str], int]:
    """The targets by dimension and code; of two for one group the higher."""
    asked: dict[tuple[str, str], int] = {("sex", WOMAN): women} if women else {}
    for one in targets:
        percent = one.number("percent")
        for name in GROUPS:
            if one.text(name) and percent:
                key = name, one.text(name)
                asked[key] = max(percent, asked.get(key, 0))
    return asked


def _dimension(name: str, counts: Sequence[Count], asked: Mapping[tuple[str, str], int]) -> Dimension:
    said = sum(one.number for one in counts if one.code)
    nobody = [Count(code, 0) for of, code in asked if of == name and code not in {one.code for one in counts}]
    shares = [_share(one, said, asked.get((name, one.code))) for one in (*counts, *nobody) if one.code]
    return Dimension(name, tuple(shares), sum(one.number for one in counts if not one.code))


def _share(count: Count, said: int, target: int | None) -> Share:
    return Share(count.code, count.number, said, target, _lacking(count.number, said, target))


def _in_order(counts: Sequence[Count], codes: Sequence[str]) -> tuple[Count, ...]:
    """The counts as the codes stand, those of none last."""
    return tuple(sorted(counts, key=lambda one: codes.index(one.code) if one.code in codes else len(codes)))


def _counts(codes: Iterable[str]) -> tuple[Count, ...]:
    counted = sorted(Counter(codes).items(), key=lambda one: (-one[1], one[0]))
    return tuple(Count(code, number) for code, number in counted)


def _group(age: int | None, ages: Sequence[tuple[str, int, int | None]]) -> str:
    if age is None:
        return ""
    return next((code for code, low, high in ages if low <= age and (high is None or age <= high)), "")


def _lacking(number: int, said: int, target: int | None) -> int:
    """How many more of a group, and nobody else, would reach the target."""
    if not target or not said or number * 100 >= target * said:
        return 0
    if target >= 100:
        return said - number
    short = target * said - 100 * number
    return -(-short // (100 - target))
