"""How the parts of a record page stand and are dressed, beyond what Designer says."""

from PySide6.QtWidgets import QWidget

from gobabierto_desktop.gui.forms.record_page import Ui_RecordPage
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark


def measure_page(ui: Ui_RecordPage, side_width: int) -> None:
    """Set the lengths that are counted in letters."""
    ui.column.setContentsMargins(0, em(0.8), 0, 0)
    ui.column.setSpacing(em(0.5))
    ui.head.setContentsMargins(em(1.4), 0, em(1.4), 0)
    ui.note.setContentsMargins(em(1.4), 0, em(1.4), 0)
    ui.foot.setContentsMargins(em(1.4), em(0.2), em(1.4), em(0.8))
    ui.side.setFixedWidth(em(side_width))


def dress_page(ui: Ui_RecordPage, form: QWidget) -> None:
    """Give the parts their roles and pictures, and the form its place."""
    ui.row.setContentsMargins(0, 0, 0, 0)
    ui.row.setSpacing(0)
    mark(ui.side, role="panel")
    mark(ui.title, role="title")
    mark(dress(ui.delete_button, "trash", "quiet_ink"), kind="quiet")
    mark(dress(ui.next_button, "check", "accent_ink"), kind="primary")
    ui.scroll.setWidget(form)
