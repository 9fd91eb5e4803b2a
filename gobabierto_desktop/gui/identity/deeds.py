"""The long jobs of the page of the identity: each reads its file, asks a verb, and lays a file down."""

from pathlib import Path

from gobabierto_desktop.packages.reader import read_file
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services import enrolling, preparing, receiving
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import Enrolled, Identity, Person
from gobabierto_desktop.services.progress import Tell
from gobabierto_desktop.services.receiving import Keys


def make_request(desk: Desk, path: Path, person: Person, passphrase: str, _tell: Tell) -> None:
    """Make a key and lay its request where the user chose."""
    _ = deliver(path, read_file(enrolling.ask(desk, person, passphrase)))


def ask_for_renewal(desk: Desk, path: Path, person: Person, passphrase: str, _tell: Tell) -> None:
    """The same for a new key, signed with the present one."""
    _ = deliver(path, read_file(enrolling.ask_for_renewal(desk, person, passphrase)))


def copy_request(desk: Desk, path: Path, _tell: Tell) -> None:
    """Lay the request down again."""
    _ = deliver(path, read_file(enrolling.request_file(desk)))


def enrol(desk: Desk, path: Path, passphrase: str, _tell: Tell) -> Enrolled:
    """Take the coordinator's answer in."""
    return enrolling.enrol(desk, read_file(path), passphrase)


def found_authority(desk: Desk, person: Person, passphrase: str, _tell: Tell) -> None:
    """Found the authority of the plan that this desk holds."""
    name = f"Autoridad del plan {desk.book.meta('plan_code')}"  # a certificate's name holds 64 bytes: no title fits
    _ = enrolling.found_authority(desk, name, person, passphrase)


def open_kit(desk: Desk, kit: Path, number: int, pin: str, passphrase: str, tell: Tell) -> Enrolled:
    """Take an identity out of a kit, then all else that the kit holds."""
    enrolled = preparing.open_kit(desk, kit, number, pin, passphrase)
    _ = receiving.receive(desk, [kit], Keys(None, None), tell)
    return enrolled


def sign_with_file(desk: Desk, file: Path, its_passphrase: str, passphrase: str, _tell: Tell) -> Identity:
    """Sign from now on with a provider's file."""
    return enrolling.sign_with_file(desk, file, its_passphrase, passphrase)


def tokens_at(module: Path, _tell: Tell) -> tuple[str, ...]:
    """The labels of the tokens plugged in."""
    return enrolling.labels_at(module)


def sign_with_token(desk: Desk, module: Path, pin: str, label: str, _tell: Tell) -> Identity:
    """Sign from now on with a token."""
    return enrolling.sign_with_token(desk, module, pin, label)
