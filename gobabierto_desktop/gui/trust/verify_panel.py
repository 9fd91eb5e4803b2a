"""Where files are dropped to be checked: needs no account, no identity and no book, and shows each verdict apart."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.gui.forms.verify_panel import Ui_VerifyPanel
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.item_rows import ItemRows
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.trust.words import checked_page, checked_row, state_of
from gobabierto_desktop.gui.widgets.banner import Banner
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.job_strip import JobStrip
from gobabierto_desktop.gui.widgets.pill import Pill
from gobabierto_desktop.gui.widgets.two_line import TwoLineDelegate
from gobabierto_desktop.identity.papers import fingerprint, read_certificate
from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.packages.reader import read_file
from gobabierto_desktop.services.checking import Checked, check_files, compare_again, may_be_compared
from gobabierto_desktop.services.progress import Cancelled, Tell

T = TypeVar("T")

_SIGNED = "Archivos firmados (*.asice *.sce *.asics *.scs *.pdf *.xlsx *.xlsm *.p7s *.p7m);;Todos (*)"
_CERTIFICATES = "Certificados (*.pem *.crt *.cer *.der);;Todos (*)"
_BOOKS = "Libro o paquete firmado (*.xlsx *.asice)"
_ROOM_BESIDE = 60
"""The least width, in letters, at which the result stands beside the list; below it, it stands under it."""

_NOBODY = (
    "Esta computadora todavía no conoce a ninguna autoridad: se ve si un archivo cambió, pero no si quien lo firmó es "
    "quien dice. Agregue el certificado que le dio quien coordina."
)


class VerifyPanel(QWidget):
    """`known` tells whom this laptop believes; asked anew, off the window's thread, at each check."""

    def __init__(
        self, dialogs: Dialogs, known: Callable[[], Anchors], now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dialogs, self._known, self._now = dialogs, known, now
        self._added: Anchors = Anchors((), ())
        self.ui = Ui_VerifyPanel()
        self.ui.setupUi(self)
        self.state, self.job, self.banner = Pill(), JobStrip(), Banner("")
        self.files: ItemRows[Checked] = ItemRows(checked_row, self)
        self._empty = EmptyState("shield-check", "Todavía no se ha comprobado ningún archivo.")
        # Moving or hiding parts of a layout while Qt walks it takes the process down: it is measured after.
        self._settling = QTimer(self, singleShot=True, interval=0)
        _ = self._settling.timeout.connect(self.measure)
        self._fill()
        self._connect()
        self.setAcceptDrops(True)
        self._refresh()
        self.measure()

    def take_keyboard(self) -> None:
        """Put the keyboard where files are chosen, or on the ones that were."""
        (self.ui.files if self.files.items else self.ui.choose_button).setFocus()

    def finish(self) -> None:
        """Stop what runs, and wait for it."""
        self.job.wait()

    # What can be asked

    def choose(self) -> None:
        """Choose files and check them."""
        self.check(self._dialogs.open_files("Verificar archivos", _SIGNED))

    def check(self, paths: Sequence[Path]) -> None:
        """Check files; what was checked before stays in the list, below."""
        if paths:
            work = partial(_check, tuple(paths), self._anchors, self._now)
            self._run("Verificando…", work, partial(self._show_checked, tuple(paths)))

    def compare(self) -> None:
        """Compare the workbook chosen in the list with the signed one."""
        checked = self._chosen()
        if checked is None or not may_be_compared(checked):
            self.banner.show_message("Elija en la lista un libro de Excel (.xlsx).", "info")
            self.banner.show()
            return
        signed = self._dialogs.open_file("¿Cuál es el libro firmado, o el paquete que lo trae?", _BOOKS)
        if signed:
            self._run("Comparando…", lambda tell: compare_again(checked, signed, tell), self._show_compared)

    def add_authority(self) -> None:
        """Believe one more authority until the program closes, once its fingerprint was compared."""
        file = self._dialogs.open_file("Agregar una autoridad", _CERTIFICATES)
        if file is None:
            return
        try:
            certificate = read_certificate(read_file(file))
        except KnownFailure as failure:
            self._refused(failure)
            return
        if self._dialogs.ask_whether(
            "Agregar una autoridad",
            f"Compare de viva voz esta huella con la que le diga quien le dio el certificado:\n\n"
            f"{fingerprint(certificate)}\n\nVale hasta que cierre el programa, y sólo para verificar.",
            "Es la misma: agregar",
            "No, volver",
        ):
            self._added = Anchors((*self._added.certificates, certificate), ())
            self.check([one.path for one in self.files.items])

    def copy(self) -> None:
        """Put all that was found on the clipboard, as text."""
        lines = [line for one in self.files.items for line in one.told(one.path.name)]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.banner.show_message("El resultado quedó copiado: péguelo donde lo necesite.", "ok")
        self.banner.show()

    def clear(self) -> None:
        """Take the file chosen out of the list."""
        gone = self._chosen()
        self._show([one for one in self.files.items if one is not gone], 0)
        self.take_keyboard()

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()
            mark(self.ui.drop_zone, over=True)

    def dragLeaveEvent(self, event: object) -> None:
        del event
        mark(self.ui.drop_zone, over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        mark(self.ui.drop_zone, over=False)
        event.acceptProposedAction()
        self.check(_dropped(event))

    # Within

    def _anchors(self) -> Anchors:
        known, added = self._known(), self._added
        return Anchors((*known.certificates, *added.certificates), known.revocation_lists, known.providers)

    def _run(self, sentence: str, work: Callable[[Tell], T], then: Callable[[T], object]) -> None:
        if not self.job.is_busy:
            self.banner.hide()
            self.job.begin(sentence, work, then, self._refused)

    def _refused(self, failure: KnownFailure) -> None:
        self.banner.show_message(str(failure), "info" if isinstance(failure, Cancelled) else "danger")
        self.banner.show()

    def _show_checked(self, paths: Sequence[Path], found: tuple[tuple[Checked, ...], bool]) -> None:
        checked, knows_somebody = found
        self._show([*checked, *(one for one in self.files.items if one.path not in paths)], 0)
        if not knows_somebody:
            self.banner.show_message(_NOBODY, "warn")
            self.banner.show()
        self.ui.files.setFocus()

    def _show_compared(self, compared: Checked) -> None:
        at = next((at for at, one in enumerate(self.files.items) if one.path == compared.path), 0)
        self._show([compared if one.path == compared.path else one for one in self.files.items], at)

    def _show(self, items: Sequence[Checked], at: int) -> None:
        self.files.show_items(items)
        self.ui.files.setCurrentIndex(self.files.index(at))
        self._refresh()

    def _chosen(self) -> Checked | None:
        index = self.ui.files.currentIndex()
        return self.files.items[index.row()] if index.isValid() else None

    def _refresh(self, _index: object = None, _before: object = None) -> None:
        items, chosen = self.files.items, self._chosen()
        for part in self._parts_of_a_result():
            part.setVisible(bool(items))
        self._empty.setVisible(not items)
        self.ui.compare_button.setVisible(chosen is not None and may_be_compared(chosen))
        self.ui.details.setHtml(checked_page(chosen) if chosen else "")
        if chosen:
            word, _, tone = state_of(chosen)
            self.state.show_state(word[:1].upper() + word[1:], tone)
        self.state.setVisible(chosen is not None)
        self._settling.start()

    def _parts_of_a_result(self) -> tuple[QWidget, ...]:
        ui = self.ui
        labels: tuple[QLabel, ...] = (ui.files_label, ui.details_label)
        return (*labels, ui.files, ui.details, ui.clear_button, ui.copy_button)

    def _fill(self) -> None:
        ui = self.ui
        ui.files.setModel(self.files)
        ui.files.setItemDelegate(TwoLineDelegate(ui.files))
        ui.head.addWidget(self.state)
        ui.notices.addWidget(self.banner)
        ui.notices.addWidget(self.job)
        self.banner.hide()
        ui.column.insertWidget(3, self._empty, 1)
        for button, icon in (
            (ui.authority_button, "certificate"),
            (ui.clear_button, "x"),
            (ui.compare_button, "file-text"),
            (ui.copy_button, "copy"),
        ):
            _ = dress(button, icon)
        _ = dress(ui.choose_button, "shield-check", "accent_ink")

    def _connect(self) -> None:
        ui = self.ui
        for button, does in (
            (ui.choose_button, self.choose),
            (ui.authority_button, self.add_authority),
            (ui.compare_button, self.compare),
            (ui.copy_button, self.copy),
            (ui.clear_button, self.clear),
        ):
            _ = button.clicked.connect(does)
            _ = self.job.busy.connect(button.setDisabled)
        _ = ui.files.selectionModel().currentChanged.connect(self._refresh)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settling.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_settling"):
            self._settling.start()

    def measure(self) -> None:
        """Set every length that is counted in letters."""
        edge = em(1.4)
        self.ui.column.setContentsMargins(edge, em(0.8), edge, em(0.8))
        self.ui.column.setSpacing(em(0.6))
        self.ui.drop_row.setContentsMargins(em(1), em(0.8), em(1), em(0.9))
        self.ui.drop_row.setSpacing(em(0.8))
        self.ui.foot.setSpacing(em(0.6))
        self.job.measure()
        is_wide = self.width() >= em(_ROOM_BESIDE)
        self.ui.body.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        self.ui.body.setSpacing(em(1.4) if is_wide else em(0.6))
        for column in (self.ui.files_column, self.ui.details_column):
            column.setSpacing(em(0.4))


def _check(
    paths: tuple[Path, ...], anchors: Callable[[], Anchors], now: Callable[[], datetime], tell: Tell
) -> tuple[tuple[Checked, ...], bool]:
    believed = anchors()
    return check_files(paths, believed, now(), tell), bool(believed.certificates or believed.providers)


def _dropped(event: QDragEnterEvent | QDropEvent) -> tuple[Path, ...]:
    files = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return tuple(one for one in files if one.is_file())
