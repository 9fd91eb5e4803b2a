"""Phrases to begin a text with: those that came with the program, and those that somebody keeps on this laptop.

The person's own are locked with the book and sent nowhere: what was selected may name people.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from gobabierto_desktop.paths import bundled
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.store.failures import DiskRefused
from gobabierto_desktop.store.shelf import WRITING

BLANK = "…"
"""What a phrase leaves to be filled in."""

_NAME = f"{WRITING}/frases.json"
_Kept = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, and whether somebody kept it here."""

    text: str
    is_own: bool


def phrases_for(desk: Desk, kind: str, field: str) -> tuple[Phrase, ...]:
    """The phrases of a field: the person's own first, the one kept last on top."""
    own = reversed(_own(desk).get(_key(kind, field), ()))
    ours = _bundled(bundled("phrases")).get(kind, {}).get(field, ())
    return (*(Phrase(one, is_own=True) for one in own), *(Phrase(one, is_own=False) for one in ours))


def keep_phrase(desk: Desk, kind: str, field: str, text: str) -> str:
    """Keep a phrase for a field, spaces around it apart; what was kept. Raises DiskRefused."""
    text = text.strip()
    own = _own(desk)
    before = own.get(_key(kind, field), ())
    _keep(desk, {**own, _key(kind, field): (*(one for one in before if one != text), text)})
    return text


def drop_phrase(desk: Desk, kind: str, field: str, text: str) -> str:
    """Forget one of the person's own phrases. Raises DiskRefused."""
    own = _own(desk)
    left = tuple(one for one in own.get(_key(kind, field), ()) if one != text)
    _keep(desk, {**own, _key(kind, field): left})
    return text


def _key(kind: str, field: str) -> str:
    return f"{kind}.{field}"


@lru_cache(maxsize=1)
def _bundled(folder: Path) -> Mapping[str, Mapping[str, Sequence[str]]]:
    return msgspec.convert(
        tomllib.loads((folder / "frases.toml").read_text("utf-8")), dict[str, dict[str, tuple[str, ...]]]
    )


def _own(desk: Desk) -> _Kept:
    kept = desk.shelf.file(_NAME)
    try:
        return msgspec.json.decode(kept.read_bytes(), type=_Kept) if kept.is_there() else {}
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):  # a spoilt list of phrases keeps nobody from typing
        return {}


def _keep(desk: Desk, phrases: _Kept) -> None:
    try:
        _ = desk.shelf.put(_NAME, (msgspec.json.encode({key: told for key, told in phrases.items() if told}),))
    except OSError as error:
        raise DiskRefused(error.strerror or str(error)) from error
