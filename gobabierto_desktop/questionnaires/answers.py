"""Reads one answer out of one cell: what is clear is taken, what is not is asked, and nothing is guessed in silence."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal

from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.domain.limits import MOST_WHOLE_NUMBER
from gobabierto_desktop.domain.rules import fits, read
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import Value, read_decimal, read_integer
from gobabierto_desktop.questionnaires.cells import INVISIBLE, Cell, Fault, cleaned
from gobabierto_desktop.questionnaires.dates import read_day
from gobabierto_desktop.questionnaires.doubts import Doubt, Reading, error, note, question
from gobabierto_desktop.questionnaires.entries import codes_by_entry

_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?) ?%")
_THOUSANDS_BY_POINT = re.compile(r"\d{1,3}(?:\.\d{3})+")
_THOUSANDS_BY_COMMA = re.compile(r"\d{1,3},\d{3}")
_FIRST_NUMBER = re.compile(r"\d[\d,]*")
_QUETZALES = re.compile(r"^(?:GTQ|Q)\.? ?", re.IGNORECASE)
_LINES = re.compile(r"[;\n]")
_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Reader:
    """How the answers of one workbook are read. `month_first`: whoever filled it writes the month before the day."""

    terms: Terms
    month_first: bool = False

    def read(self, field: Field, cell: Cell) -> Reading:
        """What a cell says for a field."""
        if cell.is_blank:
            return Reading(None)
        if isinstance(cell.content, Fault):
            what = f"la celda muestra el error {cell.content.text} y no una respuesta."
            return Reading(None, (error("error_value", what, "Escriba la respuesta."),), is_taken=False)
        if cell.formula and not cleaned(cell.text):
            what = f"hay una fórmula sin resultado (={cell.formula.lstrip('=')[:60]})."
            doubt = error("formula_empty", what, "Ábralo en Excel, guárdelo de nuevo o escriba el valor.")
            return Reading(None, (doubt,), is_taken=False)
        reading = _READERS.get(field.type, _read_plain)(self, field, cell)
        if cell.formula:
            what = f"la respuesta es una fórmula; se tomó lo que mostraba: «{cell.text[:60]}»."
            reading = replace(reading, doubts=(note("formula", what), *reading.doubts))
        return reading


def is_percent(field: Field) -> bool:
    """Whether a whole number from 0 to 100 is asked that people write as a per cent."""
    return field.type is FieldType.INTEGER and field.most == 100 and "porcentaje" in fold(field.label)


def _read_text(reader: Reader, field: Field, cell: Cell) -> Reading:
    del reader
    if isinstance(cell.content, str):
        text = cell.content.replace("\r\n", "\n").replace("\r", "\n").strip(f" \n\t\u00a0{INVISIBLE}")
        if field.type is FieldType.LINE and _SCIENTIFIC.fullmatch(text):
            return Reading(text, (_shortened(text),))
        return Reading(text)
    if isinstance(cell.content, int | float) and not isinstance(cell.content, bool):
        is_long = abs(cell.content) >= MOST_WHOLE_NUMBER
        return Reading(cell.text, (_shortened(cell.text),) if is_long else ())
    what = f"Excel convirtió lo escrito en otra cosa; se tomó «{cell.text}»."
    return Reading(cell.text, (note("converted", what, "Revise que diga lo que quería decir."),))


def _shortened(text: str) -> Doubt:
    what = f"el número se acortó («{text}») y perdió cifras."
    return question("figures_lost", what, "Escríbalo de nuevo con un apóstrofo delante: '1234567890123.")


def _read_plain(reader: Reader, field: Field, cell: Cell) -> Reading:
    """Hours and quarters."""
    if isinstance(cell.content, datetime):
        return _kept_or(field, f"{cell.content:%H:%M}" if field.type is FieldType.TIME else cell.text)
    if isinstance(cell.content, time):
        return _kept_or(field, f"{cell.content:%H:%M}")
    return Reading(read(field, cleaned(cell.text), reader.terms))


def _kept_or(field: Field, text: str) -> Reading:
    return Reading(text) if fits(field, text) else Reading(text, (_converted(text),))


def _converted(text: str, *options: Value) -> Doubt:
    what = f"Excel convirtió lo escrito en otra cosa y ahora dice «{text}»."
    return question("converted", what, "Diga qué se quiso escribir.", *options)


def _read_yes_no(reader: Reader, field: Field, cell: Cell) -> Reading:
    if isinstance(cell.content, bool):
        return Reading(cell.content)
    text = cleaned(cell.text)
    if fold(text) in {"verdadero", "true", "falso", "false"}:
        return Reading(fold(text) in {"verdadero", "true"})
    value = read(field, text, reader.terms)
    meant = {"1": True, "s": True, "v": True, "0": False, "n": False, "f": False}.get(fold(text))
    if value == text and meant is not None:
        return Reading(text, (question("yes_or_no", f"«{text}» no dice sí ni no.", "Escriba Sí o No.", meant),))
    return Reading(value)


def _read_integer(reader: Reader, field: Field, cell: Cell) -> Reading:
    del reader
    if isinstance(cell.content, date | time | bool):
        return Reading(cell.text, (_converted(cell.text),))
    if is_percent(field):
        return _read_percent(cell)
    if isinstance(cell.content, int | float):
        number = _whole(cell.content * 100 if cell.is_percent else cell.content)
        return Reading(cell.text if number is None else number)
    text = cleaned(cell.text)
    whole = read_integer(text.replace(" ", ""))
    if whole is not None:
        return Reading(whole)
    if _THOUSANDS_BY_POINT.fullmatch(text):
        meant = int(text.replace(".", ""))
        return Reading(text, (question("thousands", f"«{text}» puede ser {meant:,}.", "Diga cuál es.", meant),))
    if (number := read_decimal(text)) is not None:
        return Reading(int(number) if "." not in number else text)
    found = _FIRST_NUMBER.findall(text)
    meant = read_integer(found[0].rstrip(",")) if len(found) == 1 else None
    if meant is not None:
        return Reading(
            text, (error("not_a_number", f"«{text}» no es sólo un número.", "Escriba sólo la cifra.", meant),)
        )
    return Reading(text)


def _whole(number: float) -> int | None:
    near = round(number, 9)
    return int(near) if near == int(near) and abs(near) < MOST_WHOLE_NUMBER else None


def _read_percent(cell: Cell) -> Reading:
    """45, 45% and 0.45 shown as 45% are 45; 0.45 alone may be 45 or less than one: that is asked."""
    text = cleaned(cell.text)
    if isinstance(cell.content, int | float):
        number = cell.content * 100 if cell.is_percent else cell.content
    elif said := _PERCENT.fullmatch(text):
        whole = _whole(float(said[1].replace(",", ".")))
        return Reading(text if whole is None else whole)
    else:
        told = read_decimal(text)
        if told is None:
            return Reading(text)
        number = float(told)
    if 0 < number <= 1 and not cell.is_percent:
        meant = _whole(number * 100)
        options = tuple(one for one in (meant, _whole(number)) if one is not None)
        what = f"«{text}» puede ser {_spoken(number * 100)} % o {_spoken(number)} %."
        return Reading(text, (question("percent", what, "Diga cuál es; se escribe 45 para 45 %.", *options),))
    whole = _whole(number)
    return Reading(text if whole is None else whole)


def _spoken(number: float) -> str:
    return f"{round(number, 9):g}"


def _read_decimal(reader: Reader, field: Field, cell: Cell) -> Reading:
    del reader, field
    if isinstance(cell.content, date | time | bool):
        return Reading(cell.text, (_converted(cell.text),))
    if isinstance(cell.content, int | float):
        plain = _plain_number(cell.content)
        if cell.is_percent:
            hundred = _plain_number(cell.content * 100)
            what = f"«{cell.text}» está escrito como porcentaje: puede ser {hundred} o {plain}."
            return Reading(cell.text, (question("percent", what, "Diga cuál es.", hundred, plain),))
        return Reading(plain)
    text = _QUETZALES.sub("", cleaned(cell.text))
    value = read_decimal(text)
    if value is None:
        return Reading(cleaned(cell.text))
    if _THOUSANDS_BY_POINT.fullmatch(text):
        meant = text.replace(".", "")
        what = f"«{text}» puede ser {int(meant):,} enteros o {value} con decimales."
        return Reading(f"¿{text}?", (question("thousands", what, "Diga cuál es.", meant, value),))
    if _THOUSANDS_BY_COMMA.fullmatch(text):
        return Reading(value, (note("thousands_read", f"«{text}» se leyó como {int(value):,} enteros."),))
    return Reading(value)


def _plain_number(number: float) -> str:
    """The shortest text of a number, to the figures a spreadsheet keeps."""
    exact = Decimal(f"{number:.15g}")
    return read_decimal(f"{exact:f}") or f"{exact:f}"


def _read_date(reader: Reader, field: Field, cell: Cell) -> Reading:
    return read_day(field, cell, reader.terms, month_first=reader.month_first)


def _read_choice(reader: Reader, field: Field, cell: Cell) -> Reading:
    if isinstance(cell.content, date | time | bool):
        return Reading(cell.text, (_converted(cell.text),))
    text = cleaned(cell.text)
    listed = codes_by_entry(field.vocabulary, reader.terms)
    code = listed.get(text) or reader.terms.read(field.vocabulary, text)
    if code:
        is_number = isinstance(cell.content, int | float)
        label = reader.terms.label(field.vocabulary, code)
        return Reading(code, (note("code_read", f"«{text}» se leyó como «{label}»."),) if is_number else ())
    padded = [
        one for one in (text.zfill(2), text.zfill(4)) if text.isdecimal() and reader.terms.find(field.vocabulary, one)
    ]
    near = [term.code for term in reader.terms.search(field.vocabulary, text, _SUGGESTED)]
    options = tuple(dict.fromkeys([*padded, *near]))[:_SUGGESTED]
    labels = ", ".join(f"«{reader.terms.label(field.vocabulary, one)}»" for one in options)
    what = f"«{text}» no está en la lista." + (f" ¿Es {labels}?" if labels else "")
    return Reading(text, (error("not_in_list", what, "Elija un valor de la lista.", *options),))


def _read_choices(reader: Reader, field: Field, cell: Cell) -> Reading:
    listed = codes_by_entry(field.vocabulary, reader.terms)
    codes: set[str] = set()
    for line in _LINES.split(cell.text):
        if code := listed.get(cleaned(line)):
            codes.add(code)
            continue
        value = read(field, cleaned(line), reader.terms)
        codes.update(value if isinstance(value, tuple) else ())
    return Reading(tuple(sorted(codes)) or None)


_READERS: dict[FieldType, Callable[[Reader, Field, Cell], Reading]] = {
    FieldType.LINE: _read_text,
    FieldType.TEXT: _read_text,
    FieldType.REFERENCE: _read_text,
    FieldType.YES_NO: _read_yes_no,
    FieldType.INTEGER: _read_integer,
    FieldType.DECIMAL: _read_decimal,
    FieldType.DATE: _read_date,
    FieldType.MONTH: _read_date,
    FieldType.CHOICE: _read_choice,
    FieldType.CHOICES: _read_choices,
}
