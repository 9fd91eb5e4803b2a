"""Acta: ratified, closed by the facilitator's signature, signed by others on the same PDF, corrected by addenda."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from gobabierto_desktop.domain.ids import child_id
from gobabierto_desktop.domain.minutes import ADDENDUM, ActaState
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import mark
from gobabierto_desktop.gui.minutes import deeds
from gobabierto_desktop.gui.minutes.acta_view import ActaView
from gobabierto_desktop.gui.minutes.pad_window import PadWindow
from gobabierto_desktop.gui.minutes.reading_window import ReadingWindow
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import editing, enrolling
from gobabierto_desktop.services.minutes import Countersigned
from gobabierto_desktop.services.showing_acta import Reading

_CLOSE, _SIGN, _ADD = "Cerrar y firmar el acta", "Contrafirmar el acta", "Firmar la adenda"
_NO_CHANGE = "Al cerrarla, lo que el acta dice ya no cambia: toda corrección se hace después con una adenda."
_OPENED_BY = "Contraseña o PIN con que se abre su firma:"
_PART = "¿En calidad de qué firma?"
_OTHER = "Otra…"
_PARTS = ("Delegado o delegada de una institución", "Observador u observadora", "Participante", _OTHER)
WHOLE, PUBLIC = "Completo, con las firmas a mano: lleva datos personales", "Público, sin las firmas a mano"
COPIES = (WHOLE, PUBLIC)
_PDF, _KEYS = "Actas (*.pdf)", "Archivos de firma (*.p12 *.pfx)"


class ActaPage(ActaView):
    """Ctrl+Enter is always the next step of the acta; nothing is signed without its passphrase."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        side = self.frame.side_column
        for text, icon, does in (
            ("Leer en vo&z alta  Mayús+F5", "message", self.read_aloud),
            ("Guardar PDF…  Ctrl+Mayús+S", "download", self.save_pdf),
        ):
            side.addWidget(self.add_button(text, icon, "", does))
        self._take = self.add_button("&Tomar firmas…", "inbox", "", self.take_signatures)
        self._begin = self.add_button("Com&pletar con adenda…", "pencil", "", self.begin_addendum)
        later = QHBoxLayout()  # beside the signatures: three buttons at the foot are wider than a small window
        for button in (self._take, self._begin):
            later.addWidget(button)
        later.addStretch(1)
        self.ui.signatures_column.addLayout(later)
        self._hands = self.add_button("Fir&mas a mano…  Ctrl+F5", "pencil", "", self.sign_by_hand)
        self.ui.parts_column.addWidget(self._hands, 0, Qt.AlignmentFlag.AlignLeft)
        self._ratify = self.add_button("Ratificar", "check", "", self.ratify)
        self._close = self.add_button("Cerrar y f&irmar…", "lock", "", self.close_acta)
        self._sign = self.add_button("C&ontrafirmar…", "certificate", "", self.countersign)
        self._add = self.add_button("Firmar la adenda…", "certificate", "", self.sign_addendum)
        self._texts = {one: one.text() for one in (self._ratify, self._close, self._sign, self._add)}
        self._icons = {self._ratify: "check", self._close: "lock"}
        self._first: QPushButton = self._ratify
        self.reading: ReadingWindow | None = None
        self.pad: PadWindow | None = None
        self.lay_out(self.content)
        self.show_steps()

    def save(self) -> None:
        """Nothing waits to be saved: steps are written when they are taken."""

    def save_and_next(self) -> None:
        if self._first.isVisible():
            self._first.click()

    # What can be done

    def save_pdf(self) -> None:
        """Lay the PDF as it is shown wherever the user wants it."""
        shown = self.shown
        if shown is None or not shown.document:
            self.say("Todavía no hay un acta que guardar.", "warn")
            return
        dialogs, scope = self.workspace.dialogs, shown.closing.scope
        is_signed_by_hand = bool(shown.hands or shown.traces)
        copy = dialogs.choose("Guardar el acta", "¿Qué ejemplar?", COPIES) if is_signed_by_hand else WHOLE
        path = dialogs.save_file("Guardar el acta", f"acta-{shown.number}.pdf", _PDF) if copy else None
        if path:
            work = partial(deeds.save, shown.document, path)
            if copy == PUBLIC:
                work = partial(deeds.save_public, self.workspace.desk, scope, path)
            self.run("Guardando el PDF…", work, lambda _: self.say(f"El acta quedó en {path}.", "ok"))

    def read_aloud(self) -> None:
        """Fill the screen with the acta in large type, clause by clause."""
        scope = self.scope()
        if scope is None:
            self.workspace.said.emit("Elija o cree primero un foro.")
        else:
            self.run("Preparando la lectura…", partial(deeds.read_aloud, self.workspace.desk, scope), self._read)

    def ratify(self) -> None:
        """Note that the acta was read and ratified, as the form says."""
        scope, values = self.scope(), self.ratifying.record().values
        if scope is None or self.is_closed():
            return
        if not values.get("ratified_on"):
            self.ratifying.focus_field("ratified_on")
            self.say("Falta la fecha en que se ratificó.", "warn")
            return
        self.drafts.keep()
        work = partial(deeds.ratify, self.workspace.desk, scope, values)
        self.run("Ratificando…", work, partial(self._done, "El acta quedó ratificada. Ciérrela con su firma."))

    def sign_by_hand(self) -> None:
        """Open the pad: whoever has no certificate draws a signature, or is left a line in the printed copy."""
        scope, shown = self.scope(), self.shown
        if scope is None or shown is None:
            self.workspace.said.emit("Elija o cree primero un foro.")
        elif self.is_closed():
            self.say("El acta está cerrada: ya no se firma a mano. Lo que falte se hace constar en una adenda.", "warn")
        else:
            self._pad().open_for(scope, f"Acta No. {shown.number}")

    def close_acta(self) -> None:
        """Sign as who facilitates: from then on what the acta tells does not change."""
        scope, shown, dialogs = self.scope(), self.shown, self.workspace.dialogs
        if scope is None or shown is None or self.is_closed() or not self._has_identity():
            return
        if not shown.closing.may_close:
            self.say(" ".join(one.message for one in shown.closing.obstacles), "warn")
            self.take_keyboard()
            return
        if not dialogs.ask_whether(_CLOSE, _NO_CHANGE, "Cerrar y firmar", "No, volver"):
            return
        secret = dialogs.ask_passphrase(_CLOSE, _OPENED_BY)
        if secret:
            work = partial(deeds.close, self.workspace.desk, scope, secret)
            self.run("Abriendo su firma…", work, partial(self._done, "El acta quedó cerrada y firmada."))

    def countersign(self) -> None:
        """A delegate or observer signs the same PDF, here, with the file of their own identity."""
        acta, dialogs = self._closed_acta(), self.workspace.dialogs
        file = dialogs.open_file(f"{_SIGN}: archivo de quien firma", _KEYS) if acta else None
        part = dialogs.choose(_SIGN, _PART, _PARTS) if file else None
        told = dialogs.ask_line(_SIGN, _PART) if part == _OTHER else part
        secret = dialogs.ask_passphrase(_SIGN, f"Contraseña de {file.name}:") if file and told else None
        if acta and file and told and secret:
            work = partial(deeds.countersign, self.workspace.desk, acta, file, secret, told)
            self.run("Firmando…", work, partial(self._countersigned, acta))

    def take_signatures(self) -> None:
        """Take in the acta as others signed it on their own computers."""
        acta = self._closed_acta()
        path = self.workspace.dialogs.open_file("Tomar firmas", _PDF) if acta else None
        if acta and path:
            work = partial(deeds.take_countersigned, self.workspace.desk, acta, path)
            self.run("Revisando las firmas…", work, partial(self._countersigned, acta))

    def begin_addendum(self) -> None:
        """Open the form of an addendum; its author and date are those of today until others are typed."""
        acta = self._closed_acta()
        if acta is None:
            self.say("El acta no está cerrada: corríjala directamente. La adenda es para después.", "warn")
            return
        desk = self.workspace.desk
        identity = enrolling.identity_of(desk)
        post = ", ".join(part for part in (identity.post, identity.institution) if part) if identity else ""
        today = desk.now().astimezone().date().isoformat()
        name = identity.name if identity else desk.author
        told: dict[str, Value] = {"acta": acta.id, "written_on": today, "written_by": name, "post": post or None}
        begun = Record(ADDENDUM.name, child_id(acta.id, ADDENDUM.name, desk.device), acta.parent).with_values(told)
        self.correcting.show_record(editing.with_drafts(desk, begun))
        self.ui.addendum_card.show()
        self.show_steps()
        self.correcting.focus_first()

    def sign_addendum(self) -> None:
        """Sign what the form of the addendum says."""
        acta = self._closed_acta()
        if acta is None or not self._has_identity():
            return
        if self.correcting.ask_all():
            _ = self.correcting.focus_first_problem()
            return
        secret = self.workspace.dialogs.ask_passphrase(_ADD, _OPENED_BY)
        if secret:
            work = partial(deeds.add, self.workspace.desk, acta, self.correcting.record().values, secret)
            self.run("Abriendo su firma…", work, self._added)

    # How something ended

    def _pad(self) -> PadWindow:
        if self.pad is None:
            self.pad = PadWindow(self.workspace, self.window())
            _ = self.pad.signed.connect(self.workspace.changed)
        return self.pad

    def _read(self, readings: tuple[Reading, ...]) -> None:
        self.reading = ReadingWindow(readings, self.window())
        self.reading.open_whole()

    def _done(self, sentence: str, record: Record) -> None:
        self.say(sentence, "ok")
        self.look()
        self.workspace.changed.emit({record.id})

    def _countersigned(self, acta: Record, made: Countersigned) -> None:
        self._done(f"El acta lleva {made.signatures} de {made.places} firmas posibles.", acta)

    def _added(self, addendum: Record) -> None:
        self.ui.addendum_card.hide()
        self.drafts.forget(self.correcting.record())
        self._done("La adenda quedó firmada, junto al acta.", addendum)

    def _closed_acta(self) -> Record | None:
        return self.shown.closing.acta if self.shown and self.is_closed() else None

    def _has_identity(self) -> bool:
        if enrolling.has_identity(self.workspace.desk):
            return True
        identity = partial(self.workspace.asked_for_page.emit, "identity")
        self.say("Falta la identidad para firmar. Pídala a quien coordina el plan.", "warn", "Identidad", identity)
        return False

    def show_steps(self) -> None:
        if not hasattr(self, "_first"):  # the view asks while it is put together
            return
        is_closed, has_place = self.is_closed(), self.scope() is not None
        is_correcting = is_closed and not self.ui.addendum_card.isHidden()
        is_ratified = self.shown is not None and self.shown.state is ActaState.RATIFIED
        for part, is_offered in (
            (self.ui.signatures_card, is_closed),
            (self.ui.ratify_card, not is_closed),
            (self._hands, has_place and not is_closed),
            (self._ratify, has_place and not is_closed),
            (self._close, has_place and not is_closed),
            (self._take, is_closed and not is_correcting),
            (self._begin, is_closed and not is_correcting),
            (self._sign, is_closed and not is_correcting),
            (self._add, is_correcting),
        ):
            part.setVisible(is_offered)
        self._first = self._close if is_ratified else self._ratify
        if is_closed:
            self._first = self._add if is_correcting else self._sign
        for button, text in self._texts.items():
            is_first = button is self._first
            button.setText(f"{text}  Ctrl+Intro" if is_first else text)
            icon = self._icons.get(button, "certificate")
            mark(dress(button, icon, "accent_ink" if is_first else "ink"), kind="primary" if is_first else "")
