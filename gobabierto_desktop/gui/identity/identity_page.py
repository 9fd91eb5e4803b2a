"""Identidad: a request, the coordinator's answer, or the founding of the plan's authority: what a laptop signs with."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from gobabierto_desktop.gui.forms.identity_form import Ui_IdentityForm
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.identity import deeds
from gobabierto_desktop.gui.identity.words import HINTS, PILLS, SAID, spoken_identity
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.identity.meaning import meaning
from gobabierto_desktop.services import enrolling
from gobabierto_desktop.services.enrolling import Capacity, Enrolled, Identity, Person

_REQUESTS = "Solicitudes (*.pem)"


class IdentityPage(PlainPage):
    """Shows what can be done from where this laptop stands, and nothing else."""

    side_width = 0

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Identidad para firmar")
        content = QWidget()
        self.ui = Ui_IdentityForm()
        self.ui.setupUi(content)
        self.ui.name.setText(workspace.desk.author)
        self._found = self.add_button("Fundar la auto&ridad del plan", "shield-check", "", self.found)
        self._copy = self.add_button("Guardar otra copia de la &solicitud…", "device-usb", "", self.copy_request)
        self._renew = self.add_button("&Pedir la renovación…", "refresh", "", self.renew)
        self._ask = self.add_button("&Guardar la solicitud…", "device-usb", "primary", self.ask)
        self._enrol = self.add_button("&Tomar la respuesta…", "certificate", "primary", self.enrol)
        self._connect()
        self.lay_out(content)
        self._show_capacity()

    def arrive(self) -> None:
        self._show_capacity()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        is_new = enrolling.capacity(self.workspace.desk) is Capacity.NONE
        (self.ui.name if is_new else self.ui.secret).setFocus()

    def save_and_next(self) -> None:
        (self._ask if self._ask.isVisible() else self._enrol).click()

    def ask(self) -> None:
        """Make the key and lay the request where the user chooses."""
        if not self._is_filled():
            return
        path = self.workspace.dialogs.save_file("Guardar la solicitud", "solicitud.pem", _REQUESTS)
        if path:
            self.run(
                "Haciendo la llave…",
                partial(deeds.make_request, self.workspace.desk, path, self._person(), self.ui.secret.text()),
                lambda _: self._done(f"La solicitud quedó en {path}. Llévela a quien coordina."),
            )

    def renew(self) -> None:
        """Make a new key and ask for its certificate, signed with the present one, which goes on meanwhile."""
        identity = enrolling.identity_of(self.workspace.desk)
        if identity is None or not self._has_secret("Escriba la contraseña de su firma actual."):
            return
        path = self.workspace.dialogs.save_file("Pedir la renovación", "renovacion.pem", _REQUESTS)
        if path:
            person = Person(identity.name, identity.post, identity.institution, "")
            self.run(
                "Haciendo la llave nueva…",
                partial(deeds.ask_for_renewal, self.workspace.desk, path, person, self.ui.secret.text()),
                lambda _: self._done(f"La solicitud de renovación quedó en {path}. Siga firmando como hasta ahora."),
            )

    def copy_request(self) -> None:
        """Lay the request down again: the stick was lost."""
        path = self.workspace.dialogs.save_file("Guardar la solicitud", "solicitud.pem", _REQUESTS)
        if path:
            self.run(
                "Copiando la solicitud…",
                partial(deeds.copy_request, self.workspace.desk, path),
                lambda _: self._done(f"La solicitud quedó en {path}."),
            )

    def enrol(self) -> None:
        """Take the coordinator's answer in."""
        if not self._has_secret("Escriba la contraseña con que hizo la solicitud."):
            return
        path = self.workspace.dialogs.open_file("Tomar la respuesta", "Respuestas (*.json);;Todos (*)")
        if path:
            work = partial(deeds.enrol, self.workspace.desk, path, self.ui.secret.text())
            self.run("Revisando la respuesta…", work, self._enrolled)

    def found(self) -> None:
        """Found the plan's authority on this laptop."""
        if not self._is_filled():
            return
        if not self.workspace.dialogs.ask_whether(
            "Fundar la autoridad del plan",
            "Sólo quien coordina el plan debe hacerlo, una sola vez y en una sola computadora. Todos los paquetes se "
            "comprobarán contra esta autoridad.",
            "Fundar la autoridad",
            "No, volver",
        ):
            return
        self.run(
            "Haciendo las llaves de la autoridad…",
            partial(deeds.found_authority, self.workspace.desk, self._person(), self.ui.secret.text()),
            lambda _: self._done("La autoridad del plan quedó fundada en esta computadora."),
        )

    def open_kit(self) -> None:
        """Take the identity that was prepared: a file, a number and a PIN."""
        if not self._has_new_secret():
            return
        dialogs = self.workspace.dialogs
        kit = dialogs.open_file("Abrir un kit", "Archivos de inicio (*.asice)")
        number = dialogs.ask_line("Abrir un kit", "Número de su papeleta:") if kit else None
        if kit is None or number is None:
            return
        if not number.strip().isdigit():
            self.say(f"«{number}» no es un número de papeleta.", "warn")
            return
        pin = dialogs.ask_passphrase("Abrir un kit", "PIN de su papeleta:")
        if pin is not None:
            work = partial(deeds.open_kit, self.workspace.desk, kit, int(number), pin, self.ui.secret.text())
            self.run("Abriendo el kit…", work, self._enrolled)

    def sign_with_file(self) -> None:
        """Sign with a provider's file, kept again under the passphrase typed here."""
        if not self._has_new_secret():
            return
        file = self.workspace.dialogs.open_file("Usar un archivo de firma", "Archivos de firma (*.p12 *.pfx)")
        its = (
            self.workspace.dialogs.ask_passphrase("Usar un archivo de firma", f"Contraseña de {file.name}:")
            if file
            else None
        )
        if file and its is not None:
            work = partial(deeds.sign_with_file, self.workspace.desk, file, its, self.ui.secret.text())
            self.run("Abriendo el archivo de firma…", work, self._signs)

    def sign_with_token(self) -> None:
        """Sign with a token; its PIN is asked at each signature."""
        module = self.workspace.dialogs.open_file("Usar un dispositivo", "Bibliotecas PKCS#11 (*.so *.dll *.dylib)")
        if module:
            self.run("Buscando el dispositivo…", partial(deeds.tokens_at, module), partial(self._choose_token, module))

    def _choose_token(self, module: Path, labels: tuple[str, ...]) -> None:
        """Ask which one, where there are several, and its PIN."""
        dialogs = self.workspace.dialogs
        label = labels[0] if len(labels) == 1 else dialogs.choose("Usar un dispositivo", "¿Cuál?", labels)
        pin = dialogs.ask_passphrase("Usar un dispositivo", f"PIN de «{label}»:") if label else None
        if label and pin is not None:
            work = partial(deeds.sign_with_token, self.workspace.desk, module, pin, label)
            self.run("Abriendo el dispositivo…", work, self._signs)

    def _show_capacity(self) -> None:
        desk = self.workspace.desk
        capacity, identity = enrolling.capacity(desk), enrolling.identity_of(desk)
        said, explained = SAID[capacity]
        self.ui.standing.setText(f"{said} {spoken_identity(identity)}" if identity else said)
        self.ui.explained.setText(
            " ".join(part for part in (explained, meaning(identity.kind) if identity else "") if part)
        )
        self.state.show_state(*PILLS[capacity])
        is_new, has_asked = capacity is Capacity.NONE, enrolling.awaits_answer(desk)
        uses_file = identity is not None and not enrolling.uses_token(desk)
        for part, is_offered in (
            (self.ui.person_card, is_new),
            (self.ui.kit_button, identity is None),
            (self.ui.kit_hint, identity is None),
            (self._found, is_new),
            (self._ask, is_new),
            (self._copy, has_asked),
            (self._enrol, has_asked),
            (self._renew, uses_file and not has_asked),
        ):
            part.setVisible(is_offered)
        self._hint(HINTS[capacity], "hint")

    def _connect(self) -> None:
        for button, does, icon in (
            (self.ui.kit_button, self.open_kit, "package"),
            (self.ui.file_button, self.sign_with_file, "certificate"),
            (self.ui.token_button, self.sign_with_token, "key"),
        ):
            _ = dress(button, icon).clicked.connect(does)

    def _is_filled(self) -> bool:
        if not self.ui.name.text().strip():
            self._complain("Escriba su nombre completo.", self.ui.name)
            return False
        return self._has_new_secret()

    def _has_secret(self, sentence: str) -> bool:
        if not self.ui.secret.text():
            self._complain(sentence, self.ui.secret)
        return bool(self.ui.secret.text())

    def _has_new_secret(self) -> bool:
        if not self._has_secret("Escriba la contraseña con que va a firmar."):
            return False
        if self.ui.secret.text() != self.ui.again.text():
            self._complain("Las dos contraseñas no son iguales. Escríbalas de nuevo.", self.ui.again)
            return False
        self._hint(HINTS[Capacity.NONE], "hint")
        return True

    def _complain(self, sentence: str, field: QLineEdit) -> None:
        self._hint(sentence, "error")
        mark(field, invalid=True)
        field.setAccessibleDescription(sentence)
        field.setFocus()

    def _hint(self, sentence: str, role: str) -> None:
        self.ui.secret_hint.setText(sentence)
        mark(self.ui.secret_hint, role=role)
        for one in (self.ui.name, self.ui.secret, self.ui.again):
            mark(one, invalid=False)
            one.setAccessibleDescription("")

    def _person(self) -> Person:
        ui = self.ui
        return Person(ui.name.text(), ui.post.text(), ui.institution.text(), ui.email.text())

    def _enrolled(self, enrolled: Enrolled) -> None:
        self._done(
            f"Ya puede firmar como {enrolled.signer.name}. Compare por teléfono con quien coordina la huella de la "
            f"autoridad: {enrolled.fingerprint}"
        )
        self.workspace.renew()

    def _signs(self, identity: Identity) -> None:
        self._done(f"Ya puede firmar: {spoken_identity(identity)}")

    def _done(self, sentence: str) -> None:
        for secret in (self.ui.secret, self.ui.again):
            secret.clear()
        self._show_capacity()
        self.say(sentence, "ok")
        self.workspace.identity_changed.emit()

    def measure(self) -> None:
        super().measure()
        self.ui.column.setSpacing(em(0.9))
