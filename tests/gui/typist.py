"""Somebody who types: real keys, one after another, and how often a finger goes down for them.

Counted as on the keyboard sold in Guatemala (Spanish, Latin America): «a» and «ñ» take one key, «A» two (Shift), «á» two
(the accent, then the letter), «Á» three. A chord counts each of its keys.
"""

import unicodedata
from dataclasses import dataclass
from time import perf_counter

from tests.gui.hands import press, type_text

_WITH_ANOTHER_KEY = set('!"#$%&/()=?¡:;_*>@¨')


def strokes(letter: str) -> int:
    """How many keys go down for a character."""
    if letter in "ñÑ":
        return 1 + letter.isupper()
    plain, *marks = unicodedata.normalize("NFD", letter)
    return 1 + plain.isupper() + (plain in _WITH_ANOTHER_KEY) + sum(2 if one == "\u0308" else 1 for one in marks)


@dataclass(slots=True)
class Typist:
    """`keys` went down so far; `seconds` is how long the program took over them, and `slowest` over one character."""

    keys: int = 0
    events: int = 0
    seconds: float = 0.0
    slowest: float = 0.0

    def writes(self, text: str) -> None:
        """Characters, a break of line or a Tab among them."""
        for letter in text:
            if letter == "ꞌ":
                self.presses("Ctrl+'")
                continue
            self.keys += strokes(letter)
            self._timed(lambda letter=letter: type_text(letter))

    def presses(self, *chords: str) -> None:
        """Keys and chords by their English names."""
        for chord in chords:
            self.keys += len(chord.split("+"))
            self._timed(lambda chord=chord: press(chord))

    def _timed(self, strike) -> None:
        begun = perf_counter()
        strike()
        taken = perf_counter() - begun
        self.events += 1
        self.seconds += taken
        self.slowest = max(self.slowest, taken)
