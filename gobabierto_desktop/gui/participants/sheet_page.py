"""Hoja de asistencia: blank or with those registered, seen as it will be printed and saved as a PDF."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QRadioButton, QVBoxLayout, QWidget

from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.reading import Reading
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.labelled_field import LabelledField
from gobabierto_desktop.gui.widgets.number_field import NumberField
from gobabierto_desktop.gui.widgets.pages_view import PagesView
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.printing import MOST_PLACES, PLACES, Sheet, save_sheet, sheet_of
from gobabierto_desktop.services.progress import Tell

_HOW = "Las casillas llevan el número y el orden en que el programa las pregunta al transcribir (Ctrl+T)."
_PRIVATE = "Contiene datos personales: imprímala para firmarla, guárdela bajo llave y no la envíe ni la publique."
_NO_FORUM = "La hoja de asistencia es de un foro. Cree primero el foro."
_STATES = {Sheet.BLANK: "En blanco", Sheet.FILLED: "Con datos personales"}
_LEAST_SIDE, _LEAST_CONTENT, _LEAST_SHEET = 30, 26, 24


@dataclass(frozen=True, slots=True)
class _Made:
    """A sheet, and what was chosen when it was asked for."""

    choice: tuple[str, Sheet, int]
    document: bytes


class SheetPage(PlainPage):
    """What is saved is what is seen; it is made anew whenever the choice, or who is registered, changes."""

    def __init__(self, workspace: Workspace) -> None:
        self.side_width = _LEAST_SIDE
        super().__init__(workspace, "Hoja de asistencia")
        self.blank, self.filled = (
            QRadioButton("En b&lanco, para escribir a mano"),
            QRadioButton("Con quienes ya se &inscribieron"),
        )
        self.places, self._private = NumberField(most=MOST_PLACES), QLabel(_PRIVATE, wordWrap=True)
        self.pages, self._empty = (
            PagesView("Vista previa de la hoja de asistencia"),
            EmptyState("building", _NO_FORUM, "Crear el foro"),
        )
        self._content = QWidget()
        self._made: _Made | None = None
        self._saved: Path | None = None
        self._reading: Reading[_Made] = Reading(self._show, self.refused, self)
        self._lay_out()
        self._keep = self.add_button("Guardar la hoja en PDF…  Ctrl+Intro", "download", "primary", self.save_and_next)
        _ = self._empty.asked.connect(partial(workspace.asked_for_new.emit, "forum"))
        for told in (workspace.changed, workspace.renewed, workspace.place_changed):
            _ = told.connect(self._changed)
        _ = self.filled.toggled.connect(self._changed)
        _ = self.places.edited.connect(self._changed)

    def arrive(self) -> None:
        self._look()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        if self.workspace.forum is None:
            self._empty.take_keyboard()
        else:
            (self.filled if self.filled.isChecked() else self.blank).setFocus()

    def finish(self) -> None:
        super().finish()
        self._reading.wait()
        self.pages.wait()

    def save(self) -> None:
        self.save_and_next()

    def save_and_next(self) -> None:
        """Lay the PDF as it is seen wherever the user wants it."""
        made = self._made
        if made is None or made.choice != self._choice():
            self.say("La hoja todavía se está preparando: guárdela cuando la vea.", "warn")
            return
        suggested = "asistencia.pdf" if made.choice[1] is Sheet.FILLED else "asistencia-en-blanco.pdf"
        path = self.workspace.dialogs.save_file("Hoja de asistencia", suggested, "PDF (*.pdf)")
        if path:
            self.run("Guardando la hoja…", partial(_save, made.document, path), partial(self._told, path))

    def open_saved(self) -> None:
        """Open the PDF in the system's own program, which prints it."""
        if self._saved:
            _ = QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _told(self, path: Path, _done: None) -> None:
        self._saved = path
        self.say(f"La hoja quedó en {path}.", "ok", "&Abrirla para imprimir", self.open_saved)

    def _changed(self, _touched: object = None) -> None:
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        has_forum = self.workspace.forum is not None
        for part in (self._content, self.frame.side, self._keep):
            part.setVisible(has_forum)
        self._empty.setVisible(not has_forum)
        self._private.setVisible(self.filled.isChecked())
        if has_forum:
            self.state.show_state("Preparando…", "neutral")
            self._reading.ask(partial(_make, self.workspace.desk, self._choice()))

    def _choice(self) -> tuple[str, Sheet, int]:
        """Forum, kind and places as they are chosen now."""
        forum = self.workspace.forum
        kind = Sheet.FILLED if self.filled.isChecked() else Sheet.BLANK
        return forum.id if forum else "", kind, min(self.places.value() or 0, MOST_PLACES)

    def _show(self, made: _Made) -> None:
        self._made = made
        self.pages.show_document(made.document, "")
        if made.choice == self._choice():
            self.state.show_state(_STATES[made.choice[1]], "info")

    def measure(self) -> None:
        self.side_width = max(_LEAST_SIDE, self.width() // max(em(), 1) - _LEAST_CONTENT)
        super().measure()
        if hasattr(self, "pages"):
            self.frame.side_column.setContentsMargins(em(0.8), em(0.6), em(0.8), em(0.8))
            self.pages.sheet.setMinimumHeight(em(_LEAST_SHEET))

    def _lay_out(self) -> None:
        card, how = QFrame(), QLabel(_HOW, wordWrap=True)
        column, inside = QVBoxLayout(self._content), QVBoxLayout(card)
        mark(card, role="card")
        mark(how, role="subtitle")
        mark(self._private, role="warning")
        self.blank.setChecked(True)
        self.places.set_value(PLACES)
        for part in (
            self.blank,
            self.filled,
            self._private,
            LabelledField("Lugares en blanco para escri&bir", self.places),
        ):
            inside.addWidget(part)
        column.addWidget(how)
        column.addWidget(card)
        column.addStretch(1)
        self.frame.side_column.addWidget(self.pages, 1)
        self.frame.content.addWidget(self._empty)
        self.lay_out(self._content)


def _make(desk: Desk, choice: tuple[str, Sheet, int], /) -> _Made:
    forum, kind, places = choice
    return _Made(choice, sheet_of(desk, forum, kind, places))


def _save(document: bytes, path: Path, _tell: Tell) -> None:
    save_sheet(document, path)
