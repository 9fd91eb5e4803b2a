"""Preparar un kit: the forums that facilitators receive, and identities ready for them behind a number and a PIN."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from gobabierto_desktop.gui.forms.kit_form import Ui_KitForm
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.titles import UNTITLED, counted
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import preparing, printing, trusting
from gobabierto_desktop.services.preparing import Kit, Slip

_ID = Qt.ItemDataRole.UserRole
_HINT = "Con sus mesas y lo que ya se escribió. Espacio marca o quita."
_NO_FORUMS = "Todavía no hay foros: créelos antes en el menú Foro."


class KitPage(PlainPage):
    """The slips are shown and saved once: nobody can look a PIN up again, not even here."""

    side_width = 0
    has_forum_panel = False

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Preparar un kit")
        content = QWidget()
        self.ui = Ui_KitForm()
        self.ui.setupUi(content)
        self._slips: tuple[Slip, ...] = ()
        self._make = self.add_button("Guardar el &kit  Ctrl+Intro", "package", "primary", self.make)
        _ = dress(self.ui.slips_button, "file-text").clicked.connect(self.save_slips)
        self.lay_out(content)
        self._show_slips(())
        _ = self.job.busy.connect(self.ui.slips_button.setDisabled)
        _ = workspace.renewed.connect(self._show_forums)

    def arrive(self) -> None:
        self._show_forums()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        self.ui.forums.setFocus()

    def leave(self) -> None:
        """Nothing secret stays on a page that nobody looks at."""
        self.ui.secret.clear()
        self._show_slips(())

    def save_and_next(self) -> None:
        self.make()

    def make(self) -> None:
        """Write the kit where the user chooses; the slips are shown after."""
        forums, secret = self._chosen(), self.ui.secret.text()
        people = tuple(preparing.read_person(line) for line in self._lines())
        if not forums:
            self.say("Marque al menos un foro.", "warn")
            self.ui.forums.setFocus()
            return
        if people and not trusting.has_authority(self.workspace.desk):
            self.say("Sólo la computadora que guarda la autoridad del plan prepara identidades.", "warn")
            return
        if not secret:
            self.say("Falta la contraseña con que se firma el kit.", "warn")
            self.ui.secret.setFocus()
            return
        path = self.workspace.dialogs.save_file("Guardar el kit", "kit.asice", "Archivos de inicio (*.asice)")
        if path:
            work = partial(preparing.prepare_kit, self.workspace.desk, forums, people, secret, path)
            self.run("Preparando el kit…", work, self._made)

    def save_slips(self) -> None:
        """Lay the slips down as a PDF to print and cut."""
        path = self.workspace.dialogs.save_file("Guardar las papeletas", "papeletas.pdf", "PDF (*.pdf)")
        if path:
            self.run(
                "Escribiendo las papeletas…",
                lambda _tell: printing.print_slips(self.workspace.desk, path, self._slips),
                lambda _: self.say(
                    f"Las papeletas quedaron en {path}. Imprímalas, borre el archivo y entréguelas aparte del kit.",
                    "ok",
                ),
            )

    def _made(self, kit: Kit) -> None:
        self.ui.secret.clear()
        self._show_slips(kit.slips)
        told = f"El kit quedó en {kit.sent.path} ({counted(sum(kit.sent.counts.values()), 'registro', 'registros')})."
        if kit.slips:
            told += " Guarde ahora las papeletas: los PIN no se pueden volver a ver."
            self.ui.slips_button.setFocus()
        self.say(told, "ok")
        self.workspace.renewed.emit()

    def _show_slips(self, slips: tuple[Slip, ...]) -> None:
        self._slips = slips
        self.ui.slips.setText("\n".join(f"{one.number}. {one.name} · PIN {_in_groups(one.pin)}" for one in slips))
        self.ui.slips_card.setVisible(bool(slips))

    def _show_forums(self) -> None:
        kept = {*self._chosen()} if self.ui.forums.count() else None
        self.ui.forums.clear()
        forums = self.workspace.desk.book.records("forum")
        for one in forums:
            row = QListWidgetItem(one.text("name") or UNTITLED, self.ui.forums)
            row.setData(_ID, one.id)
            is_chosen = kept is None or one.id in kept
            row.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        self.ui.forums.setCurrentRow(0)
        self.ui.forums_hint.setText(_HINT if forums else _NO_FORUMS)
        self._make.setEnabled(bool(forums))
        self.state.show_state(counted(len(forums), "foro", "foros"), "neutral")

    def _chosen(self) -> tuple[str, ...]:
        rows = (self.ui.forums.item(at) for at in range(self.ui.forums.count()))
        return tuple(str(one.data(_ID)) for one in rows if one.checkState() is Qt.CheckState.Checked)

    def _lines(self) -> list[str]:
        return [line for line in self.ui.people.toPlainText().splitlines() if line.strip()]

    def measure(self) -> None:
        super().measure()
        self.ui.column.setSpacing(em(0.9))
        self.ui.halves.setSpacing(em(0.9))
        for part in (self.ui.forums, self.ui.people):
            part.setMinimumSize(em(14), em(8))
        mark(self.ui.slips, role="strong")


def _in_groups(pin: str) -> str:
    return " ".join(pin[place : place + 5] for place in range(0, len(pin), 5))
