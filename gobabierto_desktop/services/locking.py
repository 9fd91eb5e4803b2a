"""Locking a book: it and all beside it encrypted at rest by a passphrase, with a printed code as the only other way.

Plain SQLite stays the choice of who declines. Nobody can open a locked book whose passphrase and sheet are both lost:
`WARNING` says so, and is to be shown before.
"""

import secrets
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity import bookkeys
from gobabierto_desktop.identity.bookkeys import KeyFile
from gobabierto_desktop.identity.keyfiles import SecretUnreadable, read_secret, replace_secret
from gobabierto_desktop.identity.locks import LockRefused, WrongPassphrase
from gobabierto_desktop.identity.recovery import SECRET_BYTES, CodeRefused
from gobabierto_desktop.services.progress import Tell, in_silence
from gobabierto_desktop.store.backup import FOLDER
from gobabierto_desktop.store.book import FILE, KEY_FILE, LOCK
from gobabierto_desktop.store.encryption import decrypt, encrypt
from gobabierto_desktop.store.engine import BookKey, is_locked
from gobabierto_desktop.store.failures import BookBusy
from gobabierto_desktop.store.shelving import box_files, unbox_files

WARNING = (
    "Sus datos, sus copias, las evidencias y los paquetes recibidos quedarán cifrados en esta computadora. "
    "Sin la contraseña no se abren: ni el programa, ni la coordinación, ni soporte pueden recuperarla. Se le dará una "
    "hoja de recuperación: imprímala y guárdela lejos de la computadora. Si pierde las dos, lo que no haya entregado "
    "se pierde."
)
LEAST_LETTERS = 8

Chance = Callable[[int], bytes]


class WeakPassphrase(KnownFailure):
    """Too short to be worth anything."""

    code = "weak_passphrase"

    def __init__(self) -> None:
        super().__init__(
            f"La contraseña es muy corta: use {LEAST_LETTERS} letras o más.",
            "Cuatro palabras al azar son fáciles de recordar y difíciles de adivinar.",
        )


class NotLocked(KnownFailure):
    """The book is in the clear."""

    code = "not_locked"

    def __init__(self) -> None:
        super().__init__("Estos datos no están protegidos con contraseña.", "Ábralos sin contraseña.")


class FilesDamaged(KnownFailure):
    """Files beside the book that could not be taken out of their encryption; all others were."""

    code = "files_damaged"

    def __init__(self, count: int) -> None:
        which = (
            "1 archivo estaba dañado y no se pudo"
            if count == 1
            else f"{count:,} archivos estaban dañados y no se pudieron"
        )
        super().__init__(
            f"{which} descifrar; los demás, sí.",
            "Agregue de nuevo las evidencias que falten, o reciba otra vez el paquete que las traía.",
        )


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What is printed: seven groups of four letters."""

    code: str = field(repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        """As they stand on the sheet."""
        return tuple(self.code.split("-"))


def is_book_locked(folder: Path) -> bool:
    """Whether the book in a folder asks for a passphrase."""
    return is_locked(folder / FILE) and bool(_key_files(folder))


def demand_strong(passphrase: str) -> None:
    """Refuse what is not worth asking for. Raises WeakPassphrase."""
    if len(passphrase.strip()) < LEAST_LETTERS:
        raise WeakPassphrase


def is_sheet_of(folder: Path, typed: str) -> bool:
    """Whether what was typed is the code that opens the book; costs a guess only if it is spelt like one."""
    try:
        _ = bookkeys.open_with_code(_read(folder), typed)
    except (CodeRefused, WrongPassphrase):
        return False
    return True


def lock_book(
    folder: Path, passphrase: str, chance: Chance = secrets.token_bytes, tell: Tell = in_silence
) -> RecoverySheet:
    """Encrypt the closed book in a folder, its copies and the files beside it; the sheet to print, told this once only.

    Raises WeakPassphrase, BookBusy, BookDamaged, DiskRefused; run again, it goes on where it was stopped.
    Files that a stop left in the clear are encrypted when the book is next opened.
    """
    demand_strong(passphrase)
    with _closed(folder):
        if _key_files(folder):
            kept = _read(folder)
            key = bookkeys.open_with_words(kept, passphrase)
            file, code = bookkeys.with_sheet(kept, key, chance(SECRET_BYTES))
        else:
            key = chance(bookkeys.KEY_BYTES)
            file, code = bookkeys.lock_key(key, passphrase, chance(SECRET_BYTES))
        _keep(folder, file)
        encrypt(folder / FILE, BookKey(key))  # first: a book in the clear would not find its files in boxes
        box_files(folder, BookKey(key), _told("Cifrando", tell))
    return RecoverySheet(code)


def unlock_book(folder: Path, passphrase: str) -> BookKey:
    """The key that `open_desk` takes. Raises NotLocked, WrongPassphrase, LockRefused."""
    return BookKey(bookkeys.open_with_words(_read(folder), passphrase))


def unlock_with_sheet(folder: Path, code: str, passphrase: str) -> BookKey:
    """The same with the printed code, and a new passphrase in place of the forgotten one. Raises CodeRefused too."""
    demand_strong(passphrase)
    kept = _read(folder)
    key = bookkeys.open_with_code(kept, code)
    _keep(folder, bookkeys.with_words(kept, key, passphrase))
    return BookKey(key)


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Another passphrase for the same book; the sheet stays good. Raises WeakPassphrase, WrongPassphrase."""
    demand_strong(new)
    kept = _read(folder)
    _keep(folder, bookkeys.with_words(kept, bookkeys.open_with_words(kept, old), new))


