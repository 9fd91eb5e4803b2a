"""Proposals that share words with the title being typed: a plain look-up; comparing them well is another matter."""

from collections import Counter

from gobabierto_desktop.domain.folding import folded_words
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.store.book import Book

SHORTEST = 5
"""Words shorter than this («para», «los») make everything resemble everything."""

SHOWN = 6


def resembling(record: Record, book: Book) -> tuple[Record, ...]:
    """The proposals with at least two of the title's long words (or its only one), those with most first."""
    words = {word for word in folded_words(record.text("title")).split() if len(word) >= SHORTEST}
    found: dict[str, Record] = {}
    shared: Counter[str] = Counter()
    for word in words:
        for one in book.find(word, limit=100):
            if one.kind == record.kind and one.id != record.id:
                found[one.id] = one
                shared[one.id] += 1
    enough = min(2, len(words))
    return tuple(found[one] for one, number in shared.most_common(SHOWN) if number >= enough)
