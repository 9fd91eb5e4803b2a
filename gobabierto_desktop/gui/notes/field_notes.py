"""Notes on the fields of the record on a form: the marks beside their labels, and the ways to read and write them."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gobabierto_desktop.domain.folding import folded_words
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.moments import spoken_moment
from gobabierto_desktop.gui.notes.note_window import NoteWindow
from gobabierto_desktop.gui.record_form import RecordForm
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.search_window import Finding, SearchWindow
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services.remarking import Note, leave_note, note_here, notes_on


class FieldNotes(QObject):
    """Follows one form. A note is kept as one step, after all that was typed."""

    def __init__(self, workspace: Workspace, form: RecordForm) -> None:
        super().__init__(form)
        self._workspace, self._form = workspace, form
        self._record: Record | None = None
        _ = workspace.changed.connect(self._changed)
        _ = workspace.renewed.connect(self._tell)

    def follow(self, record: Record) -> None:
        """Another record is on the form."""
        self._record = record
        self._tell()

    def write(self, record: Record, field: str) -> None:
        """Open the note on a field."""
        if not field:
            self._workspace.said.emit("Ponga el cursor en el campo del que quiere dejar una nota.")
            return
        desk, label = self._workspace.desk, self._form.kind.field(field).label
        others = [one for one in notes_on(desk, record) if one.field == field and not one.is_of_this_laptop]
        window = NoteWindow(
            label, note_here(desk, record, field), others, partial(self._keep, record, field), self._window()
        )
        window.show()

    def choose(self, record: Record) -> None:
        """A list of the notes of the record; Enter goes to the field of one."""
        notes = notes_on(self._workspace.desk, record)
        if not notes:
            self._workspace.said.emit("Este registro no tiene notas. Ctrl+E deja una en el campo del cursor.")
            return

        def search(typed: str) -> list[Finding]:
            words = folded_words(typed)
            found = [one for one in notes if words in folded_words(f"{one.label} {one.text} {one.author}")]
            return [Finding(_row(one), partial(self._form.focus_field, one.field)) for one in found]

        SearchWindow(search, "Notas de este registro: Intro lleva al campo", self._window()).show()

    def _keep(self, record: Record, field: str, text: str) -> None:
        desk = self._workspace.desk
        self._workspace.write(lambda: leave_note(desk, record, field, text), self._kept)

    def _kept(self, note: Record) -> None:
        self._workspace.changed.emit({note.id})

    def _changed(self, _ids: object) -> None:
        self._tell()

    def _tell(self) -> None:
        if self._record:
            notes = notes_on(self._workspace.desk, self._record)
            self._form.show_noted({one.field: one.text for one in notes})

    def _window(self) -> QWidget:
        return self._form.window()


def _row(note: Note) -> Row:
    return Row(note.text.replace("\n", " "), f"{note.label} · {note.author} · {spoken_moment(note.at)}")
