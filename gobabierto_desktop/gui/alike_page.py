"""A page of records beside which those like the one on the form are told while it is typed."""

from gobabierto_desktop.domain.fields import Kind
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.alike_panel import AlikePanel
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.workspace import Workspace


class AlikePage(RecordPage):
    """The panel is the kind's own; a page lays it out where it fits, and the orders about it are here."""

    def __init__(self, workspace: Workspace, kind: Kind, words: Words) -> None:
        self.alike = self.make_alike(workspace)
        super().__init__(workspace, kind, words)
        _ = self.alike.noted.connect(self.tell_note)

    def make_alike(self, workspace: Workspace) -> AlikePanel:
        """The kind's own panel; it asks `on_form` what is typed."""
        raise NotImplementedError

    def shown(self, record: Record) -> None:
        del record
        self.alike.look_soon()

    def note(self, record: Record) -> tuple[str, str]:
        return self.alike.note(record)

    # Orders about those that are like this one (gui/orders.py)

    def go_to_alike(self) -> None:
        self.alike.take_keyboard()

    def tell_apart(self) -> None:
        self.alike.tell_apart()

    def compare_both(self) -> None:
        self.alike.compare()

    def merge_both(self) -> None:
        self.alike.merge()

    def on_form(self) -> Record:
        """What the form now says."""
        return self.form.record()
