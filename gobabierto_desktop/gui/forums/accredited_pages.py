"""Who was accredited by an institution, and who was trained to facilitate or observe: a page for each."""

from functools import partial
from pathlib import Path

from gobabierto_desktop.domain.convening import DELEGATE, TRAINING
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.titles import UNTITLED, counted, spoken
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services.desk import Desk

_NO_FORUM, _MAKE_ONE = "Esto es de un foro. Cree primero el foro.", "Crear el foro"
_DELEGATE = Words("Delegado/a", "Nuevo", "users", _NO_FORUM, _MAKE_ONE)
_TRAINING = Words("Capacitación", "Nueva", "school", _NO_FORUM, _MAKE_ONE)
_CERTIFICATE = "Constancia de capacitación"


class DelegatePage(RecordPage):
    """The accredited delegates of the forum, by institution."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, DELEGATE, _DELEGATE)

    def describe(self, record: Record) -> Row:
        of = spoken(record, "institution", self.workspace.desk.terms) or record.text("organisation")
        return Row(record.text("name") or UNTITLED, of, "suplente" if record.is_yes("is_alternate") else "titular")


class TrainingPage(RecordPage):
    """The trainings; each gives a certificate, signed by who sits here."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, TRAINING, _TRAINING)

    def describe(self, record: Record) -> Row:
        hours = record.number("hours")
        told = (record.text("course"), counted(hours, "hora", "horas") if hours else "")
        return Row(record.text("name") or UNTITLED, " · ".join(one for one in told if one))

    def write_certificate(self) -> None:
        """Sign the certificate of the training in view, as a PDF."""
        self.leave()
        record, dialogs = self.form.record(), self.workspace.dialogs
        if not record.text("name"):
            self.workspace.said.emit("Elija primero la capacitación.")
            return
        path = dialogs.save_file(_CERTIFICATE, "constancia.pdf", "PDF (*.pdf)")
        secret = dialogs.ask_passphrase(_CERTIFICATE, "Contraseña de su identidad:") if path else None
        if path and secret:
            work = partial(_certify, self.workspace.desk, record.id, secret, path)
            self.workspace.write(work, lambda _: self.workspace.said.emit(f"Constancia firmada: {path.name}."))


def _certify(desk: Desk, training: str, secret: str, path: Path) -> None:
    # What signs and prints is slow to load: it is loaded where a certificate is asked for.
    from gobabierto_desktop.services.certifying import write_certificate  # noqa: PLC0415
    from gobabierto_desktop.services.enrolling import signer_of  # noqa: PLC0415

    found = desk.book.record(training)
    if found:
        write_certificate(desk, found, signer_of(desk, secret), path)
