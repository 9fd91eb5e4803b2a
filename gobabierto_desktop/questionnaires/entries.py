"""What stands in a cell for a value: the words of the lists, dates as text, numbers as numbers."""

from collections.abc import Mapping
from decimal import Decimal

from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.domain.rules import fits, shown
from gobabierto_desktop.domain.terms import PARENT_VOCABULARY, Term, Terms
from gobabierto_desktop.domain.values import Value

LONGEST_CELL = 32_000
"""A cell holds 32,767 characters (Excel's own limit); a longer answer is shown cut, and kept whole in the program."""

_CUT = " […continúa en el programa]"
_EXACT = 15
"""Figures that a spreadsheet keeps of a number."""


def entry(vocabulary: str, code: str, terms: Terms) -> str:
    """The words that stand for a code in lists and cells: its label, told apart where two terms share it."""
    term = terms.find(vocabulary, code)
    return _entry(term, terms) if term else code


def entries(vocabulary: str, terms: Terms) -> tuple[str, ...]:
    """Every entry of a vocabulary, in its order."""
    return tuple(_entry(term, terms) for term in terms.vocabulary(vocabulary))


def codes_by_entry(vocabulary: str, terms: Terms) -> Mapping[str, str]:
    """The code of each entry."""
    return {_entry(term, terms): term.code for term in terms.vocabulary(vocabulary)}


def cell_content(field: Field, value: Value, terms: Terms) -> str | int | float | None:
    """What is written in the cell of an answer; a value that does not fit its field is written as its text."""
    if value is None or value == ():
        return None
    if not fits(field, value):
        return _cut(str(value))
    match field.type:
        case FieldType.CHOICE:
            return entry(field.vocabulary, str(value), terms)
        case FieldType.CHOICES if isinstance(value, tuple):
            return "; ".join(entry(field.vocabulary, code, terms) for code in value)
        case FieldType.INTEGER if isinstance(value, int):
            return value if abs(value) < 10**_EXACT else str(value)
        case FieldType.DECIMAL:
            return float(str(value)) if len(Decimal(str(value)).as_tuple().digits) <= _EXACT else str(value)
        case FieldType.TEXT | FieldType.LINE:
            return _cut(str(value))
        case _:
            return shown(field, value, terms)


def _entry(term: Term, terms: Terms) -> str:
    if terms.read(term.vocabulary, term.label) == term.code:
        return term.label
    parent = terms.label(PARENT_VOCABULARY.get(term.vocabulary, ""), term.parent) if term.parent else ""
    return f"{term.label}, {parent} ({term.code})" if parent else f"{term.label} ({term.code})"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL] + _CUT
