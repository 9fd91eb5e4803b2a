"""Small counts stay open: tried by solving each shown table by brute force, as a curious reader would."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from gobabierto_desktop.domain.disclosure import Hidden, disclosed_list, disclosed_table

SMALL, WITHHELD = Hidden.SMALL, Hidden.WITHHELD


def test_counts_of_five_and_more_and_zeros_are_shown():
    assert disclosed_list([5, 0, 12]) == (5, 0, 12)


def test_a_single_small_cell_takes_the_smallest_other_with_it():
    assert disclosed_list([3, 40, 8]) == (SMALL, 40, WITHHELD)


def test_two_small_cells_hide_each_other():
    assert disclosed_list([3, 4, 40]) == (SMALL, SMALL, 40)


def test_two_ones_that_the_total_gives_away_take_a_third_cell():
    assert disclosed_list([1, 1, 40, 9]) == (SMALL, SMALL, 40, WITHHELD)


def test_a_small_cell_alone_among_zeros_hides_behind_one_of_them():
    assert disclosed_list([3, 0, 0, 0]) == (WITHHELD, WITHHELD, 0, 0)


def test_ones_that_fill_their_total_are_not_even_marked_small():
    assert disclosed_list([1, 1, 1, 1]) == (WITHHELD,) * 4


def test_the_mark_of_a_withheld_cell_gives_nothing_away():
    # In a total of 6, «<5» beside «*» (from 5 up) could only be 1 and 5: both are withheld, and «*» is any count.
    assert disclosed_list([1, 5]) == (WITHHELD, WITHHELD)


def test_no_counts_are_no_cells():
    assert disclosed_list([]) == ()
    assert disclosed_table([]).rows == ()


def test_one_small_cell_of_a_table_is_protected_in_its_row_and_its_column():
    table = disclosed_table([[3, 20, 30], [21, 22, 23], [31, 32, 33]])

    assert table.rows == ((SMALL, WITHHELD, 30), (WITHHELD, WITHHELD, 23), (31, 32, 33))
    assert table.row_totals == (53, 66, 96)


def test_a_small_total_of_a_row_is_hidden_as_any_small_count():
    table = disclosed_table([[2, 1], [20, 30], [40, 50]])

    assert table.row_totals[0] is SMALL
    assert any(isinstance(total, Hidden) for total in table.row_totals[1:])


def solutions(shown: list, sums: list) -> list[set[int]]:
    """Every value that each place can have for a reader who knows the sums and what the marks mean."""
    marks = {SMALL: range(1, 5), WITHHELD: (0, *range(5, 29)) if SMALL in shown else range(29)}
    choices = [marks[cell] if isinstance(cell, Hidden) else (cell,) for cell in shown]
    fitting = [
        one for one in product(*choices) if all(sum(one[at] for at in parts) == one[whole] for parts, whole in sums)
    ]
    return [{one[place] for one in fitting} for place in range(len(shown))]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 7), min_size=2, max_size=4))
def test_no_small_cell_of_a_list_can_be_worked_out(counts: list[int]):
    cells = disclosed_list(counts)

    possible = solutions([*cells, sum(counts)], [(range(len(counts)), len(counts))])

    for count, cell, found in zip(counts, cells, possible, strict=False):
        assert not 0 < count < 5 or len(found) > 1, (counts, cells, found)
        assert isinstance(cell, Hidden) or cell == count


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
    grid.append([sum(column) for column in zip(*counts, strict=True)] + [sum(map(sum, counts))])
    hidden = [(r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if isinstance(cell, Hidden)]
    lines = [[1.0 if r == line else 0.0 for r, _ in hidden] for line in range(len(grid))]
    lines += [[1.0 if c == line else 0.0 for _, c in hidden] for line in range(len(grid[0]))]
    last_row, last_column = len(grid) - 1, len(grid[0]) - 1
    for line in lines[: len(grid)]:
        line[:] = [-one if c == last_column else one for one, (_, c) in zip(line, hidden, strict=True)]
    for line in lines[len(grid) :]:
        line[:] = [-one if r == last_row else one for one, (r, _) in zip(line, hidden, strict=True)]

    for place, (row, column) in enumerate(hidden):
        count = sum(counts[row]) if column == last_column else counts[row][column]
        if 0 < count < 5 and len(hidden) < len(counts) * len(grid[0]):  # where all is withheld, nothing more can be
            alone = [1.0 if at == place else 0.0 for at in range(len(hidden))]
            assert rank([*lines, alone]) > rank(lines), (counts, grid)


@given(st.lists(st.integers(0, 60), max_size=8))
def test_what_is_shown_is_true_and_never_small(counts: list[int]):
    cells = disclosed_list(counts)

    for cell, count in zip(cells, counts, strict=True):
        assert isinstance(cell, Hidden) or (cell == count and not 0 < cell < 5)
