"""What a field can hold, how it is written canonically, and how typed text becomes a value.

A value that cannot be read is kept as the text that was typed: it is flagged by `rules.check`, never dropped.
Dates are ISO text («2018-05-16»), times «HH:MM», a month alone «2018-05»; several codes are a sorted tuple.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

Value: TypeAlias = str | int | bool | tuple[str, ...] | None
Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain] | None"

_DATE = re.compile(r"\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})\s*")
_ISO_DATE = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})\s*")
_TIME = re.compile(r"\s*(\d{1,2})(?:[:.h ](\d{2}))?\s*(?:h|hrs|horas)?\.?\s*", re.IGNORECASE)
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
    """A whole number, with «,» as the es_GT thousands mark; None where the text is no whole number."""
    found = _INTEGER.fullmatch(typed.strip())
    return int(found[0].replace(",", "")) if found and len(found[0]) < 19 else None


def _whole(text: str) -> str:
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def spoken_date(iso: str) -> str:
    """«16/05/2018» for people; what is no ISO date is shown as it was typed."""
    found = _ISO_DATE.fullmatch(iso)
    return f"{found[3]}/{found[2]}/{found[1]}" if found else iso
