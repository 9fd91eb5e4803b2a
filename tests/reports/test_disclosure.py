"""Small counts stay open: tried by solving each shown table by brute force, as a curious reader would."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gobabierto_desktop.domain.disclosure import Hidden, disclosed_list, disclosed_table

SMALL, WITHHELD = Hidden.SMALL, Hidden.WITHHELD


def test_counts_of_five_and_more_and_zeros_are_shown():
    assert disclosed_list([5, 0, 12]) == ((5, 0, 12), 17)


def test_a_single_small_cell_takes_the_smallest_other_with_it():
    cells, total = disclosed_list([3, 40, 8])

    assert cells == (SMALL, 40, WITHHELD)
    assert total == 51


def test_two_small_cells_hide_each_other():
    assert disclosed_list([3, 4, 40]) == ((SMALL, SMALL, 40), 47)


def test_two_ones_that_their_total_gives_away_take_a_third_cell():
    assert disclosed_list([1, 1, 40, 9]) == ((SMALL, SMALL, 40, WITHHELD), 51)


def test_a_small_total_is_small_too():
    assert disclosed_list([3, 0]) == ((SMALL, 0), SMALL)


def test_ones_that_fill_the_largest_small_total_are_not_even_marked_small():
    assert disclosed_list([1, 1, 1, 1]) == ((WITHHELD,) * 4, WITHHELD)


def test_the_mark_of_a_withheld_cell_gives_nothing_away():
    # 1 + 5 = 6, and «*» is never under 5: the total alone would tell both, so that it goes too.
    cells, total = disclosed_list([1, 5])

    assert cells == (SMALL, WITHHELD)
    assert total is WITHHELD


def test_no_counts_have_the_total_zero():
    assert disclosed_list([]) == ((), 0)
    assert disclosed_table([]).total == 0


def test_one_small_cell_of_a_table_is_protected_in_its_row_and_its_column():
    table = disclosed_table([[3, 20, 30], [21, 22, 23], [31, 32, 33]])

    assert table.rows[0][0] is SMALL
    assert sum(isinstance(cell, Hidden) for cell in table.rows[0]) >= 2
    assert sum(isinstance(row[0], Hidden) for row in table.rows) >= 2
    assert table.total == 215


def solutions(values: list, shown: list, sums: list):
    """Every value that each small place can have for a reader who knows the marks and the sums (up to 12)."""
    choices = [range(1, 5) if mark is SMALL else [0, *range(1, 13)] if mark is WITHHELD else [mark] for mark in shown]
    fitting = [
        one for one in product(*choices) if all(sum(one[at] for at in parts) == one[whole] for parts, whole in sums)
    ]
    return [{one[place] for one in fitting} for place in range(len(values))]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=1, max_size=4))
def test_no_small_cell_of_a_list_can_be_worked_out(counts: list[int]):
    cells, total = disclosed_list(counts)
    shown, values = [*cells, total], [*counts, sum(counts)]

    possible = solutions(values, shown, [(range(len(counts)), len(counts))])

    for value, found in zip(values, possible, strict=True):
        if 0 < value < 5:
            assert len(found) > 1 or WITHHELD in shown[-1:], (counts, shown)


def rank(rows: list[list[float]]):
    rows, found = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[found:] if abs(row[column]) > 1e-9), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for row in rows[found + 1 :]:
            by = row[column] / pivot[column]
            row[:] = [one - by * other for one, other in zip(row, pivot, strict=True)]
        found += 1
    return found


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda wide: st.lists(st.lists(st.integers(0, 12), min_size=wide, max_size=wide), min_size=1, max_size=5)
    )
)
def test_no_small_cell_of_a_table_follows_from_its_totals(counts: list[list[int]]):
    table = disclosed_table(counts)
    grid = [[*row, total] for row, total in zip(table.rows, table.row_totals, strict=True)]
    grid.append([*table.column_totals, table.total])
    hidden = [(r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if isinstance(cell, Hidden)]
    lines = [[1.0 if r == line else 0.0 for r, _ in hidden] for line in range(len(grid))]
    lines += [[1.0 if c == line else 0.0 for _, c in hidden] for line in range(len(grid[0]))]
    last_row, last_column = len(grid) - 1, len(grid[0]) - 1
    for line in lines[: len(grid)]:
        line[:] = [-one if c == last_column else one for one, (_, c) in zip(line, hidden, strict=True)]
    for line in lines[len(grid) :]:
        line[:] = [-one if r == last_row else one for one, (r, _) in zip(line, hidden, strict=True)]

    for place, (row, column) in enumerate(hidden):
        if grid[row][column] is SMALL:
            alone = [1.0 if at == place else 0.0 for at in range(len(hidden))]
            assert rank([*lines, alone]) > rank(lines), (counts, grid)


@given(st.lists(st.integers(0, 60), max_size=8))
def test_what_is_shown_is_true(counts: list[int]):
    cells, total = disclosed_list(counts)

    assert all(cell == count for cell, count in zip(cells, counts, strict=True) if not isinstance(cell, Hidden))
    assert total == sum(counts) or isinstance(total, Hidden)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_no_small_count_is_ever_shown(count: int):
    assert count not in disclosed_list([count, 30, 30])[0]
