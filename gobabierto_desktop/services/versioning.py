"""Versioning: what a commitment said in turn, with its milestones and contacts, and its sheet with those versions."""

from dataclasses import replace
from pathlib import Path

from gobabierto_desktop.domain.commitments import COMMITMENT, CONTACT, MILESTONE
from gobabierto_desktop.domain.versions import Revision, revisions
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.reports.commitment_sheet import commitment_sheet
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.history import device_name

_SHEET = frozenset({COMMITMENT.name, MILESTONE.name, CONTACT.name})
"""What the official form holds; reports have a trail of their own."""


def revisions_of(desk: Desk, commitment: str) -> tuple[Revision, ...]:
    """Every version of a commitment's sheet, oldest first, with who made it, on which laptop, and what changed."""
    family = [one.id for one in desk.book.family(commitment) if one.kind in _SHEET]
    return tuple(
        replace(one, version=replace(one.version, device=device_name(desk, one.version.device)))
        for one in revisions(desk.book.history(family), desk.terms)
    )


def print_commitment(desk: Desk, commitment: str, path: Path) -> None:
    """Write the official sheet as a PDF, its versions annexed. Raises CommitmentMissing, NotDelivered."""
    told = revisions_of(desk, commitment)
    deliver(path, commitment_sheet(desk.book.holdings(), commitment, desk.now(), revisions=told))
