"""Printing: attendance sheet and convocation of a forum, the recovery sheet of locked data, the slips of a kit."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.reports.attendance_sheet import attendance_sheet, blank_sheet
from gobabierto_desktop.reports.convocation import convocation_paper
from gobabierto_desktop.reports.recovery_sheet import recovery_sheet
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.reports.slips import slips_sheet
from gobabierto_desktop.services.believing import believed
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.preparing import Slip

PLACES, MOST_PLACES = 30, 2000
"""The places to write on that a sheet has unless somebody asks for others, and the most it may have."""


class Sheet(Enum):
    """The attendance sheet with nobody in it, or with everyone registered: it then holds personal data, in the open."""

    BLANK = "blank"
    FILLED = "filled"


def sheet_of(desk: Desk, forum: str, kind: Sheet, blanks: int) -> bytes:
    """The attendance sheet of a forum as a PDF, with so many places to write on. Raises ScopeMissing."""
    make = attendance_sheet if kind is Sheet.FILLED else blank_sheet
    return make(desk.book.holdings(), Scope(forum), desk.now(), blanks)


def save_sheet(document: bytes, path: Path) -> None:
    """Lay a sheet as it was seen wherever it is wanted. Raises NotDelivered."""
    _ = deliver(path, document)


def print_blank_sheet(desk: Desk, forum: str, path: Path, blanks: int) -> None:
    """Write a PDF with so many places to fill by hand, and nobody in it. Raises ScopeMissing, NotDelivered."""
    save_sheet(sheet_of(desk, forum, Sheet.BLANK, blanks), path)


def print_attendance(desk: Desk, forum: str, path: Path, blanks: int) -> None:
    """Write a PDF with everyone registered and so many places more. It holds personal data, in the open.

    Raises ScopeMissing, NotDelivered.
    """
    save_sheet(sheet_of(desk, forum, Sheet.FILLED, blanks), path)


def print_convocation(desk: Desk, forum: str, path: Path) -> None:
    """Write the convocation of a forum. Raises ScopeMissing, NotDelivered."""
    deliver(path, convocation_paper(desk.book.holdings(), Scope(forum), desk.now()))


def print_recovery_sheet(path: Path, groups: Sequence[str], owner: str) -> None:
    """Write the sheet that opens locked data without their passphrase, for its owner alone. Raises NotDelivered."""
    deliver(path, recovery_sheet(groups, owner, datetime.now(UTC)))


def print_slips(desk: Desk, path: Path, slips: Sequence[Slip]) -> None:
    """Write the slips of a kit, to be printed, cut and handed over apart from it. Raises NotDelivered."""
    authority = next((one.fingerprint for one in believed(desk)), "")
    told = [(one.number, one.name, one.pin) for one in slips]
    deliver(path, slips_sheet(told, desk.book.meta("plan_title") or "", authority, desk.now()))
