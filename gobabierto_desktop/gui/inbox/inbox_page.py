"""Bandeja: packages are taken in, each with verdict and balance; what they brought is consolidated."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QTextBrowser, QWidget

from gobabierto_desktop.gui.forms.inbox_form import Ui_InboxForm
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.inbox.quarantine import QuarantineSeen
from gobabierto_desktop.gui.inbox.words import Package, package_page, package_row
from gobabierto_desktop.gui.item_rows import ItemRows
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import counted
from gobabierto_desktop.gui.widgets.balance import BalanceView
from gobabierto_desktop.gui.widgets.banner import Banner
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.two_line import TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import consolidating, enrolling, pairing, receiving, returning
from gobabierto_desktop.services.consolidating import Consolidated
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.progress import Tell
from gobabierto_desktop.services.receiving import Balance, Keys, Received, Refused
from gobabierto_desktop.services.setting_aside import hand_out

_PACKAGES = "Paquetes (*.asice)"
_SUFFIX = ".asice"


class InboxPage(PlainPage):
    """A refused package never stops the others; nothing is decided for the user."""

    side_width = 26

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Bandeja")
        content = QWidget()
        self.ui = Ui_InboxForm()
        self.ui.setupUi(content)
        self.packages: ItemRows[Package] = ItemRows(package_row, self)
        self.balance, self.details = BalanceView(), QTextBrowser()
        self._empty = EmptyState("inbox", "Todavía no se ha recibido ningún paquete en esta computadora.")
        self._session: tuple[Received | Refused, ...] = ()
        self._consolidated: Path | None = None
        self._quarantine = QuarantineSeen(workspace.desk)
        self._fill()
        self.lay_out(content)
        self._connect()
        self.setAcceptDrops(True)
        self._refresh()

    # What the window asks

    def arrive(self) -> None:
        self._refresh()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        self.ui.choose_button.setFocus()

    # Taking in

    def choose_packages(self) -> None:
        """F9: choose packages and take them in."""
        self.receive(self.workspace.dialogs.open_files("Recibir paquetes", _PACKAGES))

    def receive(self, paths: Sequence[Path]) -> None:
        """Take packages in; the coordinator's passphrase opens what is reserved and signs the receipts."""
        if not paths:
            return
        secret = ""
        if enrolling.is_coordinator(self.workspace.desk):
            asked = self.workspace.dialogs.ask_passphrase(
                "Recibir paquetes", "Contraseña de coordinación, para abrir lo reservado y firmar los acuses:"
            )
            if asked is None:
                return
            secret = asked
        self.run("Revisando los paquetes…", partial(_receive, self.workspace.desk, paths, secret), self._received)

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
        self.receive(_dropped(event))

    # Giving back

    def return_receipts(self) -> None:
        """Lay the receipts of this session where who sent the packages gets them."""
        receipts = [one.receipt for one in self._session if isinstance(one, Received) and one.receipt]
        if not receipts:
            self.say("No hay acuses de esta sesión que devolver. Se hacen al recibir paquetes.", "info")
            return
        folder = self.workspace.dialogs.save_folder("¿Dónde se guardan los acuses?")
        if folder:
            self.run(
                "Copiando los acuses…",
                partial(returning.return_receipts, receipts, folder),
                lambda copies: self.say(
                    f"{counted(len(copies), 'acuse quedó', 'acuses quedaron')} en {folder}. "
                    "Devuélvalos a quien envió los paquetes.",
                    "ok",
                ),
            )

    def take_out(self) -> None:
        """Hand a copy of the chosen file of quarantine out, for somebody to examine."""
        index = self.ui.packages.currentIndex()
        one = self._quarantine.of(self.packages.items[index.row()]) if index.isValid() else None
        folder = self.workspace.dialogs.save_folder("¿Dónde se deja la copia?") if one else None
        if one and folder:
            self.run(
                "Sacando una copia…",
                lambda _tell: hand_out(self.workspace.desk, one.sha256, folder),
                lambda path: self.say(f"La copia quedó en {path}. No la abra sin saber qué es.", "ok"),
            )

    # Consolidating

    def consolidate(self) -> None:
        """F12: everything in the book becomes a workbook and a report."""
        desk, dialogs = self.workspace.desk, self.workspace.dialogs
        folder = dialogs.save_folder("¿Dónde se guarda el consolidado?")
        if folder is None:
            return
        secret: str | None = None
        if enrolling.has_identity(desk):
            secret = dialogs.ask_passphrase("Consolidar", "Contraseña, para firmar el libro y el informe consolidados:")
            if secret is None:
                return
        self.run("Consolidando…", partial(_consolidate, desk, folder, secret), self._told_consolidated)

    def open_folder(self) -> None:
        """Open the folder of the consolidated documents in the system's own window."""
        if self._consolidated:
            _ = QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._consolidated)))

    # Showing

    def _received(self, results: tuple[Received | Refused, ...]) -> None:
        self._session = (*results, *self._session)
        taken = [one for one in results if isinstance(one, Received)]
        refused = len(results) - len(taken)
        total = sum((one.balance for one in taken), Balance())
        self.balance.show_balance(total.plain())
        self.ui.balance_card.show()
        told = counted(len(taken), "paquete recibido", "paquetes recibidos")
        if refused:
            told += f", {counted(refused, 'rechazado', 'rechazados')}: vea el motivo y qué hacer en cada uno"
        has_receipts = any(one.receipt for one in taken)
        offered = "&Guardar acuses…" if has_receipts else ""
        self.say(f"{told}.", "warn" if refused else "ok", offered, self.return_receipts)
        self.workspace.renew()
        self.workspace.write(partial(pairing.waiting, self.workspace.desk), self._tell_doubles)
        self._refresh()
        self.ui.packages.setFocus()
        self.ui.packages.setCurrentIndex(self.packages.index(0))

    def _tell_doubles(self, many: int) -> None:
        """Who was registered at two laptops is seen once both were taken in."""
        if many:
            pairs = counted(many, "pareja de personas parece repetida", "parejas de personas parecen repetidas")
            self.workspace.said.emit(f"{pairs}: Ctrl+Mayús+R para decidir.")

    def _told_consolidated(self, made: Consolidated) -> None:
        self._consolidated = made.workbook.parent
        told = f"Consolidado en {made.workbook.parent}: {made.workbook.name} y {made.document.name}."
        self.say(told, "ok", "A&brir la carpeta", self.open_folder)

    def _refresh(self) -> None:
        shown = {one.manifest.package for one in self._session if isinstance(one, Received)}
        before = [one for one in reversed(self.workspace.desk.book.arrivals()) if one.package not in shown]
        told = {one.quarantine for one in self._session if isinstance(one, Refused)}
        aside = [one for one in self._quarantine.files() if one.kept.path not in told]
        self.packages.show_items((*self._session, *aside, *before))
        for part in (self.ui.packages_label, self.ui.packages, self.frame.side):
            part.setVisible(bool(self.packages.items))
        self._empty.setVisible(not self.packages.items)
        waiting = len(self.workspace.desk.book.conflicts())
        many = counted(waiting, "dato quedó en conflicto", "datos quedaron en conflicto")
        self._waiting.show_message(f"{many}: dos personas escribieron cosas distintas en lo mismo.", "warn")
        self._waiting.setVisible(waiting > 0)
        if waiting:
            self.state.show_state(f"{counted(waiting, 'conflicto', 'conflictos')} por decidir", "warn")
        elif self.packages.items:
            self.state.show_state("Al día", "ok")
        else:
            self.state.show_state("Vacía", "neutral")
        self._show_details(self.ui.packages.currentIndex(), QModelIndex())

    def _show_details(self, index: QModelIndex, _before: QModelIndex) -> None:
        page = package_page(self.packages.items[index.row()]) if index.isValid() else _NOTHING_CHOSEN
        self.details.setHtml(page)
        chosen = self.packages.items[index.row()] if index.isValid() else None
        self._take_out.setVisible(self._quarantine.of(chosen) is not None)

    # Putting together

    def _fill(self) -> None:
        self.ui.packages.setModel(self.packages)
        self.ui.packages.setItemDelegate(TwoLineDelegate(self.ui.packages))
        self.ui.column.addWidget(self._empty, 1)
        self.ui.balance_column.addWidget(self.balance)
        self.ui.balance_card.hide()
        self._waiting = Banner("", "warn", "&Decidir  F7")
        self._waiting.hide()
        self.ui.waiting_place.addWidget(self._waiting)
        _ = dress(self.ui.choose_button, "inbox", "accent_ink")
        self.details.setAccessibleName("Detalle del paquete")
        self.details.setTabChangesFocus(True)
        self.frame.side_column.addWidget(SideHeading("Detalle del paquete"))
        self.frame.side_column.addWidget(self.details, 1)
        self._take_out = QPushButton("Sacar una copia de cuaren&tena…")
        _ = self._take_out.clicked.connect(self.take_out)
        self._take_out.hide()
        self.frame.side_column.addWidget(self._take_out)
        self._verify = self.add_button("Verificar arc&hivo…", "shield-check", "", self._go_to_verify)
        self._answer = self.add_button("Responder &solicitudes…", "key", "", self._go_to_trust)
        self._consolidate = self.add_button("C&onsolidar…", "file-text", "", self.consolidate)

    def _go_to_conflicts(self) -> None:
        self.workspace.asked_for_page.emit("conflicts")

    def _go_to_trust(self) -> None:
        self.workspace.asked_for_page.emit("trust")

    def _go_to_verify(self) -> None:
        self.workspace.asked_for_page.emit("verify")

    def _connect(self) -> None:
        _ = self._waiting.asked.connect(self._go_to_conflicts)
        _ = self.ui.choose_button.clicked.connect(self.choose_packages)
        _ = self.ui.packages.selectionModel().currentChanged.connect(self._show_details)
        _ = self.job.busy.connect(self.ui.choose_button.setDisabled)
        _ = self.workspace.renewed.connect(self._refresh)

    def measure(self) -> None:
        super().measure()
        self.ui.column.setSpacing(em(0.7))
        self.ui.packages.setMinimumHeight(em(12))


_NOTHING_CHOSEN = "<p>Elija un paquete para ver quién lo firmó, si está íntegro y qué trajo.</p>"


def _receive(desk: Desk, paths: Sequence[Path], secret: str, tell: Tell) -> tuple[Received | Refused, ...]:
    keys = Keys(None, None)
    if secret:
        tell("Abriendo la llave de coordinación…")
        keys = Keys(enrolling.opener_of(desk, secret), enrolling.signer_of(desk, secret))
    return receiving.receive(desk, paths, keys, tell)


def _consolidate(desk: Desk, folder: Path, secret: str | None, tell: Tell) -> Consolidated:
    signer = enrolling.signer_of(desk, secret) if secret is not None else None
    return consolidating.consolidate(desk, folder, signer, tell)


def _dropped(event: QDragEnterEvent | QDropEvent) -> tuple[Path, ...]:
    files = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return tuple(one for one in files if one.suffix.lower() == _SUFFIX)
