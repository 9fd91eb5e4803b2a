"""The letters that reach an order in its open menu: each reaches one."""

from collections import Counter

import pytest

from gobabierto_desktop.gui.orders import BELOW, ORDERS


@pytest.mark.parametrize("menu", sorted({one.menu for one in ORDERS}))
def test_no_two_orders_of_a_menu_answer_to_one_letter(menu: str):
    texts = [one.text for one in ORDERS if one.menu == menu] + [name for name, above in BELOW.items() if above == menu]
    letters = Counter(text.partition("&")[2][0].casefold() for text in texts)

    assert [letter for letter, times in letters.items() if times > 1] == []


def test_no_two_orders_answer_to_one_key():
    keys = Counter(key for one in ORDERS for key in one.keys)

    assert [key for key, times in keys.items() if times > 1] == []
