"""A line over a form that a closed acta holds: it can be read there, and corrected only by an addendum."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.widgets.banner import Banner
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.holding import closed_by


class HeldStrip(Banner):
    """Hidden while the record may be written in; `asked` leads to the acta, where the addendum is written."""

    def __init__(self, desk: Desk, written: Sequence[QWidget]) -> None:
        super().__init__("", "info", "Ir al acta")
        self._desk, self._written = desk, tuple(written)
        self.acta: Record | None = None
        """The closed acta that holds the record in view, None where none does."""
        self.hide()

    def follow(self, record: Record) -> None:
        """Let the record be written in, or not, as the actas of its forum stand now."""
        was_held = self.is_holding
        self.acta = acta = closed_by(self._desk, record)
        is_held = self.is_holding
        if acta is not None:
            said = f"El acta {acta.text('number')} está cerrada: una corrección se hace por adenda."
            self.show_message(said, "info")
        if is_held != was_held:
            for part in self._written:
                part.setEnabled(not is_held)
        self.setVisible(is_held)

    @property
    def is_holding(self) -> bool:
        """Whether the record in view is held."""
        return self.acta is not None

    def take_keyboard(self) -> None:
        """Put the keyboard on the way to the acta."""
        self._button.setFocus()
