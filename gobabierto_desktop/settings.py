"""The user's choices, in a small JSON file beside the book: theme, size of letters, name."""

import os
from pathlib import Path

import msgspec

FILE = "ajustes.json"

TEXT_SIZES = (100, 125, 150, 200)
"""Per cent of the plain size of letters."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """What the user chose. `theme` is a value of gui.theme.Theme; `text_size` is a percentage; `author` a name.

    `lock_minutes` is after how long without keys or mouse a locked book closes itself. `repeated` are the fields that
    each next record of a kind suggests again, by kind; one that is not named repeats what the program thinks best.
    `spelling` is whether words that are not in the dictionary are marked.
    """

    theme: str = "system"
    text_size: int = 100
    author: str = ""
    lock_minutes: int = 10
    repeated: dict[str, tuple[str, ...]] = {}
    spelling: bool = True


def read_settings(folder: Path) -> Settings:
    """The choices kept in a folder; the plain ones where none were kept or the file is spoilt."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=Settings)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Settings()


def write_settings(folder: Path, settings: Settings) -> None:
    """Keep the choices, whole or not at all. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = folder / f"{FILE}.tmp"
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        _ = file.write(msgspec.json.format(msgspec.json.encode(settings), indent=2))
    fresh.replace(folder / FILE)
