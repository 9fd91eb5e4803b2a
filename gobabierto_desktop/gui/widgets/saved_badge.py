"""The badge that always tells whether what was typed is safe: «Guardado 10:42:07»."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from gobabierto_desktop.gui.widgets.pill import Pill


class SavedBadge(Pill):
    """Shows the last thing known about saving; the caller tells it, it measures nothing itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Sin cambios", "neutral", parent)

    def show_saved(self, at: datetime) -> None:
        """Tell that everything typed until `at` (local time) is in the database."""
        self.show_state(f"Guardado {at:%H:%M:%S}", "ok")

    def show_saving(self) -> None:
        """Tell that something typed is not in the database yet."""
        self.show_state("Guardando…", "neutral")

    def show_failed(self, why: str) -> None:
        """Tell that saving failed, and why in a few words: «Sin guardar: disco lleno»."""
        self.show_state(f"Sin guardar: {why}", "danger")
