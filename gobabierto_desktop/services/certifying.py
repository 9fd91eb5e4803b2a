"""Certifying: the certificate of who was trained to facilitate or observe, signed by who extends it."""

import hashlib
from pathlib import Path

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.problems import KnownFailure, Severity
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import GUATEMALA, canonical, thawed
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.reports.certificate import certificate, certificate_box
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.signing.pdf import VisibleMark, sign_pdf
from gobabierto_desktop.signing.signer import Signer

_REASON = "Hace constar la capacitación"


class TrainingIncomplete(KnownFailure):
    """A training whose record lacks what its certificate must say."""

    code = "training_incomplete"


def write_certificate(desk: Desk, training: Record, signer: Signer, path: Path) -> None:
    """Write the certificate, signed. Raises TrainingIncomplete, NotDelivered."""
    missing = [one.message for one in rules.check(training, desk.terms) if one.severity is Severity.ERROR]
    if missing:
        raise TrainingIncomplete(
            " ".join(missing), "Complete los datos de la capacitación y pida la constancia otra vez."
        )
    told = {name: thawed(value) for name, value in training.values.items()}
    mark = hashlib.sha256(canonical({"id": training.id, **told})).hexdigest()[:16]
    content = certificate(training, desk.book.meta("plan_title") or "", desk.now(), mark)
    box = certificate_box()
    seen = VisibleMark("Firma1", box.page, box.rectangle, _REASON, "", mark)
    deliver(path, sign_pdf(content, signer, seen, desk.now().astimezone(GUATEMALA)))
