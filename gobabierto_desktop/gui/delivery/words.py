"""How deliveries, and what remains to be mended, look in their lists."""

from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.problems import Severity
from gobabierto_desktop.gui.moments import spoken_moment
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.titles import title_of
from gobabierto_desktop.gui.widgets.two_line import Dot
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.reviewing import Remaining
from gobabierto_desktop.store.post import Delivery


def remaining_row(desk: Desk, found: Remaining) -> Row:
    """«Propuesta: Agua limpia», with the first thing to mend and how many more there are."""
    kind, first, others = KINDS[found.record.kind], found.problems[0], len(found.problems) - 1
    more = f" (y {others} más)" if others else ""
    title = title_of(found.record, desk.book, desk.terms)
    is_error = any(one.severity is Severity.ERROR for one in found.problems)
    return Row(
        title if title.startswith(kind.label) else f"{kind.label}: {title}",
        f"{first.message}{more}",
        "por corregir" if is_error else "aviso",
        Dot.WAITING if is_error else Dot.EMPTY,
    )


def delivered_row(desk: Desk, delivery: Delivery) -> Row:
    """What was delivered and when; «recibido» only where its receipt came back."""
    when = spoken_moment(delivery.sent_at)
    if delivery.acknowledged_at:
        return Row(_subject(desk, delivery), when, "recibido", Dot.DONE)
    return Row(_subject(desk, delivery), when, "entregado, sin acuse", Dot.WAITING)


def _subject(desk: Desk, delivery: Delivery) -> str:
    forum, _, table = delivery.scope.partition("/")
    found = desk.book.record(table or forum)
    return title_of(found, desk.book, desk.terms) if found else "Kit de preparación"
