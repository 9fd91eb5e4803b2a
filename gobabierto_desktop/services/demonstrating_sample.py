"""The invented forums that a demonstration captures: what each facilitator will type, field by field, as text.

Everything comes from `resources/sample/` and from dice that are thrown alike for the same seed.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Any

from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.identity.enrolment import Person
from gobabierto_desktop.paths import bundled

Typed = Mapping[str, str]
"""What is typed in a form: text by the name of the field."""

_PEOPLE = {"maya": "1", "garífuna": "2", "": "5"}
_LANGUAGES = {
    "xela": ("K'iche", "Mam"),
    "coban": ("Q'eqchi'", "Poqomchi'"),
    "solola": ("Kaqchikel", "Tz'utujil", "K'iche"),
    "chiquimula": ("Ch'orti'",),
    "peten": ("Q'eqchi'", "Itza'"),
    "escuintla": ("K'iche", "Kaqchikel"),
}
_VALUES = {
    "TRANSP": "Transparencia",
    "PARTIC": "Participación",
    "RENDIC": "Rendición de cuentas",
    "TECNOL": "Tecnología",
}
_VOTED = 0.45
"""How many of the proposals come to a vote."""

_POINTS_EACH = 3
"""Points that each person shares out where a mesa decides by points."""


@dataclass(frozen=True, slots=True)
class SampleTable:
    """A mesa, and what is proposed and agreed at it. `votes` go by the place of their proposal."""

    typed: Typed
    proposals: tuple[Typed, ...]
    agreements: tuple[Typed, ...]
    votes: tuple[tuple[int, Typed], ...]


@dataclass(frozen=True, slots=True)
class SampleForum:
    """A forum: who works at its laptops, its mesas, and who attends."""

    code: str
    typed: Typed
    facilitators: tuple[Person, ...]
    tables: tuple[SampleTable, ...]
    participants: tuple[Typed, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """How much of the sample is captured: forums, proposals at each mesa, and quarters of the follow-up."""

    forums: int
    proposals: int
    quarters: int


WHOLE = Size(forums=6, proposals=99, quarters=5)
"""All that the sample has."""


def sample_forums(terms: Terms, seed: int, size: Size) -> tuple[SampleForum, ...]:
    """The forums of the sample; the same for the same seed."""
    dice, forums = Random(seed), read_sample("forums.json")
    seats = Counter(table["work_area"] for forum in forums for table in forum["mesas"])
    stock = {area: _proposals_of(area, terms) for area in seats}
    share = {area: _dealt(stock[area], seats[area]) for area in seats}
    names = _names(dice)
    return tuple(_forum(forum, share, size.proposals, names, terms, dice) for forum in forums[: size.forums])


def _forum(
    forum: Mapping[str, Any],
    share: Mapping[str, Iterator[Sequence[Mapping[str, Any]]]],
    most: int,
    names: Iterator[tuple[str, str, str]],
    terms: Terms,
    dice: Random,
) -> SampleForum:
    people = tuple(
        Person(one["name"], one["post"], one["organisation"], f"{forum['code']}{place}@ejemplo.invalid")
        for place, one in enumerate(forum["facilitators"], start=1)
    )
    typed = {name: forum[name] for name in ("name", "department", "municipality", "place", "method")}
    typed |= {name: forum[name] for name in ("held_on", "starts_at", "ends_at", "convened_on")}
    typed |= {"agenda": "\n".join(forum["agenda"]), "facilitator": people[0].name}
    typed["facilitator_post"] = f"{people[0].post}, {people[0].institution}"
    tables = tuple(
        _table(table, next(share[table["work_area"]])[:most], people[place % len(people)], names, terms, dice)
        for place, table in enumerate(forum["mesas"])
    )
    attended = tuple(_attendance(forum, tables, people, names, terms, dice))
    return SampleForum(forum["code"], typed, people, tables, attended)


def _table(
    table: Mapping[str, Any],
    proposals: Sequence[Mapping[str, Any]],
    facilitator: Person,
    names: Iterator[tuple[str, str, str]],
    terms: Terms,
    dice: Random,
) -> SampleTable:
    typed = {
        "number": str(table["number"]),
        "work_area": table["work_area"],
        "topic": table["topic"],
        "decision_rule": table["decision_rule"],
        "facilitator": facilitator.name,
        "rapporteur": next(names)[0],
    } | (
        {"votes_each": str(_POINTS_EACH), "choose": "3", "tie_rule": "ANTE"} if table["decision_rule"] == "PUNT" else {}
    )
    said = read_sample("agreements.json")
    agreed = [one for one in said["agreements"] if one["work_area"] == table["work_area"]]
    dissents = [one["text"] for one in said["dissents"] if one["work_area"] == table["work_area"]]
    agreements = tuple(
        {"text": one["text"], "institution": _known(one["institution_hint"], terms), "due_on": one["due_on"]}
        | ({"dissent": dissents[0]} if place == 0 and dissents and dice.random() < 0.5 else {})
        for place, one in enumerate(dice.sample(agreed, min(3, len(agreed))))
    )
    voted = [place for place in range(len(proposals)) if dice.random() < _VOTED]
    if table["decision_rule"] == "PUNT":
        votes = tuple(zip(voted, _points(dice, len(voted)), strict=True))
    else:
        votes = tuple((place, _vote(dice, dissents, table["decision_rule"])) for place in voted)
    return SampleTable(typed, tuple(_proposal(one, next(names)[0]) for one in proposals), agreements, votes)


def _proposal(proposal: Mapping[str, Any], presenter: str) -> Typed:
    plain = ("title", "problem", "population", "cause", "action", "expected_result", "scope", "presenter_sector")
    return {name: proposal[name] for name in plain} | {
        "proposal_kind": proposal["kind"],
        "municipality": proposal["place"],
        "term_years": str(proposal["term_years"]),
        "responsible": proposal["responsible"],
        "others": proposal["others"],
        "ogp_values": "; ".join(_VALUES[one] for one in proposal["ogp_values"]),
        "sdg": "; ".join(proposal["sdg"]),
        **read_sample("alignment.json")[proposal["work_area"]],
        "presenter": presenter,
        "presenter_consents": "sí",
    }


def _points(dice: Random, proposals: int) -> list[Typed]:
    """The sheet of a round by points: those present share out all of theirs among the proposals."""
    present = dice.randint(9, 26)
    cuts = sorted(dice.randint(0, present * _POINTS_EACH) for _ in range(proposals - 1))
    edges = [0, *cuts, present * _POINTS_EACH]
    given = [high - low for low, high in pairwise(edges)][:proposals]
    head = {"round": "1", "present": str(present), "blank": "0", "void": "0"}
    return [head | {"points": str(number)} for number in given]


def _vote(dice: Random, dissents: Sequence[str], rule: str) -> Typed:
    present = dice.randint(9, 26)
    against = 0 if rule == "CONS" else dice.randint(0, present // 3)
    blank = dice.randint(0, 2)
    void = 1 if dice.random() < 0.1 else 0
    typed = {
        "round": "1",
        "present": str(present),
        "in_favour": str(present - against - blank - void),
        "against": str(against),
        "blank": str(blank),
        "void": str(void),
    }
    return typed | ({"dissent": dice.choice(dissents)} if against > 3 and dissents else {})


def _attendance(
    forum: Mapping[str, Any],
    tables: Sequence[SampleTable],
    people: Sequence[Person],
    names: Iterator[tuple[str, str, str]],
    terms: Terms,
    dice: Random,
) -> Iterator[Typed]:
    """Who came: facilitators, a delegate of most institutions that proposals name, and the organisations."""
    for person, one in zip(people, forum["facilitators"], strict=True):
        role = "Observador/a" if "Observ" in person.post else "Facilitador/a"
        attends = {"name": person.name, "role": role, "sector": _sector(person.institution), "post": person.post}
        yield attends | {"organisation": person.institution, "sex": _sex(one["sex"]), "consents": "sí"}
    named = sorted({one["responsible"] for table in tables for one in table.proposals})
    for institution in named:
        if dice.random() < 0.85:
            delegate = {"role": "Delegado/a", "sector": "Institución pública", "institution": institution}
            yield _person(forum, names, terms, dice) | delegate | {"post": "Delegación inventada"}
    for organisation in dice.sample(read_sample("organisations.json"), dice.randint(24, 34)):
        attends = {"role": "Asistente", "sector": organisation["sector"], "organisation": organisation["name"]}
        yield _person(forum, names, terms, dice) | attends


def _person(
    forum: Mapping[str, Any], names: Iterator[tuple[str, str, str]], terms: Terms, dice: Random
) -> dict[str, str]:
    name, sex, people = next(names)
    languages = _LANGUAGES[forum["code"]] if people == _PEOPLE["maya"] else ("Español",)
    neighbours = [one.code for one in terms.vocabulary("municipality") if one.parent == forum["department"]]
    return {
        "name": name,
        "sex": _sex(sex),
        "age": str(dice.randint(18, 74)),
        "people": people,
        "language": dice.choice(languages),
        "disability": "2" if dice.random() < 0.06 else "1",
        "municipality": dice.choice(neighbours),
        "consents": "sí",
    }


def _names(dice: Random) -> Iterator[tuple[str, str, str]]:
    """Name, sex and people of one invented person after another, no name twice."""
    content = read_sample("people.json")
    seen: set[str] = set()
    while True:
        given, first, second = (dice.choice(content[key]) for key in ("given_names", "surnames", "surnames"))
        name = f"{given['name']} {first['surname']} {second['surname']} {content['suffix']}"
        if name not in seen:
            seen.add(name)
            yield name, given["sex"], _PEOPLE[first["people"]]


def _proposals_of(area: str, terms: Terms) -> list[dict[str, Any]]:
    """The proposals of an area; who is no institution of the catalogue is another actor beside the area's usual one."""
    proposals: list[dict[str, Any]] = read_sample(f"proposals/area_{int(area):02d}.json")
    known = Counter(one["institution_hint"] for one in proposals if _known(one["institution_hint"], terms))
    usual = known.most_common(1)[0][0]
    for one in proposals:
        hint = one["institution_hint"]
        one["responsible"], one["others"] = (hint, "") if hint in known else (usual, hint)
    return proposals


def _dealt(proposals: Sequence[Mapping[str, Any]], seats: int) -> Iterator[Sequence[Mapping[str, Any]]]:
    """The proposals of an area shared out among the mesas that work on it."""
    return iter([proposals[place::seats] for place in range(seats)])


def _known(institution: str, terms: Terms) -> str:
    return institution if terms.read("institution", institution) else ""


def _sector(organisation: str) -> str:
    return next((one["sector"] for one in read_sample("organisations.json") if one["name"] == organisation), "OSC")


def _sex(letter: str) -> str:
    return {"F": "Mujer", "M": "Hombre"}[letter]


def read_sample(name: str) -> Any:
    """A file of `resources/sample/`, as JSON says it."""
    return json.loads((bundled("sample") / name).read_text(encoding="utf-8"))
