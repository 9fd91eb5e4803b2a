"""Which field a heading of somebody's sheet means: its label, name or alias, spelling and signs aside."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from gobabierto_desktop.domain.fields import Field, Kind
from gobabierto_desktop.domain.folding import folded_words

_NEAR = 86
"""From this likeness (of 100) on, a heading is the label with a slip or one word more."""


def guessed(kind: Kind, headings: Sequence[str]) -> tuple[str | None, ...]:
    """The field that each heading names, None where it names none; no field is named twice, the nearest has it."""
    scores = [
        (score, -place, field.name)
        for place, heading in enumerate(headings)
        for field in kind.asked
        if (score := _likeness(field, folded_words(heading))) >= _NEAR
    ]
    named: dict[int, str] = {}
    for _, place, name in sorted(scores, reverse=True):
        if -place not in named and name not in named.values():
            named[-place] = name
    return tuple(named.get(place) for place in range(len(headings)))


def _likeness(field: Field, heading: str) -> float:
    if not heading:
        return 0
    names = [folded_words(one) for one in (field.label, field.name, *field.aliases)]
    return 100 if heading in names else max(fuzz.ratio(heading, name) for name in names)
