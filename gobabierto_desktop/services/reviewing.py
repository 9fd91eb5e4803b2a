"""Reviewing: what is still to be mended in a forum or mesa when it is delivered; it forbids nothing."""

from dataclasses import dataclass

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.problems import Problem, Severity
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Remaining:
    """A record that is not complete, and why; at least one problem."""

    record: Record
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What remains, in the order in which a forum is captured."""

    remaining: tuple[Remaining, ...]

    def count(self, severity: Severity) -> int:
        """How many problems of that weight there are."""
        return sum(one.severity is severity for found in self.remaining for one in found.problems)


def review(desk: Desk, scope: Scope) -> Review:
    """Check every record of a forum, or of the forum's own data and one mesa."""
    family = desk.book.family(scope.forum)
    if scope.table is not None:
        family = (*family[:1], *desk.book.family(scope.table))
    standing = sorted((one for one in family if not one.is_deleted), key=lambda one: list(KINDS).index(one.kind))
    checked = (Remaining(one, rules.check(one, desk.terms)) for one in standing)
    return Review(tuple(one for one in checked if one.problems))
