"""Spelling: whether a word is right in the Spanish of Guatemala, and what may have been meant.

A word is right that the dictionary knows, or our list of Guatemalan words, or the catalogue in force names, or that the
person at this desk added. Nothing is ever changed by itself.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rapidfuzz import fuzz, process

from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.domain.spelling import composed, forms_right, words_to_spell
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.services.spelling_dictionary import read_dictionary

NAMES = ("institution", "unit", "municipality", "department", "work_area", "sdg", "katun")
"""Vocabularies whose words are right as the catalogue writes them."""
PEOPLES = ("people", "language")
"""Vocabularies whose words are right in lower case and in the plural too: «los kaqchikeles»."""

OFFERED = 6
_NEAR = 82
"""How alike (of 100) an entry must be to be offered before the slips of the hand were tried."""


class Speller:
    """The dictionary with the names of a catalogue and somebody's own words. It is asked on one thread at a time."""

    def __init__(self, terms: Terms, own: Iterable[str], folder: Path | None = None) -> None:
        folder = folder or bundled("spelling")
        self._dictionary = read_dictionary(folder)
        ours = (folder / "guatemala.txt").read_text("utf-8").split()
        self._names = forms_right((*ours, *_names(terms)))
        self._own = forms_right(own)
        self._judged: dict[str, bool] = {}

    def is_right(self, word: str) -> bool:
        """Whether the word may stand as it is."""
        word = composed(word)
        if word in self._names or word in self._own:
            return True
        known = self._judged.get(word)
        if known is None:
            known = self._judged[word] = self._dictionary.lookup(word)
        return known

    def suggest(self, word: str) -> Iterator[str]:
        """What may have been meant, at most OFFERED: what is found at once first; the last ones may take a second."""
        word = composed(word)
        told = {word.lower()}
        for found in self._alike(word):
            if found.lower() not in told and ("-" in word or "-" not in found):
                told.add(found.lower())
                yield found
            if len(told) > OFFERED:
                return

    def _alike(self, word: str) -> Iterator[str]:
        """First what differs by its accents alone, then what is spelt nearly so, then all that a slip explains."""
        near: list[tuple[float, str]] = []
        for words in ([*self._names, *self._own], self._dictionary.stems):
            for found, score, _at in process.extract(word, words, scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR):
                near.append((score + 100 * (fold(found) == fold(word)), found))
        yield from (_as_written(found, word) for _score, found in sorted(near, key=lambda one: (-one[0], one[1])))
        yield from self._dictionary.suggest(word)

    def learn(self, own: Iterable[str]) -> None:
        """Take these for the person's own words, instead of those before."""
        self._own = forms_right(own)


def _as_written(found: str, word: str) -> str:
    """With the capital of the word that is mended."""
    return found[:1].upper() + found[1:] if word[:1].isupper() else found


def _names(terms: Terms) -> Iterator[str]:
    for vocabulary in (*NAMES, *PEOPLES):
        for term in terms.vocabulary(vocabulary):
            for name in (term.label, *(alias for alias in term.aliases if alias.isupper())):
                for word in words_to_spell(name):
                    yield word.text
                    if vocabulary in PEOPLES:
                        yield from (word.text.lower(), f"{word.text.lower()}s", f"{word.text.lower()}es")
