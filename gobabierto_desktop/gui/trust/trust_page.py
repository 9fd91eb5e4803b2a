"""Confianza: requests in and certificates out, what is taken back, and whom the plan believes besides its authority."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.gui.forms.trust_form import Ui_TrustForm
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.item_rows import ItemRows
from gobabierto_desktop.gui.look import em
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.titles import counted
from gobabierto_desktop.gui.trust.trust_words import (
    CARRIES_IT,
    COORDINATION,
    KEEPS_IT,
    NOBODY,
    PROVIDER,
    authority_told,
    believed_row,
    issued_row,
)
from gobabierto_desktop.gui.widgets.two_line import TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.identity.believed import Believed
from gobabierto_desktop.identity.meaning import REASONS
from gobabierto_desktop.packages.reader import read_file
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services import believing, enrolling, returning, trusting
from gobabierto_desktop.services.returning import Answered
from gobabierto_desktop.services.trusting import Issued

_LISTS = "Listas de confianza (*.json);;Todos (*)"
_CERTIFICATES = "Certificados (*.pem *.crt *.cer *.der);;Todos (*)"
_REVOKED = "Listas de revocados (*.crl *.der *.pem);;Todos (*)"


class TrustPage(PlainPage):
    """Shows to everybody whom this laptop believes; changes are for the laptop that keeps the plan's authority."""

    side_width = 0
    has_forum_panel = False

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Confianza del plan")
        content = QWidget()
        self.ui = Ui_TrustForm()
        self.ui.setupUi(content)
        self.issued: ItemRows[Issued] = ItemRows(issued_row, self)
        self.believed: ItemRows[Believed] = ItemRows(believed_row, self)
        self._take = self.add_button("&Tomar una lista de confianza…", "certificate", "", self.take_list)
        self._save = self.add_button("Guardar &la lista de confianza…", "device-usb", "", self.save_list)
        self._save_revoked = self.add_button("Guar&dar los revocados (.crl)…", "download", "quiet", self.save_revoked)
        self._fill()
        self.lay_out(content)
        self._connect()
        self._refresh()

    def arrive(self) -> None:
        self._refresh()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        (self.ui.answer_button if trusting.has_authority(self.workspace.desk) else self._take).setFocus()

    # Certificates given out

    def answer_requests(self) -> None:
        """Grant the requests that people brought: new identities, renewals, other coordinators."""
        desk, dialogs = self.workspace.desk, self.workspace.dialogs
        if not enrolling.is_coordinator(desk):
            self.say("Sólo la computadora que coordina el plan responde solicitudes.", "warn")
            return
        requests = dialogs.open_files("Responder solicitudes", "Solicitudes (*.pem)")
        folder = dialogs.save_folder("¿Dónde se guardan las respuestas?") if requests else None
        if folder is None:
            return
        try:
            names = "; ".join(returning.told_applicant(one) for one in requests)
        except KnownFailure as failure:
            self.refused(failure)
            return
        secret = self._secret("Responder solicitudes", f"Va a dar identidad a: {names}.")
        if secret is not None:
            self.run(
                "Respondiendo las solicitudes…",
                partial(returning.answer_requests, desk, requests, folder, secret),
                partial(self._answered, folder),
            )

    def revoke(self) -> None:
        """Take the certificate chosen in the list back, for a reason; what it signs is accepted no more."""
        index = self.ui.issued.currentIndex()
        if not index.isValid():
            self.say("Elija en la lista el certificado que se revoca.", "info")
            return
        one, dialogs = self.issued.items[index.row()], self.workspace.dialogs
        if one.revoked:
            self.say(f"El certificado de {one.name} ya está revocado.", "info")
            return
        words = {said: reason for reason, said in REASONS.items()}
        chosen = dialogs.choose("Revocar un certificado", f"¿Por qué se revoca el de {one.name}?", list(words))
        if chosen is None:
            return
        secret = self._secret(
            "Revocar un certificado",
            f"Revocar no se puede deshacer: lo que {one.name} firme, o haya firmado, con ese certificado no se acepta.",
        )
        if secret is not None:
            self._change(
                "Revocando…",
                lambda: trusting.revoke(self.workspace.desk, one.serial, secret, words[chosen]),
                f"Revocado el certificado de {one.name}. Avise a los demás: guarde la lista y repártala.",
            )

    # Whom else the plan believes

    def add_anchor(self) -> None:
        """Believe a provider or another coordination, once its fingerprint was compared."""
        desk, dialogs = self.workspace.desk, self.workspace.dialogs
        file = dialogs.open_file("Agregar a alguien en quien se cree", _CERTIFICATES)
        if file is None:
            return
        try:
            content = read_file(file)
            found = believing.before_believing(desk, content)
        except KnownFailure as failure:
            self.refused(failure)
            return
        kind = dialogs.choose(
            "Agregar a alguien en quien se cree", f"¿Qué es «{found.name}»?", [PROVIDER, COORDINATION]
        )
        if kind is None or not dialogs.ask_whether(
            "Agregar a alguien en quien se cree",
            f"{found.name}\n\nHuella: {found.fingerprint}\n\nCompárela, letra por letra, con la que publica el "
            "prestador o con la que le diga de viva voz la otra coordinación. Todo el plan le creerá.",
            "Es la misma: agregar",
            "No, volver",
        ):
            return
        secret = self._secret("Agregar a alguien en quien se cree", f"Va a creer en {found.name}.")
        if secret is not None:
            believe = believing.trust_provider if kind == PROVIDER else believing.trust_authority
            self._change(
                "Firmando la lista…", lambda: believe(desk, content, secret), f"Desde ahora se cree en {found.name}."
            )

    def take_revoked(self) -> None:
        """Take in the list of certificates taken back that a provider or other coordination publishes."""
        desk = self.workspace.desk
        file = self.workspace.dialogs.open_file("Tomar una lista de revocados", _REVOKED)
        secret = self._secret("Tomar una lista de revocados", f"Se tomará {file.name}.") if file else None
        if file and secret is not None:
            self.run(
                "Revisando la lista…",
                lambda _tell: believing.take_provider_revocations(desk, read_file(file), secret),
                lambda issuer: self._done(
                    f"Se tomó la lista de revocados de {issuer.name}. Viaja en los próximos kits."
                ),
            )

    def stop_believing(self) -> None:
        """Believe whom the list has chosen no longer."""
        index = self.ui.believed.currentIndex()
        if not index.isValid():
            self.say("Elija en la lista a quién se deja de creer.", "info")
            return
        one = self.believed.items[index.row()]
        secret = self._secret(
            "Dejar de creerle", f"Lo que firmen con certificados de {one.name} será de alguien desconocido."
        )
        if secret is not None:
            self._change(
                "Firmando la lista…",
                lambda: believing.stop_trusting(self.workspace.desk, one.fingerprint, secret),
                f"Ya no se cree en {one.name}.",
            )

    # The list itself

    def take_list(self) -> None:
        """Take in a newer list of trust from a file."""
        file = self.workspace.dialogs.open_file("Tomar una lista de confianza", _LISTS)
        if file:
            self.run(
                "Revisando la lista…",
                lambda _tell: trusting.take_trust(self.workspace.desk, read_file(file)),
                lambda mark: self._done(f"Lista tomada. Compare de viva voz la huella de la autoridad: {mark}"),
            )

    def save_list(self) -> None:
        """Lay the list of trust down, to be handed around before the next kit."""
        self._lay_down(
            "Guardar la lista de confianza",
            f"confianza-{trusting.trust_version(self.workspace.desk)}.json",
            _LISTS,
            trusting.trust_file,
        )

    def save_revoked(self) -> None:
        """Lay down what the plan's authority took back in the form that other programs read."""
        self._lay_down("Guardar los revocados", "revocados.crl", _REVOKED, trusting.revocations_file)

    # Within

    def _lay_down(self, title: str, name: str, pattern: str, written: Callable[..., bytes]) -> None:
        path = self.workspace.dialogs.save_file(title, name, pattern)
        if path:
            self.run(
                "Guardando…",
                lambda _tell: deliver(path, written(self.workspace.desk)),
                lambda _: self.say(f"Quedó en {path}.", "ok"),
            )

    def _secret(self, title: str, sentence: str) -> str | None:
        return self.workspace.dialogs.ask_passphrase(title, f"{sentence} Contraseña de la autoridad del plan:")

    def _change(self, sentence: str, change: Callable[[], object], told: str) -> None:
        """Change the list of trust off the window's thread, and offer to lay it down."""
        self.run(sentence, lambda _tell: change(), lambda _: self._done(told, "Guardarla a&hora…"))

    def _done(self, told: str, action: str = "") -> None:
        self._refresh()
        self.say(told, "ok", action, self.save_list)
        self.workspace.identity_changed.emit()

    def _answered(self, folder: Path, answered: Sequence[Answered]) -> None:
        many = counted(len(answered), "respuesta quedó", "respuestas quedaron")
        self._done(f"{many} en {folder}: {', '.join(one.path.name for one in answered)}.")

    def _refresh(self) -> None:
        desk = self.workspace.desk
        keeps, (own, *others) = trusting.has_authority(desk), believing.believed(desk) or (None,)
        told, explained = NOBODY if own is None else (authority_told(own, trusting.trust_version(desk)), CARRIES_IT)
        self.ui.authority.setText(told)
        self.ui.explained.setText(KEEPS_IT if keeps else explained)
        given = trusting.issued(desk) if keeps else ()
        self.issued.show_items(given)
        self.believed.show_items(others)
        for part, is_shown in (
            (self.ui.issued_card, keeps),
            (self.ui.believed_card, keeps or bool(others)),
            *((one, keeps) for one in (self.ui.add_button, self.ui.list_button, self.ui.stop_button)),
            *((one, own is not None) for one in (self._save, self._save_revoked)),
        ):
            part.setVisible(is_shown)
        taken_back = sum(one.revoked is not None for one in given)
        if own is None:
            self.state.show_state("Sin autoridad", "neutral")
        elif keeps:
            said = (
                f"{counted(len(given), 'certificado', 'certificados')}, {counted(taken_back, 'revocado', 'revocados')}"
            )
            self.state.show_state(said, "info")
        else:
            self.state.show_state("Autoridad conocida", "ok")

    def _fill(self) -> None:
        for view, rows in ((self.ui.issued, self.issued), (self.ui.believed, self.believed)):
            view.setModel(rows)
            view.setItemDelegate(TwoLineDelegate(view))

    def _connect(self) -> None:
        for button, does, icon in (
            (self.ui.answer_button, self.answer_requests, "key"),
            (self.ui.revoke_button, self.revoke, "shield-x"),
            (self.ui.add_button, self.add_anchor, "plus"),
            (self.ui.list_button, self.take_revoked, "inbox"),
            (self.ui.stop_button, self.stop_believing, "trash"),
        ):
            _ = dress(button, icon).clicked.connect(does)
            _ = self.job.busy.connect(button.setDisabled)
        _ = self.workspace.renewed.connect(self._refresh)

    def measure(self) -> None:
        super().measure()
        self.ui.column.setSpacing(em(0.9))
        self.ui.lists.setSpacing(em(0.9))
        for row in (self.ui.issued_row, self.ui.believed_row):
            row.setSpacing(em(0.6))
        for view in (self.ui.issued, self.ui.believed):
            view.setMinimumSize(em(16), em(9))
