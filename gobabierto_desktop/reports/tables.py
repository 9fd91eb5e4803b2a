"""What is said of proposals, agreements and votes: plain frozen tables that workbook, document and tests all read."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gobabierto_desktop.domain.forums import VOTE
from gobabierto_desktop.domain.proposals import PROPOSAL
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.tally import PARTS, counting, is_by_points, with_forum_rule
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import read_date
from gobabierto_desktop.reports.scope import ForumView

Cell = str | int | float | date
"""A text, a count, (float) a share from 0 to 1, or a day."""

AGENDAS = ("ogp_values", "sdg", "katun", "pgg", "policy_guideline", "med")
CAST_LABELS = tuple(VOTE.field(name).label for name in PARTS)
_POINTS_NOTE = "Presentes y votos son de las votaciones por boleta; donde se reparten puntos, se suman los puntos."
UNSAID = "Sin indicar"
TOTAL = "Total"
UNTITLED = "(sin título)"
MARKS = frozenset({"—", "<5", "*"})
"""What may stand in the place of a number."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to show: the first cell of each row is its name. `total` is a last row, `note` says how to read it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    note: str = ""

    def column(self, name: str) -> tuple[Cell, ...]:
        """The cells under a heading."""
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)


def share(part: int, whole: int) -> Cell:
    """The part as a share of the whole; a dash where there is no whole."""
    return part / whole if whole else "—"


def spoken(cell: Cell) -> str:
    """The cell as people read it: «1,204», «62 %»."""
    match cell:
        case int():
            return f"{cell:,}"
        case float():
            return f"{cell * 100:.0f} %"
        case date():
            return f"{cell:%d/%m/%Y}"
        case str():
            return cell


def crossed(
    title: str, heading: str, names: Sequence[str], columns: Sequence[str], counts: Counter[tuple[str, str]]
) -> Table:
    """A table of counts by two names, with both totals."""
    rows = [(name, *(counts[name, column] for column in columns)) for name in names]
    by_column = [sum(counts[name, column] for name in names) for column in columns]
    return Table(
        title,
        (heading, *columns, TOTAL),
        tuple((*row, sum(counts[row[0], column] for column in columns)) for row in rows),
        (TOTAL, *by_column, sum(by_column)),
    )


def forum_names(views: Iterable[ForumView], terms: Terms) -> dict[str, str]:
    """A short name for each forum, by id: its department or, where two share it, the municipality or a number."""
    forums = [view.forum for view in views]
    names: dict[str, str] = {}
    for forum in forums:
        choices = (
            terms.label("department", forum.text("department")),
            terms.label("municipality", forum.text("municipality")),
            forum.text("name"),
        )
        free = [name for name in choices if name and name not in names.values()]
        names[forum.id] = free[0] if free else f"Foro {len(names) + 1}"
    return names


def forums(views: Sequence[ForumView], terms: Terms) -> Table:
    """Where and when each forum met, and how much it left on record."""
    names = forum_names(views, terms)
    rows = [
        (
            names[view.forum.id],
            terms.label("municipality", view.forum.text("municipality")) or UNSAID,
            day_of(view.forum),
            *(len(ones) for ones in (view.tables, view.proposals, view.agreements, view.votes, view.participants)),
        )
        for view in views
    ]
    columns = ("Foro", "Municipio", "Fecha", "Mesas", "Propuestas", "Acuerdos", "Votaciones", "Asistencia")
    sums = [sum(cell for cell in column if isinstance(cell, int)) for column in [*zip(*rows, strict=True)][3:]]
    return Table("Foros de consulta", columns, tuple(rows), (TOTAL, "", "", *sums) if rows else ())


def day_of(forum: Record) -> Cell:
    """The day a forum met; what cannot be read stands as it was typed."""
    told = read_date(forum.text("held_on"))
    return date.fromisoformat(told) if told else forum.text("held_on") or UNSAID


def area_names(terms: Terms) -> tuple[str, ...]:
    """The work areas as they are numbered in the plan; last, what was put in none."""
    return (*(area_name(terms, term.code) for term in terms.vocabulary("work_area")), UNSAID)


def area_name(terms: Terms, code: str) -> str:
    """«5. Gobiernos locales / fortalecimiento municipal»."""
    term = terms.find("work_area", code)
    if term is None:
        return UNSAID
    return f"{code}. {term.label}" if code.isdecimal() else term.label


def proposals_by_area(views: Sequence[ForumView], terms: Terms) -> Table:
    """Proposals by work area and forum; the area is that of the table where each was presented."""
    names = forum_names(views, terms)
    counts = Counter(
        (area_name(terms, view.table_of(one).text("work_area")), names[view.forum.id])
        for view in views
        for one in view.proposals
    )
    return crossed(
        "Propuestas por área de trabajo y foro",
        "Área de trabajo",
        _used(area_names(terms), counts),
        [*names.values()],
        counts,
    )


