"""Printing: attendance sheet and convocation of a forum, the recovery sheet of locked data, the slips of a kit."""

from collections.abc import Sequence
from datetime import UTC, datetime
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


def print_blank_sheet(desk: Desk, forum: str, path: Path, blanks: int) -> None:
    """Write a PDF with so many places to fill by hand, and nobody in it. Raises ScopeMissing, NotDelivered."""
    deliver(path, blank_sheet(desk.book.holdings(), Scope(forum), desk.now(), blanks))


def print_attendance(desk: Desk, forum: str, path: Path, blanks: int) -> None:
    """Write a PDF with everyone registered and so many places more. It holds personal data, in the open.

    Raises ScopeMissing, NotDelivered.
    """
    deliver(path, attendance_sheet(desk.book.holdings(), Scope(forum), desk.now(), blanks))


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
