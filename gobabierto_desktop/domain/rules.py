"""Reading what was typed and checking a record: the same for the form, the workbook, the importer and the command."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.problems import Problem
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import (
    Value,
    read_date,
    read_decimal,
    read_integer,
    read_month,
    read_quarter,
    read_time,
    spoken_date,
    spoken_decimal,
    spoken_month,
)

_READERS: dict[FieldType, Callable[[str], Value]] = {
    FieldType.DATE: read_date,
    FieldType.MONTH: read_month,
    FieldType.QUARTER: read_quarter,
    FieldType.TIME: read_time,
    FieldType.INTEGER: read_integer,
    FieldType.DECIMAL: read_decimal,
    FieldType.YES_NO: lambda typed: {"si": True, "no": False, "x": True}.get(fold(typed)),
}
_LINES = re.compile(r"[;\n]")
_MOST_PARTS = 8
"""Parts between commas that one label may have; the catalogue's longest has fewer."""


def read(field: Field, typed: str, terms: Terms) -> Value:
    """The value that the typed text means for the field; the text itself, untouched, where it means none."""
    if not typed.strip():
        return None
    if field.type is FieldType.CHOICE:
        return terms.read(field.vocabulary, typed) or typed
    if field.type is FieldType.CHOICES:
        return tuple(sorted({code for line in _LINES.split(typed) for code in _read_codes(field, line, terms)}))
    reader = _READERS.get(field.type)
    value = reader(typed) if reader else None
    return typed if value is None else value


def _read_codes(field: Field, line: str, terms: Terms) -> Iterator[str]:
    """The codes between commas. Some labels have commas of their own: the longest stretch that names a term counts."""
    parts = line.split(",")
    while parts:
        stretches = (",".join(parts[:length]) for length in range(min(len(parts), _MOST_PARTS), 0, -1))
        found = next((one for one in stretches if terms.read(field.vocabulary, one)), parts[0])
        if found.strip():
            yield terms.read(field.vocabulary, found) or found.strip()
        parts = parts[found.count(",") + 1 :]


def check(record: Record, terms: Terms) -> tuple[Problem, ...]:
    """All that keeps a record from being complete, in the order of its fields, then what its rules say."""
    kind = KINDS[record.kind]
    return (
        *(problem for field in kind.fields for problem in _check_field(field, record.get(field.name), terms)),
        *(problem for rule in kind.rules for problem in rule(record)),
    )


def _check_field(field: Field, value: Value, terms: Terms) -> Iterator[Problem]:
    if value is None or value == () or (isinstance(value, str) and not value.strip()):
        if field.required:
            yield Problem(field.name, f"Falta: {field.label.lower()}. Puede guardar el borrador y completarlo después.")
        return
    message = _misfit(field, value, terms)
    if message:
        yield Problem(field.name, message)


def fits(field: Field, value: Value) -> bool:
    """Whether the value is of the field's type (an unreadable text kept in a date field is not)."""
    match field.type:
        case FieldType.LINE | FieldType.TEXT | FieldType.CHOICE | FieldType.REFERENCE:
            return isinstance(value, str)
        case FieldType.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool)
        case FieldType.YES_NO:
            return isinstance(value, bool)
        case FieldType.CHOICES:
            return isinstance(value, tuple)
        case FieldType.DATE | FieldType.MONTH | FieldType.QUARTER | FieldType.TIME | FieldType.DECIMAL:
            return isinstance(value, str) and _READERS[field.type](value) == value


_EXPECTED = {
    FieldType.DATE: "no es una fecha. Escriba día/mes/año, por ejemplo 16/05/2018.",
    FieldType.MONTH: "no es un mes ni una fecha. Escriba mes/año, por ejemplo 11/2018, o día/mes/año.",
    FieldType.QUARTER: "no es un trimestre. Escriba por ejemplo 2019-T1.",
    FieldType.TIME: "no es una hora. Escriba por ejemplo 8:30 o 14:00.",
    FieldType.INTEGER: "no es un número entero.",
    FieldType.DECIMAL: "no es un número. Escriba por ejemplo 1,234.50.",
    FieldType.YES_NO: "no es sí ni no.",
}


def _misfit(field: Field, value: Value, terms: Terms) -> str | None:
    if not fits(field, value):
        return f"«{value}» {_EXPECTED.get(field.type, 'no es un texto.')}"
    number = _number(field, value)
    if number is not None and not field.least <= number <= field.most:
        return f"{value} está fuera de lo posible: de {field.least} a {field.most}."
    if field.type in {FieldType.CHOICE, FieldType.CHOICES}:
        codes = value if isinstance(value, tuple) else (str(value),)
        strange = [code for code in codes if terms.find(field.vocabulary, code) is None]
        return f"«{strange[0]}» no está en la lista. Elija un valor de la lista." if strange else None
    if isinstance(value, str) and len(value) > field.limit:
        return f"El texto tiene {len(value):,} caracteres y caben {field.limit:,}."
    return None


def _number(field: Field, value: Value) -> int | Decimal | None:
    if field.type is FieldType.DECIMAL:
        return Decimal(str(value))
    return value if isinstance(value, int) and not isinstance(value, bool) else None


_SPOKEN: dict[FieldType, Callable[[str], str]] = {
    FieldType.DATE: spoken_date,
    FieldType.MONTH: spoken_month,
    FieldType.DECIMAL: spoken_decimal,
}


def shown(field: Field, value: Value, terms: Terms, separator: str = ", ") -> str:
    """The value as people read it: labels for codes, dd/mm/yyyy, sí or no; empty where nothing was said."""
    match value:
        case bool():
            return "Sí" if value else "No"
        case int():
            return f"{value:,}"
        case tuple():
            return separator.join(terms.label(field.vocabulary, code) for code in value)
        case str() if field.type is FieldType.CHOICE:
            return terms.label(field.vocabulary, value)
        case str() if field.type in _SPOKEN:
            return _SPOKEN[field.type](value)
        case _:
            return value or ""
