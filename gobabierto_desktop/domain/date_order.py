"""Which comes first in somebody's dates, the day or the month: weighed over all of them, asked where none tells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

_DATED = re.compile(r"\s*(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+\d{1,2}:\d{2}.*)?\s*", re.DOTALL)
_ISO_TIMED = re.compile(r"\s*(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}.*", re.DOTALL)


class DateOrder(Enum):
    """How the numbers of a date are written."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """How many dates can only be read one way, how many only the other, and how many both."""

    day_first: int = 0
    month_first: int = 0
    either: int = 0

    @property
    def total(self) -> int:
        """The dates that the question is about."""
        return self.day_first + self.month_first + self.either

    @property
    def suggested(self) -> DateOrder | None:
        """What the dates that can be read only one way tell; None where they disagree or there are none."""
        if self.day_first and not self.month_first:
            return DateOrder.DAY_FIRST
        if self.month_first and not self.day_first:
            return DateOrder.MONTH_FIRST
        return None

    @property
    def needs_asking(self) -> bool:
        """Whether some date can be read both ways: nobody but its author knows which was meant."""
        return self.either > 0

    @property
    def told(self) -> str:
        """The evidence in words: «12 de 40 fechas sólo pueden ser día/mes y ninguna mes/día»."""
        if not self.total:
            return ""
        one, other = (_counted(self.day_first), _counted(self.month_first))
        return f"{one} de {self.total:,} fechas sólo pueden ser día/mes y {other} sólo mes/día."


def weigh(texts: Iterable[str]) -> DateEvidence:
    """The evidence in some dates as they were written; what is no date of two small numbers says nothing."""
    day, month, either = 0, 0, 0
    for text in texts:
        found = _DATED.fullmatch(text)
        if not found:
            continue
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            day += 1
        elif second > 12 >= first:
            month += 1
        elif first != second and first <= 12:
            either += 1
    return DateEvidence(day, month, either)


def day_first(text: str, order: DateOrder) -> str:
    """The date with its day first and without a time of day; any other text as it is."""
    if iso := _ISO_TIMED.fullmatch(text):
        return iso[1]
    found = _DATED.fullmatch(text)
    if not found:
        return text
    first, second = (found[1], found[3]) if order is DateOrder.DAY_FIRST else (found[3], found[1])
    return f"{first}/{second}/{found[4]}"


def _counted(number: int) -> str:
    return f"{number:,}" if number else "ninguna"
