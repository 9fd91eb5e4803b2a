"""Receiving: a package is judged in the order of package.md, then merged in one transaction, or nothing is touched."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from gobabierto_desktop.domain.changes import Change
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.keyring import Opener
from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.countersigned import earlier_digests
from gobabierto_desktop.packages.failures import CountsDiffer, NotUnderstood, OtherPlan, PackageAltered, PackageUnsafe
from gobabierto_desktop.packages.lines import read_changes
from gobabierto_desktop.packages.manifest import Acknowledged, Manifest, read_manifest
from gobabierto_desktop.packages.reader import Opened, open_source, pieces_from
from gobabierto_desktop.packages.sealing import unseal
from gobabierto_desktop.packages.verification import Verdict, demand_good, verify, with_responsible
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enclosing import open_envelope
from gobabierto_desktop.services.enrolling import anchors_of
from gobabierto_desktop.services.progress import Cancelled, Tell, in_silence
from gobabierto_desktop.services.sending import send_receipt
from gobabierto_desktop.services.setting_aside import set_aside
from gobabierto_desktop.services.trusting import take_trust, trust_file
from gobabierto_desktop.services.unpacking import keep_closed_acta, unpack_evidence
from gobabierto_desktop.signing.signer import Signer
from gobabierto_desktop.store.backup import back_up
from gobabierto_desktop.store.journal import Outcome
from gobabierto_desktop.store.post import Arrival
from gobabierto_desktop.store.shelf import RECEIVED

RECEIPTS = "acuses"

_Source = Callable[[], BinaryIO]


class NameTaken(KnownFailure):
    """A package with the same id came before, with other bytes."""

    code = "name_taken"

    def __init__(self) -> None:
        super().__init__(
            "Ya se recibió otro paquete con el mismo identificador y otro contenido.",
            "Uno de los dos no es legítimo. Confirme con quien lo envió antes de seguir.",
        )


class ReceiptNotOurs(KnownFailure):
    """A receipt for something that was not sent from here."""

    code = "receipt_not_ours"

    def __init__(self) -> None:
        super().__init__("El acuse es de un paquete que no salió de esta computadora.", "Ábralo en la que lo envió.")


@dataclass(frozen=True, slots=True)
class Balance:
    """What became of the records read; it always adds up."""

    new: int = 0
    updated: int = 0
    identical: int = 0
    conflict: int = 0
    rejected: int = 0

    @property
    def read(self) -> int:
        """The sum: every record read is counted exactly once."""
        return self.new + self.updated + self.identical + self.conflict + self.rejected

    def __add__(self, other: "Balance") -> "Balance":
        return Balance(
            self.new + other.new,
            self.updated + other.updated,
            self.identical + other.identical,
            self.conflict + other.conflict,
            self.rejected + other.rejected,
        )

    def plain(self) -> dict[str, int]:
        """As numbers by name, the sum first."""
        return {
            "read": self.read,
            "new": self.new,
            "updated": self.updated,
            "identical": self.identical,
            "conflict": self.conflict,
            "rejected": self.rejected,
        }


@dataclass(frozen=True, slots=True)
class Received:
    """A package taken in. `unopened` counts sealed changes and files that this desk has no key for."""

    path: Path
    manifest: Manifest
    verdict: Verdict
    balance: Balance
    unopened: int
    receipt: Path | None

    @property
    def is_unchanged(self) -> bool:
        """Whether everything in it was already here («sin cambios»)."""
        return self.balance.identical == self.balance.read


@dataclass(frozen=True, slots=True)
class Refused:
    """A package not taken in, and why; a copy lies in quarantine where the file could be read."""

    path: Path
    failure: KnownFailure
    quarantine: Path | None


@dataclass(frozen=True, slots=True)
class Keys:
    """What the person at the desk unlocked: to open sealed parts, and to sign receipts."""

    opener: Opener | None
    signer: Signer | None


def receive(desk: Desk, paths: Sequence[Path], keys: Keys, tell: Tell = in_silence) -> tuple[Received | Refused, ...]:
    """Take packages in one by one after a backup; a bad one is set aside whole and never stops the others."""
    back_up(desk.book.file, desk.now(), desk.book.key)
    results: list[Received | Refused] = []
    belief = _Belief(desk)
    for place, path in enumerate(paths, start=1):
        tell(f"Revisando {place} de {len(paths)}: {path.name}")
        try:
            results.append(_receive_one(desk, path, partial(path.open, "rb"), keys, belief))
        except Cancelled:
            raise
        except KnownFailure as failure:
            results.append(Refused(path, failure, set_aside(desk, path, failure)))
    return tuple(results)


class _Belief:
    """Whom the desk believes while it receives: a list's signature is checked once, however many packages carry it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen = {b""}
        self._held = b""
        self._anchors = Anchors((), ())

    def learn_from(self, opened: Opened) -> None:
        """Learn first whom the authority no longer stands for: its list is signed by itself, whoever brought it.

        A desk that believes nobody yet learns nothing here: for that there is a verb of its own, and a voice.
        """
        listed = opened.find(layout.TRUST) or b""
        if listed not in self._seen and trust_file(self._desk):
            take_trust(self._desk, listed)
            self._seen.add(listed)

    def anchors(self) -> Anchors:
        """Read again where the list that is held changed."""
        held = trust_file(self._desk)
        if held != self._held:
            self._held, self._anchors = held, anchors_of(self._desk)
        return self._anchors


