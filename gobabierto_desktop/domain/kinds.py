"""Every kind of record there is, by name and in the order parents come first."""

from gobabierto_desktop.domain.commitments import COMMITMENT, CONTACT, MILESTONE
from gobabierto_desktop.domain.convening import DELEGATE, TRAINING
from gobabierto_desktop.domain.evidence import EVIDENCE
from gobabierto_desktop.domain.fields import Kind
from gobabierto_desktop.domain.forums import AGREEMENT, FORUM, TABLE, VOTE
from gobabierto_desktop.domain.keying import KEYING
from gobabierto_desktop.domain.minutes import ACTA, ADDENDUM, HAND_SIGNATURE
from gobabierto_desktop.domain.notes import NOTE
from gobabierto_desktop.domain.parity import TARGET
from gobabierto_desktop.domain.people import PARTICIPANT
from gobabierto_desktop.domain.progress import PROGRESS_REPORT, REVIEW
from gobabierto_desktop.domain.proposals import PROPOSAL
from gobabierto_desktop.domain.reached import DISAGGREGATION, PLACE
from gobabierto_desktop.domain.relations import RELATION
from gobabierto_desktop.domain.same_person import SAMENESS

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        FORUM,
        TABLE,
        PARTICIPANT,
        SAMENESS,
        KEYING,
        PROPOSAL,
        RELATION,
        AGREEMENT,
        VOTE,
        DELEGATE,
        TRAINING,
        TARGET,
        ACTA,
        ADDENDUM,
        HAND_SIGNATURE,
        COMMITMENT,
        MILESTONE,
        CONTACT,
        PROGRESS_REPORT,
        DISAGGREGATION,
        PLACE,
        EVIDENCE,
        REVIEW,
        NOTE,
    )
}


def children_of(kind: str) -> tuple[Kind, ...]:
    """The kinds whose records stand under records of this one."""
    return tuple(one for one in KINDS.values() if one.parent == kind)
