"""Several people on one laptop, each with a profile: a folder with its own book, identity and choices."""

import re
from dataclasses import dataclass
from pathlib import Path

import msgspec

from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.services.locking import is_book_locked
from gobabierto_desktop.settings import Settings, read_settings, write_settings
from gobabierto_desktop.store.book import FILE

PROFILES = "perfiles"


@dataclass(frozen=True, slots=True)
class Profile:
    """Whose, where, and whether a passphrase is asked."""

    name: str
    folder: Path
    is_locked: bool


def profiles_in(base: Path) -> tuple[Profile, ...]:
    """The profiles of a laptop: the first user's, in the data folder itself, and those beside it, by name."""
    folders = [base, *sorted((base / PROFILES).glob("*/"))]
    found = [Profile(read_settings(one).author, one, is_book_locked(one)) for one in folders if _is_used(one)]
    return tuple(sorted(found, key=lambda one: fold(one.name)))


def new_profile(base: Path, name: str) -> Profile:
    """Make a folder for one more person, readable by this account alone; a name taken gets a number.

    One account of the system can read all its files: what keeps profiles apart is each one's passphrase.
    """
    words = "-".join(re.findall("[a-z0-9]+", fold(name)))[:40] or "perfil"
    number = 1
    while (folder := base / PROFILES / (words if number == 1 else f"{words}-{number}")).exists():
        number += 1
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.mkdir(mode=0o700)
    write_settings(folder, msgspec.structs.replace(Settings(), author=name.strip()))
    return Profile(name.strip(), folder, is_locked=False)


def _is_used(folder: Path) -> bool:
    return (folder / FILE).exists() or bool(read_settings(folder).author)
