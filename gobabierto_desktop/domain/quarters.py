"""Quarters: their order, their days, when a report of one is due and how late it is."""

from dataclasses import dataclass
from datetime import date, timedelta

from gobabierto_desktop.domain.values import read_quarter

DAYS_TO_REPORT = 15
"""Days after a quarter ends in which its report is due. (Ours: no source gave the plan's own.)"""

_DAYS_OF_NOTICE = 7


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year, written «2019-T1»; `number` is from 1 to 4."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-T{self.number}"

    @property
    def first_day(self) -> date:
        """The day it begins."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        """The day it ends."""
        return self.by(1).first_day - timedelta(days=1)

    @property
    def due(self) -> date:
        """The last day on which its report is in time."""
        return self.last_day + timedelta(days=DAYS_TO_REPORT)

    def by(self, quarters: int) -> "Quarter":
        """The quarter so many later (or earlier)."""
        place = 4 * self.year + self.number - 1 + quarters
        return Quarter(place // 4, place % 4 + 1)

    def days_late(self, on: date) -> int:
        """How many days past due its report is on a day; 0 while it is in time."""
        return max((on - self.due).days, 0)

    def is_reminded(self, on: date) -> bool:
        """Whether a day is near enough to the due day that who reports is to be reminded."""
        return self.last_day < on <= self.due and (self.due - on).days <= _DAYS_OF_NOTICE


def quarter_named(text: str) -> Quarter | None:
    """The quarter that a text names in any way it is written; None where it names none."""
    read = read_quarter(text)
    return Quarter(int(read[:4]), int(read[-1])) if read else None


def quarter_of(day: date) -> Quarter:
    """The quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarters_between(first: Quarter, last: Quarter) -> tuple[Quarter, ...]:
    """Every quarter from one to another, both included; none where the second is earlier."""
    count = 4 * (last.year - first.year) + last.number - first.number + 1
    return tuple(first.by(step) for step in range(max(count, 0)))
