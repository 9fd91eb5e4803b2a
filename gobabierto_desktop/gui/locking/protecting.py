"""«Proteger los datos con contraseña…»: told beforehand, asked twice, done off the window's thread, the sheet shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.gui.locking.asking import new_passphrase
from gobabierto_desktop.gui.locking.handing_over import hand_over
from gobabierto_desktop.gui.locking.idle import Idle
from gobabierto_desktop.gui.tasks import run
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import locking
from gobabierto_desktop.services.locking import RecoverySheet
from gobabierto_desktop.services.progress import Tell
from gobabierto_desktop.settings import read_settings, write_settings
from gobabierto_desktop.store.engine import BookKey

T = TypeVar("T")

TITLE = "Proteger los datos"
CHANGE, SHEET, MINUTES, LEAVE = (
    "Cambiar la contraseña",
    "Sacar una hoja de recuperación nueva",
    "Cambiar el tiempo para bloquearse solo",
    "Dejar de proteger los datos",
)
_OFFERED_MINUTES = (2, 5, 10, 20, 30, 60)
_PRESENT = "Escriba la contraseña que usa ahora."
_CLEAR = "Los datos quedarán sin cifrar: quien tome esta computadora podrá leerlos, sin contraseña alguna."


class Closing(Protocol):
    """What can close the book, have it worked on, and open it again."""

    dialogs: Dialogs
    folder: Path
    idle: Idle | None

    def work_closed(
        self, sentence: str, work: Callable[[Tell], tuple[BookKey | None, T]], then: Callable[[T], object]
    ) -> None: ...


class Protecting:
    """Carries out what is asked about the passphrase of the open book."""

    def __init__(self, sitting: Closing, workspace: Workspace) -> None:
        self._sitting, self._workspace = sitting, workspace
        self._dialogs, self._folder = sitting.dialogs, sitting.folder

    def begin(self) -> None:
        """Protect a book in the clear; of a locked one, ask what to change."""
        if not locking.is_book_locked(self._folder):
            self._protect()
            return
        chosen = self._dialogs.choose(
            TITLE, "Los datos ya están protegidos. ¿Qué desea?", (CHANGE, SHEET, MINUTES, LEAVE)
        )
        does = {CHANGE: self._change, SHEET: self._renew, MINUTES: self._choose_minutes, LEAVE: self._leave}
        if chosen:
            does[chosen]()

    def _protect(self) -> None:
        if not self._dialogs.ask_whether(TITLE, locking.WARNING, "Proteger", "Ahora no"):
            return
        passphrase, folder = new_passphrase(self._dialogs, "Elija la contraseña de sus datos."), self._folder
        if passphrase is None:
            return

        def lock(tell: Tell) -> tuple[BookKey | None, RecoverySheet]:
            sheet = locking.lock_book(folder, passphrase, tell=tell)
            return locking.unlock_book(folder, passphrase), sheet

        self._sitting.work_closed("Cifrando sus datos y sus copias. No apague la computadora.", lock, self._hand_over)

    def _change(self) -> None:
        old = self._dialogs.ask_passphrase(CHANGE, _PRESENT)
        new = new_passphrase(self._dialogs, "Elija la contraseña nueva.") if old else None
        if old and new:
            self._work(
                lambda: locking.change_passphrase(self._folder, old, new),
                lambda _: self._workspace.said.emit("La contraseña cambió; la hoja de recuperación sigue sirviendo."),
            )

    def _renew(self) -> None:
        passphrase = self._dialogs.ask_passphrase(SHEET, _PRESENT)
        if passphrase:
            self._work(lambda: locking.renew_sheet(self._folder, passphrase), self._hand_over)

    def _choose_minutes(self) -> None:
        offers = {f"{one} minutos": one for one in _OFFERED_MINUTES}
        chosen = self._dialogs.choose(MINUTES, "Sin teclas ni ratón, los datos se cierran después de:", list(offers))
        if chosen is None:
            return
        try:
            settings = read_settings(self._folder)
            write_settings(self._folder, msgspec.structs.replace(settings, lock_minutes=offers[chosen]))
        except OSError:
            self._workspace.said.emit("El disco no aceptó guardar esta preferencia; todo sigue como estaba.")
            return
        if self._sitting.idle:
            self._sitting.idle.minutes = offers[chosen]

    def _leave(self) -> None:
        if not self._dialogs.ask_whether(LEAVE, _CLEAR, "Dejar sin cifrar", "Seguir protegidos"):
            return
        passphrase, folder = self._dialogs.ask_passphrase(LEAVE, _PRESENT), self._folder
        if not passphrase:
            return

        def leave(tell: Tell) -> tuple[BookKey | None, int]:
            return None, locking.leave_unlocked(folder, passphrase, tell)

        self._sitting.work_closed("Quitando el cifrado. No apague la computadora.", leave, self._tell_damaged)

    def _tell_damaged(self, damaged: int) -> None:
        if damaged:
            self._dialogs.show_failure(locking.FilesDamaged(damaged))

    def _work(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        _ = run(lambda _tell: work(), self._workspace, then, self._workspace.tell_failure)

    def _hand_over(self, sheet: RecoverySheet) -> None:
        hand_over(self._dialogs, sheet, read_settings(self._folder).author)
