"""Which parts of a text are words to be spelt: no address, code, acronym or number, and no word with a glottal mark."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gobabierto_desktop.domain.folding import GLOTTAL_MARKS

LONGEST_ACRONYM = 8
"""Capitals past which a word all in capitals is a word that is shouted, and checked."""

_MARKS = re.escape(GLOTTAL_MARKS)
_LETTERS = r"[\w\u0300-\u036f]+"
_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+|\w[\w.-]*\.(?:com|edu|gob|gt|int|net|org)\b"
    rf"|(?P<word>{_LETTERS}(?:[{_MARKS}]{_LETTERS})*)(?P<mark>[{_MARKS}]?)"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in a text, from `start` on, counted in characters."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.text)


def words_to_spell(text: str) -> Iterator[Word]:
    """The words of a text that a Spanish dictionary may judge, in order."""
    for found in _TOKEN.finditer(text):
        word = found["word"]
        if word and _is_spelt(word) and not _is_mayan(found, text):
            yield Word(word, found.start("word"))


def composed(word: str) -> str:
    """The word with each accent in its letter: some systems write them apart."""
    return unicodedata.normalize("NFC", word)


def forms_right(words: Iterable[str]) -> frozenset[str]:
    """What is right where these words are: each as it is, and one in lower case with a capital or in capitals too."""
    forms: set[str] = set()
    for word in map(composed, words):
        forms |= {word, word.upper()}
        if word.islower():
            forms.add(word.capitalize())
    return frozenset(forms)


def _is_spelt(word: str) -> bool:
    if len(word) == 1 or any(letter.isdigit() or letter == "_" for letter in word):
        return False
    return not (word.isupper() and len(word) <= LONGEST_ACRONYM)


def _is_mayan(found: re.Match[str], text: str) -> bool:
    """Whether a glottal mark belongs to the word: at its end it does unless another, before it, opened a quotation."""
    before = text[found.start() - 1 : found.start()]
    is_quoted = bool(before) and before in GLOTTAL_MARKS
    return any(letter in GLOTTAL_MARKS for letter in found["word"]) or (bool(found["mark"]) and not is_quoted)
