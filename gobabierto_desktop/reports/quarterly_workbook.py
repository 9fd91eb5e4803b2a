"""The workbook beside a quarterly report (datos.xlsx): where each milestone stands, and every answer in its cell.

It travels unsealed: people are only counts by sex.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from gobabierto_desktop.domain.commitments import milestone_name
from gobabierto_desktop.domain.evidence import EVIDENCE
from gobabierto_desktop.domain.fields import Field, FieldType, Kind
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.reached import PLACE
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.tracking import Tracking, plan_quarters, track
from gobabierto_desktop.domain.values import GUATEMALA
from gobabierto_desktop.reports import sheets
from gobabierto_desktop.reports.charts import add_chart
from gobabierto_desktop.reports.commitment_sheet import CommitmentMissing
from gobabierto_desktop.reports.figures import Figure
from gobabierto_desktop.reports.listings import Column, Listing, Written, open_fields, written
from gobabierto_desktop.reports.progress_tables import DONE, PLANNED, curve_of, milestones_of_quarter, people_by_sex
from gobabierto_desktop.reports.quarterly import QuarterlyScope
from gobabierto_desktop.reports.responsibles import coordinating

_WIDE, _NAME, _TEXT, _SHORT = 80, 26, 48, 20


def quarterly_workbook(holdings: Holdings, scope: QuarterlyScope, at: datetime) -> bytes:
    """The workbook; the same holdings and time give the same bytes. Raises CommitmentMissing."""
    commitment = next((one for one in holdings.of("commitment") if one.id == scope.commitment), None)
    if commitment is None:
        raise CommitmentMissing
    tracking, terms = track(holdings), holdings.terms
    told = [
        (milestone, report)
        for milestone in tracking.leaves(commitment.id)
        if (report := tracking.report(milestone.id, scope.quarter)) is not None
    ]
    title = f"Informe trimestral {scope.quarter}, compromiso {commitment.text('number')}"
    book = sheets.new_book(title, holdings.plan_title, at)
    _summary(sheets.new_sheet(book, "Resumen"), holdings, tracking, commitment, scope, at)
    sheets.lay_listing(book, _listing("Informes", PROGRESS_REPORT, told, terms))
    for name, kind in (("Lugares", PLACE), ("Evidencias", EVIDENCE)):
        rows = [(milestone, one) for milestone, report in told for one in holdings.under(report.id, kind.name)]
        sheets.lay_listing(book, _listing(name, kind, rows, terms))
    _people(sheets.new_sheet(book, "Personas"), holdings, told)
    return sheets.saved(book, at)


def _summary(
    sheet: sheets.Worksheet,
    holdings: Holdings,
    tracking: Tracking,
    commitment: Record,
    scope: QuarterlyScope,
    at: datetime,
) -> None:
    terms, on = holdings.terms, at.astimezone(GUATEMALA).date()
    sheets.title(sheet, 1, f"{commitment.text('number')}. {commitment.text('title')}")
    sheets.note(sheet, 2, f"{holdings.plan_title} · {scope.quarter}")
    sheets.labelled(sheet, 4, "Responsables", coordinating(commitment, terms), _WIDE)
    sheets.labelled(sheet, 5, "Libro generado el", sheets.local_day(at), _WIDE)
    stands = sheets.lay_table(sheet, milestones_of_quarter(tracking, commitment, scope.quarter, terms, on), 7)
    curve = curve_of(tracking, [commitment], plan_quarters(tracking), on)
    placed = sheets.lay_table(sheet, curve, stands.below + 1)
    if curve.rows:
        _ = add_chart(Figure(curve.title, (PLANNED, DONE)), placed, len(stands.table.columns) + 2)
    sheets.fit_columns(sheet, [stands, placed])


def _listing(title: str, kind: Kind, rows: Iterable[tuple[Record, Record]], terms: Terms) -> Listing:
    fields = open_fields(kind)
    return Listing(
        title,
        (Column("Hito", _NAME), *(Column(one.label, _width(one)) for one in fields)),
        tuple(
            (_milestone(milestone), *(_told(field, record, terms) for field in fields)) for milestone, record in rows
        ),
    )


def _milestone(milestone: Record) -> str:
    return f"{milestone_name(milestone)}. {milestone.text('title')}"[:120]


def _told(field: Field, record: Record, terms: Terms) -> Written:
    """Real whole numbers; a number with decimals as people read it, for a cell's float would be told as a share."""
    amount = record.amount(field.name) if field.type is FieldType.DECIMAL else None
    return int(amount) if amount is not None and amount == int(amount) else written(field, record, terms)


def _width(field: Field) -> int:
    return _TEXT if field.type is FieldType.TEXT else _SHORT


def _people(sheet: sheets.Worksheet, holdings: Holdings, told: Sequence[tuple[Record, Record]]) -> None:
    sheets.title(sheet, 1, "Personas alcanzadas")
    row, placed = 3, list[sheets.Placed]()
    for milestone, report in told:
        table = people_by_sex(report, holdings.under(report.id, "disaggregation"), holdings.terms)
        if table is None:
            continue
        sheets.section(sheet, row, f"Hito {_milestone(milestone)}")
        placed.append(sheets.lay_table(sheet, table, row + 1))
        row = placed[-1].below + 1
    if not placed:
        sheets.note(sheet, row, "Ningún hito de este trimestre contó personas.")
    sheets.fit_columns(sheet, placed)
