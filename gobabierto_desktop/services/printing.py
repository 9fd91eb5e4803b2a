"""Printing: the attendance sheet of a forum, blank to be filled by hand or filled to be signed."""

from pathlib import Path

from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.reports.attendance_sheet import attendance_sheet, blank_sheet
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services.desk import Desk


def print_blank_sheet(desk: Desk, forum: str, path: Path, blanks: int) -> None:
    """Write a PDF with so many places to fill by hand, and nobody in it. Raises ScopeMissing, NotDelivered."""
    deliver(path, blank_sheet(desk.book.holdings(), Scope(forum), desk.now(), blanks))


def print_attendance(desk: Desk, forum: str, path: Path, blanks: int) -> None:
    """Write a PDF with everyone registered and so many places more. It holds personal data, in the open.

    Raises ScopeMissing, NotDelivered.
    """
    deliver(path, attendance_sheet(desk.book.holdings(), Scope(forum), desk.now(), blanks))
