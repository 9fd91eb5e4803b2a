"""The questionnaire of a commitment and a quarter: a form for each milestone, people, evidence, places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gobabierto_desktop.domain.commitments import MILESTONE, milestone_name
from gobabierto_desktop.domain.evidence import EVIDENCE
from gobabierto_desktop.domain.fields import Kind
from gobabierto_desktop.domain.people_grid import Combination, axes
from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.progress_rules import ASKED, missing
from gobabierto_desktop.domain.reached import DISAGGREGATION, PERSONS, PLACE, cell_id
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import shown
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.questionnaires.questions import Count, Form, Grid, Page, Table

_BY_STEPS = {"quarter", "state", "sent_on"}
"""What only the steps of a report may say."""

_REASONS = {name: missing(name) for name in ASKED}
_FORM_FIELDS = tuple(
    one.name for one in PROGRESS_REPORT.fields if one.name not in _BY_STEPS and one.name not in _REASONS.values()
)
_EVIDENCE_FIELDS = tuple(one.name for one in EVIDENCE.fields if one.section != "Archivo")
"""A workbook describes the files; the files themselves, and what the program reads from them, travel apart."""

_USUAL = ("SEXO", "EDAD", "PUEBLO")
"""What people are told apart by where the milestone does not say."""

_PEOPLE_TEXT = (
    "¿A cuántas personas llegó este hito? Cuente a cada una una sola vez. Lo que no sepa déjelo vacío: anote a esas "
    "personas como «no desagregadas» en la hoja del hito. Por ser reservado, aquí no se muestra lo que ya se contó: "
    "una casilla vacía lo deja como está."
)
_EVIDENCE_TEXT = (
    "Una fila por evidencia: actas, listas, fotos, informes, páginas de internet. Lo que lleva * es necesario. "
    "Los archivos se entregan aparte, junto con este libro."
)
_PLACES_TEXT = (
    "Una fila por lugar: escuela, puesto de salud, municipalidad, comunidad. Puede pegar aquí una lista que ya tenga. "
    "La latitud y la longitud no son necesarias."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A milestone, what it is a lettered part of, its reports of the quarter and before, and what stands under it."""

    milestone: Record
    whole: Record | None
    report: Record
    before: Record | None
    cells: tuple[Record, ...]
    evidence: tuple[Record, ...]
    places: tuple[Record, ...]


def quarterly_pages(asked: Sequence[Asked], terms: Terms) -> tuple[Page, ...]:
    """The sheets of a quarterly questionnaire, in the order they are filled in."""
    parents = {f"Hito {milestone_name(one.milestone)}": one.report.id for one in asked}
    evidence = [record for one in asked for record in one.evidence]
    places = [record for one in asked for record in one.places]
    return (
        *(page for one in asked for page in _milestone_pages(one, terms)),
        _table("EVIDENCIAS", EVIDENCE, _EVIDENCE_FIELDS, _EVIDENCE_TEXT, parents, evidence),
        _table("LUGARES", PLACE, tuple(PLACE.by_name), _PLACES_TEXT, parents, places),
    )


def _milestone_pages(asked: Asked, terms: Terms) -> tuple[Page, ...]:
    name = milestone_name(asked.milestone)
    code = f"H{name.replace('.', '').upper()}"
    form = Form(
        code=code,
        tab=f"Hito {name}",
        title=f"Hito {name}",
        text=_about(asked, terms),
        record=asked.report,
        fields=_FORM_FIELDS,
        reasons=_REASONS,
        before=asked.before.values if asked.before else {},
    )
    unit = asked.report.text("measure_unit") or asked.milestone.text("measure_unit")
    if unit != PERSONS and not asked.milestone.codes("dimensions"):
        return (form,)
    return (form, _people(asked, name, code, terms))


def _about(asked: Asked, terms: Terms) -> str:
    """What the milestone is, what it is a part of, and when it ends."""
    milestone = asked.milestone
    told = {
        name: shown(MILESTONE.field(name), milestone.get(name), terms) for name in ("starts", "ends", "replanned_ends")
    }
    term = f"Plazo: {told['starts'] or '?'} a {told['ends'] or '?'}"
    if told["replanned_ends"]:
        term += f", reprogramado a {told['replanned_ends']}"
    part = [f"Es parte del hito {milestone_name(asked.whole)}: {asked.whole.text('title')}"] if asked.whole else []
    return "\n".join([milestone.text("title"), *part, f"{term}."])


def _people(asked: Asked, name: str, code: str, terms: Terms) -> Grid:
    dimensions = asked.milestone.codes("dimensions") or _USUAL
    laid = axes(dimensions, terms)
    known = {one.id: one for one in asked.cells}
    counts: list[Count] = []
    for row, column, combination in laid.cells():
        codes = dict(combination)
        record = cell_id(asked.report.id, codes)
        stands = known.get(record, Record(DISAGGREGATION.name, record, asked.report.id))
        counts.append(Count(_key(laid.rows[row].codes), _key(laid.columns[column].codes), stands, codes))
    return Grid(
        code=f"{code}P",
        tab=f"Hito {name} personas",
        title=f"Hito {name}: personas a las que llegó",
        text=_PEOPLE_TEXT,
        field="persons",
        heading=" · ".join(terms.label("dimension", one) for one in dimensions if one not in {"SEXO", "EDAD"}),
        rows={_key(one.codes): one.label for one in laid.rows},
        columns={_key(one.codes): one.label for one in laid.columns},
        counts=tuple(counts),
        remainder=(code, "undisaggregated"),
        whole=(code, "quantity"),
    )


def _key(codes: Combination) -> str:
    return ",".join(f"{field}={code}" for field, code in codes) or "@personas"


def _table(
    code: str, kind: Kind, fields: tuple[str, ...], text: str, parents: Mapping[str, str], rows: Sequence[Record]
) -> Table:
    return Table(code, kind.plural, kind.plural, text, kind.name, fields, parents, tuple(rows), _SPARE[kind.name])


_SPARE = {EVIDENCE.name: 60, PLACE.name: 300}
"""Rows that are laid for more; rows added below are read all the same."""
