"""Everything small that travels or is trusted, and who is to notice a changed bit of it, or a missing end.

`python -m tests.trust.flips` changes every bit of every byte and cuts at every length: the table of docs/flips.md.
"""

import io
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.authority import Authority, Reason, issue
from gobabierto_desktop.identity.bookkeys import (
    lock_key,
    open_with_code,
    open_with_words,
    read_key_file,
    spelt_key_file,
)
from gobabierto_desktop.identity.enrolment import Person, requested_recipient
from gobabierto_desktop.identity.keyring import read_signer, spelt_signer
from gobabierto_desktop.identity.locks import Cost, locked, read_lock, spelt_lock, unlocked
from gobabierto_desktop.identity.papers import read_own_certificate, read_revocation_list, spelt_certificate
from gobabierto_desktop.identity.prepared import open_prepared, spelt_prepared
from gobabierto_desktop.identity.renewal import read_any_request, sign_request
from gobabierto_desktop.identity.strongbox import BoxError, BoxWriter, box_key, open_box
from gobabierto_desktop.identity.trust import Anchors, is_list_of
from gobabierto_desktop.identity.trustlist import read_list
from gobabierto_desktop.packages.reader import open_container
from gobabierto_desktop.packages.verification import demand_good, verify
from gobabierto_desktop.packages.writer import countersigned_pieces
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import editing, trusting
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.enclosing import enclose
from gobabierto_desktop.services.enrolling import ask, enrol, grant, read_answer, signer_of
from gobabierto_desktop.services.preparing import prepare_kit
from gobabierto_desktop.services.receiving import Keys, receive
from gobabierto_desktop.services.sending import send
from gobabierto_desktop.signing.signer import FileSigner, Signer
from tests.signing.samples import NOW, flipped
from tests.trust.people import FACILITATOR, SECRET, coordinator

WORDS, PIN, SHEET = "cuatro palabras ñandú güisquil", "0123456789", bytes(range(16))
CHEAP, ROUNDS = Cost(64, 1, 1), 1  # a file has the same form whatever a guess costs, and each bit tried is one guess
_FOUND = None


@dataclass(frozen=True, slots=True)
class Kept:
    """One file. `read` gives what its reader makes of it, which fails where it notices a change; `by` says with what.

    `lenient` says why some bits may change nothing of what is read; where it is empty, there may be none of those.
    """

    name: str
    content: bytes
    read: Callable[[bytes], object]
    by: str
    lenient: str = ""

    def made_of(self, content: bytes) -> object:
        """What the reader makes of other bytes; `_FOUND` where it refuses them."""
        try:
            return self.read(content)
        except (KnownFailure, BoxError):
            return _FOUND


@dataclass(frozen=True, slots=True)
class Count:
    """Changes tried and found; the places where one changes nothing of what is read, and where one goes unnoticed."""

    tried: int
    found: int
    without_effect: tuple[int, ...]
    unnoticed: tuple[int, ...]


