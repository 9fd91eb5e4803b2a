"""What a field can hold, how it is written canonically, and how typed text becomes a value.

A value that cannot be read is kept as the text that was typed: it is flagged by `rules.check`, never dropped.
Dates are ISO text («2018-05-16»), times «HH:MM», a month alone «2018-05», a quarter «2019-T1», a number with decimals
its shortest text («1234.5»); several codes are a sorted tuple.
"""

import json
import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta, timezone
from typing import TypeAlias

from gobabierto_desktop.domain.folding import fold

Value: TypeAlias = str | int | bool | tuple[str, ...] | None
Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain] | None"

LARGEST = 2**53
"""The largest whole number that every reader of JSON takes for what it is (RFC 8259, 6); beyond it the text is kept."""
GUATEMALA = timezone(timedelta(hours=-6))
"""The hour of Guatemala, which knows no summer time."""

_DATE = re.compile(r"\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})\s*")
_ISO_DATE = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})\s*")
_TIME = re.compile(r"\s*(\d{1,2})(?:[:.h ](\d{2}))?\s*(?:h|hrs|horas)?\.?\s*", re.IGNORECASE)
_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{1,2})[/. -]([0-9]{4})")
_NAMED_MONTH = re.compile(r"([a-z]{3,10})\.?(?:\s+de)?(?:\s+del)?[\s/-]+([0-9]{4}|[0-9]{2})")
_QUARTER = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})[\s/-]*t(?P<after>[1-4])"
    r"|(?:t(?P<letter>[1-4])|(?P<digit>[1-4])t|(?P<word>[a-z]+|[1-4](?:o|er|ro|do|to)?\.?)\s+trimestre)"
    r"(?:\s+del?)?[\s/-]*(?P<last>(?:19|20)[0-9]{2})"
)
_ORDINALS = dict(zip(["i", "ii", "iii", "iv", "primer", "segundo", "tercer", "cuarto"], "12341234", strict=True))
_DECIMAL = re.compile(r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.([0-9]*))?")
_COMMA_DECIMAL = re.compile(r"([+-]?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),([0-9]+)")
_MOST_MARKS = 22
_INTEGER = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+|[+-]?\d+")


def canonical(plain: Mapping[str, object]) -> bytes:
    """The one spelling in bytes of a JSON object: sorted keys, no spaces, UTF-8 (RFC 8785 for the values we use)."""
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def settled(value: Value) -> Value:
    """The value in its one form: codes once each and in order, no halves of a character (a cut paste leaves them)."""
    if isinstance(value, tuple):
        return tuple(sorted({_whole(code) for code in value}))
    return _whole(value) if isinstance(value, str) else value


def thawed(value: Value) -> Plain:
    """The value as JSON knows it, in its one form: a tuple becomes a list."""
    one = settled(value)
    return list(one) if isinstance(one, tuple) else one


def frozen(plain: object) -> Value:
    """The inverse of `thawed`; raises TypeError for what no field can hold."""
    if isinstance(plain, list | tuple):
        items: list[object] = list(plain)  # pyright: ignore[reportUnknownArgumentType] - JSON lists are untyped
        if not all(isinstance(item, str) for item in items):
            raise TypeError("a list may hold only codes")
        return settled(tuple(str(item) for item in items))
    if plain is None or isinstance(plain, str | int | bool):
        return settled(plain)
    raise TypeError(f"{type(plain).__name__} is not a value")


def read_date(typed: str) -> str | None:
    """ISO date of «16/5/2018» or «2018-05-16», day always before month; None where the text names no day."""
    if iso := _ISO_DATE.fullmatch(typed):
        year, month, day = (int(part) for part in iso.groups())
    elif local := _DATE.fullmatch(typed):
        day, month, year = (int(part) for part in local.groups())
        year += 2000 if len(local[3]) == 2 else 0
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def read_time(typed: str) -> str | None:
    """«HH:MM» of «9», «9:30», «14.05» or «14 h»; None where the text names no time of day."""
    found = _TIME.fullmatch(typed)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def read_integer(typed: str) -> int | None:
    """A whole number up to LARGEST, with «,» as the es_GT thousands mark; None where the text is none."""
    found = _INTEGER.fullmatch(typed.strip())
    if not found or len(found[0]) > _MOST_MARKS:
        return None
    number = int(found[0].replace(",", ""))
    return number if abs(number) <= LARGEST else None


