"""The button inside the right end of a line that opens its list or calendar.

Qt's own trailing actions stay 16 pixels at every text size: too small to see and to hit.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import mark


class Opener(QToolButton):
    """A button as tall as its line, outside the Tab order: the keyboard has Alt+Down, which its tip names."""

    def __init__(self, field: QLineEdit, icon_name: str, purpose: str) -> None:
        super().__init__(field)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(purpose)
        self.setToolTip(f"{purpose} (Alt+↓)")
        mark(dress(self, icon_name, "quiet_ink"), kind="inside")

    def stay_at_end(self, field: QLineEdit) -> None:
        """Take the right end of the line, and keep its text from running under the button: at each resize."""
        side = field.height() - 4
        self.setGeometry(field.width() - side - 2, 2, side, side)
        field.setTextMargins(0, 0, max(0, side - 4), 0)
