"""The evidence of a report: files dropped or chosen, a picture pasted, an address; what is in each is seen here."""

import html
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from gobabierto_desktop.domain.evidence import EVIDENCE
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import spoken_date
from gobabierto_desktop.gui.follow_up.place import FollowUpPlace
from gobabierto_desktop.gui.follow_up.under_report import UnderReportPage
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.record_page import Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.tasks import run
from gobabierto_desktop.gui.titles import UNTITLED, spoken
from gobabierto_desktop.gui.widgets.job_strip import JobStrip
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.reports.previews import Look, Preview
from gobabierto_desktop.services import gathering
from gobabierto_desktop.services.gathering import Gathered
from gobabierto_desktop.services.progress import Tell

_WORDS = Words(
    one="Evidencia",
    new="Nueva",
    icon="paperclip",
    without_place="Elija un hito: las evidencias son de su informe del trimestre.",
)
_SEEN = 480
"""Pixels of the longer side of what is shown beside the form."""

_MOST_ROWS = 12
_PASTING = "Pegar imagen: tome la foto con la aplicación Cámara, cópiela y péguela aquí (o suelte su archivo)"


class EvidencePage(UnderReportPage):
    """Files go in off the window's thread, with progress and a button that stops it."""

    side_width = 22

    def __init__(self, workspace: Workspace, place: FollowUpPlace) -> None:
        self.job = JobStrip()
        self.seen, self.facts, self.weight = QLabel(), QLabel(), SideHeading("")
        self._asked_for = ""
        super().__init__(workspace, EVIDENCE, _WORDS, place)
        self.setAcceptDrops(True)
        self.ui.column.insertWidget(1, self.job)
        self._additions = QHBoxLayout()
        self.ui.column.insertLayout(1, self._additions)
        self._add = [
            self._button("Archivos…", "Agregar archivos", "paperclip", self.choose_files),
            self._button("Carpeta…", "Agregar carpeta", "folder", self.choose_folder),
            self._button("Pegar imagen", _PASTING, "copy", self.paste_picture),
            self._button("Dirección…", "Agregar dirección de internet", "link", self.add_address),
        ]
        self._additions.addStretch(1)
        self.measure()

    def measure(self) -> None:
        super().measure()
        if hasattr(self, "_additions"):
            self._additions.setContentsMargins(em(1.4), 0, em(1.4), 0)
            self._additions.setSpacing(em(0.4))

    def finish(self) -> None:
        self.job.wait()

    # What can be added

    def choose_files(self) -> None:
        """Choose files on the disk."""
        self._take_in(self.workspace.dialogs.open_files("Agregar evidencias", "Todos los archivos (*)"))

    def choose_folder(self) -> None:
        """Choose a folder: all its files go in."""
        folder = self.workspace.dialogs.save_folder("Agregar todos los archivos de una carpeta")
        report, desk = self.place(), self.workspace.desk
        if folder is not None and report is not None:
            self._run(lambda tell: gathering.add_folder(desk, report, folder, tell))

    def paste_picture(self) -> None:
        """Take in the picture, or the files, that were copied elsewhere."""
        clipboard = QGuiApplication.clipboard()
        files = tuple(Path(one.toLocalFile()) for one in clipboard.mimeData().urls() if one.isLocalFile())
        picture, report, desk = clipboard.image(), self.place(), self.workspace.desk
        if files:
            self._take_in(files)
        elif not picture.isNull() and report is not None:
            name = f"Imagen pegada {desk.now():%Y-%m-%d %H%M%S}.png"
            self.workspace.write(lambda: gathering.add_picture(desk, report, _png(picture), name), self._added)
        else:
            self.workspace.said.emit("No hay una imagen ni un archivo copiados.")

    def add_address(self) -> None:
        """Add a page on the net: only its address is kept."""
        address = self.workspace.dialogs.ask_line("Agregar dirección", "Dirección de internet:", "https://")
        report, desk = self.place(), self.workspace.desk
        if address and address.strip() not in {"", "https://"} and report is not None:
            self.workspace.write(lambda: gathering.add_address(desk, report, address, {}), self._added)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self._place.is_open():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()]
        self._take_in(tuple(inside for one in paths for inside in (gathering.files_in(one) if one.is_dir() else [one])))

    # How it looks

    def describe(self, record: Record) -> Row:
        size = record.number("size")
        detail = gathering.spoken_size(size) if size is not None else record.text("url")
        kind = spoken(record, "evidence_kind", self.workspace.desk.terms)
        return Row(record.text("title") or UNTITLED, detail, kind or "sin tipo")

    def refresh(self) -> None:
        super().refresh()
        report = self.place()
        self.weight.setText(str(gathering.weigh(self.workspace.desk, [report])) if report else "")

    def fill_side(self, column: QVBoxLayout) -> None:
        column.addWidget(self.weight)
        super().fill_side(column)
        self.seen.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.seen.setWordWrap(True)
        self.seen.setTextFormat(Qt.TextFormat.RichText)
        self.facts.setWordWrap(True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self.facts, role="hint")
        column.addWidget(self.seen)
        column.addWidget(self.facts)

    def shown(self, record: Record) -> None:
        super().shown(record)
        for button in self._add if hasattr(self, "_add") else ():
            button.setVisible(self._place.is_open())
        self.facts.setText(self._facts(record))
        if record.id != self._asked_for:
            self._asked_for = record.id
            self._look_at(record)

    def _look_at(self, record: Record) -> None:
        """Open the file off the window's thread: a large PDF takes a while."""
        self.seen.clear()
        desk = self.workspace.desk
        if record.text("sha256"):
            _ = run(
                lambda _tell: gathering.look_at(desk, record, _SEEN),
                self,
                lambda found: self._show_seen(record.id, found),
                lambda failure: self.workspace.said.emit(failure.message),
            )

    def _show_seen(self, record: str, found: Preview | None) -> None:
        if record != self._asked_for:
            return
        if found is None:
            self.seen.setText("El archivo no está en esta computadora.")
        elif found.png:
            side = em(self.side_width - 3)
            picture = QPixmap.fromImage(QImage.fromData(found.png))
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.seen.setPixmap(picture.scaled(side, side, keep, smooth))
        elif found.look is Look.NOTHING:
            self.seen.setText("Este tipo de archivo no se muestra aquí; se guarda y viaja tal como está.")
        else:
            self.seen.setText(_in_words(found))
        self.seen.setAccessibleName(f"Vista previa: {found.look.value if found else 'ninguna'}")

    def _facts(self, record: Record) -> str:
        if not record.text("sha256"):
            return ""
        told = [record.text("file_name"), f"SHA-256 {record.text('sha256')[:16]}…"]
        if record.text("taken_on"):
            told.append(f"Según la cámara: {spoken_date(record.text('taken_on'))}")
        if record.text("taken_latitude"):
            told.append(f"Tomada en {record.text('taken_latitude')}, {record.text('taken_longitude')}")
        others = [
            one
            for one in gathering.used_twice(self.workspace.desk).get(record.text("sha256"), ())
            if one.id != record.id
        ]
        if others:
            told.append("⚠ El mismo archivo es evidencia de otro hito.")
        return "\n".join(told)

    def _button(self, text: str, aloud: str, icon: str, asked: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(aloud)
        button.setToolTip(aloud)
        _ = dress(button, icon)
        _ = button.clicked.connect(asked)
        mark(button, kind="small")
        self._additions.addWidget(button)
        return button

    def _take_in(self, files: tuple[Path, ...]) -> None:
        report, desk = self.place(), self.workspace.desk
        if files and report is not None:
            self._run(lambda tell: gathering.add_files(desk, report, files, tell))

    def _run(self, work: Callable[[Tell], Gathered]) -> None:
        if self.job.is_busy:
            self.workspace.said.emit("Espere a que termine de agregar lo anterior, o deténgalo.")
            return
        self.workspace.autosave.settle_all()
        self.job.begin("Agregando evidencias…", work, self._gathered, self._stopped)

    def _gathered(self, gathered: Gathered) -> None:
        if gathered.taken:
            self._added(gathered.taken[-1])
        for failure in gathered.refused:
            self.workspace.tell_failure(failure)

    def _added(self, evidence: Record) -> None:
        self.workspace.changed.emit({evidence.id})
        self.open_record(evidence)
        self.form.focus_field("evidence_kind")

    def _stopped(self, failure: KnownFailure) -> None:
        self.refresh()
        self.workspace.said.emit(failure.message)


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    _ = buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "PNG"):  # pyright: ignore[reportCallIssue, reportArgumentType] - the stubs know paths only
        raise ValueError("Qt could not write the picture as PNG")
    return bytes(buffer.data().data())


def _in_words(found: Preview) -> str:
    if found.rows:
        rows = "".join(
            f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in found.rows[:_MOST_ROWS]
        )
        return f"<table border='1' cellspacing='0' cellpadding='3'>{rows}</table>"
    return f"<p align='left'>{html.escape(found.text[:600])}</p>"
