"""Every kind of record there is, by name and in the order parents come first."""

from gobabierto_desktop.domain.commitments import COMMITMENT
from gobabierto_desktop.domain.fields import Kind
from gobabierto_desktop.domain.forums import AGREEMENT, FORUM, TABLE, VOTE
from gobabierto_desktop.domain.people import PARTICIPANT
from gobabierto_desktop.domain.proposals import PROPOSAL

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (FORUM, TABLE, PARTICIPANT, PROPOSAL, AGREEMENT, VOTE, COMMITMENT)
}


def children_of(kind: str) -> tuple[Kind, ...]:
    """The kinds whose records stand under records of this one."""
    return tuple(one for one in KINDS.values() if one.parent == kind)
