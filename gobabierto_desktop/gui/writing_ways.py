"""Helps to whoever writes in a form: one question at a time, notes on fields, phrases to begin with."""

from gobabierto_desktop.domain.fields import Kind
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.guided_entry import GuidedEntry
from gobabierto_desktop.gui.notes.field_notes import FieldNotes
from gobabierto_desktop.gui.phrases import Phrases
from gobabierto_desktop.gui.record_form import RecordForm
from gobabierto_desktop.gui.record_ways import RecordWays, Words
from gobabierto_desktop.gui.workspace import Workspace


class WritingWays(RecordWays):
    """Orders of the menu «Texto» (gui/orders.py) on the one form of a page."""

    def __init__(self, workspace: Workspace, kind: Kind, words: Words) -> None:
        super().__init__(workspace, kind, words)
        self.form = RecordForm(kind, workspace.desk.terms, self.references)
        self.guide = GuidedEntry(self.form)
        self.notes = FieldNotes(workspace, self.form)
        self.phrases = Phrases(workspace, self.form)
        self._record: Record | None = None

    def toggle_guide(self) -> None:
        if self.guide.is_guiding:
            self.guide.stop()
        elif self._record:
            self.guide.start()

    def next_question(self) -> None:
        if self.guide.is_guiding:
            self.guide.go_on()
        elif self._record:
            self.workspace.said.emit("Ctrl+G pregunta los datos uno por uno.")

    def previous_question(self) -> None:
        if self.guide.is_guiding:
            self.guide.go_back()

    def note_field(self) -> None:
        if self._record and (self._record.heads or self._has_typing(self.form.record())):
            self.notes.write(self._record, self.form.focused())
        else:
            self.workspace.said.emit("Escriba primero algo en este registro.")

    def list_notes(self) -> None:
        if self._record:
            self.notes.choose(self._record)

    def offer_phrases(self) -> None:
        self.phrases.offer()

    def keep_phrase(self) -> None:
        self.phrases.keep()

    def drop_phrase(self) -> None:
        self.phrases.drop()

    def _has_typing(self, record: Record) -> bool:
        """Whether somebody typed something in a record."""
        return any(value is not None for value in record.values.values())
