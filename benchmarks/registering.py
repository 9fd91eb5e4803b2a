"""Row 4: registering people at the desk with real keys, beside a bare form of as many fields."""

from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median
from time import perf_counter

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QWidget

from benchmarks.sampling import Row, in_turns
from gobabierto_desktop.gui.application import open_window, prepare
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk
from tests.gui.hands import press
from tests.gui.typist import Typist
from tests.journeys.forum_day import PERSON, arrivals, register

SKILLED, AVERAGE = 0.20, 0.28
"""Seconds a key: an average skilled typist, and one who is no typist by trade (Card, Moran and Newell, 1980)."""

PREPARING = 1.35
"""Seconds that the mind takes before a chunk (the operator M of the same model)."""

_CHUNKS = 3
"""Name, sex, done: what is thought of for a second person of a group who gives no more."""


def measure(folder: Path, people: int) -> Row:
    """The key, type-ahead, the form's checks, drafts and changes on their way to the disk; and one box of Qt's own."""
    app = QApplication.instance() or QApplication([])
    prepare(app, folder)
    desk = open_desk(folder / "registro", "Ana Inventada")
    _ = editing.create(desk, "forum", None, {"name": "Foro de Quetzaltenango", "department": "09"})
    bare, window = _bare_form(), open_window(app, desk, Dialogs())
    counted: list[int] = []
    along: list[int] = []
    window.show()
    window.activateWindow()
    app.processEvents()
    press("Ctrl+2")
    told = list(arrivals())[:people]
    ours_of, least_of = iter(told), iter(told)

    def at_the_desk() -> float:
        before, group, guest = next(ours_of)
        typist = Typist()
        register(typist, before, group, guest)
        counted.append(typist.keys)
        if group is before:
            along.append(typist.keys)
        return typist.seconds / typist.events

    def in_a_bare_form() -> float:
        _, _, guest = next(least_of)
        return _type_barely(app, bare, guest.name)

    ours, least = in_turns(at_the_desk, in_a_bare_form, people, warm_ups=0)
    window.close()
    assert len(desk.book.records("participant")) == people
    desk.close()
    note = (
        f"{people} people in groups, invented; a key each. {mean(counted):.0f} keys a person (Shift and dead keys "
        f"counted), {median(along):.0f} for who comes with somebody registered already, {min(along)} at the least. At "
        f"{SKILLED} s a key that is {median(along) * SKILLED:.1f} s, and {mean(counted) * SKILLED:.1f} s over all; who "
        f"is no typist ({AVERAGE} s) takes {median(along) * AVERAGE:.1f} and {mean(counted) * AVERAGE:.1f} s. With "
        f"{_CHUNKS} pauses to think ({PREPARING} s each) a companion takes "
        f"{median(along) * SKILLED + _CHUNKS * PREPARING:.1f} s: «under 10 seconds» holds for keys "
        "alone, not with pauses. "
        f"The first of a group takes {max(counted) * SKILLED:.0f} s at the most."
    )
    return Row("Registering a person", "a key at the desk", "a key in a bare form", ours, least, note)


def _bare_form() -> QWidget:
    form = QWidget()
    rows = QFormLayout(form)
    for name in PERSON:
        rows.addRow(name, QLineEdit())
    form.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    form.show()
    return form


def _type_barely(app: QApplication, form: QWidget, text: str) -> float:
    begun, line = perf_counter(), form.findChild(QLineEdit)
    assert line is not None
    for event in _strokes(text):
        app.sendEvent(line, event)
        app.processEvents()
    line.clear()
    return (perf_counter() - begun) / len(text)


def _strokes(text: str) -> Iterator[QKeyEvent]:
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            yield QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
