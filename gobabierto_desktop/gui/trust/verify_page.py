"""Verificar: any signed file is checked within the main window, whether or not this laptop signs."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from gobabierto_desktop.gui.page import Page
from gobabierto_desktop.gui.trust.verify_panel import VerifyPanel
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services.trusting import anchors_of


class VerifyPage(Page):
    """The panel, with those that this desk believes."""

    has_forum_panel = False

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        desk = workspace.desk
        self.panel = VerifyPanel(workspace.dialogs, partial(anchors_of, desk), desk.now)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.panel)

    def arrive(self) -> None:
        self.take_keyboard()

    def take_keyboard(self) -> None:
        self.panel.take_keyboard()

    def finish(self) -> None:
        self.panel.finish()

    def verify_files(self) -> None:
        """F11: choose files and check them."""
        self.panel.choose()
