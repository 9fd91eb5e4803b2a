"""Sending: a forum or one of its tables becomes a signed package; all else that leaves is laid down here too."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import msgspec

from gobabierto_desktop.domain.changes import Change
from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.domain.minutes import ACTA, ADDENDUM, HAND_SIGNATURE, ActaState, acta_id, state_of
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import GUATEMALA
from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.layout import Content, FilePart, Part
from gobabierto_desktop.packages.lines import write_changes
from gobabierto_desktop.packages.manifest import Acknowledged, Kind, Manifest, Sender, Span, write_manifest
from gobabierto_desktop.packages.manifest import Scope as ManifestScope
from gobabierto_desktop.packages.reader import is_evidence, open_package
from gobabierto_desktop.packages.sealing import seal
from gobabierto_desktop.packages.writer import countersigned_pieces, deliver, package_pieces, write_package
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.reports.workbook import forum_workbook
from gobabierto_desktop.services.closing import ActaElsewhere, acta_of, addenda_of, file_of
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import sealed_for
from gobabierto_desktop.services.minutes import signed_acta
from gobabierto_desktop.services.progress import Tell, in_silence
from gobabierto_desktop.services.trusting import trust_file
from gobabierto_desktop.signing.signer import Signer
from gobabierto_desktop.signing.workbook import sign_workbook
from gobabierto_desktop.store.post import Delivery


class NothingToSend(KnownFailure):
    """There is no such forum or table in the book."""

    code = "nothing_to_send"

    def __init__(self) -> None:
        super().__init__(
            "No hay nada que entregar: ese foro o mesa no está en sus datos.", "Elija un foro de la lista."
        )


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is to leave: what it is about, the records and changes in it, and the documents and files beside them."""

    kind: Kind
    scope: ManifestScope | None
    records: Sequence[Record]
    changes: Sequence[Change]
    parts: Sequence[Content]


@dataclass(frozen=True, slots=True)
class Sent:
    """A package laid down whole and read back: where, its id, its SHA-256, and how many records of each kind."""

    path: Path
    package: str
    sha256: str
    counts: dict[str, int]


def send(desk: Desk, scope: Scope, signer: Signer, folder: Path, tell: Tell = in_silence) -> Sent:
    """Write, sign and lay down the package of a forum or of one table. Raises NothingToSend, NotDelivered.

    A closed acta travels as it was signed, with its addenda; ActaElsewhere where its PDF does not lie here.
    """
    records = _in_scope(desk, scope)
    tell("Escribiendo el acta y el libro de Excel…")
    package, at = desk.new_id(), desk.now()
    holdings = desk.book.holdings()
    changes = desk.book.history([record.id for record in records])
    mark = hashlib.sha256(write_changes(one for one in changes if not one.sealed)).hexdigest()[:16]
    parts: list[Content] = [
        _closed_acta(desk, scope)
        or Part(layout.ACTA, signed_acta(holdings, scope, signer, mark, at, f"{package} {mark}")),
        *_signed_files(desk, records, acta_of(desk, scope)),
        Part(layout.WORKBOOK, sign_workbook(forum_workbook(holdings, scope, at), signer, at)),
    ]
    tell("Firmando el paquete…")
    told = ManifestScope(scope.forum, scope.table, records[0].text("name"))
    outgoing = Outgoing("forum", told, records, changes, parts)
    return lay_down(desk, outgoing, signer, folder / file_name(told.title or "foro", package, at), package)


def send_kit(desk: Desk, forums: Sequence[str], signer: Signer, path: Path, identities: bytes = b"") -> Sent:
    """Write the coordinator's kit: the forums and tables prepared for facilitators, all else held of them, and trust.

    `identities` are those of `prepare_identities`, where there are any.
    """
    records = tuple(record for forum in forums for record in desk.book.family(forum))
    if not records:
        raise NothingToSend
    changes = desk.book.history([record.id for record in records])
    parts: list[Content] = [*_trust(desk)]
    if identities:
        parts.append(Part(layout.IDENTITIES, identities))
    parts += _signed_files(desk, records)
    return lay_down(desk, Outgoing("kit", None, records, changes, parts), signer, path, desk.new_id())


def send_receipt(desk: Desk, acknowledged: Acknowledged, signer: Signer, path: Path) -> Sent:
    """Write the receipt (acuse) that tells a sender what became of a package."""
    package = desk.new_id()
    manifest = bare_manifest(desk, Outgoing("receipt", None, (), (), ()), package, signer)
    manifest = msgspec.structs.replace(manifest, acknowledged=acknowledged)
    sha256 = deliver(
        path, write_package([*_trust(desk), Part(layout.MANIFEST, write_manifest(manifest))], signer, desk.now())
    )
    return Sent(path, package, sha256, {})


def _trust(desk: Desk) -> list[Part]:
    """The list of trust, where one is held: so that revocations travel with whatever goes around."""
    held = trust_file(desk)
    return [Part(layout.TRUST, held)] if held else []


def _in_scope(desk: Desk, scope: Scope) -> tuple[Record, ...]:
    """The forum first: ids sort by the clocks of several laptops, so a mesa may come before its forum."""
    family = {record.id: record for record in desk.book.family(scope.forum)}
    table = (*desk.book.family(scope.table), *_minutes_of(desk, scope)) if scope.table else ()
    named = [family.get(one) for one in (scope.forum, scope.table) if one]
    if any(one is None or one.is_deleted for one in named):
        raise NothingToSend
    forum = family.pop(scope.forum)
    return (forum, *(table if scope.table else family.values()))


