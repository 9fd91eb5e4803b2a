"""The records that a field may name, found by the words of their titles."""

from gobabierto_desktop.domain.fields import Field
from gobabierto_desktop.domain.folding import folded_words
from gobabierto_desktop.gui.editors import Search
from gobabierto_desktop.gui.titles import title_of
from gobabierto_desktop.gui.widgets.choice_box import Choice
from gobabierto_desktop.gui.workspace import Workspace


def records_of_table(workspace: Workspace, named: Field) -> Search:
    """How to search those of the open mesa."""

    def search(typed: str) -> list[Choice]:
        table = workspace.table
        found = workspace.desk.book.records(named.vocabulary, table.id) if table else ()
        titled = [(one.id, title_of(one, workspace.desk.book, workspace.desk.terms)) for one in found]
        return [(code, title) for code, title in titled if folded_words(typed) in folded_words(title)]

    return search
