"""Whether a quarterly report still takes answers: one that was sent stands until it is returned."""

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.review_steps import EDITABLE, state_of
from gobabierto_desktop.services.desk import Desk


class ReportClosed(KnownFailure):
    """The report was sent or approved: its answers stand until it is returned."""

    code = "report_closed"

    def __init__(self, quarter: str) -> None:
        super().__init__(
            f"El informe de {quarter} ya fue enviado y no se puede cambiar.",
            "Pida a quien coordina que lo devuelva con observaciones.",
        )


def demand_open(desk: Desk, report: str) -> None:
    """Refuse to touch a report that was sent or approved. Raises ReportClosed."""
    now = desk.book.record(report)
    if state_of(now) not in EDITABLE:
        raise ReportClosed(now.text("quarter") if now else "")
