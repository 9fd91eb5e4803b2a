"""The addendum (adenda) of a closed acta: a PDF of its own that says what is corrected and why; the acta stays."""

from datetime import date, datetime

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import read_date
from gobabierto_desktop.reports.layout import Heading, marked, paragraph, prose
from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.paper import SUBTITLE, TITLE, Imprint, print_story
from gobabierto_desktop.reports.signatures import Signatory, signature_flowables
from gobabierto_desktop.reports.words import date_in_words


def addendum(acta: Record, told: Record, heading: str, subject: str, made_at: datetime) -> bytes:
    """The PDF of an addendum, with the places for signatures of an acta; the same input gives the same bytes."""
    number, digest = printable(acta.text("number")), acta.text("digest")
    title = f"Adenda al acta No. {number}"
    imprint = Imprint(title, heading, printable(subject), made_at, digest[:16], "Acta")
    story = [
        paragraph(marked(title), TITLE),
        paragraph(marked(subject), SUBTITLE),
        paragraph(
            f"El día {_day(told.text('written_on'))} se hace constar lo siguiente sobre el acta No. <b>{number}</b>,"
            " ya cerrada, que no cambia. La huella SHA-256 del acta es:"
        ),
        paragraph(marked(f"{digest[:32]} {digest[32:]}")),
        Heading("PRIMERO: Lo que se corrige o se agrega", 0),
        *prose(told.text("text")),
        Heading("SEGUNDO: Motivo", 0),
        *prose(told.text("reason")),
        *signature_flowables([Signatory(told.text("written_by"), told.text("post") or "Levanta la adenda")]),
    ]
    return print_story(imprint, story)


def _day(text: str) -> str:
    said = read_date(text)
    return date_in_words(date.fromisoformat(said)) if said else marked(text)
