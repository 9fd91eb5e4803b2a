"""What stands in place of the main window while the data are closed: a question, or what is being done to them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.gui.forms.lock_window import Ui_LockWindow
from gobabierto_desktop.gui.locking.asking import new_passphrase
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.tasks import Task, run
from gobabierto_desktop.identity.locks import WrongPassphrase
from gobabierto_desktop.services.locking import is_sheet_of, settle_files, unlock_book, unlock_with_sheet
from gobabierto_desktop.services.progress import Tell
from gobabierto_desktop.store.engine import BookKey

FEW = 3
"""Wrong answers after which more is said than «again»."""

_AGAIN = "Esa contraseña no abre los datos. Escríbala de nuevo, con sus mayúsculas y tildes."
_KINDLY = (
    "Todavía no abre. Sus datos están a salvo: nada se borra por equivocarse, y puede intentar cuantas veces quiera. "
    "Revise la tecla de mayúsculas; si la olvidó, escriba aquí mismo el código de su hoja de recuperación."
)
_FOR_THE_SHEET = "El código de la hoja es correcto. Elija una contraseña nueva en lugar de la olvidada."


class LockWindow(QWidget):
    """`opened` brings the key; `asked_for_person` that somebody else wants to work here.

    `asked_to_verify` needs no key: a file is checked beside the closed book.
    """

    opened = Signal(object)
    asked_for_person = Signal()
    asked_to_verify = Signal()

    def __init__(self, folder: Path, name: str, dialogs: Dialogs) -> None:
        super().__init__()
        self._folder, self._dialogs = folder, dialogs
        self._wrong, self.is_working = 0, False
        self._task: Task | None = None
        self.ui = Ui_LockWindow()
        self.ui.setupUi(self)
        self.ui.title.setText(f"Datos de {name}" if name else "Datos protegidos")
        _ = self.ui.passphrase.returnPressed.connect(self.try_to_open)
        _ = self.ui.open.clicked.connect(self.try_to_open)
        _ = self.ui.other.clicked.connect(self.asked_for_person)
        _ = self.ui.verify.clicked.connect(self.asked_to_verify)
        _ = self.ui.leave.clicked.connect(self.close)
        self._lay_out()
        self.ask()

    def ask(self) -> None:
        """Ask for the passphrase."""
        self.is_working = False
        self.ui.words.setText("Están protegidos con contraseña. Lo que escribió está guardado.")
        self.ui.bar.hide()
        self.ui.asking.show()
        self.ui.passphrase.setFocus()

    def work(self, sentence: str) -> None:
        """Tell what is being done; until it ends, the window stays."""
        self.is_working = True
        self.ui.words.setText(sentence)
        self.ui.bar.setAccessibleName(sentence)
        self.ui.asking.hide()
        self.ui.bar.show()

    def tell(self, sentence: str) -> None:
        """Tell why it did not open."""
        self.ui.trouble.setText(sentence)
        self.ui.trouble.show()
        self.ui.passphrase.setAccessibleDescription(sentence)
        self.ui.passphrase.setFocus()
        self.ui.passphrase.selectAll()

    def try_to_open(self) -> None:
        """Try what was typed: the passphrase or, in its place, the code of the sheet; a try is slow on purpose."""
        typed, folder = self.ui.passphrase.text(), self._folder
        if typed and not self.is_working:
            self._work(lambda tell: _key_for(folder, typed, tell), lambda key: self._answer(typed, key))

    def finish(self) -> None:
        """Wait for what runs."""
        if self._task:
            self._task.wait()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ui.passphrase.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while the data are being worked on."""
        if self.is_working:
            event.ignore()
        else:
            super().closeEvent(event)

    def _work(self, work: Callable[[Tell], BookKey | None], then: Callable[[BookKey | None], object]) -> None:
        self.work("Abriendo los datos…")
        self._task = run(work, self, then, self._refuse)
        _ = self._task.told.connect(self.work)
        _ = self._task.ended.connect(self._ended)

    def _ended(self) -> None:
        self._task = None
        self.ask()

    def _answer(self, typed: str, key: BookKey | None) -> None:
        """Hand the key over; without one, what was typed is the code of the sheet, and a passphrase is chosen."""
        if key:
            self.ui.passphrase.clear()
            self.opened.emit(key)
            return
        new, folder = new_passphrase(self._dialogs, _FOR_THE_SHEET), self._folder
        if new:
            self._work(lambda tell: _key_of_sheet(folder, typed, new, tell), lambda found: self._answer(typed, found))

    def _refuse(self, failure: KnownFailure) -> None:
        self._wrong += isinstance(failure, WrongPassphrase)
        self.tell((_KINDLY if self._wrong >= FEW else _AGAIN) if isinstance(failure, WrongPassphrase) else str(failure))

    def _lay_out(self) -> None:
        mark(self.ui.card, role="card")
        mark(self.ui.title, role="title")
        mark(self.ui.trouble, role="error")
        mark(self.ui.open, kind="primary")
        mark(self.ui.other, kind="quiet")
        mark(self.ui.verify, kind="quiet")
        mark(self.ui.leave, kind="quiet")
        self.ui.trouble.hide()
        self.ui.card.setFixedWidth(em(41))
        self.ui.column.setContentsMargins(em(1.6), em(1.4), em(1.6), em(1.4))
        self.ui.column.setSpacing(em(0.9))
        self.ui.asking_column.setContentsMargins(0, 0, 0, 0)
        self.ui.asking_column.setSpacing(em(0.6))
        self.setMinimumSize(em(45), em(24))


def _key_for(folder: Path, typed: str, tell: Tell) -> BookKey | None:
    """The key that a passphrase gives; None where it is the code of the sheet. Raises WrongPassphrase."""
    try:
        key = unlock_book(folder, typed)
    except WrongPassphrase:
        if is_sheet_of(folder, typed):
            return None
        raise
    settle_files(folder, key, tell)
    return key


def _key_of_sheet(folder: Path, code: str, passphrase: str, tell: Tell) -> BookKey:
    key = unlock_with_sheet(folder, code, passphrase)
    settle_files(folder, key, tell)
    return key
