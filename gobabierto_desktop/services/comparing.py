"""Comparing: the proposals of every mesa that resemble the one being typed, and by what; telling two apart for good."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz

from gobabierto_desktop.domain.folding import folded_words
from gobabierto_desktop.domain.likeness import Likeness, Sketch, body_stems, compare, is_empty_word, sketch, stem
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.relations import RELATION, Relation, is_of
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.relating import relate
from gobabierto_desktop.services.stepping import step
from gobabierto_desktop.store.likeness import Nearby

SHOWN = 6
LEAST = 0.2
"""Below this score two proposals only share a subject."""

_SLIPS = 0.82
"""Titles that are nearer than this, letter by letter, are one title with typing slips."""
_MOST_BODY = 12
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A proposal like the one asked about. `percent` is how alike; words are as the asker typed them."""

    record: Record
    percent: int
    words: tuple[str, ...]
    place: str
    area: str

    @property
    def reason(self) -> str:
        """Why it is offered, in words: «comparten agua, río · mismo municipio: Cantel · misma área»."""
        parts = (
            f"comparten {', '.join(self.words)}" if self.words else "",
            f"mismo municipio: {self.place}" if self.place else "",
            f"misma área: {self.area}" if self.area else "",
        )
        return " · ".join(part for part in parts if part)


def similar(desk: Desk, record: Record, limit: int = SHOWN) -> tuple[Resemblance, ...]:
    """The proposals most like this one (kept or still being typed), best first; not those already told apart from it.

    Those that were merged or split are not offered: their successors are.
    """
    spelt = _spelt(record)
    asked = [*spelt, *[one for one in body_stems(record) if one not in spelt][:_MOST_BODY]]
    near = desk.book.nearby(asked)
    tables = desk.book.records_named({one.parent for one in (*near.records, record) if one.parent})
    mine = _sketched(record, tables)
    aside = _set_aside(desk, record, near)
    weights = _weights(near)
    found = [
        (_compared(record, mine, one, tables, weights), one)
        for one in near.records
        if one.id != record.id and one.id not in aside
    ]
    kept = [(likeness, one) for likeness, one in found if _is_enough(likeness, mine)]
    kept.sort(key=lambda pair: (-pair[0].score, pair[1].id))
    return tuple(_resemblance(likeness, one, spelt, desk.terms, tables) for likeness, one in kept[:limit])


def tell_apart(desk: Desk, one: Record, other: Record, reason: str = "") -> None:
    """Remember that «no son iguales»: neither is offered beside the other again, on any laptop this reaches."""
    with step(desk, "decir que no son iguales") as transaction:
        relate(desk, transaction, one, other.id, Relation.DISTINCT, reason)
        relate(desk, transaction, other, one.id, Relation.DISTINCT, reason)


def told_apart(desk: Desk, record: Record) -> tuple[str, ...]:
    """The ids of the proposals that are known not to be the same as this one."""
    related = desk.book.records(RELATION.name, record.id)
    return tuple(one.text("other") for one in related if is_of(one, Relation.DISTINCT))


def _set_aside(desk: Desk, record: Record, near: Nearby) -> frozenset[str]:
    """Those told apart from the record, and those near it that others stand for."""
    related = desk.book.records(RELATION.name)
    apart = {one.text("other") for one in related if one.parent == record.id and is_of(one, Relation.DISTINCT)}
    near_ids = {one.id for one in near.records}
    gone = {one.parent or "" for one in related if is_of(one, Relation.MERGED, Relation.SPLIT)}
    return frozenset(apart | (gone & near_ids))


def _compared(
    record: Record, mine: Sketch, other: Record, tables: Mapping[str, Record], weights: Mapping[str, float]
) -> Likeness:
    rare = max(weights.values(), default=1.0)
    titles = fuzz.token_sort_ratio(folded_words(record.text("title")), folded_words(other.text("title"))) / 100
    return compare(
        mine, _sketched(other, tables), lambda one: weights.get(one, rare), titles if titles >= _SLIPS else 0.0
    )


def _is_enough(likeness: Likeness, mine: Sketch) -> bool:
    """Two words in common at least, unless no more than one was typed."""
    return likeness.score >= LEAST and len(likeness.shared) >= min(2, len(mine.whole))


def _weights(near: Nearby) -> dict[str, float]:
    """What each stem says: the rarer, the more."""
    return {stem: log((near.total + 1) / (count + 0.5)) + 0.1 for stem, count in near.counts.items()}


def _sketched(record: Record, tables: Mapping[str, Record]) -> Sketch:
    table = tables.get(record.parent or "")
    return sketch(record, table.text("work_area") if table else "")


def _spelt(record: Record) -> dict[str, str]:
    """The stems of the title, and the word as it was typed for each."""
    spelt: dict[str, str] = {}
    for word in record.text("title").split():
        for folded in folded_words(word).split():
            if not is_empty_word(folded):
                spelt.setdefault(stem(folded), word.strip("«»“”\"'(),.;:¿?¡!").lower())
    return spelt


def _resemblance(
    likeness: Likeness, record: Record, spelt: Mapping[str, str], terms: Terms, tables: Mapping[str, Record]
) -> Resemblance:
    words = [spelt[one] for one in spelt if one in likeness.shared]
    words += sorted(one for one in likeness.shared if one not in spelt) if len(words) < 2 else []
    table = tables.get(record.parent or "")
    place = terms.label("municipality", record.text("municipality")) if likeness.is_same_place else ""
    area = terms.label("work_area", table.text("work_area")) if table and likeness.is_same_area else ""
    return Resemblance(record, min(100, round(likeness.score * 100)), tuple(words[:_MOST_WORDS]), place, area)