def _receive_one(desk: Desk, path: Path, source: _Source, keys: Keys, belief: _Belief) -> Received:
    opened = open_source(source)
    belief.learn_from(opened)
    verdict = verify(opened, belief.anchors(), desk.now())
    demand_good(verdict)
    manifest = read_manifest(_part(opened, layout.MANIFEST))
    verdict = with_responsible(verdict, manifest.sender.name)
    demand_good(verdict)
    ours = desk.book.meta("plan_code") or ""
    if manifest.plan != ours:
        raise OtherPlan(manifest.plan, ours)
    if manifest.acknowledged is not None:
        return _take_receipt(desk, path, manifest, verdict, manifest.acknowledged)
    if manifest.kind == "envelope":
        return _receive_enclosed(desk, path, opened, keys, belief)
    changes, unopened = _decode(opened, manifest, keys.opener)
    sha256 = opened.sha256
    stood = desk.book.arrival(manifest.package)
    if stood is not None and stood.sha256 != sha256 and not _is_signed_alike(desk, opened, stood):
        raise NameTaken
    kept = desk.shelf.file(f"{RECEIVED}/{sha256}.asice")
    is_fresh = not kept.is_there()
    if is_fresh and desk.shelf.put(kept.name, pieces_from(source)) != sha256:
        kept.remove()
        raise PackageAltered((path.name,))  # the stick gave other bytes the second time
    try:
        sealed_files = unpack_evidence(desk, opened, manifest, keys.opener)
        keep_closed_acta(desk, opened, changes)
        balance = _merge(desk, manifest, verdict, changes, sha256, is_known=stood is not None)
    except KnownFailure:
        if is_fresh:
            kept.remove()  # it was not received; quarantine has it
        raise
    received = Acknowledged(manifest.package, sha256, balance.plain(), earlier_digests(opened))
    receipt = _acknowledge(desk, manifest, received, keys.signer)
    return Received(path, manifest, verdict, balance, unopened + sealed_files, receipt)


def _receive_enclosed(desk: Desk, path: Path, opened: Opened, keys: Keys, belief: _Belief) -> Received:
    """The package in a closed envelope, judged and kept like any other: what is personal in it stays sealed."""
    inside = desk.shelf.file(f"{RECEIVED}/{opened.sha256}.sobre")
    try:
        with desk.shelf.writing(RECEIVED) as writing:
            open_envelope(opened, keys.opener, writing)
            _ = writing.put_at(inside.name)
        if open_source(inside.open).holds(layout.ENCLOSED):
            raise PackageUnsafe("un sobre dentro de otro")
        return _receive_one(desk, path, inside.open, keys, belief)
    finally:
        inside.remove()


