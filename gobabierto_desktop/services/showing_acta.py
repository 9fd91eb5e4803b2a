"""Showing an acta as it stands: the PDF it would be, or is once closed, who signed it, and its words to read aloud."""

from dataclasses import dataclass
from datetime import datetime

from gobabierto_desktop.domain.minutes import ACTA, ActaState
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.reports.acta import acta, reading, signature_boxes
from gobabierto_desktop.reports.aloud import Reading
from gobabierto_desktop.reports.handwritten import Ink, hand_signatures
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services.closing import Closing, addenda_of, closing, file_of
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.minutes import acta_number, data_mark
from gobabierto_desktop.services.naming import counted
from gobabierto_desktop.signing.findings import Finding
from gobabierto_desktop.signing.pdf import drawn_in, inspect_pdf
from gobabierto_desktop.signing.signer import Named

PLACES = len(signature_boxes())
"""How many may sign one acta."""

__all__ = ["PLACES", "Reading", "Shown", "Signature", "acta_aloud", "copy_words", "public_acta", "show_acta"]


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature on a closed acta: who, in which post, when by their own clock, and whether it is whole."""

    name: str
    post: str
    at: datetime | None
    is_intact: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """How an acta stands, with its PDF (empty where a closed one does not lie here), signatures and addenda.

    `hands` are those who signed by hand as far as this desk may read them, `traces` the digests the PDF itself tells.
    """

    closing: Closing
    number: str
    document: bytes
    signatures: tuple[Signature, ...]
    addenda: tuple[Record, ...]
    hands: tuple[Record, ...] = ()
    traces: tuple[str, ...] = ()

    @property
    def state(self) -> ActaState:
        """Draft, ratified or closed."""
        return self.closing.state


def show_acta(desk: Desk, scope: Scope) -> Shown:
    """The acta of a forum or table as it stands now. Raises ScopeMissing."""
    stands, holdings = closing(desk, scope), desk.book.holdings()
    hands = hand_signatures(holdings, scope)
    if stands.acta is not None and stands.state is ActaState.CLOSED:
        file = file_of(desk, stands.acta)
        document = file.read_bytes() if file else b""
        signatures = tuple(_signature(one) for one in inspect_pdf(document)) if document else ()
        addenda = addenda_of(desk, stands.acta)
        traces = drawn_in(document) or tuple(stands.acta.text("traces").split())
        return Shown(stands, stands.acta.text("number"), document, signatures, addenda, hands, traces)
    number = acta_number(holdings, scope)
    document = acta(holdings, scope, number, desk.now(), data_mark(desk, scope), Ink.DRAWN)
    return Shown(stands, number, document, (), (), hands)


def public_acta(desk: Desk, scope: Scope) -> bytes:
    """The acta to be published: without what was drawn by hand, nor who has no official post; nobody signed it so.

    Raises ScopeMissing.
    """
    holdings = desk.book.holdings()
    return acta(holdings, scope, acta_number(holdings, scope), desk.now(), data_mark(desk, scope), Ink.LEFT_OUT)


def acta_aloud(desk: Desk, scope: Scope) -> tuple[Reading, ...]:
    """The acta clause by clause, to be read aloud. Raises ScopeMissing."""
    holdings = desk.book.holdings()
    return reading(holdings, scope, acta_number(holdings, scope))


def copy_words(desk: Desk, digest: str) -> str:
    """A copy of a closed acta as people know it: by who signed it; by its digest where it does not lie here."""
    file = file_of(desk, Record(ACTA.name, "", None, {"digest": digest}))
    if file is None:
        return f"Ejemplar que no está en esta computadora ({digest[:16]})"
    names = [_signature(one).name for one in inspect_pdf(file.read_bytes())]
    return f"Ejemplar con {counted(len(names), 'firma', 'firmas')}: {', '.join(names)}"


def _signature(found: Finding) -> Signature:
    told = Named(found.certificate) if found.certificate else None
    post = ", ".join(part for part in (told.post, told.institution) if part) if told else ""
    return Signature(told.name if told else "(sin certificado)", post, found.claimed_at, found.intact)
