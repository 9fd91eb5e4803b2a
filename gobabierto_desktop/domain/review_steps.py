"""The states of a quarterly report, the steps between them, who may take each, and the trail they leave."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum

from gobabierto_desktop.domain.changes import Change, ChangeId
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.versions import in_order


class State(StrEnum):
    """Where a report stands (vocabulary `report_state`). One that nobody began has no data."""

    NO_DATA = "SIN_DATOS"
    DRAFT = "ELABORACION"
    SENT = "ENVIADO"
    RETURNED = "DEVUELTO"
    APPROVED = "APROBADO"


class Role(Enum):
    """Who takes a step: who reports, the delegate who answers for the institution, or who coordinates the plan."""

    LIAISON = "enlace"
    DELEGATE = "delegado(a)"
    COORDINATOR = "coordinador(a)"


class Step(Enum):
    """What can be done with a report; the value is how a refusal names it."""

    BEGIN = "empezar"
    SEND = "enviar"
    RETURN = "devolver"
    APPROVE = "aprobar"
    REOPEN = "reabrir"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table of steps: from which states, to which, by whom."""

    before: frozenset[State]
    after: State
    roles: frozenset[Role]


_REPORTS = frozenset({Role.LIAISON, Role.DELEGATE})
_COORDINATES = frozenset({Role.COORDINATOR})

RULES = {
    # A coordinator may begin and send too: some institutions hand in on paper.
    Step.BEGIN: Rule(frozenset({State.NO_DATA}), State.DRAFT, _REPORTS | _COORDINATES),
    Step.SEND: Rule(frozenset({State.DRAFT, State.RETURNED}), State.SENT, _REPORTS | _COORDINATES),
    Step.RETURN: Rule(frozenset({State.SENT}), State.RETURNED, _COORDINATES | {Role.DELEGATE}),
    Step.APPROVE: Rule(frozenset({State.SENT}), State.APPROVED, _COORDINATES),
    Step.REOPEN: Rule(frozenset({State.APPROVED}), State.RETURNED, _COORDINATES),
}

EDITABLE = frozenset({State.NO_DATA, State.DRAFT, State.RETURNED})
"""The states in which its answers may be changed."""

RECEIVED = frozenset({State.SENT, State.APPROVED})
"""The states in which a report counts for the indicators."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The state that a step leads to."""

    state: State


@dataclass(frozen=True, slots=True)
class Denied:
    """Why a step may not be taken: a Spanish sentence."""

    reason: str


def state_of(report: Record | None) -> State:
    """Where a report stands; a state that no list has (an import kept it as typed) is one being worked on."""
    said = report.text("state") if report else ""
    return State(said) if said in {one.value for one in State} else State.DRAFT if report else State.NO_DATA


def take(step: Step, state: State, role: Role) -> Taken | Denied:
    """The state after a step, or why it may not be taken from this state or in this role."""
    rule = RULES[step]
    if role not in rule.roles:
        whom = " o ".join(sorted(one.value for one in rule.roles))
        return Denied(f"Sólo puede {step.value} un informe: {whom}.")
    if state not in rule.before:
        needed = " o ".join(_WORDS[one] for one in State if one in rule.before)
        return Denied(f"No se puede {step.value} un informe {_WORDS[state]}: debe estar {needed}.")
    return Taken(rule.after)


_WORDS = {
    State.NO_DATA: "sin datos",
    State.DRAFT: "en elaboración",
    State.SENT: "enviado",
    State.RETURNED: "devuelto",
    State.APPROVED: "aprobado",
}


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One change of state: who, on which laptop, at what claimed time, from what and to what.

    `is_lawful` is false where the table of steps has no way from one to the other, whoever took it; who takes their
    own steps back, last first, on the same laptop needs no rule.
    """

    change: ChangeId
    author: str
    at: str
    before: tuple[State, ...]
    after: State
    is_lawful: bool


def trail(history: Iterable[Change]) -> tuple[TrailEntry, ...]:
    """Every change of state of ONE report, each after those it was made over; the journal is the only witness."""
    said: dict[ChangeId, State] = {}
    ways: dict[ChangeId, tuple[State, ...]] = {}
    entries: list[TrailEntry] = []
    for change in in_order(history):
        assignment = change.fields.get("state")
        if assignment is None:
            continue
        after = state_of(Record(change.kind, change.record, change.parent, {"state": assignment.value}))
        before = tuple(said[one] for one in assignment.over if one in said) or (State.NO_DATA,)
        said[change.id] = after
        own = next((one for one in assignment.over if one.device == change.device and one in ways), None)
        is_taken_back = own is not None and ways[own][-1:] == (after,)
        way = ways[own] if own else ()
        ways[change.id] = way[:-1] if is_taken_back else (*way, before[0])
        is_lawful = is_taken_back or _is_lawful(before, after)
        entries.append(TrailEntry(change.id, change.author, change.at, before, after, is_lawful))
    return tuple(entries)


def _is_lawful(before: tuple[State, ...], after: State) -> bool:
    return any(rule.after is after and set(before) <= rule.before | {after} for rule in RULES.values())
