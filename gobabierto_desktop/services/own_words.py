"""The words that somebody added to the dictionary: kept on this laptop, locked with the book, sent nowhere."""

from gobabierto_desktop.domain.spelling import composed
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.store.failures import DiskRefused
from gobabierto_desktop.store.shelf import WRITING

_NAME = f"{WRITING}/diccionario.txt"


def own_words(desk: Desk) -> tuple[str, ...]:
    """The words, in their order; none where the list cannot be read."""
    kept = desk.shelf.file(_NAME)
    try:
        return tuple(kept.read_bytes().decode("utf-8").split()) if kept.is_there() else ()
    except (OSError, UnicodeDecodeError):
        return ()


def add_word(desk: Desk, word: str) -> tuple[str, ...]:
    """Add a word: as it is given, so «Ixcot» does not make «ixcot» right. All of them. Raises DiskRefused."""
    return _keep(desk, {*own_words(desk), composed(word)})


def remove_word(desk: Desk, word: str) -> tuple[str, ...]:
    """Take a word away again, with or without its capital. All that are left. Raises DiskRefused."""
    gone = composed(word).lower()
    return _keep(desk, {one for one in own_words(desk) if one.lower() != gone})


def _keep(desk: Desk, words: set[str]) -> tuple[str, ...]:
    kept = tuple(sorted(words, key=str.lower))
    try:
        _ = desk.shelf.put(_NAME, ("\n".join(kept).encode(),))
    except OSError as error:
        raise DiskRefused(error.strerror or str(error)) from error
    return kept