def bits_changed(kept: Kept, step: int = 1) -> Count:
    """Change every bit of a file, or every `step`th."""
    bits = range(0, len(kept.content) * 8, step)
    return _counted(kept, ((at // 8, flipped(kept.content, at // 8, 1 << at % 8)) for at in bits))


def cut(kept: Kept, step: int = 1) -> Count:
    """Cut a file at every length, or at every `step`th."""
    return _counted(kept, ((length, kept.content[:length]) for length in range(0, len(kept.content), step)))


def _counted(kept: Kept, changes: Iterable[tuple[int, bytes]]) -> Count:
    whole = kept.made_of(kept.content)
    assert whole is not _FOUND, kept.name
    made = [(place, kept.made_of(content)) for place, content in changes]
    same = tuple(place for place, one in made if one == whole)
    other = tuple(place for place, one in made if one is not _FOUND and one != whole)
    return Count(len(made), len(made) - len(same) - len(other), same, other)


def make_all(folder: Path) -> list[Kept]:
    """One of each, made by the verbs themselves on real desks."""
    central = coordinator(folder / "central")
    table = open_desk(folder / "mesa", FACILITATOR.name, now=central.now)
    asked = ask(table, FACILITATOR, SECRET).read_bytes()
    answer = grant(central, asked, SECRET)
    enrol(table, answer, SECRET)
    signer, second = signer_of(table, SECRET), signer_of(central, SECRET)
    authority = trusting.open_own_authority(central, SECRET)
    packages = _packages(central, table, signer, second, folder)  # first: this takes somebody back
    found = [
        *(Kept(name, content, _package_of(central), "form, SHA-256, CAdES") for name, content in packages),
        *_papers(central, authority, asked, answer, signer),
        *_secrets(signer, second),
    ]
    for desk in (table, central):
        desk.close()
    return found


def _packages(central: Desk, table: Desk, signer: Signer, second: Signer, folder: Path) -> Iterable[tuple[str, bytes]]:
    forum = editing.create(table, "forum", None, {"name": "Foro de Zunil", "held_on": "2018-05-16"})
    editing.create(table, "participant", forum.id, {"name": "Elena Inventada"})
    sent = send(table, Scope(forum.id, None), signer, folder / "salida")
    (received,) = receive(central, [sent.path], Keys(None, second))
    kit = prepare_kit(central, [forum.id], [Person("Luis Inventado", "", "", "")], SECRET, folder / "kit.asice")
    gone = next(one.serial for one in trusting.issued(central) if one.name == "Luis Inventado")
    trusting.revoke(central, gone, SECRET, Reason.KEY_COMPROMISE)
    twice = b"".join(countersigned_pieces(open_container(received.receipt.read_bytes()), signer, NOW))
    return (
        ("acuse.asice", received.receipt.read_bytes()),
        ("acuse contrafirmado.asice", twice),
        ("kit.asice", kit.sent.path.read_bytes()),
        ("sobre.asice", enclose(table, received.receipt, signer, folder / "sobres").read_bytes()),
        ("foro.asice", sent.path.read_bytes()),
    )


def _package_of(desk: Desk) -> Callable[[bytes], object]:
    anchors = trusting.anchors_of(desk)

    def read(content: bytes) -> str:
        opened = open_container(content)
        demand_good(verify(opened, anchors, NOW))
        return opened.sha256

    return read


def _papers(desk: Desk, issuing: Authority, asked: bytes, answer: bytes, signer: Signer) -> Iterable[Kept]:
    plan_code, authority = desk.book.meta("plan_code") or "", issuing.certificate
    granted, renewal = _granted_by(issuing), sign_request(asked, signer, NOW)

    def revocations(content: bytes) -> object:
        listed = read_revocation_list(content)
        return listed.tbs_certlist_bytes if is_list_of(listed, authority) else _FOUND

    def answered(content: bytes) -> object:
        given = read_answer(content)
        read_list(given.trust, plan_code, authority)
        certificate = read_own_certificate(given.certificate.encode())
        anchored = trusting.judge(certificate, Anchors((authority,), ()), NOW)
        return certificate if anchored is trusting.Standing.KNOWN else _FOUND

    return (
        Kept(
            "confianza.json",
            trusting.trust_file(desk),
            lambda content: read_list(content, plan_code, authority)[0],
            "form, CAdES of the authority",
        ),
        Kept("ca.pem", spelt_certificate(authority), _same_as(authority), "form, and the list that names it"),
        Kept("revocados.crl", trusting.revocations_file(desk), revocations, "signature of the authority"),
        Kept("respuesta.json", answer, answered, "form, signatures of the authority"),
        Kept("renovación.json", renewal, granted, "form, CAdES of the earlier certificate"),
        Kept(
            "solicitud.pem",
            asked,
            granted,
            "signature of the key that asks",
            "the ends of its lines: it may go in a message",
        ),
    )


def _same_as(authority: x509.Certificate) -> Callable[[bytes], object]:
    """A list of trust that another authority signed is refused."""
    return lambda content: True if read_own_certificate(content) == authority else _FOUND


def _granted_by(authority: Authority) -> Callable[[bytes], object]:
    def read(content: bytes) -> object:
        asked, holder = read_any_request(content)
        granted = issue(authority, asked, 1, NOW, 365)
        return granted.subject, granted.public_key(), requested_recipient(asked), holder

    return read


def _secrets(signer: Signer, second: Signer) -> Iterable[Kept]:
    assert isinstance(signer, FileSigner)
    assert isinstance(second, FileSigner)
    key_file, code = lock_key(bytes(32), WORDS, SHEET, CHEAP)

    def identity(content: bytes) -> object:
        opened = read_signer(Path("firma.p12"), content, WORDS)
        return opened.key.private_numbers(), opened.certificate, opened.chain

    def prepared(content: bytes) -> object:
        return [open_prepared(content, number, PIN).certificate for number in (1, 2)]

    return (
        Kept("firma.p12", spelt_signer(signer, WORDS, ROUNDS), identity, "form, MAC under the passphrase"),
        Kept(
            "coordinacion.llave",
            spelt_lock(locked(b"AGE-SECRET-KEY-1", WORDS, "x", CHEAP)),
            lambda content: unlocked(read_lock(content), WORDS, "x"),
            "form, Poly1305",
        ),
        Kept(
            "libro.llave",
            spelt_key_file(key_file),
            lambda content: (
                open_with_words(read_key_file(content), WORDS),
                open_with_code(read_key_file(content), code),
            ),
            "form, Poly1305",
        ),
        Kept("identities.json", _spelt_identities(signer, second), prepared, "form, Poly1305"),
        Kept("evidencia.caja", _boxed(), _box, "Poly1305 of each piece and of the name"),
    )


def _spelt_identities(*signers: FileSigner) -> bytes:
    return spelt_prepared([(one, PIN) for one in signers], CHEAP, ROUNDS)


_BOX = box_key(bytes(32))


def _boxed() -> bytes:
    file = io.BytesIO()
    writer = BoxWriter(file, _BOX)
    writer.write(b"Rosa Inventada " * 20)
    writer.finish("evidencia/x")
    return file.getvalue()


def _box(content: bytes) -> bytes:
    with open_box(io.BytesIO(content), _BOX, "evidencia/x") as file:
        return file.read()


def main() -> None:
    """Print the table, row by row."""
    warnings.simplefilter("ignore", UserWarning)  # of PKCS#12 that is no DER
    with tempfile.TemporaryDirectory() as folder:
        for kept in make_all(Path(folder)):
            if sys.argv[1:] and kept.name not in sys.argv[1:]:
                continue
            began = time.monotonic()
            bits, ends = bits_changed(kept), cut(kept)
            numbers = (len(kept.content), bits.tried, bits.found, ends.tried, ends.found)
            missed = len(bits.unnoticed) + len(bits.without_effect) + len(ends.unnoticed) + len(ends.without_effect)
            print(f"| {kept.name} | {' | '.join(f'{one:,}' for one in numbers)} | {missed} | {kept.by} |", flush=True)
            print(
                f"{time.monotonic() - began:.0f} s; {bits.without_effect} {bits.unnoticed} {ends}"[:300],
                file=sys.stderr,
            )


if __name__ == "__main__":
    main()
