"""The certificate (constancia) of a training: name, course, hours and days, and nothing else about anybody."""

from datetime import datetime

from reportlab.platypus import Spacer

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import spoken_date
from gobabierto_desktop.reports.layout import marked, paragraph
from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.paper import COVER_NOTE, FIGURE, SUBTITLE, TITLE, Imprint, print_story
from gobabierto_desktop.reports.signatures import Places, SignatureBox, SignatureRoom
from gobabierto_desktop.reports.words import counted

_TITLE = "Constancia de capacitación"
_AIR = 24
_PLACE = Places(page=0, rows=1, columns=1, width=260, height=78)


def certificate(training: Record, plan_title: str, made_at: datetime, mark: str) -> bytes:
    """The PDF, with one place to be signed in; `mark` ties it to the data. The same input gives the same bytes."""
    number = printable(training.text("certificate"))
    title = f"{_TITLE} No. {number}" if number else _TITLE
    hours = counted(training.number("hours") or 0, "hora", "horas")
    story = [
        paragraph(marked(title.upper().replace("NO.", "No.")), TITLE),
        paragraph(marked(plan_title), SUBTITLE),
        Spacer(0, _AIR),
        paragraph("Se hace constar que", COVER_NOTE),
        paragraph(marked(training.text("name")), FIGURE),
        Spacer(0, _AIR / 3),
        paragraph(f"completó el curso <b>{marked(training.text('course'))}</b>,", COVER_NOTE),
        paragraph(
            f"de <b>{hours}</b>, impartido por {marked(training.text('given_by'))}, {_days(training)}.", COVER_NOTE
        ),
        SignatureRoom(_PLACE, "Firma electrónica de quien la extiende"),
    ]
    return print_story(Imprint(title, plan_title, _TITLE, made_at, mark), story)


def certificate_box() -> SignatureBox:
    """Where the signature is seen."""
    return _PLACE.boxes[0]


def _days(training: Record) -> str:
    start, end = spoken_date(training.text("starts_on")), spoken_date(training.text("ends_on"))
    return marked(f"del {start} al {end}" if end and end != start else f"el {start}")
