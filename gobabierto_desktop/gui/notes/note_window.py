"""The note on a field: what others remarked, and a text to remark something oneself."""

import html
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from gobabierto_desktop.gui.forms.note_window import Ui_NoteWindow
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.moments import spoken_moment
from gobabierto_desktop.gui.widgets.labelled_field import LabelledField
from gobabierto_desktop.gui.widgets.long_text import LongText
from gobabierto_desktop.services.remarking import Note


class NoteWindow(QDialog):
    """Stands over the window until it is kept or closed; `keep` gets the text, empty where the note is taken away."""

    def __init__(
        self, label: str, mine: str, others: Sequence[Note], keep: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keep = keep
        self.ui = Ui_NoteWindow()
        self.ui.setupUi(self)
        self.ui.title.setText(f"Nota sobre «{label}»")
        self.ui.others.setHtml("".join(map(told_note, others)))
        self.ui.others.setVisible(bool(others))
        self.text = LongText(4, 10)
        self.text.set_text(mine)
        self.text.setPlaceholderText("Por qué es dudoso, quién lo dijo, qué falta confirmar")
        box = LabelledField("&Su nota", self.text, "Viaja cerrada: sólo la coordinación la lee.")
        _ = self.text.counted.disconnect(box.set_help)
        self.ui.mine.addWidget(box)
        self.ui.remove_button.setVisible(bool(mine))
        self._dress()
        _ = self.ui.keep_button.clicked.connect(self._kept)
        _ = self.ui.remove_button.clicked.connect(self._removed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            _ = QShortcut(QKeySequence(keys), self).activated.connect(self._kept)
        self.text.setFocus()

    def _kept(self) -> None:
        _ = self._keep(self.text.text())
        self.accept()

    def _removed(self) -> None:
        _ = self._keep("")
        self.accept()

    def _dress(self) -> None:
        mark(self.ui.title, role="title")
        mark(dress(self.ui.keep_button, "check", "accent_ink"), kind="primary")
        mark(dress(self.ui.remove_button, "trash", "quiet_ink"), kind="quiet")
        self.ui.keep_button.setAutoDefault(False)
        self.ui.column.setSpacing(em(0.6))
        self.ui.others.setFixedHeight(em(8))
        self.resize(em(38), em(18))


def told_note(note: Note) -> str:
    """A note as a paragraph of HTML."""
    who = f"{note.author} · {spoken_moment(note.at)} · {note.device}"
    text = html.escape(note.text).replace("\n", "<br>")
    return f"<p>{text}<br><i>{html.escape(who)}</i></p>"
