"""What is said of the plan's progress: plain frozen tables for the report, the workbook and the board."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from gobabierto_desktop.domain.commitments import milestone_name
from gobabierto_desktop.domain.disclosure import disclosed_list, disclosed_table
from gobabierto_desktop.domain.fields import Kind
from gobabierto_desktop.domain.indicators import (
    RULE,
    HandedIn,
    Point,
    Progress,
    area_progress,
    commitment_progress,
    curve,
    handed_in,
    milestone_progress,
    plan_progress,
)
from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.reached import persons_of
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import shown
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.tracking import Due, Tracking, expected
from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.responsibles import acronym
from gobabierto_desktop.reports.tables import TOTAL, UNTITLED, Cell, Table

NOT_TOLD_APART = "No desagregado"
PLANNED, REPLANNED, DONE = "Planificado", "Reprogramado", "Realizado"
_DASH = "—"


def rounded(progress: Progress | None) -> Cell:
    """The share to show; a dash where nothing counts."""
    return _DASH if progress is None else float(progress.share)


def milestones_of_quarter(tracking: Tracking, commitment: Record, quarter: Quarter, terms: Terms, on: date) -> Table:
    """Where each milestone of a commitment stands in a quarter."""
    due = {one.milestone.id: one for one in expected(tracking, on) if one.quarter == quarter}
    rows = [_milestone_row(tracking, one, quarter, due, terms) for one in tracking.leaves(commitment.id)]
    whole = commitment_progress(tracking, commitment, quarter)
    return Table(
        "Los hitos en el trimestre",
        ("Hito", "Estado del informe", "Nivel de cumplimiento", "Avance", "Días de atraso"),
        tuple(rows),
        ("Compromiso", "", "", rounded(whole), ""),
        note=" ".join(RULE[:4]),
    )


def _milestone_row(
    tracking: Tracking, milestone: Record, quarter: Quarter, due: Mapping[str, Due], terms: Terms
) -> tuple[Cell, ...]:
    asked = due.get(milestone.id)
    report = tracking.report(milestone.id, quarter)
    kind: Kind = PROGRESS_REPORT
    level = shown(kind.field("completion"), report.get("completion"), terms) if report else ""
    return (
        f"{milestone_name(milestone)}. {printable(milestone.text('title')) or UNTITLED}",
        terms.label("report_state", asked.state.value) if asked else "No se pide",
        level or _DASH,
        rounded(milestone_progress(tracking, milestone, quarter)),
        asked.days_late if asked else 0,
    )


def board(tracking: Tracking, quarters: Sequence[Quarter], on: date) -> Table:
    """The national board: how far each commitment is at the end of each quarter; a dash for what is yet to come."""
    rows = [
        (
            commitment_name(one),
            *(
                rounded(commitment_progress(tracking, one, quarter)) if quarter.first_day <= on else _DASH
                for quarter in quarters
            ),
        )
        for one in tracking.commitments
    ]
    return Table("Avance por compromiso y trimestre", ("Compromiso", *map(str, quarters)), tuple(rows), note=_NOTE)


_NOTE = " ".join(RULE[:4])


def commitment_name(commitment: Record) -> str:
    """«22. Gestión de riesgos fiscales»."""
    return f"{commitment.text('number') or '?'}. {printable(commitment.text('title')) or '(sin título publicado)'}"


def by_area(tracking: Tracking, quarter: Quarter, terms: Terms) -> Table:
    """How far each work area is, and for how many of its milestones a report was received."""
    rows: list[tuple[Cell, ...]] = []
    for area in terms.vocabulary("work_area"):
        progress = area_progress(tracking, area.code, quarter)
        reported, whole = (progress.reported, progress.whole) if progress else (0, 0)
        rows.append((f"{area.code}. {area.label}", rounded(progress), reported, whole))
    plan = plan_progress(tracking, quarter)
    total: tuple[Cell, ...] = ("El plan", rounded(plan), *((plan.reported, plan.whole) if plan else (0, 0)))
    columns = ("Área de trabajo", "Avance", "Hitos con informe", "Hitos")
    return Table(f"Avance por área de trabajo, {quarter}", columns, tuple(rows), total, _NOTE)


def curve_table(points: Iterable[Point]) -> Table:
    """Planned against done, quarter by quarter."""
    rows = tuple(
        (str(one.quarter), float(one.planned), float(one.replanned), _DASH if one.done is None else float(one.done))
        for one in points
    )
    return Table("Lo planificado y lo realizado", ("Trimestre", PLANNED, REPLANNED, DONE), rows, note=RULE[4])


def curve_of(tracking: Tracking, commitments: Sequence[Record], quarters: Sequence[Quarter], on: date) -> Table:
    """The curve of one commitment or several, as a table."""
    return curve_table(curve(tracking, commitments, quarters, on))


def reports_handed_in(tracking: Tracking, quarters: Sequence[Quarter], terms: Terms, on: date) -> Table:
    """Institutions × quarters: «7/9» reports received of those owed, «!» where any came or is late."""
    cells = handed_in(expected(tracking, on))
    codes = sorted({code for code, _ in cells}, key=lambda code: acronym(terms, "institution", code))
    rows = tuple(
        (acronym(terms, "institution", code), *(_handed(cells.get((code, quarter))) for quarter in quarters))
        for code in codes
    )
    return Table(
        "Informes entregados por institución y trimestre",
        ("Institución", *map(str, quarters)),
        rows,
        note="Informes enviados o aprobados, de los que tocaban. «!» señala que alguno llegó o está tarde.",
    )


def _handed(cell: HandedIn | None) -> str:
    if cell is None:
        return _DASH
    return f"{cell.received}/{cell.expected}{' !' if cell.late else ''}"


def people_by_sex(report: Record, cells: Sequence[Record], terms: Terms) -> Table | None:
    """The people a report reached, by sex alone: what may travel unsealed quarter after quarter (decision 0006).

    None where nobody was told apart.
    """
    if not cells:
        return None
    sexes = [*(one.code for one in terms.vocabulary("sex")), ""]
    counts = [(_label(terms, "sex", sex), _counted(cells, sex=sex)) for sex in sexes]
    rest = report.number("undisaggregated") or 0
    (name, unsaid) = counts.pop()
    rows = (*counts, (name, unsaid + rest))
    note = "Edad, pueblo, comunidad lingüística y discapacidad viajan selladas (Decreto 57-2008, art. 9)."
    return Table("Personas alcanzadas", ("Sexo", "Personas"), rows, (TOTAL, sum(count for _, count in rows)), note)


def people_reached(report: Record, cells: Sequence[Record], terms: Terms) -> Table | None:
    """The people a report reached, in ONE table for who publishes them once: small cells are hidden.

    Rows are pueblos (ages where no pueblo was told), columns the sexes; None where nobody was told apart.
    """
    if not cells:
        return None
    down = next((name for name in ("people", "age_group", "language") if any(one.text(name) for one in cells)), "")
    sexes = [one.code for one in terms.vocabulary("sex")]
    columns = [*sexes, ""]
    if not down:
        counts = [_counted(cells, sex=sex) for sex in columns]
        shares = disclosed_list(counts)
        rows = tuple((_label(terms, "sex", sex), str(one)) for sex, one in zip(columns, shares, strict=True))
        return Table("Personas alcanzadas", ("Sexo", "Personas"), rows, note=_people_note(report))
    names = [*(one.code for one in terms.vocabulary(down) if any(c.text(down) == one.code for c in cells)), ""]
    told = disclosed_table([[_counted(cells, sex=sex, **{down: name}) for sex in columns] for name in names])
    rows = tuple(
        (_label(terms, down, name), *map(_shown, row), _shown(total))
        for name, row, total in zip(names, told.rows, told.row_totals, strict=True)
    )
    heading = {"people": "Pueblo", "age_group": "Grupo de edad", "language": "Comunidad lingüística"}[down]
    return Table(
        "Personas alcanzadas",
        (heading, *(_label(terms, "sex", sex) for sex in columns), TOTAL),
        rows,
        note=_people_note(report),
    )


def _counted(cells: Iterable[Record], **codes: str) -> int:
    return sum(persons_of(one) for one in cells if all(one.text(field) == code for field, code in codes.items()))


def _label(terms: Terms, vocabulary: str, code: str) -> str:
    return terms.label(vocabulary, code) if code else NOT_TOLD_APART


def _shown(cell: object) -> Cell:
    return cell if isinstance(cell, int) else str(cell)


def _people_note(report: Record) -> str:
    rest = report.number("undisaggregated") or 0
    alone = f"Además, {rest:,} personas de las que no se sabe ninguno de estos datos. " if rest else ""
    return f"{alone}De 1 a 4 personas se muestra «<5»; «*» reserva lo que permitiría calcularlas."
