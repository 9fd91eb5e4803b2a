"""Who took part, as counts: by sector and sex, parity, and the sensitive groups with their small cells hidden."""

from collections import Counter
from collections.abc import Mapping, Sequence

from gobabierto_desktop.domain.disclosure import disclosed_list, disclosed_table
from gobabierto_desktop.domain.people import PARTICIPANT
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.reports.scope import ForumView
from gobabierto_desktop.reports.tables import TOTAL, UNSAID, Cell, Table, crossed, forum_names, share

WOMAN, MAN, OFFICIAL = "2", "1", "INST_PUB"
SENSITIVE = ("age", "people", "language", "disability")
HIDDEN_NOTE = "<5: de 1 a 4 personas. *: se reserva para que las celdas pequeñas no puedan calcularse."

_TITLES = {
    "age": "Grupo de edad",
    "people": "Pueblo",
    "language": "Comunidad lingüística",
    "disability": "Discapacidad",
}


def by_sector(participants: Sequence[Record], terms: Terms) -> Table:
    """Attendance by sector and sex."""
    counts = Counter((_label(terms, "sector", one), _sex(terms, one)) for one in participants)
    sexes = [terms.label("sex", WOMAN), terms.label("sex", MAN)]
    sexes += sorted({sex for _, sex in counts}.difference(sexes))
    sectors = [term.label for term in terms.vocabulary("sector")]
    sectors += sorted({sector for sector, _ in counts}.difference(sectors))
    return crossed("Asistencia por sector y sexo", "Sector", sectors, sexes, counts)


def by_role(participants: Sequence[Record], terms: Terms) -> Table:
    """Attendance by what each took part as, and sex."""
    counts = Counter((_label(terms, "role", one), _sex(terms, one)) for one in participants)
    sexes = [terms.label("sex", WOMAN), terms.label("sex", MAN)]
    sexes += sorted({sex for _, sex in counts}.difference(sexes))
    roles = [term.label for term in terms.vocabulary("participant_role")]
    roles += sorted({role for role, _ in counts}.difference(roles))
    return crossed("Asistencia por calidad en que participa y sexo", "Participa como", roles, sexes, counts)


def parity(views: Sequence[ForumView], terms: Terms) -> Table:
    """Officials against all others and women against men, forum by forum."""
    names = forum_names(views, terms)
    columns = (
        "Foro",
        "Asistencia",
        "Funcionarios",
        "Otros sectores",
        "% funcionarios",
        "Mujeres",
        "Hombres",
        "% mujeres",
    )
    everyone = [one for view in views for one in view.participants]
    rows = tuple((names[view.forum.id], *_balance(view.participants)) for view in views)
    return Table(
        "Paridad por foro",
        columns,
        rows,
        (TOTAL, *_balance(everyone)) if rows else (),
        "El porcentaje de mujeres es sobre quienes indicaron su sexo.",
    )


def _balance(people: Sequence[Record]) -> tuple[Cell, ...]:
    officials = sum(one.text("sector") == OFFICIAL for one in people)
    women = sum(one.text("sex") == WOMAN for one in people)
    men = sum(one.text("sex") == MAN for one in people)
    return (
        len(people),
        officials,
        len(people) - officials,
        share(officials, len(people)),
        women,
        men,
        share(women, women + men),
    )


def women_share(participants: Sequence[Record]) -> Cell:
    """The share of women among those who told their sex."""
    return _balance(participants)[-1]


def officials_share(participants: Sequence[Record]) -> Cell:
    """The share of people from public institutions."""
    return _balance(participants)[3]


def parity_line(participants: Sequence[Record]) -> str:
    """«De 42 personas, 30 son funcionarias (71 %) y 12 de otros sectores; 18 mujeres y 24 hombres (43 % mujeres)»."""
    people, officials, others, officials_share, women, men, women_share = _balance(participants)
    if not people:
        return "No hay asistencia registrada."
    shares = [f"{one * 100:.0f} %" if isinstance(one, float) else one for one in (officials_share, women_share)]
    return (
        f"Personas registradas: {people:,}. Del sector público {officials:,} ({shares[0]}) y de otros sectores"
        f" {others:,}. Mujeres {women:,} y hombres {men:,} ({shares[1]} mujeres)."
    )


def sensitive(participants: Sequence[Record], terms: Terms) -> tuple[Table, ...]:
    """Attendance by age group, pueblo, language and disability, each with its small cells hidden."""
    return tuple(_grouped(name, participants, terms) for name in SENSITIVE)


def _grouped(name: str, participants: Sequence[Record], terms: Terms) -> Table:
    counts = Counter(_group(name, one, terms) for one in participants)
    names = _groups(name, counts, terms)
    shown = disclosed_list([counts[one] for one in names])
    rows = tuple((label, _plain(cell)) for label, cell in zip(names, shown, strict=True))
    return Table(
        f"Asistencia por {_TITLES[name].lower()}",
        (_TITLES[name], "Personas"),
        rows,
        (TOTAL, len(participants)),
        HIDDEN_NOTE,
    )


def sensitive_by_forum(views: Sequence[ForumView], terms: Terms, name: str) -> Table:
    """One of the sensitive groupings over all forums, protected as a single table with the totals of its rows."""
    counts = {view.forum.id: Counter(_group(name, one, terms) for one in view.participants) for view in views}
    everyone = Counter(_group(name, one, terms) for view in views for one in view.participants)
    names = _groups(name, everyone, terms)
    shown = disclosed_table([[counts[view.forum.id][one] for view in views] for one in names])
    rows = tuple(
        (label, *map(_plain, cells), _plain(total))
        for label, cells, total in zip(names, shown.rows, shown.row_totals, strict=True)
    )
    return Table(
        f"Asistencia por {_TITLES[name].lower()} y foro",
        (_TITLES[name], *forum_names(views, terms).values(), TOTAL),
        rows,
        (TOTAL, *(len(view.participants) for view in views), sum(len(view.participants) for view in views)),
        HIDDEN_NOTE,
    )


def _plain(cell: int | str) -> int | str:
    """A hidden cell as its own mark: «<5» or «*»."""
    return str(cell) if isinstance(cell, str) else cell


def _groups(name: str, counts: Counter[str], terms: Terms) -> list[str]:
    vocabulary = "age_group" if name == "age" else PARTICIPANT.field(name).vocabulary
    labels = [
        _age_label(term.label, term.details) if name == "age" else term.label for term in terms.vocabulary(vocabulary)
    ]
    if name == "language":  # 29 rows of zeros would say nothing
        labels = [label for label in labels if counts[label]]
    return [*labels, *sorted(counts.keys() - set(labels))]


def _group(name: str, person: Record, terms: Terms) -> str:
    if name != "age":
        return _label(terms, name, person)
    age = person.number("age")
    for term in terms.vocabulary("age_group"):
        least, most = term.details.get("from"), term.details.get("to")
        if age is not None and isinstance(least, int) and least <= age <= (most if isinstance(most, int) else age):
            return _age_label(term.label, term.details)
    return UNSAID


def _age_label(label: str, details: Mapping[str, object]) -> str:
    least, most = details.get("from"), details.get("to")
    return f"{label} ({least} a {most})" if most is not None else f"{label} ({least} o más)"


def _label(terms: Terms, name: str, person: Record) -> str:
    """The term's label; whatever else was typed counts as not said, for a stray text could name someone."""
    term = terms.find(PARTICIPANT.field(name).vocabulary, person.text(name))
    return term.label if term else UNSAID


def _sex(terms: Terms, person: Record) -> str:
    return _label(terms, "sex", person)
