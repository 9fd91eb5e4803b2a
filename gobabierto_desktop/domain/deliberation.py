"""How a mesa decides: what its rule makes of the votes that count (domain/tally.py), and what keeps it open.

The rule and what becomes of a tie are declared before the deliberation. What each rule means here is written below
and printed in the acta: no official definition was found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.tally import BY_POINTS, Rule, Unsound, counting, rule_of, unsound_sheets

_TWO_THIRDS = Fraction(2, 3)


class TieRule(Enum):
    """The codes of `tie_rule`."""

    ANOTHER_ROUND = "SEGU"
    FIRST_PRESENTED = "ANTE"
    FACILITATOR = "FACI"
    LOT = "SORT"
    NONE_PASSES = "NADA"


class Outcome(Enum):
    """What was decided of a proposal."""

    APPROVED = "aprobada"
    REJECTED = "no aprobada"
    TIED = "empatada"
    UNDECIDED = "sin votar"


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome for a proposal (its id) and why, in one sentence; `votes` are those that count, by round."""

    proposal: str
    outcome: Outcome
    reason: str
    votes: tuple[Record, ...]


def unsound(table: Record, votes: Sequence[Record]) -> tuple[Unsound, ...]:
    """All that keeps the deliberation of a mesa from being closed: what is not said and what does not add up."""
    rule = rule_of(table)
    if rule is None:
        return (Unsound(table.id, "Falta la regla de decisión, que se declara antes de deliberar."),)
    return (*_short_of_quorum(table, counting(votes)), *unsound_sheets(table, votes), *_open_ties(table, votes))


def decide(table: Record, proposals: Sequence[Record], votes: Sequence[Record]) -> tuple[Decision, ...]:
    """What the mesa's rule makes of its votes, for each proposal in the order given."""
    rule, standing = rule_of(table), counting(votes)
    by_proposal = {one.id: tuple(vote for vote in standing if vote.text("proposal") == one.id) for one in proposals}
    if rule is None:
        return tuple(
            Decision(one, Outcome.UNDECIDED, "La mesa no declaró su regla.", said) for one, said in by_proposal.items()
        )
    if rule in BY_POINTS:
        return _decide_points(table, by_proposal)
    return tuple(_decide_ballots(table, rule, one, said) for one, said in by_proposal.items())


def _short_of_quorum(table: Record, votes: Sequence[Record]) -> list[Unsound]:
    quorum = table.number("quorum")
    short = [one for one in votes if quorum and (one.number("present") or 0) < quorum]
    return [
        Unsound(one.id, f"Hay {one.number('present') or 0:,} presentes y el quórum es {quorum:,}.") for one in short
    ]


def _open_ties(table: Record, votes: Sequence[Record]) -> list[Unsound]:
    proposals = {one.text("proposal") for one in votes}
    named = [Record("proposal", one, table.id) for one in sorted(proposals)]
    tied = [one for one in decide(table, named, votes) if one.outcome is Outcome.TIED]
    if not tied:
        return []
    return [Unsound(one.votes[-1].id, f"{one.reason} Falta resolver el empate.") for one in tied]


def _decide_ballots(table: Record, rule: Rule, proposal: str, votes: tuple[Record, ...]) -> Decision:
    if not votes:
        return Decision(proposal, Outcome.UNDECIDED, "No se votó.", ())
    last = votes[-1]
    favour, against, present = (last.number(name) or 0 for name in ("in_favour", "against", "present"))
    told = f"{favour:,} a favor, {against:,} en contra, de {present:,} presentes."
    match rule:
        case Rule.CONSENSUS:
            passes = favour > 0 and against == 0
        case Rule.ABSOLUTE:
            passes = 2 * favour > present
        case Rule.QUALIFIED:
            passes = Fraction(favour) >= _share(table) * present and favour > 0
        case _:
            passes = favour > against
            if favour == against:
                return _settle_tie(table, Decision(proposal, Outcome.TIED, f"Empate: {told}", votes))
    return Decision(proposal, Outcome.APPROVED if passes else Outcome.REJECTED, told, votes)


def _settle_tie(table: Record, tied: Decision) -> Decision:
    """A tie of one proposal with itself: nothing stands before it, so only a person, a lot or a rule decides."""
    last, rule = tied.votes[-1], table.text("tie_rule")
    if last.get("wins_tie") is not None:
        outcome = Outcome.APPROVED if last.is_yes("wins_tie") else Outcome.REJECTED
        return Decision(tied.proposal, outcome, f"{tied.reason} Se resolvió el empate.", tied.votes)
    if rule == TieRule.NONE_PASSES.value:
        return Decision(tied.proposal, Outcome.REJECTED, f"{tied.reason} Por regla, no pasa.", tied.votes)
    return tied


def _decide_points(table: Record, votes: dict[str, tuple[Record, ...]]) -> tuple[Decision, ...]:
    """The most points win; among equals, the points of the next round; among equals still, the tie rule."""
    scores = {one: tuple(vote.number("points") or 0 for vote in said) for one, said in votes.items() if said}
    ranked = sorted(scores, key=lambda one: (scores[one], *_favour(table, one, votes[one])), reverse=True)
    places = table.number("choose") or 1
    chosen, cut = ranked[:places], scores[ranked[places - 1]] if 0 < places <= len(ranked) else ()
    at_cut = [one for one in ranked if scores[one] == cut]
    is_open = len(ranked) > places and scores[ranked[places]] == cut and not _is_settled(table, at_cut, chosen, votes)
    if is_open and table.text("tie_rule") == TieRule.NONE_PASSES.value:
        chosen, is_open = [one for one in chosen if one not in at_cut], False
    told = {one: f"{' + '.join(f'{part:,}' for part in points)} puntos." for one, points in scores.items()}
    decided: list[Decision] = []
    for one, said in votes.items():
        if not said:
            decided.append(Decision(one, Outcome.UNDECIDED, "No se votó.", ()))
        elif is_open and one in at_cut:
            decided.append(Decision(one, Outcome.TIED, f"Empate: {told[one]}", said))
        else:
            decided.append(Decision(one, Outcome.APPROVED if one in chosen else Outcome.REJECTED, told[one], said))
    return tuple(decided)


def _favour(table: Record, proposal: str, votes: Sequence[Record]) -> tuple[int, int]:
    """What puts one of several equals first: that a person or a lot chose it, or that it was presented before."""
    wins = int(any(vote.is_yes("wins_tie") for vote in votes))
    age = -int(proposal.replace("-", "")[:12], 16) if _is_by_age(table) and _has_time(proposal) else 0
    return wins, age


def _is_settled(
    table: Record, tied: Sequence[str], chosen: Sequence[str], votes: dict[str, tuple[Record, ...]]
) -> bool:
    winners = {one for one in tied if any(vote.is_yes("wins_tie") for vote in votes[one])}
    return _is_by_age(table) or (bool(winners) and winners == {one for one in tied if one in chosen})


def _is_by_age(table: Record) -> bool:
    return table.text("tie_rule") == TieRule.FIRST_PRESENTED.value


def _has_time(proposal: str) -> bool:
    return len(proposal) == 36 and proposal[14] == "7"


def _share(table: Record) -> Fraction:
    percent = table.number("qualified_percent")
    return Fraction(percent, 100) if percent else _TWO_THIRDS
