"""How alike two proposals are, and by what: words in common (not the empty ones), place and area.

Words are compared by their folded stems, so that «Contaminación de los ríos» and «contaminacion del río» meet.
What a word weighs is told by whoever knows how many proposals use it: the rarer, the more it says.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from gobabierto_desktop.domain.folding import folded_words
from gobabierto_desktop.domain.records import Record

STOP_WORDS = frozenset(
    """a al algo alguna algunas alguno algunos ante antes aquel aquella asi aun aunque bajo bien cada como con contra
    cual cuales cuando cuanto cuya cuyo da dar de del desde donde dos durante e el ella ellas ellos en entre era es esa
    esas ese eso esos esta estan estar estas este esto estos fue fueron ha hace hacen hacer hacia han hasta hay la las
    le les lo los mas me mediante mi mientras mis mismo muy nada ni no nos nosotros nuestra nuestras nuestro nuestros o
    otra otras otro otros para pero poco por porque pues que quien quienes se sea sean segun ser si sido sin sino sobre
    solo son su sus tal tambien tan tanto te tener tiene tienen toda todas todo todos tras un una unas uno unos usted
    ustedes y ya""".split()  # noqa: SIM905 - a list of words reads best as text
)
"""Folded words that say nothing of what a proposal is about."""

_SHORTEST = 3
_VOWELS = "aeiou"
_TITLE, _WHOLE, _PLACE, _AREA = 0.6, 0.25, 0.1, 0.05

_TOLD = ("problem", "action", "expected_result", "population", "cause")
"""The long fields that are compared."""


def is_empty_word(word: str) -> bool:
    """Whether a folded word is left out of comparing."""
    return len(word) < _SHORTEST or word in STOP_WORDS


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A folded word without the endings of number and gender: «alumnas» and «alumno» are one, «luces» and «luz» too."""
    if len(word) > 4 and word.endswith("ces"):
        word = f"{word[:-3]}z"
    elif len(word) > 4 and word.endswith("es") and word[-3] not in _VOWELS:
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and word[-2] in "aoeu":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] in "aeo" else word


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, each once, in the order they come."""
    return tuple(dict.fromkeys(stem(word) for word in folded_words(text).split() if not is_empty_word(word)))


def title_stems(record: Record) -> tuple[str, ...]:
    """The stems of a proposal's title."""
    return stems(record.text("title"))


def body_stems(record: Record) -> tuple[str, ...]:
    """The stems of all else that a proposal tells."""
    return stems(" ".join(record.text(name) for name in _TOLD))


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of a proposal: its stems, its municipality and the work area of its mesa (codes)."""

    title: frozenset[str]
    body: frozenset[str]
    place: str
    area: str

    @property
    def whole(self) -> frozenset[str]:
        """All its stems."""
        return self.title | self.body


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike, from 0 to 1, and by what; `shared` are stems."""

    score: float
    shared: frozenset[str]
    is_same_place: bool
    is_same_area: bool


def sketch(record: Record, area: str) -> Sketch:
    """The sketch of a proposal of a mesa of this area."""
    return Sketch(frozenset(title_stems(record)), frozenset(body_stems(record)), record.text("municipality"), area)


def compare(one: Sketch, other: Sketch, weight: Callable[[str], float], titles: float = 0.0) -> Likeness:
    """How alike `other` is to `one`; `titles`: how near the two titles are letter by letter, slips of typing aside."""
    both = _weight(one.title & other.title, weight)
    apart = _weight(one.title, weight) + _weight(other.title, weight)
    in_titles = max(2 * both / apart if apart else 0.0, titles)
    shared = one.whole & other.whole
    total = _weight(one.whole, weight)
    in_all = _weight(shared, weight) / total if total else 0.0
    same_place = bool(one.place) and one.place == other.place
    same_area = bool(one.area) and one.area == other.area
    score = _TITLE * in_titles + _WHOLE * in_all + _PLACE * same_place + _AREA * same_area
    return Likeness(score, shared, same_place, same_area)


def _weight(some: Iterable[str], weight: Callable[[str], float]) -> float:
    return sum(weight(one) for one in some)