def _is_signed_alike(desk: Desk, opened: Opened, stood: Arrival) -> bool:
    """Whether what came before is this package with more or fewer counter-signatures."""
    before = desk.shelf.file(stood.file)
    return before.is_there() and open_source(before.open).find(layout.SIGNATURE) == opened.find(layout.SIGNATURE)


def _decode(opened: Opened, manifest: Manifest, opener: Opener | None) -> tuple[list[Change], int]:
    """The changes in it and how many stay sealed. Raises NotUnderstood, CountsDiffer, SealNotOpened."""
    changes = list(read_changes(layout.OPEN_CHANGES, _part(opened, layout.OPEN_CHANGES)))
    _demand(changes, "cambios", manifest.changes.get("open", 0))
    if any(change.sealed for change in changes):
        raise NotUnderstood(layout.OPEN_CHANGES, None, "trae a la vista datos personales")
    promised = manifest.changes.get("sealed", 0)
    if opener is None:
        return changes, promised
    plain = unseal(_part(opened, layout.SEALED_CHANGES), opener)
    sealed = list(read_changes(layout.SEALED_CHANGES, plain))
    _demand(sealed, "cambios sellados", promised)
    changes += sealed
    kinds = {change.record: change.kind for change in changes}
    if dict(Counter(kinds.values())) != manifest.counts:
        raise CountsDiffer("registros", sum(manifest.counts.values()), len(kinds))
    return changes, 0


def _demand(changes: Sequence[Change], what: str, promised: int) -> None:
    if len(changes) != promised:
        raise CountsDiffer(what, promised, len(changes))


def _merge(
    desk: Desk, manifest: Manifest, verdict: Verdict, changes: Iterable[Change], sha256: str, *, is_known: bool
) -> Balance:
    with desk.book.transaction() as transaction:
        outcomes = Counter(transaction.append(changes).values())
        balance = Balance(
            new=outcomes[Outcome.NEW],
            updated=outcomes[Outcome.UPDATED],
            identical=outcomes[Outcome.IDENTICAL],
            conflict=outcomes[Outcome.CONFLICT],
        )
        if not is_known:
            transaction.note_arrival(
                Arrival(
                    package=manifest.package,
                    kind=manifest.kind,
                    sha256=sha256,
                    sender=verdict.signer,
                    arrived_at=desk.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
                    balance=balance.plain(),
                    file=f"{RECEIVED}/{sha256}.asice",
                )
            )
    return balance


def _acknowledge(desk: Desk, manifest: Manifest, received: Acknowledged, signer: Signer | None) -> Path | None:
    """A receipt for each number of signatures that came: who sent with fewer knows it by the digests it names."""
    if signer is None or manifest.kind == "kit":
        return None
    more = f"-{len(received.before)}" if received.before else ""
    path = desk.folder / RECEIPTS / f"acuse-{manifest.package}{more}.asice"
    return path if path.exists() else send_receipt(desk, received, signer, path).path


def _take_receipt(desk: Desk, path: Path, manifest: Manifest, verdict: Verdict, acknowledged: Acknowledged) -> Received:
    if not any(acknowledged.is_of(one.package, one.sha256) for one in desk.book.deliveries()):
        raise ReceiptNotOurs
    with desk.book.transaction() as transaction:
        transaction.acknowledge(acknowledged.package, manifest.made_at)
    return Received(path, manifest, verdict, Balance(), 0, None)


def _part(opened: Opened, name: str) -> bytes:
    content = opened.find(name)
    if content is None:
        raise NotUnderstood(name, None, "falta este archivo")
    return content
