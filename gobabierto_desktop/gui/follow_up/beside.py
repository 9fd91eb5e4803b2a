"""What is read beside a report: comments on it, last quarter's answers, and who took which step."""

import html
from collections.abc import Iterable, Sequence

from gobabierto_desktop.domain.judgement import compare, latest_before
from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import spoken_date
from gobabierto_desktop.services import reporting
from gobabierto_desktop.services.desk import Desk


def beside_report(desk: Desk, report: Record, to_send: Sequence[reporting.Comment]) -> str:
    """A page of HTML; `to_send` are comments written and not yet returned with the report."""
    before = latest_before(report, desk.book.records(PROGRESS_REPORT.name, report.parent)) if report.parent else None
    then = f"Trimestre anterior ({before.text('quarter')})" if before else "Trimestre anterior"
    return "".join(
        (
            _section("Observaciones por enviar", (_told(_label(one.field), one.text) for one in to_send)),
            _section("Observaciones", map(_review, desk.book.records("review", report.id))),
            _section(then, _earlier(desk, report, before)),
            _section("Trámite", _trail(desk, report)),
        )
    )


def _section(title: str, paragraphs: Iterable[str]) -> str:
    body = "".join(paragraphs)
    return f"<h4>{html.escape(title)}</h4>{body}" if body else ""


def _told(label: str, text: str, answer: str = "") -> str:
    said = f"<br><i>Respuesta: {_lines(answer)}</i>" if answer else ""
    return f"<p><b>{html.escape(label)}</b><br>{_lines(text)}{said}</p>"


def _lines(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _label(field: str) -> str:
    declared = PROGRESS_REPORT.by_name.get(field)
    return declared.label if declared else field


def _review(review: Record) -> str:
    return _told(_label(review.text("field")), review.text("comment"), review.text("answer"))


def _earlier(desk: Desk, report: Record, before: Record | None) -> Iterable[str]:
    if before is None:
        return ("<p>No hay informe anterior de este hito.</p>",)
    return (_told(one.label, one.before) for one in compare(report, before, desk.terms) if one.before)


def _trail(desk: Desk, report: Record) -> Iterable[str]:
    entries = reporting.trail_of(desk, report) if report.heads else ()
    for one in entries:
        state = desk.terms.label("report_state", one.after.value)
        amiss = "" if one.is_lawful else "<br><b>Este paso no lo permite ninguna regla.</b>"
        yield f"<p>{html.escape(state)} · {html.escape(one.author)} · {spoken_date(one.at[:10])}{amiss}</p>"