def renew_sheet(folder: Path, passphrase: str, chance: Chance = secrets.token_bytes) -> RecoverySheet:
    """A new sheet for one that was lost or seen; the old one opens nothing any more. Raises WrongPassphrase."""
    kept = _read(folder)
    file, code = bookkeys.with_sheet(kept, bookkeys.open_with_words(kept, passphrase), chance(SECRET_BYTES))
    _keep(folder, file)
    return RecoverySheet(code)


def leave_unlocked(folder: Path, passphrase: str, tell: Tell = in_silence) -> int:
    """Put the closed book, its copies and its files in the clear again; how many files were too damaged for that.

    Raises WrongPassphrase, BookBusy, DiskRefused; run again, it goes on where it was stopped.
    """
    with _closed(folder):
        key = unlock_book(folder, passphrase)
        damaged = unbox_files(folder, key, _told("Descifrando", tell))
        decrypt(folder / FILE, key)
        for file in _key_files(folder):
            file.unlink()
    return damaged


def settle_files(folder: Path, key: BookKey, tell: Tell = in_silence) -> None:
    """Encrypt what a stop left in the clear beside a locked book, before it is opened. Raises BookBusy, DiskRefused."""
    with _closed(folder):
        box_files(folder, key, _told("Cifrando", tell))


def _told(doing: str, tell: Tell) -> Callable[[int, int], None]:
    return lambda place, count: tell(f"{doing} el archivo {place:,} de {count:,}. No apague la computadora.")


@contextmanager
def _closed(folder: Path) -> Generator[None]:
    lock = FileLock(folder / LOCK, mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BookBusy from error
    try:
        yield
    finally:
        lock.release()


def _key_files(folder: Path) -> list[Path]:
    """Beside the book, and with the copies: neither is worth anything without it."""
    return [one for one in (folder / KEY_FILE, folder / FOLDER / KEY_FILE) if one.exists()]


def _read(folder: Path) -> KeyFile:
    found = _key_files(folder)
    if not found:
        raise NotLocked
    try:
        return bookkeys.read_key_file(read_secret(found[0]))
    except (LockRefused, SecretUnreadable):  # one spoilt byte must not cost the book: the other says the same
        return bookkeys.read_key_file(read_secret(found[-1]))


def _keep(folder: Path, file: KeyFile) -> None:
    for place in (folder, folder / FOLDER):
        replace_secret(place / KEY_FILE, bookkeys.spelt_key_file(file))
