"""What a report speaks of: one forum, or one table of it, with everything that stands under it."""

from dataclasses import dataclass

from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.relations import replaced
from gobabierto_desktop.domain.same_person import SAMENESS, standing_people

DELEGATE, FACILITATOR, OBSERVER = "DELE", "FACI", "OBSE"


class ScopeMissing(KnownFailure):
    """The forum or table that a report was asked for is not held."""

    code = "scope_missing"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"No se encuentra {what} que pide el informe.", "Elija otra vez el foro o la mesa: pudo haberse eliminado."
        )


@dataclass(frozen=True, slots=True)
class Scope:
    """The id of a forum and, where only one table is meant, the id of the table."""

    forum: str
    table: str | None = None


@dataclass(frozen=True, slots=True)
class ForumView:
    """A forum and what stands under it. People attend the forum, so a single table shows all of the forum's.

    A proposal that was merged or split is not here: what was made of it is.
    Nor is a person twice who was registered twice.
    """

    forum: Record
    tables: tuple[Record, ...]
    proposals: tuple[Record, ...]
    agreements: tuple[Record, ...]
    votes: tuple[Record, ...]
    participants: tuple[Record, ...]

    def delegates_of(self, institution: str) -> tuple[Record, ...]:
        """Who attended as the delegate of a public institution."""
        return tuple(one for one in self.official_delegates() if one.text("institution") == institution)

    def official_delegates(self) -> tuple[Record, ...]:
        """Who attended in an official post: the delegates of public institutions, and nobody else."""
        return tuple(
            one for one in self.participants if one.text("role") == DELEGATE and one.text("institution").strip()
        )

    def table_of(self, record: Record) -> Record:
        """The table that a proposal, agreement or vote stands under."""
        return next(one for one in self.tables if one.id == record.parent)


def of_scope(holdings: Holdings, scope: Scope) -> ForumView:
    """Everything under the scope, tables by number; raises `ScopeMissing`."""
    forum = next((one for one in holdings.of("forum") if one.id == scope.forum), None)
    if forum is None:
        raise ScopeMissing("el foro")
    tables = tuple(one for one in _tables(holdings, forum) if scope.table in {None, one.id})
    if scope.table and not tables:
        raise ScopeMissing("la mesa")
    return _view(holdings, forum, tables)


def all_forums(holdings: Holdings) -> tuple[ForumView, ...]:
    """Every forum with everything under it, in the order of their dates and names."""
    forums = sorted(holdings.of("forum"), key=lambda one: (one.text("held_on"), one.text("name"), one.id))
    return tuple(_view(holdings, forum, _tables(holdings, forum)) for forum in forums)


def _tables(holdings: Holdings, forum: Record) -> tuple[Record, ...]:
    return tuple(
        sorted(holdings.under(forum.id, "dialogue_table"), key=lambda one: (one.number("number") or 0, one.id))
    )


def _view(holdings: Holdings, forum: Record, tables: tuple[Record, ...]) -> ForumView:
    place = {table.id: rank for rank, table in enumerate(tables)}

    gone = replaced(holdings)

    def under(kind: str) -> tuple[Record, ...]:
        found = (one for one in holdings.under_any(place, kind) if one.id not in gone)
        return tuple(sorted(found, key=lambda one: place[one.parent or ""]))

    people = standing_people(holdings.under(forum.id, "participant"), holdings.of(SAMENESS.name))
    return ForumView(forum, tables, under("proposal"), under("agreement"), under("vote"), people)
