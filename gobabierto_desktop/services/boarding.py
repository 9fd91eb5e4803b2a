"""Boarding: the board of the plan as it stands now, for the window: progress, reports, areas, milestones and curves."""

from dataclasses import dataclass
from datetime import date

from gobabierto_desktop.domain.board import pending
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.indicators import Point, Progress, curve, plan_progress
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.tracking import Due, Tracking, track
from gobabierto_desktop.domain.values import GUATEMALA
from gobabierto_desktop.reports.board import HeatMap, commitments_map, institutions_map, pending_table
from gobabierto_desktop.reports.progress_tables import by_area, milestones_of_quarter
from gobabierto_desktop.reports.tables import Table
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.naming import counted

_FOLLOWED = ("commitment", "milestone", "progress_report")


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the board shows for a quarter; `milestones` and `of_commitment` are of the commitment asked for."""

    quarter: Quarter
    plan: Progress | None
    commitments: HeatMap
    institutions: HeatMap
    areas: Table
    milestones: Table | None
    of_plan: tuple[Point, ...]
    of_commitment: tuple[Point, ...]
    waiting: tuple[Due, ...]
    pending: Table


def followed(desk: Desk) -> Tracking:
    """What there is to follow, and nothing else of the book: forums hold thousands of records."""
    return track(Holdings("", "", desk.terms, {kind: desk.book.records(kind) for kind in _FOLLOWED}))


def look_at_board(desk: Desk, quarters: tuple[Quarter, ...], quarter: Quarter, commitment: str) -> Board:
    """Reckon the board of these quarters, and the tables of one of them."""
    tracking, terms, on = followed(desk), desk.terms, _today(desk)
    waiting = pending(tracking, on)
    chosen = [one for one in tracking.commitments if one.id == commitment]
    return Board(
        quarter,
        plan_progress(tracking, quarter),
        commitments_map(tracking, quarters, terms, on),
        institutions_map(tracking, quarters, terms, on),
        by_area(tracking, quarter, terms),
        milestones_of_quarter(tracking, chosen[0], quarter, terms, on) if chosen else None,
        curve(tracking, tracking.commitments, quarters, on),
        curve(tracking, chosen, quarters, on),
        waiting,
        pending_table(waiting, terms),
    )


def reminder(desk: Desk) -> str:
    """What is late and what is soon due, in a sentence for who opens the program; empty where nothing is."""
    if not desk.book.records("progress_report"):
        return ""  # at once: most laptops are of forums
    waiting = pending(followed(desk), _today(desk))
    late = sum(one.days_late > 0 for one in waiting)
    soon = len(waiting) - late
    told = [
        *([counted(late, "informe atrasado", "informes atrasados")] if late else []),
        *([counted(soon, "por entregar pronto", "por entregar pronto")] if soon else []),
    ]
    return f"Hay {' y '.join(told)}: véalos con Alt+6, «Pendientes»." if told else ""


def _today(desk: Desk) -> date:
    return desk.now().astimezone(GUATEMALA).date()
