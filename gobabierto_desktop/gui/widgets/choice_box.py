"""One choice of a list, found by typing a few letters of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QListView, QWidget

from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.widgets.opener import Opener

Choice = tuple[str, str]
"""(code, label)"""

_CODE = Qt.ItemDataRole.UserRole
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ChoiceBox(QLineEdit):
    """A line with a list below it: typing narrows the list, the arrows walk it, Enter or Tab takes the marked row.

    Without a marked row Enter closes the list and means what it means in any field.

    `search` answers what was typed with the choices to offer, best first, and "" with all of them; it decides about
    accents. A text that names no choice stays visible, for the rules to flag. `edited` brings the text at each key,
    `chosen` the code whenever it changes, "" when the text names none.
    """

    edited = Signal(str)
    chosen = Signal(str)

    def __init__(self, search: Callable[[str], Sequence[Choice]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._code = ""
        self._offered = QStandardItemModel(self)
        self._popup = QListView()
        self._completer = self._build_completer()
        self.setCompleter(self._completer)
        self.setPlaceholderText("Escriba para buscar")
        self._opener = Opener(self, "chevron-down", "Ver la lista")
        _ = self._opener.clicked.connect(self.open_all)
        _ = self.textEdited.connect(self._typed)

    def code(self) -> str:
        """Return the code chosen, or "" while the text names none."""
        return self._code

    def set_code(self, code: str) -> None:
        """Show the choice with this code; an unknown code is shown as it is, so that nobody overlooks it."""
        labels = dict(self._search(""))
        self._code = code if code in labels else ""
        self.setText(labels.get(code, code))
        self.setCursorPosition(0)

    def set_text(self, text: str) -> None:
        """Show what was typed before, whether it names a choice or not."""
        self._code = self._named(text)
        self.setText(text)

    def open_all(self) -> None:
        """Open the whole list, whatever was typed, with the present choice marked."""
        self.setFocus()
        self._offer(self._search(""))
        self._completer.complete()
        rows = [row for row in range(self._offered.rowCount()) if self._offered.item(row).data(_CODE) == self._code]
        if rows:
            self._popup.setCurrentIndex(self._completer.completionModel().index(rows[0], 0))

    def settle(self) -> None:
        """Be done with what was typed, as on leaving: while its list is open, Qt keeps from it that it is left."""
        self._popup.hide()
        if self.text().strip() and not self._code:
            self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._opener.stay_at_end(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() in {Qt.Key.Key_Down, Qt.Key.Key_F4}
        if down and not self._popup.isVisible():
            self.open_all()
        elif event.key() in _ENTER and self._popup.isVisible() and not self._popup.currentIndex().isValid():
            self._popup.hide()
            _ = QApplication.sendEvent(self, event.clone())  # the list had it; now it reaches who goes on from here
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def _build_completer(self) -> QCompleter:
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        self._popup.setAccessibleName("Opciones")
        self._popup.setUniformItemSizes(True)
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer.setPopup(self._popup)
        mark(self._popup, role="choices")
        # The stubs do not know overloaded signals; the index, not the label, tells two equal labels apart.
        _ = completer.activated[QModelIndex].connect(self._take)  # pyright: ignore[reportIndexIssue, reportUnknownMemberType, reportUnknownVariableType]
        return completer

    def _typed(self, text: str) -> None:
        self._offer(self._search(text))
        self.edited.emit(text)
        self._change_code(self._named(text))

    def _offer(self, choices: Sequence[Choice]) -> None:
        self._offered.clear()
        for code, label in choices:
            row = QStandardItem(label)
            row.setData(code, _CODE)
            self._offered.appendRow(row)
        self._popup.setMinimumWidth(min(self._popup.sizeHintForColumn(0) + em(2), em(40)))

    def _take(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self.setText(str(index.data()))
        self.edited.emit(self.text())
        self._change_code(str(index.data(_CODE)))

    def _settle(self) -> None:
        """Take the only choice that what was typed leaves, so that «quetz» and Tab are enough."""
        left = self._search(self.text())
        if len(left) == 1:
            ((code, label),) = left
            self.setText(label)
            self.edited.emit(label)
            self._change_code(code)

    def _named(self, text: str) -> str:
        wanted = text.strip().casefold()
        return next((code for code, label in self._search(text) if label.casefold() == wanted), "")

    def _change_code(self, code: str) -> None:
        if code != self._code:
            self._code = code
            self.chosen.emit(code)
