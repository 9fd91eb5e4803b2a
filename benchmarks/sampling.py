"""Two ways of doing a thing, measured in turns in one run: what disturbs the machine disturbs both alike."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Row:
    """A measured thing beside the least it could cost; seconds each, one sample a turn."""

    name: str
    ours: str
    least: str
    ours_seconds: tuple[float, ...]
    least_seconds: tuple[float, ...]
    note: str = ""

    @property
    def ratio(self) -> float:
        """How many times the least our way costs: the median over the turns."""
        return median(ours / least for ours, least in zip(self.ours_seconds, self.least_seconds, strict=True))


def in_turns(
    ours: Callable[[], float], least: Callable[[], float], turns: int, warm_ups: int
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Seconds of both, alternately; who goes first changes each turn. Warm-ups are not counted."""
    taken: list[tuple[float, float]] = []
    for turn in range(turns + warm_ups):
        if turn % 2:
            second = least()
            first = ours()
        else:
            first = ours()
            second = least()
        taken.append((first, second))
    counted = taken[warm_ups:]
    return tuple(one for one, _ in counted), tuple(other for _, other in counted)


def told(seconds: tuple[float, ...]) -> str:
    """Median and the middle half, in milliseconds."""
    low, middle, high = (1000 * one for one in quantiles(seconds, n=4))
    return f"{middle:,.2f} ms ({low:,.2f}–{high:,.2f})"