def _minutes_of(desk: Desk, scope: Scope) -> tuple[Record, ...]:
    """The acta of one table with its addenda and hands: they stand under the forum, not under the table."""
    acta = acta_of(desk, scope)
    told = (acta, *addenda_of(desk, acta)) if acta else ()
    return (*told, *_hands_of(desk, scope))


def _hands_of(desk: Desk, scope: Scope) -> tuple[Record, ...]:
    """Who signs the acta of one table by hand; one that was withdrawn too: its withdrawal must travel."""
    name = acta_id(scope.forum, scope.table)
    family = desk.book.family(scope.forum)
    return tuple(one for one in family if one.kind == HAND_SIGNATURE.name and one.text("acta") == name)


def _closed_acta(desk: Desk, scope: Scope) -> Content | None:
    """The acta as it was signed; none where it is open, nor where signatures by hand are in it: those travel sealed."""
    acta = acta_of(desk, scope)
    if acta is None or state_of(acta) is not ActaState.CLOSED:
        return None
    file = file_of(desk, acta)
    if file is None:
        raise ActaElsewhere
    return None if acta.is_yes("is_reserved") else FilePart(layout.ACTA, file.open)


def _signed_files(desk: Desk, records: Iterable[Record], own: Record | None = None) -> list[Content]:
    """The signed PDFs of actas and addenda that lie here, each under its digest; sealed where they are reserved.

    `own` is the acta that is a part of its own already, unless it is reserved.
    """
    told = [one for one in records if one.kind in {ACTA.name, ADDENDUM.name} and not one.is_deleted]
    open_own = own.id if own and not own.is_yes("is_reserved") else ""
    files = {one.text("digest"): (one, file) for one in told if one.id != open_own and (file := file_of(desk, one))}
    return [
        Part(f"{layout.SEALED_EVIDENCE}{digest}.age", seal(file.read_bytes(), sealed_for(desk)))
        if one.is_yes("is_reserved")
        else FilePart(f"{layout.EVIDENCE}{digest}.pdf", file.open)
        for digest, (one, file) in files.items()
    ]


def lay_down(
    desk: Desk, outgoing: Outgoing, signer: Signer, path: Path, package: str, countersigner: Signer | None = None
) -> Sent:
    """Write the package of what is to leave, signed (and counter-signed), and remember that it left.

    Raises NotDelivered, and NobodyToSealFor where something private has no reader.
    """
    manifest = bare_manifest(desk, outgoing, package, signer)
    changes = outgoing.changes
    parts: list[Content] = [
        *outgoing.parts,
        Part(layout.MANIFEST, write_manifest(manifest)),
        Part(layout.OPEN_CHANGES, write_changes(one for one in changes if not one.sealed)),
        Part(layout.SEALED_CHANGES, seal(write_changes(one for one in changes if one.sealed), sealed_for(desk))),
    ]
    sha256 = deliver(path, package_pieces(parts, signer, desk.now()))
    if countersigner is not None:
        sha256 = deliver(path, countersigned_pieces(open_package(path), countersigner, desk.now()))
    delivery = Delivery(package, str(outgoing.scope or ""), path.name, sha256, manifest.made_at)
    with desk.book.transaction() as transaction:
        transaction.note_delivery(delivery)
    return Sent(path, package, sha256, manifest.counts)


def bare_manifest(desk: Desk, outgoing: Outgoing, package: str, signer: Signer) -> Manifest:
    """What a package says of itself: plan, sender and, where there is one, what it is about."""
    told = str(outgoing.scope or "")
    before = [one for one in desk.book.deliveries() if one.scope == told]
    sealed = sum(one.sealed for one in outgoing.changes)
    return Manifest(
        format=layout.FORMAT,
        tool=version("gobabierto-desktop"),
        package=package,
        kind=outgoing.kind,
        plan=desk.book.meta("plan_code") or "",
        sender=Sender(signer.name, signer.post, signer.institution, desk.device),
        made_at=desk.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        scope=outgoing.scope,
        counts=dict(sorted(Counter(record.kind for record in outgoing.records).items())),
        changes={"open": len(outgoing.changes) - sealed, "sealed": sealed},
        journal=_spans(outgoing.changes),
        supersedes=before[-1].package if before and outgoing.scope else None,
        acknowledged=None,
        evidence=sum(is_evidence(part.name) for part in outgoing.parts),
    )


def _spans(changes: Iterable[Change]) -> dict[str, Span]:
    places: dict[str, list[int]] = {}
    for change in changes:
        places.setdefault(change.device, []).append(change.number)
    return {device: Span(min(numbers), max(numbers)) for device, numbers in sorted(places.items())}


def file_name(title: str, package: str, at: datetime) -> str:
    """A file name that tells people what it is: «foro-quetzaltenango-20180516-1a2b3c4d.asice»."""
    words = "-".join(re.findall("[a-z0-9]+", fold(title)))[:60] or "paquete"
    return f"{words}-{at.astimezone(GUATEMALA):%Y%m%d}-{package[-8:]}.asice"
