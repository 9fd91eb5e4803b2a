"""The quarter by files: its Excel workbook goes out, its signed package leaves."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.follow_up.place import FollowUpPlace
from gobabierto_desktop.gui.widgets.job_strip import JobStrip
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.identity.keyring import open_signer
from gobabierto_desktop.reports.quarterly import QuarterlyScope
from gobabierto_desktop.services import enrolling, gathering, questioning, reports_sending
from gobabierto_desktop.services.progress import Tell

_ASK, _SEND = "Preparar el libro de Excel", "Entregar los informes"
_COUNTERSIGN = "Contrafirmar un informe"
_OPENS = "Contraseña o PIN con que se abre su firma:"
_WHO_SIGNS = ("Sólo yo", "Yo, y contrafirma aquí el delegado o la delegada con su archivo .p12")
_KEYS, _PACKAGES = "Archivos de firma (*.p12 *.pfx)", "Paquetes (*.asice)"

T = TypeVar("T")


class WorkbookStrip(JobStrip):
    """Each asks all it needs before it begins; nothing leaves unsigned."""

    def __init__(self, workspace: Workspace, place: FollowUpPlace) -> None:
        super().__init__()
        self._workspace, self._place = workspace, place

    def ask(self) -> None:
        """Write the workbook of the commitment and quarter in view, signed, where the user says."""
        desk, quarter = self._workspace.desk, self._place.quarter
        chosen = self._chosen(_ASK, "¿Dónde se guarda el libro de Excel?")
        if chosen:
            commitment, folder, secret = chosen

            def work(tell: Tell) -> Path:
                tell("Abriendo su firma…")
                signer = enrolling.signer_of(desk, secret)
                tell("Escribiendo el libro…")
                return questioning.ask(desk, commitment, quarter, signer, folder).path

            self._start(f"{_ASK}…", work, self._laid_down)

    def send(self) -> None:
        """Lay down the signed package of the reports sent; a delegate beside the liaison counter-signs at once."""
        desk, quarter, dialogs = self._workspace.desk, self._place.quarter, self._workspace.dialogs
        chosen = self._chosen(_SEND, "¿Dónde se guarda el paquete?")
        weight = gathering.weigh(desk, map(self._place.report_of, [one.id for one in self._place.milestones()]))
        question = f"El paquete lleva de evidencia {weight}. ¿Quiénes lo firman ahora?"
        who = dialogs.choose(_SEND, question, _WHO_SIGNS) if chosen else None
        if chosen is None or who is None:
            return
        commitment, folder, secret = chosen
        delegate, its_secret = None, ""
        if who == _WHO_SIGNS[1]:
            delegate = dialogs.open_file(f"{_SEND}: archivo de quien contrafirma", _KEYS)
            its_secret = dialogs.ask_passphrase(_SEND, f"Contraseña de {delegate.name}:") if delegate else ""
            if not delegate or not its_secret:
                return
        scope = QuarterlyScope(commitment.id, quarter)

        def work(tell: Tell) -> Path:
            tell("Abriendo las firmas…")
            second = open_signer(delegate, its_secret or "") if delegate else None
            signers = reports_sending.Signers(enrolling.signer_of(desk, secret), second)
            return reports_sending.send_report(desk, scope, signers, folder, tell).path

        self._start(f"{_SEND}…", work, self._laid_down)

    def countersign(self) -> None:
        """Counter-sign, as the delegate, a package that the liaison signed on another laptop."""
        desk, dialogs = self._workspace.desk, self._workspace.dialogs
        if not self._can_sign():
            return
        package = dialogs.open_file(_COUNTERSIGN, _PACKAGES)
        folder = dialogs.save_folder("¿Dónde se guarda el paquete contrafirmado?") if package else None
        secret = dialogs.ask_passphrase(_COUNTERSIGN, _OPENS) if folder else ""
        if package and folder and secret:

            def work(tell: Tell) -> Path:
                tell("Revisando lo que firmó el enlace…")
                return reports_sending.countersign(desk, package, enrolling.signer_of(desk, secret), folder).path

            self._start(f"{_COUNTERSIGN}…", work, self._laid_down)

    def _chosen(self, title: str, question: str) -> tuple[Record, Path, str] | None:
        """The commitment in view, a folder and the passphrase; None where one of them is missing."""
        workspace, commitment = self._workspace, self._place.commitment()
        if commitment is None:
            workspace.said.emit("Elija primero un compromiso.")
            return None
        if not self._can_sign():
            return None
        folder = workspace.dialogs.save_folder(question)
        secret = workspace.dialogs.ask_passphrase(title, _OPENS) if folder else ""
        if not folder or not secret:
            return None
        return commitment, folder, secret

    def _can_sign(self) -> bool:
        """Whether there is an identity to sign with; where there is none, say so and go where it is asked for."""
        if enrolling.has_identity(self._workspace.desk):
            return True
        self._workspace.said.emit("Falta la identidad para firmar. Pídala a quien coordina el plan.")
        self._workspace.asked_for_page.emit("identity")
        return False

    def _laid_down(self, path: Path) -> None:
        self._workspace.renew()
        self._workspace.said.emit(f"Quedó en {path.parent}: {path.name}")

    def _start(self, sentence: str, work: Callable[[Tell], T], then: Callable[[T], object]) -> None:
        """Begin once all that was typed is written: the job reads it."""
        failed = self._workspace.tell_failure
        self._workspace.write(lambda: None, lambda _: self.begin(sentence, work, then, failed))
