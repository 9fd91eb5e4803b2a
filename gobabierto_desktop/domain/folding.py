"""How text is folded so that search and comparison forgive accents, case, glottal marks and stray spaces.

A fold is only ever compared; what the user typed is kept as typed. «ñ» folds to «n», because people search «Duenas»
on keyboards that have no ñ; whoever must tell «ano» from «año» compares the text itself.
"""

import re
import unicodedata

GLOTTAL_MARKS = "ꞌꞋʼ’‘'´`ʻ′＇"
"""Every character seen in the place of the Mayan glottal mark: Kʼicheʼ, K'iche', Kꞌicheꞌ, K´iche´ are one word."""

_MARK = re.compile(f"[{GLOTTAL_MARKS}]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Return the text in lower case, without accents, glottal marks or extra spaces; folding again changes nothing."""
    if text.isascii():  # most of a catalogue: nothing to decompose
        return " ".join(_MARK.sub("", text).casefold().split())
    # Marks go before and after decomposing: NFKD turns ´ into a space and an accent, and ŉ into ʼn.
    decomposed = unicodedata.normalize("NFKD", _MARK.sub("", text)).casefold()
    settled = _MARK.sub("", unicodedata.normalize("NFKD", decomposed))
    return " ".join(_BEYOND_ASCII.sub(_without_accent, settled).split())


def _without_accent(letter: re.Match[str]) -> str:
    return "" if unicodedata.combining(letter.group()) else letter.group()


def folded_words(text: str) -> str:
    """Return the folded words of a text and no punctuation: «Jakalteko/Popti'» → «jakalteko popti»."""
    return " ".join(_WORD.findall(fold(text)))
