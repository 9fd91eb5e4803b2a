"""Minutes: the acta of a forum or table written and signed, and signed again by those who were there.

Each signature covers all that stood before it, so that a later one leaves the earlier valid.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import GUATEMALA
from gobabierto_desktop.packages.lines import write_changes
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.reports.acta import acta, signature_boxes
from gobabierto_desktop.reports.handwritten import Ink
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.signing.pdf import VisibleMark, inspect_pdf, sign_pdf
from gobabierto_desktop.signing.signer import Signer

_REASON = "Facilita y da fe de lo actuado"


class ActaRefused(KnownFailure):
    """A PDF that cannot take one more signature as an acta: unsigned, altered, or with every place taken."""

    code = "acta_refused"


@dataclass(frozen=True, slots=True)
class Countersigned:
    """The acta with one more signature: where it lies, and how many of its places are signed."""

    path: Path
    signatures: int
    places: int


def write_acta(desk: Desk, scope: Scope, signer: Signer, path: Path) -> None:
    """Write the acta, signed by who facilitates, as a file by itself. Raises ScopeMissing, NotDelivered."""
    mark = data_mark(desk, scope)
    deliver(path, signed_acta(desk.book.holdings(), scope, signer, mark, desk.now(), mark))


def data_mark(desk: Desk, scope: Scope) -> str:
    """The short hash that ties the pages of an acta to the data: of all that is not sealed under its scope."""
    records = desk.book.family(scope.table or scope.forum)
    changes = desk.book.history([scope.forum, *(record.id for record in records)])
    return hashlib.sha256(write_changes(one for one in changes if not one.sealed)).hexdigest()[:16]


def signed_acta(
    holdings: Holdings,
    scope: Scope,
    signer: Signer,
    mark: str,
    at: datetime,
    checked_by: str,
    ink: Ink = Ink.LEFT_OUT,
) -> bytes:
    """The acta signed in its first place. `mark` ties each page to the data; the signature's QR says `checked_by`."""
    document = acta(holdings, scope, acta_number(holdings, scope), at, mark, ink)
    return sign_first(document, signer, _place(holdings, scope), at, checked_by)


def sign_first(document: bytes, signer: Signer, where: str, at: datetime, checked_by: str) -> bytes:
    """A document with the places of an acta, signed in the first of them."""
    return sign_pdf(document, signer, _mark(0, _REASON, where, checked_by), at.astimezone(GUATEMALA))


def countersign(content: bytes, signer: Signer, reason: str, at: datetime, path: Path) -> Countersigned:
    """Write the acta with one more signature, in the next free place. Raises ActaRefused, NotDelivered."""
    signed = countersigned(content, signer, reason, at)
    deliver(path, signed)
    return count_signatures(path, signed)


def countersigned(content: bytes, signer: Signer, reason: str, at: datetime) -> bytes:
    """The acta with one more signature, in the next free place. Raises ActaRefused."""
    findings, places = inspect_pdf(content), len(signature_boxes())
    if not findings:
        raise ActaRefused("El PDF no lleva ninguna firma.", "Firme primero el acta quien facilita.")
    if not all(one.intact for one in findings):
        raise ActaRefused(
            "El acta está alterada o dañada: no se firma sobre ella.", "Pida el archivo de nuevo a quien lo envió."
        )
    if len(findings) >= places:
        raise ActaRefused(f"El acta ya lleva sus {places} firmas.", "Haga constar las demás en una adenda.")
    checked_by = hashlib.sha256(content).hexdigest()[:32]
    return sign_pdf(content, signer, _mark(len(findings), reason, "", checked_by), at.astimezone(GUATEMALA))


def count_signatures(path: Path, content: bytes) -> Countersigned:
    """How many signatures the acta that lies at a path carries, and how many it may."""
    return Countersigned(path, len(inspect_pdf(content)), len(signature_boxes()))


def acta_number(holdings: Holdings, scope: Scope) -> str:
    """«0901-1-2018»: of the municipality, its first forum of the year; «0901-1.2-2018» of the second table of that.

    A laptop knows only its own forums, so counting them alone would give every forum the number one.
    """
    forum = next(one for one in holdings.of("forum") if one.id == scope.forum)
    alike = [one.id for one in holdings.of("forum") if _series(one) == _series(forum)]
    municipality, year = _series(forum)
    number = str(alike.index(forum.id) + 1)
    if scope.table is not None:
        tables = [one.id for one in holdings.under(scope.forum, "dialogue_table")]
        number += f".{tables.index(scope.table) + 1}"
    return f"{municipality}-{number}-{year}"


def _series(forum: Record) -> tuple[str, str]:
    return forum.text("municipality") or "s/m", forum.text("held_on")[:4] or "s/f"


def _mark(place: int, reason: str, where: str, checked_by: str) -> VisibleMark:
    box = signature_boxes()[place]
    return VisibleMark(f"Firma{place + 1}", box.page, box.rectangle, reason, where, checked_by)


def _place(holdings: Holdings, scope: Scope) -> str:
    forum = next(one for one in holdings.of("forum") if one.id == scope.forum)
    return holdings.terms.label("municipality", forum.text("municipality"))
