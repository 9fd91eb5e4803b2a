"""Every question the program asks, in one place, so that tests can answer them. Nothing else may exec()."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.gui.forms.text_window import Ui_TextWindow
from gobabierto_desktop.gui.look import em


class Dialogs:
    """The questions. Each answers None where the user thought better of it."""

    def __init__(self) -> None:
        self.window: QWidget | None = None

    def open_file(self, title: str, pattern: str) -> Path | None:
        """Choose a file to open; `pattern` as «Paquetes (*.asice)»."""
        chosen, _ = QFileDialog.getOpenFileName(self.window, title, "", pattern)
        return Path(chosen) if chosen else None

    def open_files(self, title: str, pattern: str) -> tuple[Path, ...]:
        """Choose some files to open; none where the user thought better of it."""
        chosen, _ = QFileDialog.getOpenFileNames(self.window, title, "", pattern)
        return tuple(Path(one) for one in chosen)

    def save_file(self, title: str, suggested: str, pattern: str) -> Path | None:
        """Choose where a file is written."""
        chosen, _ = QFileDialog.getSaveFileName(self.window, title, suggested, pattern)
        return Path(chosen) if chosen else None

    def save_folder(self, title: str) -> Path | None:
        """Choose a folder to write in: a memory stick, say."""
        chosen = QFileDialog.getExistingDirectory(self.window, title)
        return Path(chosen) if chosen else None

    def ask_passphrase(self, title: str, question: str) -> str | None:
        """Ask for a PIN or passphrase, unseen."""
        return self._ask(title, question, QLineEdit.EchoMode.Password, "")

    def ask_line(self, title: str, question: str, suggested: str = "") -> str | None:
        """Ask for a line of text."""
        return self._ask(title, question, QLineEdit.EchoMode.Normal, suggested)

    def choose(self, title: str, question: str, offers: Sequence[str]) -> str | None:
        """Choose one of a list."""
        chosen, is_given = QInputDialog.getItem(self.window, title, question, list(offers), 0, False)
        return chosen if is_given else None

    def ask_whether(self, title: str, question: str, yes: str, no: str) -> bool:
        """Ask something that cannot be undone; Escape and Enter both mean `no`."""
        box = QMessageBox(QMessageBox.Icon.Warning, title, question, QMessageBox.StandardButton.NoButton, self.window)
        accepted = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refused = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refused)
        box.setEscapeButton(refused)
        _ = box.exec()
        return box.clickedButton() is accepted

    def show_text(self, title: str, html: str) -> None:
        """Show a page of text: the keys, who made the program, what a check found."""
        window = QDialog(self.window)
        form = Ui_TextWindow()
        form.setupUi(window)
        window.setWindowTitle(title)
        form.text.setHtml(html)
        form.text.setAccessibleName(title)
        window.resize(em(46), em(38))
        _ = window.exec()

    def show_failure(self, failure: KnownFailure) -> None:
        """Tell what the world refused, before there is a window to show it on."""
        box = QMessageBox(QMessageBox.Icon.Warning, "Gobierno Abierto", failure.message, parent=self.window)
        box.setInformativeText(failure.remedy)
        _ = box.exec()

    def show_crash(self, log: Path) -> None:
        """Tell that the program failed, that what was typed is safe, and where the details are."""
        box = QMessageBox(QMessageBox.Icon.Critical, "Algo falló en el programa", _CRASH, parent=self.window)
        box.setInformativeText(f"Los detalles técnicos, sin datos personales, quedaron en:\n{log}")
        _ = box.exec()

    def _ask(self, title: str, question: str, echo: QLineEdit.EchoMode, suggested: str) -> str | None:
        answer, is_given = QInputDialog.getText(self.window, title, question, echo, suggested)
        return answer if is_given else None


_CRASH = (
    "Ocurrió un error que no esperábamos. Lo que escribió está guardado y aparecerá al abrir de nuevo el programa. "
    "Puede seguir trabajando; si el error se repite, cierre y vuelva a abrir."
)
