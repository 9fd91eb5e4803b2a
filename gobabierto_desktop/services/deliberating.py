"""Deliberating: what a mesa decided, recounts, and closing it, which a sheet that does not add up forbids."""

from collections.abc import Sequence
from dataclasses import dataclass

from gobabierto_desktop.domain.deliberation import Decision, decide, unsound
from gobabierto_desktop.domain.forums import VOTE
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.relations import Relation, is_of
from gobabierto_desktop.domain.tally import PARTS, Sheet, Unsound, sheet_of, with_forum_rule
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.editing import create, record_values


class CannotClose(KnownFailure):
    """The deliberation of a mesa cannot be closed as it is."""

    code = "cannot_close"

    def __init__(self, obstacles: Sequence[Unsound]) -> None:
        super().__init__(
            " ".join(one.message for one in obstacles),
            "Corrija la hoja de conteo, o cuente otra vez, y cierre después.",
        )
        self.obstacles = tuple(obstacles)


@dataclass(frozen=True, slots=True)
class Deliberation:
    """A mesa with its votes, what they decide, and what keeps it from being closed."""

    table: Record
    decisions: tuple[Decision, ...]
    obstacles: tuple[Unsound, ...]

    @property
    def may_close(self) -> bool:
        """Whether nothing keeps it open."""
        return not self.obstacles


def deliberation(desk: Desk, table: Record) -> Deliberation:
    """How the deliberation of a mesa stands; its rule is the forum's where it declared none."""
    ruling = ruled(desk, table)
    votes = desk.book.records(VOTE.name, table.id)
    related = desk.book.records("relation")
    gone = {one.parent for one in related if is_of(one, Relation.MERGED, Relation.SPLIT)}
    proposals = [one for one in desk.book.records("proposal", table.id) if one.id not in gone]
    return Deliberation(table, decide(ruling, proposals, votes), unsound(ruling, votes))


def recount(desk: Desk, vote: Record, values: dict[str, Value]) -> Record:
    """Count a vote again: the first count stays, and the new one stands in its place."""
    kept = {name: vote.get(name) for name in ("proposal", "round", "present") if vote.get(name) is not None}
    counted = dict.fromkeys(PARTS, 0) if vote.get("points") is None else {}
    return create(desk, VOTE.name, vote.parent, {**kept, **counted, **values, "recount_of": vote.id})


def close_table(desk: Desk, table: Record) -> Record:
    """Close a mesa: no more proposals are expected. Raises CannotClose."""
    stands = demand_sound(desk, desk.book.record(table.id) or table)
    return record_values(desk, stands.table, {"is_closed": True}, f"cerrar la mesa {table.text('number')}".strip())


def demand_sound(desk: Desk, table: Record) -> Deliberation:
    """How the deliberation of a mesa that is to be closed stands. Raises CannotClose."""
    stands = deliberation(desk, table)
    if not stands.may_close:
        raise CannotClose(stands.obstacles)
    return stands


def reopen_table(desk: Desk, table: Record) -> Record:
    """Open a closed mesa again, while no closed acta holds it. Raises ActaClosed."""
    stands = desk.book.record(table.id) or table
    return record_values(desk, stands, {"is_closed": False}, f"reabrir la mesa {table.text('number')}".strip())


def ruled(desk: Desk, table: Record) -> Record:
    """The mesa with the rule that rules in it: its forum's, where it declared none."""
    return with_forum_rule(table, desk.book.record(table.parent) if table.parent else None)


def sheet(desk: Desk, vote: Record) -> Sheet:
    """The sheet of a vote as it is counted in its mesa, and what is amiss in it."""
    table = desk.book.record(vote.parent or "") or Record("dialogue_table", vote.parent or "", None)
    return sheet_of(ruled(desk, table), vote, desk.book.records(VOTE.name, vote.parent))
