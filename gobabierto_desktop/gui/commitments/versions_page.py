"""Versiones: what a commitment said in turn, with what each version took out and put in."""

from PySide6.QtWidgets import QFrame, QLabel, QTextBrowser, QVBoxLayout

from gobabierto_desktop.domain.versions import Revision
from gobabierto_desktop.gui.commitments.told_versions import told_versions
from gobabierto_desktop.gui.look import current_tokens, mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.titles import counted, title_of
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import versioning


class VersionsPage(PlainPage):
    """Of the commitment last opened; read anew each time the page comes into view."""

    has_forum_panel = False
    side_width = 0

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Versiones del compromiso")
        card, self.name, self.told = QFrame(), QLabel(), QTextBrowser()
        mark(card, role="card")
        mark(self.name, role="section")
        mark(self.told, role="flat")
        self.name.setWordWrap(True)
        self.told.setAccessibleName("Versiones y lo que cambió en cada una")
        column = QVBoxLayout(card)
        column.addWidget(self.name)
        column.addWidget(self.told, 1)
        self._back = self.add_button("&Regresar a la ficha", "chevron-left", "", self.go_back)
        self.lay_out(card)
        self.state.hide()

    def arrive(self) -> None:
        self.take_keyboard()
        commitment, desk = self.workspace.commitment, self.workspace.desk
        if commitment is None:
            self.name.setText("Elija un compromiso en «Compromisos».")
            return
        self.name.setText(title_of(commitment, desk.book, desk.terms))

        # The writer reads: whatever was typed before is written by then.
        self.workspace.write(lambda: versioning.revisions_of(desk, commitment.id), self._shown)

    def take_keyboard(self) -> None:
        self.told.setFocus()

    def go_back(self) -> None:
        """To the sheet of the commitment."""
        self.workspace.asked_for_page.emit("commitments")

    def _shown(self, revisions: tuple[Revision, ...]) -> None:
        self.told.setHtml(told_versions(revisions, current_tokens()))
        self.state.show_state(counted(len(revisions), "versión", "versiones"), "neutral")
        self.state.show()