def proposals_by_kind(views: Sequence[ForumView], terms: Terms) -> Table:
    """Proposals by kind (meta, tema, proyecto) and forum."""
    names = forum_names(views, terms)
    counts = Counter(
        (terms.label("proposal_kind", one.text("proposal_kind")) or UNSAID, names[view.forum.id])
        for view in views
        for one in view.proposals
    )
    kinds = [*(term.label for term in terms.vocabulary("proposal_kind")), UNSAID]
    return crossed("Propuestas por tipo y foro", "Tipo", _used(kinds, counts), [*names.values()], counts)


def _used(names: Iterable[str], counts: Counter[tuple[str, str]]) -> tuple[str, ...]:
    """The names as they come and what people wrote besides; without «Sin indicar» where all was said."""
    seen = {name for name, _ in counts}
    known = [name for name in names if name != UNSAID or name in seen]
    return (*known, *sorted(seen.difference(known)))


def proposals_by_agenda(proposals: Sequence[Record], terms: Terms) -> tuple[Table, ...]:
    """One table for each of the agendas a proposal can be aligned with; a proposal may count in several rows."""
    return tuple(_by_agenda(name, proposals, terms) for name in AGENDAS)


def _by_agenda(name: str, proposals: Sequence[Record], terms: Terms) -> Table:
    field = PROPOSAL.field(name)
    counts = Counter(code for one in proposals for code in one.codes(name))
    codes = [*(term.code for term in terms.vocabulary(field.vocabulary))]
    codes += sorted(counts.keys() - set(codes))
    unsaid = sum(not one.codes(name) for one in proposals)
    rows = [(_numbered(field.vocabulary, terms, code), counts[code]) for code in codes]
    return Table(
        field.label,
        ("Meta o valor", "Propuestas", "Del total"),
        tuple((label, count, share(count, len(proposals))) for label, count in (*rows, (UNSAID, unsaid))),
        note="Una propuesta puede alinearse con varias: las filas no suman el total.",
    )


def _numbered(vocabulary: str, terms: Terms, code: str) -> str:
    label = terms.label(vocabulary, code)
    return f"{code}. {label}" if code.isdecimal() and label != code else label


def proposals_by_responsible(views: Sequence[ForumView], terms: Terms) -> Table:
    """Proposals by the entity they name, and for how many its delegate was in the forum."""
    counts: Counter[tuple[str, str]] = Counter()
    for view in views:
        for one in view.proposals:
            name = terms.label("institution", one.text("responsible")) or UNSAID
            counts[name, presence(view, one)] += 1
    states = (PRESENT, ABSENT, UNKNOWN)
    names = sorted({name for name, _ in counts}, key=lambda name: (-sum(counts[name, one] for one in states), name))
    table = crossed("Propuestas por entidad responsable", "Entidad responsable", names, states, counts)
    return Table(
        table.title, table.columns, table.rows, table.total, "Delegado/a: de la entidad, acreditado en el foro."
    )


PRESENT, ABSENT, UNKNOWN = "Con delegado/a", "Sin delegado/a", "No consta"


def presence(view: ForumView, proposal: Record) -> str:
    """Whether a delegate of the entity that the proposal names was in the forum, as far as attendance was recorded."""
    institution = proposal.text("responsible")
    if not institution or not view.participants:
        return UNKNOWN
    return PRESENT if view.delegates_of(institution) else ABSENT


def agreements(views: Sequence[ForumView], terms: Terms) -> Table:
    """How many agreements each forum reached and how many say who, by when and against whom."""
    names = forum_names(views, terms)
    fields = ("institution", "due_on", "dissent")
    rows = [
        (
            names[view.forum.id],
            len(view.agreements),
            *(sum(bool(one.text(name).strip()) for one in view.agreements) for name in fields),
        )
        for view in views
    ]
    return _summed(
        "Acuerdos por foro", ("Foro", "Acuerdos", "Con responsable", "Con fecha límite", "Con disenso"), rows
    )


def votes(views: Sequence[ForumView], terms: Terms) -> Table:
    """What was cast in each forum, over the votes that count: a recount in the place of what it counts again."""
    names = forum_names(views, terms)
    rows: list[tuple[str | int, ...]] = []
    for view in views:
        ruled = {one.id: with_forum_rule(one, view.forum) for one in view.tables}
        standing = counting(view.votes)
        points = [one for one in standing if is_by_points(ruled[one.parent or ""], one)]
        ballots = [one for one in standing if one not in points]
        cast = (sum(one.number(name) or 0 for one in ballots) for name in ("present", *PARTS))
        given = sum(one.number("points") or 0 for one in points)
        rows.append((names[view.forum.id], len(standing), *cast, given))
    labels = (VOTE.field("present").label, *CAST_LABELS, VOTE.field("points").label)
    table = _summed("Votaciones por foro", ("Foro", "Votaciones", *labels), rows)
    return replace(table, note=_POINTS_NOTE) if any(row[-1] for row in rows) else table


def _summed(title: str, columns: tuple[str, ...], rows: Sequence[tuple[str | int, ...]]) -> Table:
    sums = (sum(cell for cell in column if isinstance(cell, int)) for column in [*zip(*rows, strict=True)][1:])
    return Table(title, columns, tuple(rows), (TOTAL, *sums) if rows else ())
