"""Keeps what is typed in a form that is written by a step of its own: as drafts, durable soon, and no change yet."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.autosave import THROTTLE_MS
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import editing


class DraftKeeper(QObject):
    """The typing of such forms. The step that writes a record forgets its drafts (services/editing)."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._unkept: dict[tuple[str, str], tuple[Record, Value]] = {}
        self._throttle = QTimer(self, singleShot=True, interval=THROTTLE_MS)
        _ = self._throttle.timeout.connect(self.keep)

    def typed(self, record: Record, field: str, value: Value) -> None:
        """Take note of a value; it is durable soon after, whether or not more keys follow."""
        self._unkept[record.id, field] = record, value
        if not self._throttle.isActive():
            self._throttle.start()

    def keep(self) -> None:
        """Write what is unkept."""
        self._throttle.stop()
        batch, self._unkept = self._unkept, {}
        for (_, field), (record, value) in batch.items():
            keep = partial(editing.keep_draft, self._workspace.desk, record, field, value)
            self._workspace.writer.ask(keep, lambda _: None, self._workspace.tell_failure)

    def forget(self, record: Record) -> None:
        """What was typed of a record is done with."""
        self._unkept = {key: one for key, one in self._unkept.items() if key[0] != record.id}
        forget = partial(editing.forget_drafts, self._workspace.desk, record)
        self._workspace.writer.ask(forget, lambda _: None, self._workspace.tell_failure)
