"""Which field each column of the sheet goes to: one list a column, as guessed by its heading until the user says."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from gobabierto_desktop.domain.fields import Kind
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.titles import counted
from gobabierto_desktop.services.bulk_importing import Column
from gobabierto_desktop.services.bulk_telling import letters_of

_NOWHERE = "— no se importa —"
_SAMPLE = 40


class ColumnChoices(QScrollArea):
    """`chosen` brings the place of a column (from 0) and the field it goes to now: None for nowhere."""

    chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Adónde va cada columna")
        self._standing: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
        self.lists: tuple[QComboBox, ...] = ()

    def show_columns(self, kind: Kind, columns: tuple[Column, ...]) -> None:
        """Show where the columns of a sheet go; the same columns keep their lists, and the keyboard."""
        standing = (kind.name, tuple((one.heading, one.sample) for one in columns))
        if standing != self._standing:
            self._standing = standing
            self._build(kind, columns)
        for box, column in zip(self.lists, columns, strict=True):
            box.setCurrentIndex(max(0, box.findData(column.field)))

    def reach(self, place: int) -> None:
        """Put the keyboard on the list of a column."""
        self.lists[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(self.lists[place])

    def _build(self, kind: Kind, columns: tuple[Column, ...]) -> None:
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, em(0.6), 0)
        inside.setSpacing(em(0.25))
        self.lists = tuple(self._list(kind, column) for column in columns)
        for box, column in zip(self.lists, columns, strict=True):
            label = QLabel(f"{letters_of(column.place)} · {column.heading}".replace("\n", " "), wordWrap=True)
            label.setBuddy(box)
            mark(label, role="label")
            said = " ".join(column.sample.split())[:_SAMPLE]
            hint = QLabel(
                f"{counted(column.filled, 'celda', 'celdas')}; la primera: «{said}»" if said else "Sin datos",
                wordWrap=True,
            )
            mark(hint, role="hint")
            for part in (label, box, hint):
                inside.addWidget(part)
            inside.addSpacing(em(0.5))
        inside.addStretch(1)
        self.setWidget(whole)

    def _list(self, kind: Kind, column: Column) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setAccessibleName(f"Campo de la columna {letters_of(column.place)}, {column.heading}")
        box.addItem(_NOWHERE, None)
        for field in kind.asked:
            box.addItem(field.label, field.name)
        _ = box.activated.connect(partial(self._choose, box, column.place))
        return box

    def _choose(self, box: QComboBox, place: int, at: int) -> None:
        self.chosen.emit(place, box.itemData(at))
