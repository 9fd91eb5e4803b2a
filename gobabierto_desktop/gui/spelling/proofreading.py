"""Spelling in a window: every long text is marked, one key goes from word to word, and a menu mends or learns them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from gobabierto_desktop.domain.spelling import Word, words_to_spell
from gobabierto_desktop.gui.spelling.marks import Marks, select
from gobabierto_desktop.gui.spelling.proofreader import Misspelt, Proofreader
from gobabierto_desktop.gui.widgets.long_text import LongText, units
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services.own_words import add_word, remove_word


class Proofreading(QObject):
    """Takes up each long text of the window when the keyboard first comes near it, and keeps it from then on."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self.reader = Proofreader(workspace.desk, self)
        self._marks: dict[LongText, Marks] = {}
        self._is_on = True
        app = QApplication.instance()
        if isinstance(app, QApplication):
            _ = app.focusChanged.connect(self._keyboard_moved)

    def turn_on(self) -> None:
        """Mark what is not in the dictionary."""
        self._is_on = True
        for marks in self._marks.values():
            marks.turn_on()
        self._take_up()

    def turn_off(self) -> None:
        """Mark nothing, until it is turned on again."""
        self._is_on = False
        for marks in self._marks.values():
            marks.turn_off()

    def go_to_next(self) -> None:
        """Shift+F7: select the next word that is not in the dictionary, in this text or those after it, and offer."""
        boxes = self._boxes_from_here()
        if not boxes:
            self._workspace.said.emit("Aquí no hay textos largos que revisar.")
            return
        at = boxes[0].textCursor().selectionEnd() if boxes[0].hasFocus() else 0
        texts = [(units(box.text()), 0) for box in boxes]
        texts[0] = (texts[0][0], at)
        # the text with the keyboard comes once more at the end, for what stands before the cursor
        self.reader.find([*texts, (texts[0][0], 0)], partial(self._found, [*boxes, boxes[0]]))

    def finish(self) -> None:
        """The window closes."""
        self.reader.finish()

    def _boxes_from_here(self) -> list[LongText]:
        boxes = [one for one in self._window.findChildren(LongText) if one.isVisible() and _may_be_typed_in(one)]
        boxes.sort(key=lambda one: (one.mapTo(self._window, QPoint(0, 0)).y(), one.mapTo(self._window, QPoint()).x()))
        here = next((at for at, one in enumerate(boxes) if one.hasFocus()), 0)
        return boxes[here:] + boxes[:here]

    def _found(self, boxes: list[LongText], misspelt: Misspelt | None) -> None:
        if misspelt is None:
            self._workspace.said.emit("No hay más palabras por revisar.")
            return
        box = boxes[misspelt.text]
        cursor = select(box, misspelt.word)
        if cursor.selectedText() != misspelt.word.text:  # it was typed on meanwhile
            return
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        box.setTextCursor(cursor)
        box.ensureCursorVisible()
        menu = QMenu(box)
        self._fill(menu, box, misspelt.word, None)
        menu.popup(box.viewport().mapToGlobal(box.cursorRect().bottomLeft()))

    # The menu of a word

    def _open_menu(self, box: LongText, at: QPoint) -> None:
        """Qt's own menu of a text, with what there is to say of the word at that place on top."""
        menu = box.createStandardContextMenu(at)
        cursor = box.cursorForPosition(at)
        inside = cursor.positionInBlock()
        words = words_to_spell(units(cursor.block().text()))
        word = next((one for one in words if one.start <= inside <= one.end), None)
        first = menu.actions()[0] if menu.actions() else None
        if word and self._is_on and _may_be_typed_in(box):
            here = Word(word.text, cursor.block().position() + word.start)
            if self.reader.wrong([here]):
                self._fill(menu, box, here, first)
            elif self.reader.is_own(word.text):
                _ = _add(menu, f"Quitar «{word.text}» del diccionario", partial(self._forget, word.text), first)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(box.mapToGlobal(at))

    def _fill(self, menu: QMenu, box: LongText, word: Word, before: QAction | None) -> None:
        """What to do with a wrong word; suggestions come in as they are found, while the menu is open."""
        menu.setAccessibleName(f"«{word.text}» no está en el diccionario")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        searching = _add(menu, "Buscando sugerencias…", lambda: None, before)
        searching.setEnabled(False)
        _ = menu.insertSeparator(before) if before else menu.addSeparator()
        _ = _add(menu, f"&Agregar «{word.text}» al diccionario", partial(self._learn, word.text), before)
        _ = _add(menu, "&Siguiente palabra por revisar", self.go_to_next, before)
        if before:
            _ = menu.insertSeparator(before)

        def told(suggestion: str) -> None:
            if isValid(menu):
                offered = _add(menu, suggestion, partial(self._mend, box, word, suggestion), searching)
                menu.setActiveAction(menu.activeAction() or offered)

        def ended() -> None:
            if isValid(menu):
                searching.setText("Sin sugerencias")
                searching.setVisible(menu.actions()[0] is searching)

        self.reader.suggest(word.text, told, ended)

    def _mend(self, box: LongText, word: Word, instead: str) -> None:
        cursor = select(box, word)
        if cursor.selectedText() == word.text:
            cursor.insertText(instead)
            box.setTextCursor(cursor)

    def _learn(self, word: str) -> None:
        self._workspace.write(partial(add_word, self._workspace.desk, word), self.reader.take_own)
        self._workspace.said.emit(f"«{word}» está ahora en su diccionario.")

    def _forget(self, word: str) -> None:
        self._workspace.write(partial(remove_word, self._workspace.desk, word), self.reader.take_own)
        self._workspace.said.emit(f"«{word}» ya no está en su diccionario.")

    # Which texts

    def _keyboard_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._is_on and new and new.window() is self._window:
            self._take_up()

    def _take_up(self) -> None:
        for box in self._window.findChildren(LongText):
            if box not in self._marks:
                self._marks[box] = Marks(box, self.reader)
                box.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                _ = box.customContextMenuRequested.connect(partial(self._open_menu, box))
                _ = box.destroyed.connect(partial(self._marks.pop, box, None))
            elif box.isVisible():
                self._marks[box].look_soon()


def _may_be_typed_in(box: LongText) -> bool:
    return box.isEnabled() and not box.isReadOnly()


def _add(menu: QMenu, text: str, does: Callable[[], object], before: QAction | None) -> QAction:
    action = QAction(text, menu)
    _ = action.triggered.connect(partial(_ignoring_tick, does))
    if before:
        menu.insertAction(before, action)
    else:
        menu.addAction(action)
    return action


def _ignoring_tick(does: Callable[[], object], _ticked: object = None) -> None:
    _ = does()
