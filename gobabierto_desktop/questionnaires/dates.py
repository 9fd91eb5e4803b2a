"""Dates however typed, and however a spreadsheet turned them: the day comes before the month, and doubt is asked."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.domain.rules import read
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import read_date, read_month, spoken_date
from gobabierto_desktop.questionnaires.cells import Cell, cleaned
from gobabierto_desktop.questionnaires.doubts import Doubt, Reading, error, note, question

_NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_MIDNIGHT = re.compile(r"[ T]00:00(?::00(?:\.0+)?)?$")
_WEEKDAY = re.compile(r"^(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo),? +")
_NAMED_DAY = re.compile(r"(\d{1,2})(?:[ºo°.])?(?: de |[ /\-.])(.+)")
_RUN = re.compile(r"\d{8}")
_ENGLISH = {
    "january": "enero",
    "jan": "enero",
    "february": "febrero",
    "march": "marzo",
    "april": "abril",
    "apr": "abril",
    "may": "mayo",
    "june": "junio",
    "july": "julio",
    "august": "agosto",
    "aug": "agosto",
    "september": "septiembre",
    "october": "octubre",
    "november": "noviembre",
    "december": "diciembre",
    "dec": "diciembre",
}
_WORD = re.compile("[a-z]+")
_EPOCHS = (date(1899, 12, 30), date(1904, 1, 1))
_SERIALS = range(36_526, 73_051)
"""Days of this century as spreadsheets count them: what a date turns into when its format is lost."""

_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)


def writes_month_first(cells: Iterable[Cell]) -> bool:
    """Whether a date among the answers can only be read with the month first: then none of that workbook is clear."""
    found = (_NUMBERS.fullmatch(cleaned(cell.text)) for cell in cells if isinstance(cell.content, str))
    return any(int(one[1]) <= 12 < int(one[2]) <= 31 for one in found if one)


def read_day(field: Field, cell: Cell, terms: Terms, *, month_first: bool) -> Reading:
    """A day, or a month alone where the field takes one; text that names neither is kept as it is."""
    content = cell.content
    if isinstance(content, bool | time | timedelta):
        return Reading(cell.text, (question("converted", f"«{cell.text}» no es una fecha.", "Escriba la fecha."),))
    if isinstance(content, date):
        return _from_date(field, content, cell, month_first=month_first)
    if isinstance(content, int | float):
        return _from_serial(content, cell)
    text = _MIDNIGHT.sub("", cleaned(cell.text))
    value = read(field, _in_words(text), terms)
    if value != _in_words(text):
        return _asked_if_swapped(text, str(value), month_first=month_first)
    return _from_words(field, text)


def _in_words(text: str) -> str:
    """«May 16, 2019» has its month in English: the reader of the program knows Spanish."""
    return _WORD.sub(lambda one: _ENGLISH.get(one[0], one[0]), fold(text)) if re.search("[a-zA-Z]", text) else text


def _from_words(field: Field, text: str) -> Reading:
    told = _WEEKDAY.sub("", _in_words(text))
    if parts := _NAMED_DAY.fullmatch(told):
        month = read_month(parts[2])
        day = _day(f"{month}-{int(parts[1]):02}") if month and len(month) == 7 else None
        if day:
            return Reading(day)
    if parts := re.fullmatch(r"([a-z]+) (\d{1,2}),? (\d{4})", told):
        month = read_month(f"{parts[1]} {parts[3]}")
        day = _day(f"{month}-{int(parts[2]):02}") if month else None
        if day:
            return Reading(day)
    if parts := _YEAR_FIRST.fullmatch(told):
        day = _day(f"{parts[1]}-{int(parts[2]):02}-{int(parts[3]):02}")
        return Reading(day or text)
    if swapped := _swapped(told):
        what = f"«{text}» tiene el mes antes que el día."
        return Reading(text, (question("month_first", what, "Diga si es " + _spoken(swapped) + ".", swapped),))
    if _RUN.fullmatch(told):
        near = (_day(f"{told[4:]}-{told[2:4]}-{told[:2]}"), _day(f"{told[:4]}-{told[4:6]}-{told[6:]}"))
        options = tuple(one for one in near if one)
        return Reading(text, (question("date_run", f"«{text}» no separa día, mes y año.", "Diga cuál es.", *options),))
    month = read_month(told) if field.type is FieldType.DATE else None
    if month:
        return Reading(text, (error("month_only", f"«{text}» dice el mes y falta el día.", "Escriba día/mes/año."),))
    return Reading(text)


def _asked_if_swapped(text: str, day: str, *, month_first: bool) -> Reading:
    other = _swapped(text) if month_first else None
    if other is None or other == day:
        return Reading(day)
    return Reading(text, (_which(text, day, other),))


def _from_date(field: Field, content: date, cell: Cell, *, month_first: bool) -> Reading:
    day = (content.date() if isinstance(content, datetime) else content).isoformat()
    if field.type is FieldType.MONTH and content.day == 1 and cell.hides_day:
        return Reading(day[:7])
    if cell.names_month:
        return Reading(day)
    other = _swapped(cell.text.split(" ", maxsplit=1)[0])
    if other is None or other == day:
        return Reading(day)
    if month_first:
        return Reading(cell.text, (_which(cell.text, day, other),))
    what = f"la celda cambió a fecha de Excel; se leyó {_spoken(day)}."
    return Reading(day, (note("date_read", what, f"Si era {_spoken(other)}, corríjalo."),))


def _from_serial(number: float, cell: Cell) -> Reading:
    days = int(number)
    options = tuple((epoch + timedelta(days)).isoformat() for epoch in _EPOCHS) if days in _SERIALS else ()
    what = f"«{cell.text}» es un número y no una fecha." + (f" Puede ser {_spoken(options[0])}." if options else "")
    return Reading(cell.text, (question("date_number", what, "Diga qué fecha es.", *options),))


def _which(text: str, day: str, other: str) -> Doubt:
    what = f"en este libro el mes se escribe antes que el día: «{text}» puede ser {_spoken(day)} o {_spoken(other)}."
    return question("month_first", what, "Diga cuál es.", day, other)


def _swapped(text: str) -> str | None:
    """The day that the same figures name with the month first; None where they name none."""
    found = _NUMBERS.fullmatch(text)
    return read_date(f"{found[2]}/{found[1]}/{found[3]}") if found else None


def _day(text: str) -> str | None:
    return text if read_date(text) == text else None


def _spoken(iso: str) -> str:
    """«3 de mayo de 2019»."""
    day, month, year = spoken_date(iso).split("/")
    return f"{int(day)} de {_MONTHS[int(month) - 1]} de {year}"
