"""Traces as somebody would draw them."""

from math import sin

from gobabierto_desktop.domain.handwriting import Point, Trace


def trace(waves: int = 4, start: int = 300) -> Trace:
    """A wavy line and a stroke under it; another number of waves is another hand."""
    wave = tuple(
        Point(start + 12 * step, 450 + int(300 * sin(waves * step / 40)), 8 * step, 40 + step % 50)
        for step in range(180)
    )
    under = tuple(Point(start + 40 * step, 850 - 4 * step, 2000 + 16 * step, 60) for step in range(50))
    return Trace((wave, under, (Point(2500, 300, 3000, 50),)))
