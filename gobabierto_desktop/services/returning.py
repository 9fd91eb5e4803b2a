"""Returning: the receipts of what was taken in, and the answers to requests, laid down for who brought them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.identity.applicants import applicant_of
from gobabierto_desktop.packages.reader import read_file
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import grant
from gobabierto_desktop.services.progress import Tell, in_silence


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer laid down, and for whom."""

    name: str
    path: Path


def return_receipts(receipts: Sequence[Path], folder: Path, tell: Tell = in_silence) -> tuple[Path, ...]:
    """Lay copies of receipts in a folder, each whole or not at all; the copies. Raises NotDelivered."""
    copies: list[Path] = []
    for receipt in receipts:
        tell(f"Copiando {receipt.name}")
        copy = folder / receipt.name
        _ = deliver(copy, read_file(receipt))
        copies.append(copy)
    return tuple(copies)


def answer_requests(
    desk: Desk, requests: Sequence[Path], folder: Path, passphrase: str, tell: Tell = in_silence
) -> tuple[Answered, ...]:
    """Grant requests, each with a file for who asked. Raises PaperRefused, WrongPassphrase, RequestRefused."""
    answered: list[Answered] = []
    for file in requests:
        tell(f"Respondiendo {file.name}")
        request = read_file(file)
        name = applicant_of(request).name
        path = folder / f"respuesta-{'-'.join(re.findall('[a-z0-9]+', fold(name))) or 'identidad'}.json"
        _ = deliver(path, grant(desk, request, passphrase))
        answered.append(Answered(name, path))
    return tuple(answered)


def told_applicant(request: Path) -> str:
    """Who asks in a file of request: «Ana Inventada (INAP)». Raises PaperRefused."""
    person = applicant_of(read_file(request))
    return f"{person.name} ({person.institution})" if person.institution else person.name
