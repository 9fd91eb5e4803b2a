"""The Spanish dictionary of Guatemala, read so that a laptop of 4 GB does not feel it.

Spylls makes an object of each of its 55,000 entries: they take 50 MB, and each time garbage is looked for the window
would stand still for a third of a second. Here an entry is two strings until somebody asks for it.
"""

import io
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spylls.hunspell.algo.lookup import Lookup
from spylls.hunspell.algo.suggest import Suggest, Suggestion
from spylls.hunspell.data.aff import Aff
from spylls.hunspell.data.dic import Dic, Word
from spylls.hunspell.readers import read_aff
from spylls.hunspell.readers.file_reader import BaseReader


class Entries(Dic):
    """The entries by their stem, as flags in a string; those of one stem are apart by a space."""

    def __init__(self, file: Path, aff: Aff) -> None:
        super().__init__(words=[])
        self._aff = aff
        self.flags: dict[str, str] = {}
        self._capitals: dict[str, str] = {}
        for line in file.read_text("utf-8").splitlines()[1:]:
            stem, _, flags = line.partition("/")
            self.flags[stem] = f"{self.flags[stem]} {flags}" if stem in self.flags else flags
            if not stem.islower():
                self._capitals[stem.lower()] = stem

    def homonyms(self, stem: str, *, ignorecase: bool = False) -> list[Word]:
        """The entries of a stem."""
        named = self._capitals.get(stem, "") if ignorecase else stem
        return [self._word(named, flags) for flags in self.flags[named].split(" ")] if named in self.flags else []

    def _word(self, stem: str, flags: str) -> Word:
        return Word(stem=stem, flags=set(flags), data={}, captype=self._aff.casing.guess(stem), alt_spellings=[])


class Slips(Suggest):
    """What may have been meant, where one slip of the hand explains the word; what is farther off takes seconds."""

    def edit_suggestions(
        self, word: str, handle_found: Callable[[Suggestion], object], *, compounds: bool, limit: int
    ) -> Iterator[Suggestion]:
        """Words that differ by a slip; Spanish has no compounds, in which all would be tried once more."""
        if not compounds:
            yield from super().edit_suggestions(word, handle_found, compounds=False, limit=limit)  # pyright: ignore[reportUnknownMemberType] - spylls tells no types

    def ngram_suggestions(self, word: str, handled: set[str]) -> Iterator[str]:
        """None."""
        del word, handled
        return iter(())


class _Lines(BaseReader):
    """The lines of a text: spylls leaves the files that it opens open."""

    def reset_encoding(self, encoding: str) -> None:
        """It is text already."""


@dataclass(frozen=True, slots=True)
class Spanish:
    """What may be asked of the dictionary; `stems` are all its entries, without their endings."""

    lookup: Callable[[str], bool]
    suggest: Callable[[str], Iterator[str]]
    stems: Collection[str]


@lru_cache(maxsize=1)
def read_dictionary(folder: Path) -> Spanish:
    """The dictionary of a folder (es_GT.aff, es_GT.dic): about a second; what was read once is not read again."""
    aff, _context = read_aff(_Lines(io.StringIO((folder / "es_GT.aff").read_text("utf-8"))))
    re.purge()  # the conditions of 6,000 endings had filled the cache
    entries = Entries(folder / "es_GT.dic", aff)
    lookup = Lookup(aff, entries)
    return Spanish(lookup, Slips(aff, entries, lookup), entries.flags.keys())
