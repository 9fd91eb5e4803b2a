"""The closed lists of the catalogue: looking a term up, reading what was typed, and offering terms while typing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest

from gobabierto_desktop.domain.folding import folded_words

PARENT_VOCABULARY = {"municipality": "department", "sdg_target": "sdg", "unit": "institution"}
"""Where the parent of a term is to be looked up."""


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a vocabulary. The code never changes; `rank` is its place in the list, from 0.

    `certainty` says how it is known: source, inferred, derived or general (docs/catalogues.md).
    """

    vocabulary: str
    code: str
    label: str
    parent: str | None
    aliases: tuple[str, ...]
    details: Mapping[str, object] = field(hash=False)
    certainty: str
    rank: int

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the term answers to: label, aliases and code."""
        return (self.label, *self.aliases, self.code)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term with its names folded once: type-ahead goes through hundreds at every key."""

    term: Term
    names: tuple[str, ...]
    words: tuple[str, ...]

    def distance(self, typed: str) -> int | None:
        """Return how far the term is from the folded words typed: 0 is nearest, None is not a match."""
        if any(name.startswith(typed) for name in self.names):
            return 0
        if any(f" {typed}" in name for name in self.names):
            return 1
        if any(typed in name for name in self.names):
            return 2
        if all(any(word.startswith(part) for word in self.words) for part in typed.split()):
            return 3
        return None


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    entries: tuple[_Entry, ...]
    by_code: Mapping[str, Term]
    by_name: Mapping[str, frozenset[str]]


class Terms:
    """All vocabularies. What they say never changes: an edited catalogue makes a new one.

    Each is indexed when it is first asked: the program opens with half of them never looked at.
    """

    __slots__ = ("_groups", "_vocabularies")

    def __init__(self, terms: Iterable[Term]) -> None:
        groups: dict[str, list[Term]] = {}
        for term in sorted(terms, key=lambda term: term.rank):
            groups.setdefault(term.vocabulary, []).append(term)
        self._groups: Mapping[str, list[Term]] = groups
        self._vocabularies: dict[str, _Vocabulary] = {}

    def vocabulary(self, name: str) -> tuple[Term, ...]:
        """Return the terms of a vocabulary in their order; none if there is no such vocabulary."""
        return tuple(self._groups.get(name, ()))

    def find(self, vocabulary: str, code: str) -> Term | None:
        """Return the term with exactly this code."""
        return self._named(vocabulary).by_code.get(code)

    def label(self, vocabulary: str, code: str) -> str:
        """Return what to show for a code: its label, or the code itself when it is not in the catalogue."""
        term = self.find(vocabulary, code)
        return term.label if term else code

    def search(self, vocabulary: str, typed: str, limit: int = 12) -> tuple[Term, ...]:
        """Return the terms that fit what is being typed, nearest first; all in order while nothing is typed.

        Nearest is a name that starts so, then a word of it, then any part of it, then words spread over the names
        and the parent's label («san jose peten»).
        """
        words = folded_words(typed)
        found = [(entry.distance(words), entry.term) for entry in self._named(vocabulary).entries]
        near = ((distance, term.rank, term) for distance, term in found if distance is not None)
        return tuple(term for _, _, term in nsmallest(limit, near, key=lambda match: match[:2]))

    def read(self, vocabulary: str, typed: str) -> str | None:
        """Return the code of the only term with this code, label or alias, folded; None if none or several have it."""
        codes = self._named(vocabulary).by_name.get(folded_words(typed), frozenset())
        return next(iter(codes)) if len(codes) == 1 else None

    def begun(self, vocabulary: str, typed: str) -> str | None:
        """Return the code of the only term with a name that begins so, folded («pri»); None if none or several do."""
        words = folded_words(typed)
        near = [one.term.code for one in self._named(vocabulary).entries if words and one.distance(words) == 0]
        return near[0] if len(near) == 1 else None

    def _named(self, name: str) -> _Vocabulary:
        known = self._vocabularies.get(name)
        if known is None:
            parents = self._groups.get(PARENT_VOCABULARY.get(name, ""), [])
            known = self._vocabularies[name] = _indexed(self._groups.get(name, []), parents)
        return known


def _longer_names(term: Term, parent_labels: Mapping[str, str]) -> tuple[str, ...]:
    """«San José, Petén»: a label that several have, with the one above it."""
    above = parent_labels.get(term.parent or "", "")
    return (folded_words(f"{term.label} {above}"),) if above else ()


def _indexed(terms: list[Term], parents: list[Term]) -> _Vocabulary:
    parent_labels = {parent.code: parent.label for parent in parents}
    entries = tuple(_entry(term, parent_labels.get(term.parent or "", "")) for term in terms)
    by_name: dict[str, set[str]] = {}
    for entry in entries:
        for name in (*entry.names, *_longer_names(entry.term, parent_labels)):
            by_name.setdefault(name, set()).add(entry.term.code)
    return _Vocabulary(
        entries=entries,
        by_code={term.code: term for term in terms},
        by_name={name: frozenset(codes) for name, codes in by_name.items()},
    )


def _entry(term: Term, parent_label: str) -> _Entry:
    names = tuple(folded_words(name) for name in term.names)
    return _Entry(term, names, tuple(" ".join((*names, folded_words(parent_label))).split()))
