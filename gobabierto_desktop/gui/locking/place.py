"""Where somebody was working, in names alone, so that nothing of the book is kept while it is closed."""

from dataclasses import dataclass

from gobabierto_desktop.gui.main_window import MainWindow
from gobabierto_desktop.gui.record_page import RecordPage


@dataclass(frozen=True, slots=True)
class Place:
    """A page, the forum and mesa open, a record on the form and the field with the keyboard; empty for none."""

    page: str
    forum: str = ""
    table: str = ""
    record: str = ""
    field: str = ""


def place_of(window: MainWindow) -> Place:
    """Where the window is."""
    page, workspace = window.page(), window.workspace
    name = window.pages.name_of(page)
    forum = workspace.forum.id if workspace.forum else ""
    table = workspace.table.id if workspace.table else ""
    if not isinstance(page, RecordPage):
        return Place(name, forum, table)
    return Place(name, forum, table, page.form.record().id, _field_of(page, window))


def go_back(window: MainWindow, place: Place) -> None:
    """Have the window there again, as far as it is still there."""
    book = window.workspace.desk.book
    if forum := book.record(place.forum):
        window.workspace.go_to_forum(forum, book.record(place.table))
    window.show_page(place.page)
    page = window.page()
    if isinstance(page, RecordPage) and (record := book.record(place.record)):
        page.open_record(record)
        page.take_keyboard()
        if place.field:
            page.go_to_field(place.field)


def _field_of(page: RecordPage, window: MainWindow) -> str:
    keyboard = window.focusWidget()
    boxes = {name: page.form.box(name) for name in page.form.field_names()}
    return next((name for name, box in boxes.items() if keyboard and box.isAncestorOf(keyboard)), "")
