"""Closing: an acta is ratified, closed by its facilitator's signature, signed by others; then only addenda follow.

What is closed is one PDF, kept under its digest like evidence. Each later signature is added behind its bytes.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gobabierto_desktop.domain.changes import Assignment
from gobabierto_desktop.domain.minutes import ACTA, ADDENDUM, ActaState, acta_id, state_of
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.tally import Unsound
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.identity.keyring import open_signer
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.reports.addendum import addendum
from gobabierto_desktop.reports.handwritten import Ink, hand_signatures, trace_digests
from gobabierto_desktop.reports.scope import Scope, of_scope
from gobabierto_desktop.services.deliberating import deliberation
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.editing import begin, compose, record_values
from gobabierto_desktop.services.hand_signing import stale_signatures
from gobabierto_desktop.services.holding import ActaClosed
from gobabierto_desktop.services.minutes import (
    ActaRefused,
    Countersigned,
    acta_number,
    count_signatures,
    countersigned,
    data_mark,
    sign_first,
    signed_acta,
)
from gobabierto_desktop.services.stepping import claimed_time
from gobabierto_desktop.signing.pdf import inspect_pdf
from gobabierto_desktop.signing.signer import Signer
from gobabierto_desktop.store import evidence_files
from gobabierto_desktop.store.evidence_files import is_whole, keep_pieces
from gobabierto_desktop.store.shelf import KeptFile

_END_OF_PDF = re.compile(rb"%%EOF(?:\r?\n)?")


class ActaNotReady(KnownFailure):
    """An acta cannot be closed as things stand; `obstacles` name the records that keep it open."""

    code = "acta_not_ready"

    def __init__(self, obstacles: Sequence[Unsound]) -> None:
        super().__init__(
            " ".join(one.message for one in obstacles), "Resuelva lo que falta y cierre el acta después: ya no cambia."
        )
        self.obstacles = tuple(obstacles)


class ActaElsewhere(KnownFailure):
    """The PDF of a closed acta or addendum does not lie here, or is not as it was signed."""

    code = "acta_elsewhere"

    def __init__(self) -> None:
        super().__init__(
            "El PDF firmado de esa acta no está en esta computadora, o está dañado.",
            "Reciba otra vez el paquete de quien la cerró.",
        )


class AddendumRefused(KnownFailure):
    """An addendum that cannot be written: the acta is still open, or it says nothing."""

    code = "addendum_refused"


@dataclass(frozen=True, slots=True)
class Closing:
    """How far the acta of a scope is (None where nobody ratified one), and what keeps it from being closed."""

    scope: Scope
    acta: Record | None
    obstacles: tuple[Unsound, ...]

    @property
    def state(self) -> ActaState:
        """Draft, ratified or closed."""
        return state_of(self.acta) if self.acta else ActaState.DRAFT

    @property
    def may_close(self) -> bool:
        """Whether nothing is left to do but to sign."""
        return self.state is ActaState.RATIFIED and not self.obstacles


def closing(desk: Desk, scope: Scope) -> Closing:
    """How the acta of a forum or of one of its tables stands. Raises ScopeMissing."""
    found = acta_of(desk, scope)
    return Closing(scope, found, tuple(_obstacles(desk, scope, found)))


def acta_of(desk: Desk, scope: Scope) -> Record | None:
    """The acta of a scope, the closed one where there are several; None where nobody ratified one."""
    alike = [one for one in desk.book.records(ACTA.name, scope.forum) if one.text("table") == (scope.table or "")]
    return next((one for one in alike if state_of(one) is ActaState.CLOSED), alike[0] if alike else None)


def ratify(desk: Desk, scope: Scope, values: Mapping[str, Value]) -> Record:
    """Note who read the acta aloud, when and by how many it was ratified. Raises ScopeMissing, ActaClosed.

    Every laptop writes the same record for the same scope.
    """
    holdings = desk.book.holdings()
    _ = of_scope(holdings, scope)
    name = acta_id(scope.forum, scope.table)
    seen = acta_of(desk, scope) or desk.book.record(name) or Record(ACTA.name, name, scope.forum)
    number = acta_number(holdings, scope)
    return record_values(desk, seen, {"table": scope.table, "number": number, **values}, "ratificar el acta")


def close_acta(desk: Desk, scope: Scope, signer: Signer) -> Record:
    """Sign the acta as who facilitates, keep that PDF and close it: what it tells changes no more, nor by undoing.

    Raises ScopeMissing, ActaClosed, ActaNotReady, DiskRefused.
    """
    stands = closing(desk, scope)
    if stands.acta is not None and stands.state is ActaState.CLOSED:
        raise ActaClosed(stands.acta.text("number"))
    if stands.acta is None or not stands.may_close:
        raise ActaNotReady(stands.obstacles)
    holdings, mark = desk.book.holdings(), data_mark(desk, scope)
    content = signed_acta(holdings, scope, signer, mark, desk.now(), mark, Ink.DRAWN)
    told: dict[str, Value] = {"number": acta_number(holdings, scope), "closed_at": claimed_time(desk)}
    if hand_signatures(holdings, scope):
        told |= {"is_reserved": True, "traces": "\n".join(trace_digests(holdings, scope)) or None}
    return _keep(desk, stands.acta, content, told)


def countersign_acta(desk: Desk, acta: Record, signer: Signer, reason: str) -> Countersigned:
    """Sign a closed acta after the others; that PDF is the current one then. Raises ActaRefused, ActaElsewhere."""
    acta = desk.book.record(acta.id) or acta
    _refuse_apart(acta)
    return take_countersigned(desk, acta, countersigned(_content(desk, acta), signer, reason, desk.now()))


def countersign_with(desk: Desk, acta: Record, identity: Path, passphrase: str, reason: str) -> Countersigned:
    """The same with the identity file of somebody else, who types its passphrase here: nothing of it is kept.

    Raises ActaRefused, ActaElsewhere, WrongPassphrase, UnusableIdentity.
    """
    return countersign_acta(desk, acta, open_signer(identity, passphrase), reason)


def take_countersigned(desk: Desk, acta: Record, content: bytes) -> Countersigned:
    """Take in the acta as others signed it elsewhere: the same bytes, with more signatures behind them.

    Raises ActaRefused, ActaElsewhere, DiskRefused.
    """
    acta = desk.book.record(acta.id) or acta  # a signature may have come in since it was seen: no conflict with it
    _refuse_apart(acta)
    if not _goes_on_from(content, acta.text("digest")) or not all(one.intact for one in inspect_pdf(content)):
        raise ActaRefused(
            "Ese PDF no es el acta cerrada con más firmas, o está alterado.",
            "Pida el archivo de nuevo a quien lo firmó.",
        )
    acta = _keep(desk, acta, content, {})
    return count_signatures(evidence_files.file_of(desk.shelf, acta.text("digest")).path, content)


def acta_in(desk: Desk, content: bytes) -> Record | None:
    """The closed acta of this desk that a PDF is, or goes on from, be its PDF here or not; None where it is of none."""
    closed = (one for one in desk.book.records(ACTA.name) if state_of(one) is ActaState.CLOSED)
    return next((one for one in closed if _goes_on_from(content, one.text("digest"))), None)


def _goes_on_from(content: bytes, digest: str) -> bool:
    """Whether what is signed with this digest stands at the beginning of a PDF, byte by byte."""
    running, done = hashlib.sha256(), 0
    for found in _END_OF_PDF.finditer(content):
        running.update(content[done : found.end()])
        done = found.end()
        if running.hexdigest() == digest:
            return True
    return False


def _refuse_apart(acta: Record) -> None:
    """Nobody signs one of two copies that were signed apart: the other would be lost."""
    if len(acta.heads.get("digest", ())) > 1:
        raise ActaRefused(
            "Hay dos ejemplares de esta acta, firmados por separado.",
            "Decida primero cuál queda, en «Conflictos»; quien firmó sólo el otro firma después otra vez.",
        )


def write_addendum(desk: Desk, acta: Record, values: Mapping[str, Value], signer: Signer) -> Record:
    """Correct or complete a closed acta: an addendum, and its PDF signed. Raises AddendumRefused, DiskRefused."""
    stands = desk.book.record(acta.id) or acta
    if state_of(stands) is not ActaState.CLOSED:
        raise AddendumRefused("El acta no está cerrada.", "Corríjala directamente; la adenda es para después.")
    fresh = begin(desk, ADDENDUM.name, stands.parent).with_values({**values, "acta": stands.id})
    missing = [one.label for one in ADDENDUM.fields if one.required and not fresh.text(one.name).strip()]
    if missing:
        raise AddendumRefused(f"A la adenda le falta: {', '.join(missing)}.", "Complétela antes de firmarla.")
    holdings, at = desk.book.holdings(), desk.now()
    forum = desk.book.record(stands.parent or "")
    subject = forum.text("name") if forum else ""
    document = addendum(stands, fresh, holdings.plan_title, subject, at)
    content = sign_first(document, signer, "", at, stands.text("digest")[:32])
    return _keep(desk, Record(ADDENDUM.name, fresh.id, fresh.parent), content, dict(fresh.values))


def addenda_of(desk: Desk, acta: Record) -> tuple[Record, ...]:
    """The addenda of an acta, oldest first."""
    return tuple(one for one in desk.book.records(ADDENDUM.name, acta.parent) if one.text("acta") == acta.id)


def file_of(desk: Desk, record: Record) -> KeptFile | None:
    """The signed PDF of a closed acta or addendum; None where it is not here, or not as it was signed."""
    digest = record.text("digest")
    try:
        file = evidence_files.file_of(desk.shelf, digest)
    except ValueError:
        return None
    return file if is_whole(file, digest) else None


def copy_signed(desk: Desk, record: Record, path: Path) -> None:
    """Lay a copy of a signed acta or addendum where its user wants it. Raises ActaElsewhere, NotDelivered."""
    deliver(path, _content(desk, record))


def _content(desk: Desk, acta: Record) -> bytes:
    file = file_of(desk, acta)
    if file is None:
        raise ActaElsewhere
    return file.read_bytes()


def _keep(desk: Desk, seen: Record, content: bytes, values: Mapping[str, Value]) -> Record:
    """Keep a signed PDF, then name it in its record. No step: what was signed is not undone."""
    kept = keep_pieces(desk.shelf, (content,))
    told = {**values, "digest": kept.sha256}
    changed = {name: value for name, value in told.items() if value != seen.get(name)}
    fields = {name: Assignment(value, tuple(seen.heads.get(name, ()))) for name, value in changed.items()}
    with desk.book.transaction() as transaction:
        transaction.append(compose(desk, transaction.tip(desk.device), seen, fields))
    return desk.book.record(seen.id) or seen


def _obstacles(desk: Desk, scope: Scope, acta: Record | None) -> Iterable[Unsound]:
    """Not ratified, tables that are open or do not add up, values that wait for a decision."""
    holdings = desk.book.holdings()
    view = of_scope(holdings, scope)
    if acta is None or state_of(acta) is ActaState.DRAFT:
        yield Unsound(acta.id if acta else scope.forum, "El acta todavía no se ha leído y ratificado.")
    for table in view.tables:
        name = f"mesa {table.text('number') or 'sin número'}"
        if not table.is_yes("is_closed"):
            yield Unsound(table.id, f"La {name} no está cerrada.")
        yield from (
            Unsound(one.record, f"{name.capitalize()}: {one.message}") for one in deliberation(desk, table).obstacles
        )
    told = {one.id for one in desk.book.family(scope.table or scope.forum)}
    yield from stale_signatures(holdings, scope, acta_number(holdings, scope))
    undecided = {one.record for one in desk.book.conflicts()} & told
    if undecided:
        yield Unsound(min(undecided), f"Hay {len(undecided)} registros con valores en desacuerdo, por decidir.")
