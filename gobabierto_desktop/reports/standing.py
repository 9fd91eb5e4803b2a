"""Where the work stands: what is complete, what people disagree on, and which commitments have a published sheet."""

from collections.abc import Sequence

from gobabierto_desktop.domain.changes import DELETED
from gobabierto_desktop.domain.commitments import has_sheet
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.merge import Conflict, Rival
from gobabierto_desktop.domain.problems import Severity
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import check, shown
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.tables import Cell, Table, share

_CAPTURED = ("forum", "dialogue_table", "participant", "proposal", "agreement", "vote")


def completeness(holdings: Holdings) -> Table:
    """How many records of each kind are complete: nothing required is missing and nothing is unreadable."""
    rows = [_completed(kind, holdings.of(kind), holdings.terms) for kind in _CAPTURED]
    return Table(
        "Registros completos", ("Registro", "Total", "Completos", "Con pendientes", "% completos"), tuple(rows)
    )


def _completed(kind: str, records: Sequence[Record], terms: Terms) -> tuple[Cell, ...]:
    complete = sum(is_complete(one, terms) for one in records)
    return (KINDS[kind].plural, len(records), complete, len(records) - complete, share(complete, len(records)))


def is_complete(record: Record, terms: Terms) -> bool:
    """Whether no error (a warning is none) stands in the record."""
    return all(problem.severity is not Severity.ERROR for problem in check(record, terms))


def conflicts(holdings: Holdings) -> Table:
    """The fields on which two laptops disagree and nobody has decided; personal values are not repeated."""
    records = {one.id: one for kind in KINDS for one in holdings.records.get(kind, ())}
    rows = [_conflict(one, records[one.record], holdings.terms) for one in holdings.conflicts if one.record in records]
    return Table("Diferencias por resolver", ("Registro", "Nombre", "Campo", "Valores"), tuple(rows))


def _conflict(conflict: Conflict, record: Record, terms: Terms) -> tuple[str, ...]:
    kind = KINDS[record.kind]
    if kind.is_personal(conflict.field) or kind.is_personal(kind.title_field):
        return (kind.label, "(dato personal)", _field_label(conflict, record), "(dato personal)")
    return (
        kind.label,
        printable(record.text(kind.title_field)),
        _field_label(conflict, record),
        " | ".join(_rival(conflict, rival, record, terms) for rival in conflict.rivals),
    )


def _field_label(conflict: Conflict, record: Record) -> str:
    field = KINDS[record.kind].by_name.get(conflict.field)
    return field.label if field else "Eliminación"


def _rival(conflict: Conflict, rival: Rival, record: Record, terms: Terms) -> str:
    if conflict.field == DELETED:
        return "eliminar" if rival.value is True else "conservar"
    field = KINDS[record.kind].by_name.get(conflict.field)
    text = printable(_spoken(rival.value) if field is None else shown(field, rival.value, terms))
    return f"«{text[:200]}…»" if len(text) > 200 else f"«{text}»"


def _spoken(value: Value) -> str:
    return "" if value is None else str(value)


def commitments(holdings: Holdings) -> Table:
    """The commitments that the plan declares, by number, and whether a sheet of each was published."""
    ordered = sorted(holdings.of("commitment"), key=lambda one: (one.number("number") or 0, one.id))
    rows = [
        (
            one.number("number") or 0,
            printable(one.text("title")) or "(sin título publicado)",
            one.text("ogp_id"),
            _sheet(one),
        )
        for one in ordered
    ]
    return Table(
        "Compromisos del plan", ("N.º", "Título", "Id. OGP", "Ficha"), tuple(rows), note=commitments_line(holdings)
    )


def _sheet(commitment: Record) -> str:
    return "Con ficha" if has_sheet(commitment) else "Sin ficha publicada"


def commitments_line(holdings: Holdings) -> str:
    """«24 declarados, 21 con ficha»."""
    declared = holdings.of("commitment")
    return f"{len(declared)} declarados, {sum(map(has_sheet, declared))} con ficha"
