"""Bars as long as their numbers say, with the numbers beside them, in tones that a grey print tells apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Drawing, Rect, String

from gobabierto_desktop.reports.figures import TONES, Figure, Manner, drawn
from gobabierto_desktop.reports.paper import WIDTH
from gobabierto_desktop.reports.tables import Table

counts = st.lists(st.integers(0, 10_000), min_size=1, max_size=12)


def table_of(*columns: list[int]) -> Table:
    names = tuple(f"Columna {place}" for place in range(len(columns)))
    rows = tuple((f"Fila {place}", *cells) for place, cells in enumerate(zip(*columns, strict=True)))
    return Table("Inventada", ("Nombre", *names), rows)


def widths(drawing: Drawing) -> list[float]:
    return [one.width for one in drawing.contents if isinstance(one, Rect)]


def texts(drawing: Drawing) -> list[str]:
    return [one.text for one in drawing.contents if isinstance(one, String)]


@given(counts)
def test_a_bar_is_as_long_as_its_number_says(numbers: list[int]):
    bars = widths(drawn(Figure("x", ("Columna 0",)), table_of(numbers)))
    shown = [one for one in numbers if one]

    assert len(bars) == len(shown)
    for bar, number in zip(bars, shown, strict=True):
        assert bar / max(bars) == pytest.approx(number / max(shown))


@given(counts)
def test_every_number_is_written_beside_its_bar(numbers: list[int]):
    told = texts(drawn(Figure("x", ("Columna 0",)), table_of(numbers)))

    assert [text for text in told if not text.startswith("Fila")] == [f"{one:,}" for one in numbers]


def test_nothing_is_drawn_beyond_the_page():
    wide = Figure("x", ("Columna 0", "Columna 1"), Manner.STACKED)
    drawing = drawn(wide, table_of([9_999, 1], [9_999, 0]))

    assert all(one.x + one.width <= WIDTH for one in drawing.contents if isinstance(one, Rect))


def test_a_stack_is_as_long_as_all_its_parts():
    figure = Figure("x", ("Columna 0", "Columna 1"), Manner.STACKED)
    first, second, third = widths(drawn(figure, table_of([30, 20], [10, 0])))[2:]  # after the two of the legend

    assert (first + second) / third == pytest.approx(40 / 20)


def test_a_share_is_measured_against_the_whole():
    table = Table("Inventada", ("Nombre", "Parte"), (("Fila", 0.5),))
    half = widths(drawn(Figure("x", ("Parte",)), table))
    whole = widths(drawn(Figure("x", ("Parte",)), Table("Inventada", ("Nombre", "Parte"), (("Fila", 1.0),))))

    assert half[0] / whole[0] == pytest.approx(0.5)


def test_a_hidden_cell_has_no_bar_and_keeps_its_mark():
    table = Table("Inventada", ("Nombre", "Personas"), (("Fila", "<5"), ("Otra", 12)))
    drawing = drawn(Figure("x", ("Personas",)), table)

    assert len(widths(drawing)) == 1
    assert "<5" in texts(drawing)


def test_neighbouring_tones_differ_in_grey():
    def lightness(tone: str) -> float:
        red, green, blue = (int(tone[place : place + 2], 16) for place in (1, 3, 5))
        return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255

    for one, other in pairwise(TONES):
        assert abs(lightness(one) - lightness(other)) > 0.15, (one, other)
