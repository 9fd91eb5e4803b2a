"""The tally sheet of a vote: what is counted under the rule of its mesa, and whether it adds up.

Under a rule of ballots each sheet adds up by itself; under points or a budget of votes, all those of a round together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from gobabierto_desktop.domain.records import Record

PARTS = ("in_favour", "against", "blank", "void")
"""What a ballot may be."""

_HEADS = ("present", "blank", "void")


class Rule(Enum):
    """The codes of `decision_rule`."""

    CONSENSUS = "CONS"
    SIMPLE = "MAYS"
    ABSOLUTE = "MAYA"
    QUALIFIED = "MAYC"
    POINTS = "PUNT"
    BUDGET = "PRES"

    @property
    def meaning(self) -> str:
        """The rule in one sentence."""
        return _MEANING[self]


_MEANING = {
    Rule.CONSENSUS: "Se aprueba si nadie vota en contra y alguien vota a favor; la abstención no lo impide.",
    Rule.SIMPLE: "Se aprueba con más votos a favor que en contra.",
    Rule.ABSOLUTE: "Se aprueba con los votos a favor de más de la mitad de los presentes.",
    Rule.QUALIFIED: "Se aprueba con los votos a favor de la parte de los presentes que se declaró, o de dos tercios.",
    Rule.POINTS: "Cada persona reparte todos sus puntos; se eligen las propuestas con más puntos.",
    Rule.BUDGET: "Cada persona usa hasta los votos que tiene, en las propuestas que quiera; se eligen las más votadas.",
}

BY_POINTS = frozenset({Rule.POINTS, Rule.BUDGET})


@dataclass(frozen=True, slots=True)
class Unsound:
    """A vote (or the mesa itself, by its id) that cannot be closed as it is, and why."""

    record: str
    message: str


def rule_of(table: Record) -> Rule | None:
    """The rule that a mesa declared, None where it declared none that is known here."""
    return next((one for one in Rule if one.value == table.text("decision_rule")), None)


def counting(votes: Iterable[Record]) -> tuple[Record, ...]:
    """The votes that count: a recount stands in the place of what it counts again, the last of several recounts."""
    held = {one.id: one for one in votes}
    recounted = {one.text("recount_of") for one in held.values()}
    standing = [one for one in held.values() if one.id not in recounted or one.text("recount_of") == one.id]
    return tuple(sorted(standing, key=lambda one: (_round(one), one.id)))


def cast(vote: Record) -> int:
    """The ballots that the sheet of a vote accounts for."""
    return sum(vote.number(part) or 0 for part in PARTS)


def is_by_points(table: Record, vote: Record) -> bool:
    """Whether a vote is of points or of a budget of votes: by its mesa's rule; where that is unknown, by its sheet."""
    rule = rule_of(table)
    return rule in BY_POINTS if rule else vote.get("points") is not None


def counted_fields(*, by_points: bool) -> tuple[str, ...]:
    """The fields of a vote that tell how it was counted, in the order in which they are read."""
    return ("round", "present", *(("points", "blank", "void") if by_points else PARTS))


def with_forum_rule(table: Record, forum: Record | None) -> Record:
    """The mesa with the rule that rules in it: its forum's, where it declared none."""
    if table.text("decision_rule") or forum is None:
        return table
    return table.with_values({"decision_rule": forum.get("decision_rule")})


def unsound_sheets(table: Record, votes: Iterable[Record]) -> tuple[Unsound, ...]:
    """The sheets that do not say all, or do not add up; of what was counted again only the recount is asked."""
    rule, standing = rule_of(table), counting(votes)
    if rule in BY_POINTS:
        return tuple(_unsound_points(table, rule, standing))
    return tuple(one for vote in standing if (one := _unsound_ballots(vote)) is not None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One vote as its sheet tells it: its result and its sum in words, and what is amiss (empty where it adds up)."""

    words: str
    balance: str
    amiss: str


def sheet_of(table: Record, vote: Record, others: Iterable[Record]) -> Sheet:
    """The sheet of a vote among those of its mesa, under the mesa's rule."""
    present = "—" if vote.number("present") is None else f"{vote.number('present'):,}"
    told = [vote, *(one for one in others if one.id != vote.id)]
    if is_by_points(table, vote):
        points = "—" if vote.number("points") is None else f"{vote.number('points'):,}"
        alike = [one for one in told if _round(one) == _round(vote)]
        found = unsound_sheets(table, alike) if rule_of(table) else ()
        words = f"{points} puntos, {present} presentes"
        return Sheet(words, words, _first(found, {vote.id, table.id}))
    favour = "—" if vote.number("in_favour") is None else f"{vote.number('in_favour'):,}"
    amiss = _unsound_ballots(vote)
    balance = f"{cast(vote):,} {'voto' if cast(vote) == 1 else 'votos'} de {present} presentes"
    return Sheet(f"{favour} a favor de {present} presentes", balance, amiss.message if amiss else "")


def _first(found: Iterable[Unsound], about: set[str]) -> str:
    return next((one.message for one in found if one.record in about), "")


def _round(vote: Record) -> int:
    return vote.number("round") or 1


def _unsound_ballots(vote: Record) -> Unsound | None:
    present = vote.number("present")
    if present is None or vote.number("in_favour") is None:
        return Unsound(vote.id, "Falta cuántos estaban presentes o cuántos votaron a favor.")
    if cast(vote) != present:
        return Unsound(vote.id, f"Los votos suman {cast(vote):,} y hay {present:,} presentes.")
    return None


def _unsound_points(table: Record, rule: Rule, votes: Sequence[Record]) -> list[Unsound]:
    each = table.number("votes_each")
    if not each:
        return [Unsound(table.id, "Falta cuántos puntos o votos tiene cada persona.")]
    found: list[Unsound] = []
    for round_number in sorted({_round(one) for one in votes}):
        sheet = [one for one in votes if _round(one) == round_number]
        found += _unsound_round(table, rule, each, round_number, sheet)
    return found


def _unsound_round(table: Record, rule: Rule, each: int, number: int, sheet: Sequence[Record]) -> list[Unsound]:
    unsaid = [one for one in sheet if one.number("present") is None or one.number("points") is None]
    if unsaid:
        return [Unsound(one.id, "Falta cuántos estaban presentes o cuántos puntos recibió.") for one in unsaid]
    heads = {tuple(one.number(name) or 0 for name in _HEADS) for one in sheet}
    if len(heads) > 1:
        message = f"En la ronda {number} los presentes, blancos y nulos no son los mismos en todas las propuestas."
        return [Unsound(table.id, message)]
    present, blank, void = next(iter(heads))
    given, room = sum(one.number("points") or 0 for one in sheet), (present - blank - void) * each
    if given > room or (rule is Rule.POINTS and given != room):
        limit = "deben sumar" if rule is Rule.POINTS else "pueden sumar hasta"
        return [Unsound(table.id, f"En la ronda {number} se repartieron {given:,} y {limit} {room:,}.")]
    return []