def read_month(typed: str) -> str | None:
    """ISO date of a whole date, else «2018-11» of «11/2018», «nov 2018» or «noviembre de 2018»; None for neither."""
    if whole := read_date(typed):
        return whole
    told = fold(typed)
    if iso := _ISO_MONTH.fullmatch(told):
        year, month = int(iso[1]), int(iso[2])
    elif local := _MONTH.fullmatch(told):
        month, year = int(local[1]), int(local[2])
    elif named := _NAMED_MONTH.fullmatch(told):
        month = _month_named(named[1])
        year = int(named[2]) + (2000 if len(named[2]) == 2 else 0)
    else:
        return None
    return f"{year:04}-{month:02}" if 1 <= month <= 12 and year else None


def _month_named(name: str) -> int:
    """1 to 12 for a month's name or its beginning («setiembre», «sept»), 0 for none."""
    name = "septiembre" if "setiembre".startswith(name) else name
    return next((place for place, month in enumerate(_MONTHS, start=1) if month.startswith(name)), 0)


def read_quarter(typed: str) -> str | None:
    """«2019-T1» of «T1 2019», «1T2019» or «primer trimestre de 2019»; None where the text names no quarter."""
    found = _QUARTER.fullmatch(fold(typed))
    if not found:
        return None
    year = found["year"] or found["last"]
    word = (found["word"] or "").rstrip(".")
    number = found["after"] or found["letter"] or found["digit"] or _ORDINALS.get(word) or word[:1]
    return f"{year}-T{number}" if number in {"1", "2", "3", "4"} else None


def read_decimal(typed: str) -> str | None:
    """The shortest text of a number («1234.5»): «1,234.50» as es_GT writes it, «Q1,234.50», «1.234,50», «12,5».

    «1,234» is one thousand and more, as es_GT has it. None where the text is no number.
    """
    text = typed.strip().removeprefix("Q").removeprefix("q").replace("\u00a0", "").replace(" ", "")
    if (comma := _COMMA_DECIMAL.fullmatch(text)) and not _DECIMAL.fullmatch(text):
        sign, whole, part = comma[1], comma[2].replace(".", ""), comma[3]
    elif (point := _DECIMAL.fullmatch(text)) and (point[2] or point[3]):
        sign, whole, part = point[1], (point[2] or "0").replace(",", ""), point[3] or ""
    else:
        return None
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    if len(whole) + len(part) > 18:
        return None
    number = f"{whole}.{part}" if part else whole
    return f"-{number}" if sign == "-" and number != "0" else number


def last_day(value: str) -> str:
    """The ISO date of a day or of a month's last day, to compare by; empty for what is neither."""
    if found := _ISO_MONTH.fullmatch(value):
        year, month = int(found[1]), int(found[2])
        return f"{value}-{monthrange(year, month)[1]:02}" if 1 <= month <= 12 and year else ""
    return value if read_date(value) == value else ""


def first_day(value: str) -> str:
    """The ISO date of a day or of a month's first day; empty for what is neither."""
    return f"{value}-01" if _ISO_MONTH.fullmatch(value) and last_day(value) else last_day(value)


def _whole(text: str) -> str:
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def spoken_date(iso: str) -> str:
    """«16/05/2018» for people; what is no ISO date is shown as it was typed."""
    found = _ISO_DATE.fullmatch(iso)
    return f"{found[3]}/{found[2]}/{found[1]}" if found else iso


def spoken_month(iso: str) -> str:
    """«11/2018» for a month alone, «16/05/2018» for a day; what is neither is shown as it was typed."""
    found = _ISO_MONTH.fullmatch(iso)
    return f"{found[2]}/{found[1]}" if found else spoken_date(iso)


def spoken_decimal(number: str) -> str:
    """«1,234.5» for people, as es_GT writes it; what is no number is shown as it was typed."""
    if read_decimal(number) != number:
        return number
    whole, point, part = number.partition(".")
    return f"{int(whole):,}{point}{part}" if whole != "-0" else number
