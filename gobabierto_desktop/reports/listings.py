"""Records told one by one, a column for each field that may be read: what a worksheet or an annex lists."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from gobabierto_desktop.domain.fields import Field, FieldType, Kind, Privacy
from gobabierto_desktop.domain.forums import AGREEMENT, FORUM, TABLE, VOTE
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.proposals import PROPOSAL
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import fits, shown
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.scope import ForumView
from gobabierto_desktop.reports.tables import UNTITLED, area_name, forum_names, presence

Written = str | int | float | date | time | None
"""What a cell of a worksheet holds; None where nothing was said."""

PRESENCE = "Delegado/a de la entidad"


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and how wide its texts like to be, in characters."""

    label: str
    width: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows under headings, of one kind of record."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Written, ...], ...]

    def column(self, label: str) -> tuple[Written, ...]:
        """The cells under a heading."""
        place = [one.label for one in self.columns].index(label)
        return tuple(row[place] for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Lead:
    """A column before the record's own: what tells where it belongs."""

    column: Column
    told: Callable[[ForumView, Record], Written]


_WIDTHS = {
    FieldType.TEXT: 56,
    FieldType.LINE: 34,
    FieldType.CHOICES: 34,
    FieldType.REFERENCE: 44,
    FieldType.CHOICE: 24,
}
_NUMBER_WIDTH = 12


def open_fields(kind: Kind) -> tuple[Field, ...]:
    """The fields of a kind that anybody may read, in their order."""
    return tuple(one for one in kind.fields if one.privacy is Privacy.OPEN)


def written(field: Field, record: Record, terms: Terms) -> Written:
    """The value as a worksheet holds it: labels for codes, real numbers, dates and hours; else what was typed."""
    value = record.get(field.name)
    if value is None or value == ():
        return None
    if field.type is FieldType.DATE and fits(field, value):
        return date.fromisoformat(str(value))
    if field.type is FieldType.TIME and fits(field, value):
        return time.fromisoformat(str(value))
    if field.type is FieldType.INTEGER and isinstance(value, int) and not isinstance(value, bool):
        return value
    return printable(shown(field, value, terms, "; ")) or None


def forums(views: Sequence[ForumView], terms: Terms) -> Listing:
    """The forums, with every open field."""
    return _listing(FORUM, [(view, view.forum) for view in views], terms, [])


def tables(views: Sequence[ForumView], terms: Terms) -> Listing:
    """The tables, with every open field and how many proposals each has."""
    rows = [(view, table) for view in views for table in view.tables]
    listing = _listing(TABLE, rows, terms, _forum_lead(views, terms))
    counts = [sum(one.parent == table.id for one in view.proposals) for view, table in rows]
    return Listing(
        listing.title,
        (*listing.columns, Column(PROPOSAL.plural, _NUMBER_WIDTH)),
        tuple((*row, count) for row, count in zip(listing.rows, counts, strict=True)),
    )


def proposals(views: Sequence[ForumView], terms: Terms) -> Listing:
    """The proposals, with every open field; of a single forum numbered as in its acta."""
    leads = [*_forum_lead(views, terms), *_table_leads(terms)]
    leads.append(_Lead(Column(PRESENCE, 18), presence))
    return _listing(PROPOSAL, _under(views, lambda view: view.proposals), terms, leads)


def agreements(views: Sequence[ForumView], terms: Terms) -> Listing:
    """The agreements, with every open field."""
    leads = [*_forum_lead(views, terms), *_table_leads(terms)]
    return _listing(AGREEMENT, _under(views, lambda view: view.agreements), terms, leads)


def votes(views: Sequence[ForumView], terms: Terms) -> Listing:
    """The votes, with every open field and the title of what was voted."""
    leads = [*_forum_lead(views, terms), *_table_leads(terms)]
    return _listing(VOTE, _under(views, lambda view: view.votes), terms, leads)


def _under(
    views: Sequence[ForumView], records: Callable[[ForumView], tuple[Record, ...]]
) -> list[tuple[ForumView, Record]]:
    return [(view, record) for view in views for record in records(view)]


def _forum_lead(views: Sequence[ForumView], terms: Terms) -> list[_Lead]:
    """The forum, where there are several to tell apart."""
    names = forum_names(views, terms)
    return [_Lead(Column(FORUM.label, 18), lambda view, _: names[view.forum.id])] if len(views) > 1 else []


def _table_leads(terms: Terms) -> list[_Lead]:
    def number(view: ForumView, record: Record) -> Written:
        return written(TABLE.field("number"), view.table_of(record), terms)

    def area(view: ForumView, record: Record) -> Written:
        return printable(area_name(terms, view.table_of(record).text("work_area")))

    return [_Lead(Column(TABLE.label, 7), number), _Lead(Column(TABLE.field("work_area").label, 26), area)]


def _listing(kind: Kind, rows: Iterable[tuple[ForumView, Record]], terms: Terms, leads: Sequence[_Lead]) -> Listing:
    fields = open_fields(kind)
    columns = (
        Column("N.º", 6),
        *(lead.column for lead in leads),
        *(Column(field.label, _WIDTHS.get(field.type, _NUMBER_WIDTH)) for field in fields),
    )
    return Listing(
        kind.plural,
        columns,
        tuple(
            (
                place,
                *(lead.told(view, record) for lead in leads),
                *(_told(field, view, record, terms) for field in fields),
            )
            for place, (view, record) in enumerate(rows, start=1)
        ),
    )


def _told(field: Field, view: ForumView, record: Record, terms: Terms) -> Written:
    if field.type is not FieldType.REFERENCE:
        return written(field, record, terms)
    title = KINDS[field.vocabulary].title_field
    meant = next((one for one in view.proposals if one.id == record.text(field.name)), None)
    return printable(meant.text(title)) or UNTITLED if meant else "(no consta)"
