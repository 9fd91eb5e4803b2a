"""The tabs of the top bar: icon and words while they fit, icons alone where letters are large."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark


class Tabs:
    """One checkable button per page."""

    def __init__(self, row: QHBoxLayout, pages: Sequence[tuple[str, str]], show: Callable[[int], object]) -> None:
        row.setSpacing(em(0.2))
        self.buttons = [self._button(label, icon, at) for at, (label, icon) in enumerate(pages)]
        for at, button in enumerate(self.buttons):
            _ = button.clicked.connect(lambda _checked=False, at=at: show(at))
            row.addWidget(button)

    def mark_page(self, at: int | None) -> None:
        """Show which page is open; None where it has no tab."""
        for place, button in enumerate(self.buttons):
            button.setAutoExclusive(False)
            button.setChecked(place == at)

    def fit(self, room: int) -> None:
        """Show words where there is room for all of them."""
        needed = sum(button.fontMetrics().horizontalAdvance(button.text()) + em(3.6) for button in self.buttons)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if needed > room:
            style = Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self.buttons:
            button.setToolButtonStyle(style)
            button.setMinimumHeight(button.sizeHint().height())  # Qt keeps that of the former style

    @staticmethod
    def _button(label: str, icon: str, at: int) -> QToolButton:
        button = QToolButton()
        button.setText(label)
        button.setCheckable(True)
        button.setToolTip(f"{label} (Ctrl+{at + 1})")
        button.setAccessibleName(label)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(dress(button, icon), kind="tab")
        return button
