"""Undoing and doing again from the window: the last step of this laptop, by the name its user would give it."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from gobabierto_desktop.domain.changes import DELETED
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import undoing
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.undoing import Kept, NothingToUndo, Reversed


class StepMenu(QObject):
    """The two orders of the menu that follow the journal; `show` is given the records that stand otherwise now."""

    def __init__(
        self, workspace: Workspace, undo: QAction, redo: QAction, show: Callable[[tuple[Record, ...]], object]
    ) -> None:
        super().__init__(undo)
        self._workspace, self._show = workspace, show
        self._actions = {undo: undo.text(), redo: redo.text()}
        self._undo, self._redo = undo, redo

    def follow(self) -> None:
        """Name in the menu what would be undone and done again now."""
        steps = undoing.steps(self._workspace.desk)
        for action, name in ((self._undo, steps.undo_name), (self._redo, steps.redo_name)):
            action.setText(_lettered(self._actions[action], name))

    def undo(self) -> None:
        """Take back the last step, what is being typed included."""
        self._workspace.write(partial(_tried, undoing.undo, self._workspace.desk), partial(self._done, "Se deshizo"))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._workspace.write(partial(_tried, undoing.redo, self._workspace.desk), partial(self._done, "Se rehizo"))

    def _done(self, verb: str, done: Reversed | NothingToUndo) -> None:
        if isinstance(done, NothingToUndo):
            self._workspace.said.emit(done.message)
            return
        self._workspace.renew()
        stand = self._workspace.desk.book.records_named(done.touched)
        _ = self._show(tuple(one for _, one in sorted(stand.items()) if not one.is_deleted))
        self._workspace.said.emit(f"{verb}: {done.step.title}.{self._told(done.kept)}")

    def _told(self, kept: Iterable[Kept]) -> str:
        """What stays because somebody else wrote it meanwhile."""
        stand = self._workspace.desk.book.records_named({one.record for one in kept})
        labels = (_label(stand[one.record].kind, one.field) for one in kept if one.record in stand)
        named = ", ".join(dict.fromkeys(labels))
        return f" Quedó como se escribió después: {named}." if named else ""


def _tried(work: Callable[[Desk], Reversed], desk: Desk) -> Reversed | NothingToUndo:
    """That nothing is left is an answer here, and no failure."""
    try:
        return work(desk)
    except NothingToUndo as nothing:
        return nothing


def _lettered(plain: str, name: str) -> str:
    """The step's name under the letter of Alt of the order: «D&eshacer: escribir Título»."""
    if not name:
        return plain
    verb, _, rest = name.partition(":")
    lettered = plain.split(maxsplit=1)[0]
    return f"{lettered}:{rest.replace('&', '&&')}" if lettered.replace("&", "") == verb else plain


def _label(kind: str, field: str) -> str:
    return KINDS[kind].label if field == DELETED else KINDS[kind].field(field).label
