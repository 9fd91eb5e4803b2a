"""The heading of a side panel."""

from PySide6.QtWidgets import QLabel

from gobabierto_desktop.gui.look import mark


class SideHeading(QLabel):
    """Quiet bold words over a list."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        mark(self, role="section")
