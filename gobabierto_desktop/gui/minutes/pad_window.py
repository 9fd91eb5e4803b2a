"""Firmas a mano: a window where each person without a certificate is chosen and draws a signature for the acta.

By keyboard alone a person is left a line in the printed copy: a typed «acepto» would prove nothing of who typed it.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.item_rows import ItemRows
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.minutes import words
from gobabierto_desktop.gui.minutes.pad import SignaturePad
from gobabierto_desktop.gui.widgets.banner import Banner, BannerTone
from gobabierto_desktop.gui.widgets.choice_box import Choice, ChoiceBox
from gobabierto_desktop.gui.widgets.labelled_field import LabelledField
from gobabierto_desktop.gui.widgets.two_line import TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.reports.handwritten import NOT_ELECTRONIC
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import hand_signing
from gobabierto_desktop.services.hand_signing import Present

_HINT = f"{NOT_ELECTRONIC}. Queda en el acta con su huella; mientras no se cierre puede repetirla o quitarla."
_NOBODY = "Elija primero quién firma. Si no está en la lista, regístrelo en «Asistencia»."
_LEFT = "Hay un trazo sin aceptar: acéptelo (Ctrl+Intro) o bórrelo (Alt+B)."
_SIDE = 25


class PadWindow(QWidget):
    """Ctrl+Enter takes what was drawn and goes on to the next person; `signed` follows each change."""

    signed = Signal(set)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._workspace, self._window = workspace, parent
        self._scope = Scope("")
        self._people: dict[str, Present] = {}
        self.who = ChoiceBox(self._found)
        self.post, self.capacity = QLineEdit(), QLineEdit()
        self.pad = SignaturePad()
        self.banner = Banner("")
        self.rows: ItemRows[Record] = ItemRows(words.hand_row, self)
        self.list = QListView()
        self._clear = self._button("&Borrar el trazo", "x", self.pad.clear)
        self._paper = self._button("Firmará en la &copia impresa", "file-text", self.leave_line)
        self._accept = self._button("Aceptar la firma  Ctrl+Intro", "check", self.accept)
        self._withdraw = self._button("&Quitar la firma elegida", "trash", self.withdraw)
        self._close = self._button("Terminar  Esc", "", self.finish_signing)
        self._put_together()
        _ = self.who.chosen.connect(self._show_person)
        _ = self.pad.drawn.connect(self._follow)
        self._follow()

    def open_for(self, scope: Scope, title: str) -> None:
        """Cover the window it was opened from, for the acta of a forum or mesa, and take the keyboard."""
        self._scope = scope
        self._title.setText(f"Firmas a mano · {title}")
        self.setWindowTitle(self._title.text())
        self.banner.hide()
        self.read()
        self.setGeometry(self._window.geometry())
        self.show()
        self.activateWindow()
        self.who.setFocus()

    def read(self) -> None:
        """Read anew who may sign and who has."""
        desk, scope = self._workspace.desk, self._scope
        self._workspace.write(
            lambda: (hand_signing.may_sign(desk, scope), hand_signing.signed_by_hand(desk, scope)),
            lambda found: self._show(*found),
        )

    def accept(self) -> None:
        """Keep what was drawn as the signature of the person chosen."""
        who = self._chosen()
        if who is None:
            return
        trace = self.pad.trace()
        if not trace.strokes:
            self.say("Falta el trazo: firme en el recuadro, o deje una línea en la copia impresa (Alt+C).", "warn")
            return
        keep = partial(hand_signing.sign_by_hand, self._workspace.desk, self._scope, who, trace)
        self._write(keep, f"Quedó la firma a mano de {who.name}.")

    def leave_line(self) -> None:
        """Leave the person chosen a line in the printed copy."""
        who = self._chosen()
        if who is not None:
            keep = partial(hand_signing.will_sign_on_paper, self._workspace.desk, self._scope, who)
            self._write(keep, f"{who.name} firmará en la copia impresa: el acta le deja una línea.")

    def withdraw(self) -> None:
        """Take the signature marked in the list out of the acta."""
        at = self.list.currentIndex().row()
        if 0 <= at < len(self.rows.items):
            gone = self.rows.items[at]
            work = partial(hand_signing.withdraw, self._workspace.desk, gone)
            self._workspace.write(
                work,
                lambda _: self._done({gone.id}, f"Se quitó la firma de {gone.text('name')}. Ctrl+Alt+Z la repone."),
            )

    def finish_signing(self) -> None:
        """Leave, unless something drawn would be lost."""
        if self.pad.trace().strokes:
            self.say(_LEFT, "warn")
        else:
            _ = self.close()

    def say(self, sentence: str, tone: BannerTone) -> None:
        """Tell how something ended."""
        self.banner.show_message(sentence, tone)
        self.banner.show()

    # What Qt tells

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.finish_signing()
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self.withdraw()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keyboard back to the window."""
        if self.pad.trace().strokes:
            self.say(_LEFT, "warn")
            event.ignore()
            return
        super().closeEvent(event)
        self._window.activateWindow()

    # Within

    def _chosen(self) -> Present | None:
        """Who signs, with the post and capacity as they stand in the form."""
        who = self._people.get(self.who.code())
        if who is None:
            self.say(_NOBODY, "warn")
            self.who.setFocus()
            return None
        return Present(who.name, self.post.text().strip(), self.capacity.text().strip(), who.person)

    def _write(self, keep: partial[Record], sentence: str) -> None:
        self._workspace.write(keep, lambda record: self._kept(record, sentence))

    def _kept(self, record: Record, sentence: str) -> None:
        self.pad.clear()
        self.who.set_code("")
        self._show_person("")
        self.who.setFocus()
        self._done({record.id}, sentence)

    def _done(self, touched: set[str], sentence: str) -> None:
        self.say(sentence, "ok")
        self.read()
        self.signed.emit(touched)

    def _show(self, people: Sequence[Present], signed: Sequence[Record]) -> None:
        self._people = {one.key: one for one in people}
        self.rows.show_items(signed)
        self._heading.setText(words.hands_heading(signed))
        self._withdraw.setEnabled(bool(signed))

    def _show_person(self, key: str) -> None:
        who = self._people.get(key)
        self.post.setText(who.post if who else "")
        self.capacity.setText(who.capacity if who else "")
        self._follow()

    def _follow(self) -> None:
        self._clear.setEnabled(bool(self.pad.trace().strokes))

    def _found(self, typed: str) -> list[Choice]:
        wanted = fold(typed).split()
        return [
            (key, one.name)
            for key, one in self._people.items()
            if all(any(name.startswith(word) for name in fold(one.name).split()) for word in wanted)
        ]

    def _button(self, text: str, icon: str, asked: partial[None] | object) -> QPushButton:
        button = QPushButton(text)
        if icon:
            _ = dress(button, icon, "accent_ink" if icon == "check" else "ink")
        mark(button, kind="primary" if icon == "check" else "")
        _ = button.clicked.connect(asked)
        return button

    def _put_together(self) -> None:
        self._title, hint, self._heading = QLabel(), QLabel(_HINT), QLabel()
        mark(self._title, role="title")
        mark(hint, role="hint")
        mark(self._heading, role="label")
        hint.setWordWrap(True)
        self._heading.setBuddy(self.list)
        self._heading.setWordWrap(True)
        mark(self.list, role="flat")
        self.list.setAccessibleName("Quién firmó a mano, o firmará en la copia impresa")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        fields = QGridLayout()
        fields.setHorizontalSpacing(em(1))
        fields.addWidget(LabelledField("Quié&n firma", self.who), 0, 0)
        fields.addWidget(LabelledField("Ca&rgo e institución", self.post), 0, 1)
        fields.addWidget(LabelledField("En ca&lidad de", self.capacity), 0, 2)
        for column in range(3):
            fields.setColumnStretch(column, 1)
        foot = QHBoxLayout()
        foot.setSpacing(em(0.6))
        for part in (self._clear, self._paper):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self._accept)
        main = QVBoxLayout()
        main.setSpacing(em(0.7))
        main.addLayout(fields)
        main.addWidget(self.pad, 1)
        main.addLayout(foot)
        card = QFrame()
        mark(card, role="card")
        side = QVBoxLayout(card)
        side.setContentsMargins(em(1), em(0.8), em(1), em(0.9))
        for part in (self._heading, self.list, self._withdraw):
            side.addWidget(part)
        card.setFixedWidth(em(_SIDE))
        body = QHBoxLayout()
        body.setSpacing(em(1))
        body.addLayout(main, 1)
        body.addWidget(card)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.4), em(1), em(1.4), em(1))
        column.setSpacing(em(0.6))
        column.addLayout(head)
        column.addWidget(hint)
        column.addWidget(self.banner)
        column.addLayout(body, 1)
        self.banner.hide()
