"""Entrega: a forum or one mesa becomes a signed package on a memory stick; what was delivered, what was received."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from gobabierto_desktop.domain.problems import Severity
from gobabierto_desktop.gui.delivery.words import delivered_row, remaining_row
from gobabierto_desktop.gui.forms.delivery_form import Ui_DeliveryForm
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.item_rows import ItemRows
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, counted, table_title
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.two_line import TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.packages.verification import STANDINGS
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import enclosing, enrolling, receiving, reviewing, sending
from gobabierto_desktop.services.enrolling import Capacity
from gobabierto_desktop.services.progress import Tell
from gobabierto_desktop.services.receiving import Keys, Received, Refused
from gobabierto_desktop.services.reviewing import Review
from gobabierto_desktop.services.sending import Sent

_SIGNERS = {
    Capacity.NONE: (
        "Falta la identidad para firmar.",
        "Lo que se entrega va firmado: pida una identidad a quien coordina el plan.",
    ),
    Capacity.ASKED: (
        "La solicitud está hecha: falta la respuesta de quien coordina.",
        "Puede seguir capturando; podrá entregar cuando tome la respuesta.",
    ),
}
_ROWS_OF_PROBLEMS = 3


class DeliveryPage(PlainPage):
    """«Entregado» is said only after the file on the stick was read again; «recibido» only after its signed receipt."""

    side_width = 26

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Entrega")
        content = QWidget()
        self.ui = Ui_DeliveryForm()
        self.ui.setupUi(content)
        self.folder: Path | None = None
        self.problems = ItemRows(partial(remaining_row, workspace.desk), self)
        self.deliveries = ItemRows(partial(delivered_row, workspace.desk), self)
        self._fill_side()
        self._deliver = self.add_button("Entre&gar  Ctrl+Intro", "send", "primary", self.deliver)
        self._lay_out()
        missing = "Se entrega un foro, o una de sus mesas. Cree primero el foro."
        self._no_forum = EmptyState("building", missing, "Crear el foro")
        self.frame.content.addWidget(self._no_forum)
        self._content = content
        self.lay_out(content)
        self._connect()
        self._show_signer()

    # What the window asks

    def arrive(self) -> None:
        self._show_signer()
        self._show_place()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        if self._scope() is None:
            self._no_forum.take_keyboard()
        elif not enrolling.has_identity(self.workspace.desk):
            self.ui.identity_button.setFocus()
        elif self.folder is None:
            self.ui.place_button.setFocus()
        else:
            self.ui.secret.setFocus()

    def begin_delivery(self) -> None:
        """F8."""
        self.take_keyboard()

    def save_and_next(self) -> None:
        self.deliver()

    def go_to_problem(self) -> None:
        if self.problems.items:
            self._open_problem(self.problems.index(0))

    # Delivering

    def choose_folder(self) -> None:
        """Choose the memory stick, or any folder."""
        folder = self.workspace.dialogs.save_folder("¿Dónde se guarda el paquete?")
        if folder:
            self.folder = folder
            self.ui.place_button.setText(str(folder))
            self.ui.place_button.setAccessibleName(f"Carpeta o memoria USB: {folder}")
            self.ui.secret.setFocus()

    def deliver(self) -> None:
        """Sign what was chosen and lay it in the folder."""
        scope, folder, secret = self._scope(), self.folder, self.ui.secret.text()
        if scope is None:
            self.say("No hay foro abierto. Elija o cree un foro para entregarlo.", "warn")
        elif not enrolling.has_identity(self.workspace.desk):
            self.say("Falta la identidad para firmar. Pídala a quien coordina el plan.", "warn")
            self.ui.identity_button.setFocus()
        elif folder is None:
            self.say("Falta elegir la carpeta o memoria USB.", "warn")
            self.ui.place_button.setFocus()
        elif not secret:
            self.say("Falta la contraseña o PIN con que se abre su firma.", "warn")
            self.ui.secret.setFocus()
        else:
            work = partial(self._send, scope, folder, secret, is_enclosed=self.ui.enclosed.isChecked())
            self.run("Preparando el paquete…", work, self._delivered)

    def take_receipts(self) -> None:
        """Take in the receipts that the coordinator gave back."""
        paths = self.workspace.dialogs.open_files("Tomar acuses", "Acuses (*.asice)")
        if paths:
            work = partial(receiving.receive, self.workspace.desk, paths, Keys(None, None))
            self.run("Revisando los acuses…", work, self._received)

    def _send(self, scope: Scope, folder: Path, secret: str, tell: Tell, *, is_enclosed: bool) -> Sent:
        tell("Abriendo su firma…")
        desk = self.workspace.desk
        send = enclosing.send_enclosed if is_enclosed else sending.send
        return send(desk, scope, enrolling.signer_of(desk, secret), folder, tell)

    def _delivered(self, sent: Sent) -> None:
        self.ui.secret.clear()
        self._show_place()
        self.say(
            f"Entregado: {sent.path.name} quedó en {sent.path.parent} y se leyó de nuevo para comprobarlo "
            f"({counted(sum(sent.counts.values()), 'registro', 'registros')}).",
            "ok",
        )
        self.workspace.renew()

    def _received(self, results: tuple[Received | Refused, ...]) -> None:
        self._show_place()
        refused = [one for one in results if isinstance(one, Refused)]
        if refused:
            self.say("; ".join(f"{one.path.name}: {one.failure}" for one in refused), "danger")
        else:
            self.say(f"{counted(len(results), 'acuse comprobado', 'acuses comprobados')}: recibido.", "ok")
        self.workspace.renew()

    # Showing

    def _scope(self) -> Scope | None:
        forum, table = self.workspace.forum, self.workspace.table
        if forum is None:
            return None
        is_one = self.ui.one_table.isChecked() and table is not None
        return Scope(forum.id, table.id if is_one and table else None)

    def _show_signer(self) -> None:
        capacity = enrolling.capacity(self.workspace.desk)
        identity = enrolling.identity_of(self.workspace.desk)
        if identity is None:
            said, hint = _SIGNERS[capacity]
        else:
            said = f"Firma {identity.name}."
            known = f"{STANDINGS[identity.standing].capitalize()}, hasta el {identity.ends:%d/%m/%Y}."
            hint = ", ".join(part for part in (identity.post, identity.institution) if part)
            hint = f"{hint}. {known}" if hint else known
        self.ui.signer.setText(said)
        self.ui.signer_hint.setText(hint)

    def _show_place(self) -> None:
        forum, table = self.workspace.forum, self.workspace.table
        for part in (self._content, self._deliver):
            part.setVisible(forum is not None)
        self._no_forum.setVisible(forum is None)
        name = (forum.text("name") or UNTITLED) if forum else ""
        self.ui.whole_forum.setText(f"&Todo el foro: {_plain(name)}")
        self.ui.one_table.setText(f"&Sólo la {_plain(table_title(table, self.workspace.desk.terms))}" if table else "")
        self.ui.one_table.setVisible(table is not None)
        self._ask_review()
        deliveries = tuple(reversed(self.workspace.desk.book.deliveries()))
        self.deliveries.show_items(deliveries)
        self._no_deliveries.setVisible(not deliveries)
        self._tell_state()

    def _tell_state(self) -> None:
        scope = self._scope()
        told = f"{scope.forum}/{scope.table or ''}" if scope else ""
        mine = [one for one in self.deliveries.items if one.scope == told]
        if not mine:
            self.state.show_state("Sin entregar", "neutral")
        elif mine[0].acknowledged_at:
            self.state.show_state("Recibido", "ok")
        else:
            self.state.show_state("Entregado", "info")

    def _ask_review(self) -> None:
        """The review is read off the window's thread: a forum may hold thousands of records."""
        scope = self._scope()
        if scope is None:
            self._show_review(Review(()))
        else:
            self.workspace.writer.ask(
                partial(reviewing.review, self.workspace.desk, scope), self._show_review, self.workspace.tell_failure
            )

    def _show_review(self, review: Review) -> None:
        self.problems.show_items(review.remaining)
        errors, warnings = review.count(Severity.ERROR), review.count(Severity.WARNING)
        self.ui.problems.setVisible(bool(review.remaining))
        height = QSizePolicy.Policy.Preferred if review.remaining else QSizePolicy.Policy.Maximum
        self.ui.problems_card.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        if review.remaining:
            self.ui.problems_label.setText(
                f"{counted(errors, 'dato por completar o corregir', 'datos por completar o corregir')} · "
                f"{counted(warnings, 'aviso', 'avisos')}"
            )
            self.ui.problems_hint.setText("Puede entregar así: lo que falta queda señalado. Intro abre el registro.")
        else:
            self.ui.problems_label.setText("Todo está completo")
            self.ui.problems_hint.setText("No queda nada por corregir en lo que va a entregar.")

    def _open_problem(self, index: QModelIndex) -> None:
        self.workspace.asked_for_problem.emit(self.problems.items[index.row()].record)

    def _renewed(self) -> None:
        if self.isVisible():
            self._show_place()

    def _scope_chosen(self) -> None:
        self._ask_review()
        self._tell_state()

    # Putting together

    def _connect(self) -> None:
        _ = self._no_forum.asked.connect(lambda: self.workspace.asked_for_new.emit("forum"))
        _ = self.ui.identity_button.clicked.connect(lambda: self.workspace.asked_for_page.emit("identity"))
        _ = self.ui.place_button.clicked.connect(self.choose_folder)
        _ = self.ui.whole_forum.toggled.connect(self._scope_chosen)
        _ = self.ui.problems.activated.connect(self._open_problem)
        _ = self.workspace.identity_changed.connect(self._show_signer)
        for signal in (self.workspace.place_changed, self.workspace.renewed):
            _ = signal.connect(self._renewed)

    def _fill_side(self) -> None:
        column = self.frame.side_column
        self._no_deliveries = SideHeading("Todavía no ha entregado nada desde esta computadora.")
        mark(self._no_deliveries, role="hint")
        self._list = QListView()
        self._list.setAccessibleName("Entregas")
        self._list.setModel(self.deliveries)
        self._list.setItemDelegate(TwoLineDelegate(self._list))
        mark(self._list, role="flat")
        column.addWidget(SideHeading("Entregas"))
        column.addWidget(self._no_deliveries)
        column.addWidget(self._list, 1)

    def _lay_out(self) -> None:
        self._receipts = self.add_button("To&mar acuses…", "circle-check", "", self.take_receipts)
        self.frame.side_column.addWidget(self._receipts)
        self.ui.problems.setModel(self.problems)
        self.ui.problems.setItemDelegate(TwoLineDelegate(self.ui.problems))
        _ = dress(self.ui.identity_button, "certificate")
        _ = dress(self.ui.place_button, "device-usb", "quiet_ink")

    def measure(self) -> None:
        super().measure()
        self.ui.column.setSpacing(em(0.9))
        self.ui.problems.setMinimumHeight(em(3.8) * _ROWS_OF_PROBLEMS)


def _plain(text: str) -> str:
    return text.replace("&", "&&")
