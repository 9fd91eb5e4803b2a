"""The history of a field and its record as a page of text: who, when, on which laptop, before and after."""

import html
from collections.abc import Sequence

from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.gui.moments import spoken_moment
from gobabierto_desktop.gui.titles import title_of
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.history import Event, field_history, record_history
from gobabierto_desktop.services.remarking import notes_history

_HEADINGS = ("Cuándo", "Quién", "Dónde", "Antes", "Después")


def told_past(desk: Desk, name: str, field: str) -> str:
    """The page of a record: its field first, where one is named, then all of it; the newest on top. Empty: unknown."""
    record = desk.book.record(name)
    if record is None:
        return ""
    parts = [f"<h2>{html.escape(title_of(record, desk.book, desk.terms))}</h2>"]
    if field:
        label = KINDS[record.kind].field(field).label
        parts += [f"<h3>{html.escape(label)}</h3>", _table(field_history(desk, name, field), _HEADINGS)]
    if notes := notes_history(desk, record):
        parts += ["<h3>Notas</h3>", _table(notes, ("Campo", *_HEADINGS))]
    parts += ["<h3>Todo el registro</h3>", _table(record_history(desk, name), ("Campo", *_HEADINGS))]
    return "".join(parts)


def _table(events: Sequence[Event], headings: Sequence[str]) -> str:
    if not events:
        return "<p>Todavía no se ha escrito nada aquí.</p>"
    head = "".join(f"<th align='left'>{one}</th>" for one in headings)
    rows = "".join(f"<tr>{''.join(_cells(one, len(headings)))}</tr>" for one in reversed(events))
    return f"<table width='100%' cellspacing='0' cellpadding='6'><tr>{head}</tr>{rows}</table>"


def _cells(event: Event, many: int) -> list[str]:
    before, after = event.before or "(vacío)", event.after or "(vacío)"
    said = (event.label, spoken_moment(event.at), event.author, event.device, before, after)
    return [f"<td valign='top'>{html.escape(one)}</td>" for one in said[-many:]]
