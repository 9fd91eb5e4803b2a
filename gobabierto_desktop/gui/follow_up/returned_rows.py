"""The whole reading of returned workbooks as rows: what waits for an answer first, what was already here last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.gui.look import current_tokens
from gobabierto_desktop.questionnaires.doubts import Remark, Weight
from gobabierto_desktop.services.answers_telling import field_of, told_field, told_value
from gobabierto_desktop.services.choosing import Fate, Line, Question, TurnedAway
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.weighing import Weighed

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADINGS = ("Qué pasa", "Hoja y celda", "Pregunta", "Antes", "Después")
_LONGEST = 200
"""Of a text in the table: one of a megabyte would be measured each time the table is drawn."""


class Standing(Enum):
    """How a row stands, in its word; in the order of the table."""

    AWAY = "no se recibe"
    ASKED = "por decidir"
    CLASH = "en disputa"
    FAULT = "no se toma"
    FLAG = "señalado"
    AGREED = "decidido"
    TAKEN = "se toma"
    LEFT = "queda igual"
    MISSING = "falta"
    NOTE = "nota"
    SAME = "ya estaba"


OPEN = {Standing.AWAY, Standing.ASKED, Standing.CLASH}
_INKS = {
    Standing.AWAY: "danger_ink",
    Standing.ASKED: "warn_ink",
    Standing.CLASH: "warn_ink",
    Standing.FAULT: "danger_ink",
    Standing.FLAG: "warn_ink",
    Standing.AGREED: "ok_ink",
    Standing.TAKEN: "ok_ink",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `said` is all there is to say of it; `item` is what a person may choose in, where there is anything."""

    standing: Standing
    file: Path
    place: str
    label: str
    before: str
    after: str
    said: str
    item: TurnedAway | Question | Line | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody."""
        return self.standing in OPEN


def entries(desk: Desk, weighed: Weighed) -> tuple[Entry, ...]:
    """All there is to say, by how it stands and then as the workbooks go."""
    found = [*_away(weighed), *_lines(desk, weighed), *_remarks(desk, weighed)]
    order = list(Standing)
    return tuple(sorted(found, key=lambda one: order.index(one.standing)))


def _away(weighed: Weighed) -> Iterator[Entry]:
    for one in weighed.turned_away:
        said = f"{one.failure.message} {one.failure.remedy}"
        yield Entry(Standing.AWAY, one.path, one.path.name, "Todo el libro", "", one.failure.message, said, one)


def _lines(desk: Desk, weighed: Weighed) -> Iterator[Entry]:
    asked = {(one.remark.record, one.remark.field) for one in weighed.questions}
    for line in weighed.lines:
        if line.key in asked and not line.is_agreed:
            continue  # what is asked of its cell comes first
        before, after = (told_value(desk, line.kind, line.field, one) for one in (line.before, line.after))
        said = f"Está en: {'; '.join(map(str, line.spots))}."
        if line.is_open:
            after = " | ".join(told_value(desk, line.kind, line.field, one.value) for one in line.sides)
            said = "Se escribieron respuestas distintas. ¿Cuál es la acordada?"
        elif line.fate is Fate.LEFT and not line.is_agreed:
            said = "Esta respuesta ya se había recibido y aquí se deshizo o se cambió después: queda lo que hay aquí."
        standing = Standing[line.fate.name]
        if line.is_agreed or _is_answered(weighed, line):
            standing = Standing.AGREED
        spot = line.spots[-1]
        place = _place(weighed, spot.file, spot.sheet, spot.cell)
        yield Entry(standing, spot.file, place, told_field(desk, line, weighed), before, after, said, line)


def _is_answered(weighed: Weighed, line: Line) -> bool:
    return line.fate is Fate.TAKEN and any(
        (spot.sheet, spot.cell) in weighed.choices.of(spot.file).decided for spot in line.spots
    )


def _remarks(desk: Desk, weighed: Weighed) -> Iterator[Entry]:
    asked = {id(one.remark): one for one in weighed.questions}
    written = {(spot.file, spot.sheet, spot.cell) for line in weighed.lines for spot in line.spots}
    for looked in weighed.looked:
        path = looked.brought.path
        for remark in looked.returned.remarks:
            question = asked.get(id(remark))
            is_written = (path, remark.sheet, remark.cell) in written
            standing = Standing.ASKED if question else _standing(remark, is_written=is_written)
            place = _place(weighed, path, remark.sheet, remark.cell)
            before = told_value(desk, question.kind, remark.field, question.base) if question else ""
            said = f"{remark.doubt.what} {remark.doubt.remedy}".strip()
            label = _label(remark, question)
            yield Entry(standing, path, place, label, before, remark.doubt.what, _sentence(said), question)


def _standing(remark: Remark, *, is_written: bool) -> Standing:
    if remark.doubt.weight is Weight.NOTE:
        return Standing.NOTE
    if remark.doubt.code == "rule":
        return Standing.FLAG if is_written else Standing.MISSING
    return Standing.FAULT


def _label(remark: Remark, question: Question | None) -> str:
    if question and (field := field_of(question.kind, remark.field)):
        return field.label
    found = (kind.by_name[remark.field].label for kind in KINDS.values() if remark.field in kind.by_name)
    return next(found, "") if remark.field else ""


def _place(weighed: Weighed, path: Path, sheet: str, cell: str) -> str:
    where = ", ".join(part for part in (sheet, cell) if part) or "todo el libro"
    return f"{path.name} · {where}" if len(weighed.paths) > 1 else where


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


class ReturnedRows(QAbstractTableModel):
    """The rows that are shown, each as its word, its place, its question, before and after."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: tuple[Entry, ...] = ()

    def show_entries(self, shown: Sequence[Entry]) -> None:
        """Show others."""
        self.beginResetModel()
        self.shown = tuple(shown)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.shown[index.row()]
        words = (entry.standing.value, entry.place, entry.label, entry.before, entry.after)[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(words[:_LONGEST].split())
            case Qt.ItemDataRole.ToolTipRole:
                return words[:2_000]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.standing.value}: {entry.place}, {entry.label}: {entry.before} → {entry.after}"
            case Qt.ItemDataRole.ForegroundRole if index.column() == 0:
                return QBrush(QColor(getattr(current_tokens(), _INKS.get(entry.standing, "quiet_ink"))))
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return _HEADINGS[section]
