"""What the main window asks of a page, whatever it shows."""

from PySide6.QtWidgets import QWidget

from gobabierto_desktop.domain.records import Record


class Page(QWidget):
    """One page of the main window. Each does of this what has a meaning in it; the rest does nothing."""

    kinds: frozenset[str] = frozenset()
    """The kinds of record that open here."""

    has_forum_panel = True
    """Whether the forum and its mesas stand at the left while this page is in view."""

    def arrive(self) -> None:
        """The page comes into view: read anew what may have changed, and take the keyboard."""

    def take_keyboard(self) -> None:
        """Put the keyboard where typing begins."""

    def leave(self) -> None:
        """The page goes out of view, or the window closes."""

    def finish(self) -> None:
        """The window closes: stop whatever runs, and wait until it has stopped."""

    def open_record(self, record: Record) -> None:
        """Show a record of one of `kinds`."""

    def save(self) -> None:
        """Ctrl+S."""

    def save_and_next(self) -> None:
        """Ctrl+Enter."""

    def new(self) -> None:
        """Ctrl+N."""

    def delete(self) -> None:
        """F4."""

    def go_by(self, step: int) -> None:
        """Alt+Up and Alt+Down: the record `step` places further in the list."""

    def go_to_problem(self) -> None:
        """F10."""

    def repeat_before(self) -> None:
        """Ctrl+D: the field with the keyboard says what it said in the record typed before."""

    def toggle_repeating(self) -> None:
        """Ctrl+Shift+D: the field with the keyboard is suggested again in each next record, or no longer."""

    def toggle_guide(self) -> None:
        """Ctrl+G: the fields are asked one at a time, or all stand on the form again."""

    def next_question(self) -> None:
        """Alt+Right, while the fields are asked one at a time."""

    def previous_question(self) -> None:
        """Alt+Left, while the fields are asked one at a time."""

    def offer_phrases(self) -> None:
        """Ctrl+J: phrases for the text with the keyboard."""

    def keep_phrase(self) -> None:
        """Ctrl+Shift+J: what is selected becomes a phrase."""

    def drop_phrase(self) -> None:
        """Forget a phrase that was kept."""

    def note_field(self) -> None:
        """Ctrl+E: the note on the field with the keyboard."""

    def list_notes(self) -> None:
        """Ctrl+Shift+E: the notes of the record in view."""

    def fields(self) -> tuple[tuple[str, str], ...]:
        """The fields that F6 offers: (name, label)."""
        return ()

    def in_view(self) -> tuple[str, str] | None:
        """The id of the record in view and the field with the keyboard («» for none); None where there is no record."""
        return None

    def go_to_field(self, name: str) -> None:
        """Put the keyboard on a field."""
