"""Which letter of each label Alt takes: one label, one letter, none twice in a window."""

from collections.abc import Iterable

TAKEN_BY_THE_WINDOW = frozenset("aexfcuqvydgsnb")
"""Letters of the menus and of the buttons that every page shows."""


def with_mnemonics(labels: Iterable[str], taken: frozenset[str] = TAKEN_BY_THE_WINDOW) -> list[str]:
    """The labels with «&» before a free letter, first letters of words before others; none where no letter is free."""
    used = set(taken)
    marked: list[str] = []
    for label in labels:
        plain = label.replace("&", "&&")
        place = next((at for at in _places(plain) if plain[at].lower() not in used), None)
        if place is None:
            marked.append(plain)
            continue
        used.add(plain[place].lower())
        marked.append(f"{plain[:place]}&{plain[place:]}")
    return marked


def _places(label: str) -> list[int]:
    """Where a mnemonic may stand: letters that every keyboard has, words' first letters before the rest."""
    letters = [at for at, letter in enumerate(label) if letter.isascii() and letter.isalpha()]
    firsts = [at for at in letters if at == 0 or not label[at - 1].isalpha()]
    return [*firsts, *(at for at in letters if at not in firsts)]
