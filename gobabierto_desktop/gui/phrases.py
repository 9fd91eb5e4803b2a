"""Phrases in the text with the keyboard: one is found by a few letters of it, its first blank is filled in."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit

from gobabierto_desktop.domain.fields import FieldType
from gobabierto_desktop.domain.folding import folded_words
from gobabierto_desktop.gui.record_form import RecordForm
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.search_window import Finding, SearchWindow
from gobabierto_desktop.gui.widgets.long_text import LongText, units
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services.phrasing import BLANK, Phrase, drop_phrase, keep_phrase, phrases_for

_TEXTS = {FieldType.TEXT, FieldType.LINE}
_Does = Callable[[str, Phrase], object]


class Phrases(QObject):
    """Follows one form; phrases belong to a field of its kind."""

    def __init__(self, workspace: Workspace, form: RecordForm) -> None:
        super().__init__(form)
        self._workspace, self._form = workspace, form

    def offer(self) -> None:
        """Ctrl+J: choose a phrase for the field with the keyboard."""
        self._choose(self._insert, self._phrases(), "Frases para «{}»", "Aquí no hay frases: Ctrl+Mayús+J guarda una.")

    def keep(self) -> None:
        """Ctrl+Shift+J: what is selected becomes a phrase of this field."""
        field, selected = self._field(), self._selected().strip()
        if not field or not selected:
            self._workspace.said.emit("Seleccione primero las palabras que quiere guardar como frase.")
            return
        self._workspace.write(
            partial(keep_phrase, self._workspace.desk, self._form.kind.name, field, selected),
            lambda kept: self._workspace.said.emit(f"Frase guardada: «{_cut(kept)}»."),
        )

    def drop(self) -> None:
        """Forget one of the phrases that were kept for this field."""
        own = [one for one in self._phrases() if one.is_own]
        self._choose(self._drop, own, "¿Qué frase de «{}» quita?", "No ha guardado frases para este campo.")

    def _choose(self, does: _Does, phrases: Sequence[Phrase], title: str, without: str) -> None:
        field = self._field()
        if not field:
            self._workspace.said.emit("Ponga el cursor en un campo de texto.")
        elif not phrases:
            self._workspace.said.emit(without)
        else:
            label = self._form.kind.field(field).label

            def search(typed: str) -> list[Finding]:
                words = folded_words(typed).split()
                found = [one for one in phrases if all(word in folded_words(one.text) for word in words)]
                return [Finding(_row(one), partial(does, field, one)) for one in found]

            SearchWindow(search, title.format(label), self._form.window()).show()

    def _insert(self, field: str, phrase: Phrase) -> None:
        self._form.focus_field(field)
        editor = self._form.box(field).editor
        if isinstance(editor, LongText):
            cursor = editor.textCursor()
            start = cursor.selectionStart()
            cursor.insertText(phrase.text)
            editor.setTextCursor(_over_blank(cursor, start, units(phrase.text)))
        elif isinstance(editor, QLineEdit):
            before = editor.text()[: editor.cursorPosition()]
            self._form.put(field, before + phrase.text + editor.text()[editor.cursorPosition() :])
            blank = phrase.text.find(BLANK)
            editor.setSelection(len(before) + max(blank, 0), 1 if blank >= 0 else 0)

    def _drop(self, field: str, phrase: Phrase) -> None:
        self._workspace.write(
            partial(drop_phrase, self._workspace.desk, self._form.kind.name, field, phrase.text),
            lambda gone: self._workspace.said.emit(f"Se quitó la frase: «{_cut(gone)}»."),
        )

    def _phrases(self) -> list[Phrase]:
        return list(phrases_for(self._workspace.desk, self._form.kind.name, self._field()))

    def _field(self) -> str:
        name = self._form.focused()
        return name if name and self._form.kind.field(name).type in _TEXTS else ""

    def _selected(self) -> str:
        field = self._field()
        editor = self._form.box(field).editor if field else None
        if isinstance(editor, LongText):
            return editor.textCursor().selection().toPlainText()
        return editor.selectedText() if isinstance(editor, QLineEdit) else ""


def _over_blank(cursor: QTextCursor, start: int, text: str) -> QTextCursor:
    """The cursor over the first blank of a phrase that begins at a place, or after its end where there is none."""
    blank = text.find(BLANK)
    if blank >= 0:
        cursor.setPosition(start + blank)
        cursor.setPosition(start + blank + len(BLANK), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _row(phrase: Phrase) -> Row:
    return Row(phrase.text.replace("\n", " "), "Suya" if phrase.is_own else "Del programa")


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
