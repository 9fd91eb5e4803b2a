"""Identidad: a request, the coordinator's answer, or the founding of the plan's authority: what a laptop signs with."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from gobabierto_desktop.gui.forms.identity_form import Ui_IdentityForm
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.widgets.pill import Tone
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.identity.enrolment import Person
from gobabierto_desktop.packages.reader import read_file
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services import enrolling
from gobabierto_desktop.services.enrolling import Capacity, Enrolled
from gobabierto_desktop.services.progress import Tell

_SAID = {
    Capacity.NONE: (
        "Esta computadora todavía no tiene identidad para firmar.",
        (
            "Escriba sus datos y una contraseña, y guarde la solicitud en una memoria USB para quien coordina el plan. "
            "Si usted coordina el plan, funde aquí su autoridad: con ella responderá las solicitudes de los demás."
        ),
    ),
    Capacity.ASKED: (
        "La solicitud está hecha: falta la respuesta de quien coordina.",
        (
            "Lleve la solicitud a quien coordina. Cuando reciba la respuesta, escriba la contraseña con que hizo la "
            "solicitud y tome la respuesta."
        ),
    ),
    Capacity.SIGNS: (
        "Esta computadora ya puede firmar.",
        (
            "Su firma es electrónica simple, respaldada por la autoridad del plan: dice quién firmó y descubre "
            "cualquier cambio posterior. La llave no sale de esta computadora y sólo se abre con su contraseña."
        ),
    ),
    Capacity.COORDINATES: (
        "Esta computadora coordina el plan: firma, responde solicitudes y abre lo reservado.",
        (
            "Guarde una copia de la carpeta de sus datos en lugar seguro: sin la llave de coordinación nadie puede "
            "abrir los datos personales que reciba. La contraseña no se puede recuperar."
        ),
    ),
}
_ADVICE = (
    "Use al menos ocho letras o números que pueda recordar: nadie puede recuperarla, y se pide cada vez que se firma."
)
_PILLS: dict[Capacity, tuple[str, Tone]] = {
    Capacity.NONE: ("Sin identidad", "neutral"),
    Capacity.ASKED: ("Solicitud hecha", "warn"),
    Capacity.SIGNS: ("Lista para firmar", "ok"),
    Capacity.COORDINATES: ("Coordina", "ok"),
}


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
        self._ask = self.add_button("&Guardar la solicitud…", "device-usb", "primary", self.ask)
        self._enrol = self.add_button("&Tomar la respuesta…", "certificate", "primary", self.enrol)
        self.lay_out(content)
        self._show_capacity()

    def arrive(self) -> None:
        self._show_capacity()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        capacity = enrolling.capacity(self.workspace.desk)
        if capacity is Capacity.NONE:
            self.ui.name.setFocus()
        elif capacity is Capacity.ASKED:
            self.ui.secret.setFocus()
        else:
            self.setFocus()

    def save_and_next(self) -> None:
        for button in (self._ask, self._enrol):
            if button.isVisible():
                button.click()

    def ask(self) -> None:
        """Make the key and lay the request where the user chooses."""
        if not self._is_filled():
            return
        path = self.workspace.dialogs.save_file("Guardar la solicitud", "solicitud.pem", "Solicitudes (*.pem)")
        if path:
            self.run(
                "Haciendo la llave…",
                partial(self._make_request, path, self._person(), self.ui.secret.text()),
                lambda _: self._done(f"La solicitud quedó en {path}. Llévela a quien coordina."),
            )

    def copy_request(self) -> None:
        """Lay the request down again: the stick was lost."""
        path = self.workspace.dialogs.save_file("Guardar la solicitud", "solicitud.pem", "Solicitudes (*.pem)")
        if path:
            self.run(
                "Copiando la solicitud…",
                partial(self._copy_to, path),
                lambda _: self._done(f"La solicitud quedó en {path}."),
            )

    def enrol(self) -> None:
        """Take the coordinator's answer in."""
        if not self.ui.secret.text():
            self._complain("Escriba la contraseña con que hizo la solicitud.", self.ui.secret)
            return
        path = self.workspace.dialogs.open_file("Tomar la respuesta", "Respuestas (*.json);;Todos (*)")
        if path:
            self.run("Revisando la respuesta…", partial(self._take_answer, path, self.ui.secret.text()), self._enrolled)

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
            partial(self._make_authority, self._person(), self.ui.secret.text()),
            lambda _: self._done("La autoridad del plan quedó fundada en esta computadora."),
        )

    def _show_capacity(self) -> None:
        capacity = enrolling.capacity(self.workspace.desk)
        said, explained = _SAID[capacity]
        self.ui.standing.setText(said)
        self.ui.explained.setText(explained)
        self.state.show_state(*_PILLS[capacity])
        is_new, has_asked = capacity is Capacity.NONE, capacity is Capacity.ASKED
        self.ui.person_card.setVisible(is_new)
        self.ui.secret_card.setVisible(is_new or has_asked)
        for part in (self.ui.again_label, self.ui.again):
            part.setVisible(is_new)
        for button, is_offered in (
            (self._found, is_new),
            (self._ask, is_new),
            (self._copy, has_asked),
            (self._enrol, has_asked),
        ):
            button.setVisible(is_offered)
        self._hint(_ADVICE if is_new else "La que escribió al hacer la solicitud.", "hint")

    def _is_filled(self) -> bool:
        if not self.ui.name.text().strip():
            self._complain("Escriba su nombre completo.", self.ui.name)
        elif not self.ui.secret.text():
            self._complain("Escriba una contraseña.", self.ui.secret)
        elif self.ui.secret.text() != self.ui.again.text():
            self._complain("Las dos contraseñas no son iguales. Escríbalas de nuevo.", self.ui.again)
        else:
            self._hint(_ADVICE, "hint")
            return True
        return False

    def _complain(self, sentence: str, field: QLineEdit) -> None:
        self._hint(sentence, "error")
        for one in (self.ui.name, self.ui.secret, self.ui.again):
            mark(one, invalid=one is field)
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

    def _make_request(self, path: Path, person: Person, passphrase: str, _tell: Tell) -> None:
        request = enrolling.ask(self.workspace.desk, person, passphrase)
        _ = deliver(path, read_file(request))

    def _copy_to(self, path: Path, _tell: Tell) -> None:
        _ = deliver(path, read_file(enrolling.request_file(self.workspace.desk)))

    def _take_answer(self, path: Path, passphrase: str, _tell: Tell) -> Enrolled:
        return enrolling.enrol(self.workspace.desk, read_file(path), passphrase)

    def _make_authority(self, person: Person, passphrase: str, _tell: Tell) -> None:
        desk = self.workspace.desk
        name = f"Autoridad del plan {desk.book.meta('plan_code')}"  # a certificate's name holds 64 bytes: no title fits
        _ = enrolling.found_authority(desk, name, person, passphrase)

    def _enrolled(self, enrolled: Enrolled) -> None:
        self._done(
            f"Ya puede firmar como {enrolled.signer.name}. Compare por teléfono con quien coordina la huella de la "
            f"autoridad: {enrolled.fingerprint}"
        )

    def _done(self, sentence: str) -> None:
        for secret in (self.ui.secret, self.ui.again):
            secret.clear()
        self._show_capacity()
        self.say(sentence, "ok")
        self.workspace.identity_changed.emit()

    def measure(self) -> None:
        super().measure()
        self.ui.column.setSpacing(em(0.9))
