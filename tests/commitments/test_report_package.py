"""A quarter's report leaves the liaison's laptop signed, is counter-signed, and arrives whole at the coordinator's."""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from gobabierto_desktop.domain.ids import published_id
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import State, state_of
from gobabierto_desktop.identity.enrolment import Person
from gobabierto_desktop.packages.countersigned import earlier_digests
from gobabierto_desktop.packages.failures import CountsDiffer
from gobabierto_desktop.packages.layout import Part
from gobabierto_desktop.packages.manifest import read_manifest
from gobabierto_desktop.packages.reader import Opened, open_package
from gobabierto_desktop.packages.writer import write_package
from gobabierto_desktop.reports.quarterly import QuarterlyScope
from gobabierto_desktop.services import editing, gathering, reporting
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.enrolling import anchors_of, opener_of, signer_of
from gobabierto_desktop.services.receiving import Keys, Received, Refused, receive
from gobabierto_desktop.services.reporting import Comment
from gobabierto_desktop.services.reports_sending import (
    NotAReport,
    NothingReported,
    Signers,
    countersign,
    send_report,
)
from gobabierto_desktop.services.verifying import verify_file
from gobabierto_desktop.signing.signer import Signer
from tests.commitments.conftest import PLAN, WHOLE, milestone
from tests.commitments.test_evidence import make_pdf, photo
from tests.independent.checkers import openssl_report, pdfsig_report, xmlsec1_report
from tests.independent.pdfa import pdfa_flaws
from tests.reports.reading import every_cell, pdf_text
from tests.trust.people import COORDINATOR, NOW, SECRET, Clock, coordinator, facilitator

C22, T1 = published_id(PLAN, "commitment", "22"), Quarter(2019, 1)
SCOPE = QuarterlyScope(C22, T1)
LIAISON = Person("Luz Enlace Inventada", "Enlace", "Ministerio de Finanzas Públicas", "luz@example.org")
DELEGATE = Person(
    "Oscar Delegado Inventado", "Delegado titular", "Ministerio de Finanzas Públicas", "oscar@example.org"
)


@dataclass(frozen=True, slots=True)
class People:
    """The desks of a coordinator, a liaison and a delegate, and what each unlocked."""

    central: Desk
    liaison: Desk
    delegate: Desk
    signers: Mapping[str, Signer]
    keys: Keys

    def signer(self, desk: Desk) -> Signer:
        return self.signers[desk.author]

    @property
    def ca(self) -> Path:
        return next(self.central.folder.rglob("ca.pem"))


@pytest.fixture(scope="module")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, Signer], Keys]:
    """The three desks, closed, made once: keys are slow to make and to unlock."""
    folder = tmp_path_factory.mktemp("mesas")
    central = coordinator(folder / "central")
    desks = (
        central,
        facilitator(folder / "liaison", central, LIAISON),
        facilitator(folder / "delegate", central, DELEGATE),
    )
    signers = {desk.author: signer_of(desk, SECRET) for desk in desks}
    keys = Keys(opener_of(central, SECRET), signers[central.author])
    for desk in desks:
        desk.close()
    return folder, signers, keys


@pytest.fixture
def people(enrolled: tuple[Path, Mapping[str, Signer], Keys], tmp_path: Path) -> Iterator[People]:
    folder, signers, keys = enrolled
    shutil.copytree(folder, tmp_path / "mesas")
    authors = {"central": COORDINATOR.name, "liaison": LIAISON.name, "delegate": DELEGATE.name}
    desks = {name: open_desk(tmp_path / "mesas" / name, author, now=Clock(NOW)) for name, author in authors.items()}
    yield People(**desks, signers=signers, keys=keys)
    for desk in desks.values():
        desk.close()


@pytest.fixture
def report(people: People, tmp_path: Path) -> Record:
    """A milestone reported and sent, with people told apart, a public photo and a private list."""
    desk = people.liaison
    begun = reporting.start(desk, milestone(desk, "22/1"), T1)
    begun = reporting.save(desk, begun, {**WHOLE, "measure_unit": "PERSONAS", "quantity": "71", "undisaggregated": 4})
    reporting.save_cells(desk, begun, {(("sex", "2"), ("people", "1")): 64, (("sex", "1"), ("people", "2")): 3})
    make_pdf(tmp_path / "Lista con nombres.pdf")
    said = {"proves": "Que hubo taller", "evidence_kind": "FOTO", "dated": "2019-03"}
    picture = gathering.add_file(desk, begun, photo(tmp_path / "foto.jpg"))
    editing.save(desk, picture, {**said, "is_publishable": True})
    listed = gathering.add_file(desk, begun, tmp_path / "Lista con nombres.pdf")
    editing.save(desk, listed, {**said, "evidence_kind": "LISTA"})
    return reporting.send(desk, begun)


def part(opened: Opened, name: str) -> bytes:
    found = opened.find(name)
    assert found is not None
    return found


def test_the_package_holds_report_workbook_records_and_evidence_signed_by_both(
    people: People, report: Record, tmp_path: Path
):
    signers = Signers(people.signer(people.liaison), people.signer(people.delegate))
    told: list[str] = []

    sent = send_report(people.liaison, SCOPE, signers, tmp_path / "memoria", told.append)

    opened = open_package(sent.path)
    manifest = read_manifest(part(opened, "manifest.json"))
    assert manifest.kind == "report"
    assert manifest.scope is not None
    assert (manifest.scope.commitment, manifest.scope.quarter) == (C22, "2019-T1")
    assert (manifest.evidence, manifest.counts["evidence"], manifest.counts["milestone"]) == (2, 2, 10)
    photo_name = f"evidence/{hashlib.sha256((tmp_path / 'foto.jpg').read_bytes()).hexdigest()}.jpg"
    assert part(opened, photo_name) == (tmp_path / "foto.jpg").read_bytes()
    secret = (tmp_path / "Lista con nombres.pdf").read_bytes()
    assert secret[100:300] not in sent.path.read_bytes()
    assert told == [
        "Escribiendo el informe y el libro de Excel…",
        *(one for one in told if one.startswith("Preparando evidencia ")),
        "Firmando el paquete…",
    ]
    assert len(told) == 4
    assert not list(people.liaison.folder.glob("sellando-*"))

    for name in ("informe.pdf", "datos.xlsx"):
        (tmp_path / name).write_bytes(part(opened, name))
    for number in (1, 2):
        names = f"META-INF/ASiCManifest{number:03}.xml", f"META-INF/signature{number:03}.p7s"
        listed, signed = (tmp_path / name.replace("/", "-") for name in names)
        for name, file in zip(names, (listed, signed), strict=True):
            file.write_bytes(part(opened, name))
        assert openssl_report(listed, signed, people.ca).valid
    pdfsig = pdfsig_report(tmp_path / "informe.pdf", people.ca)
    assert (pdfsig.signatures, pdfsig.valid) == (2, True)
    assert pdfa_flaws((tmp_path / "informe.pdf").read_bytes()) == []
    assert xmlsec1_report(tmp_path / "datos.xlsx", people.ca).valid
    verdicts = verify_file(sent.path, anchors_of(people.central), people.central.now())
    assert all(one.is_good for one in verdicts)
    assert [one.signer for one in verdicts] == [
        *(LIAISON.name, DELEGATE.name),  # the package
        *(LIAISON.name, DELEGATE.name),  # informe.pdf
        LIAISON.name,  # datos.xlsx
    ]


def test_pueblos_leave_the_laptop_only_sealed(people: People, report: Record, tmp_path: Path):
    sent = send_report(people.liaison, SCOPE, Signers(people.signer(people.liaison)), tmp_path)

    opened = open_package(sent.path)
    assert "disaggregation" not in part(opened, "records/changes.jsonl").decode()
    cells, text = every_cell(part(opened, "datos.xlsx")), pdf_text(part(opened, "informe.pdf"))
    assert {"Hombre", "Mujer", 64} <= set(cells)
    assert "Mujer 64" in text
    for told in ("Maya", "Garífuna"):
        assert told not in text
        assert not any(told in str(one) for one in cells)


def test_the_coordinator_takes_it_in_with_its_files_and_the_liaison_gets_a_receipt(
    people: People, report: Record, tmp_path: Path
):
    sent = send_report(people.liaison, SCOPE, Signers(people.signer(people.liaison)), tmp_path)

    (received,) = receive(people.central, [sent.path], people.keys)

    assert isinstance(received, Received)
    assert received.unopened == 0
    arrived = people.central.book.record(report.id)
    assert arrived is not None
    assert state_of(arrived) is State.SENT
    evidence = people.central.book.records("evidence", report.id)
    assert len(evidence) == 2
    assert all(gathering.is_unharmed(people.central, one) for one in evidence)
    assert sum(one.number("persons") or 0 for one in people.central.book.records("disaggregation", report.id)) == 67
    assert received.receipt is not None
    (back,) = receive(people.liaison, [received.receipt], Keys(None, None))
    assert isinstance(back, Received)
    assert people.liaison.book.deliveries()[-1].acknowledged_at
    (again,) = receive(people.central, [sent.path], people.keys)
    assert isinstance(again, Received)
    assert again.is_unchanged


def test_the_delegate_counter_signs_on_another_laptop_and_the_comments_come_back(
    people: People, report: Record, tmp_path: Path
):
    sent = send_report(people.liaison, SCOPE, Signers(people.signer(people.liaison)), tmp_path / "de")

    made = countersign(people.delegate, sent.path, people.signer(people.delegate), tmp_path / "a")

    assert made.verdict.signer == LIAISON.name
    verdicts = verify_file(made.path, anchors_of(people.central), people.central.now())
    assert [one.signer for one in verdicts[:2]] == [LIAISON.name, DELEGATE.name]
    pdfsig = pdfsig_report(made.document, people.ca)
    assert (pdfsig.signatures, pdfsig.valid) == (2, True)

    assert isinstance(receive(people.central, [made.path], people.keys)[0], Received)
    arrived = people.central.book.record(report.id)
    assert arrived is not None
    reporting.return_with(people.central, arrived, [Comment("results", "¿Cuántas mujeres?")])
    returned = send_report(people.central, SCOPE, Signers(people.signer(people.central)), tmp_path / "vuelta")
    (back,) = receive(people.liaison, [returned.path], Keys(None, None))

    assert isinstance(back, Received)
    mine = people.liaison.book.record(report.id)
    assert mine is not None
    assert state_of(mine) is State.RETURNED
    assert [one.text("comment") for one in reporting.gather(people.liaison, mine).reviews] == ["¿Cuántas mujeres?"]
    entries = reporting.trail_of(people.liaison, mine)
    assert [(one.after, one.author) for one in entries][1:] == [
        *((State.SENT, LIAISON.name), (State.RETURNED, people.central.author)),
    ]
    assert people.liaison.book.conflicts() == ()


def test_liaison_and_delegate_both_know_the_receipt_of_what_the_delegate_counter_signed(
    people: People, report: Record, tmp_path: Path
):
    sent = send_report(people.liaison, SCOPE, Signers(people.signer(people.liaison)), tmp_path / "de")
    made = countersign(people.delegate, sent.path, people.signer(people.delegate), tmp_path / "a")
    assert earlier_digests(open_package(made.path)) == (sent.sha256,)
    assert earlier_digests(open_package(sent.path)) == ()

    (received,) = receive(people.central, [made.path], people.keys)
    assert isinstance(received, Received)
    assert received.receipt is not None
    for desk in (people.liaison, people.delegate):
        (back,) = receive(desk, [received.receipt], Keys(None, None))
        assert isinstance(back, Received)
        assert desk.book.deliveries()[-1].acknowledged_at

    (stranger,) = receive(people.central, [received.receipt], Keys(None, None))
    assert isinstance(stranger, Refused)
    assert stranger.failure.code == "receipt_not_ours"


def test_each_number_of_signatures_that_arrives_gets_its_receipt(people: People, report: Record, tmp_path: Path):
    sent = send_report(people.liaison, SCOPE, Signers(people.signer(people.liaison)), tmp_path / "de")
    made = countersign(people.delegate, sent.path, people.signer(people.delegate), tmp_path / "a")

    first, second = receive(people.central, [sent.path, made.path], people.keys)

    assert isinstance(first, Received)
    assert isinstance(second, Received)
    assert first.receipt is not None
    assert second.receipt is not None
    assert isinstance(receive(people.liaison, [first.receipt], Keys(None, None))[0], Received)
    assert isinstance(receive(people.delegate, [second.receipt], Keys(None, None))[0], Received)


def test_a_report_in_elaboration_does_not_travel(people: People, tmp_path: Path):
    desk = people.liaison
    reporting.save(desk, reporting.start(desk, milestone(desk, "22/1"), T1), WHOLE)

    with pytest.raises(NothingReported):
        send_report(desk, SCOPE, Signers(people.signer(desk)), tmp_path)


def test_only_a_report_is_counter_signed_as_one(people: People, report: Record, tmp_path: Path):
    sent = send_report(people.liaison, SCOPE, Signers(people.signer(people.liaison)), tmp_path)
    opened = open_package(sent.path)
    signer = people.signer(people.liaison)
    without = [Part(one.name, part(opened, one.name)) for one in opened.parts if "META" not in one.name]
    bare = tmp_path / "sin-informe.asice"
    kept = [one for one in without if one.name != "informe.pdf"]
    bare.write_bytes(write_package(kept, signer, people.liaison.now()))

    with pytest.raises(NotAReport):
        countersign(people.delegate, bare, people.signer(people.delegate), tmp_path)


def test_a_package_that_lost_a_file_of_evidence_is_refused_whole(people: People, report: Record, tmp_path: Path):
    sent = send_report(people.liaison, SCOPE, Signers(people.signer(people.liaison)), tmp_path)
    opened = open_package(sent.path)
    parts = [Part(one.name, part(opened, one.name)) for one in opened.parts if "META" not in one.name]
    fewer = tmp_path / "menos.asice"
    kept = [one for one in parts if not one.name.startswith("evidence/")]
    fewer.write_bytes(write_package(kept, people.signer(people.liaison), people.liaison.now()))

    (refused,) = receive(people.central, [fewer], people.keys)

    assert isinstance(refused, Refused)
    assert isinstance(refused.failure, CountsDiffer)
    assert people.central.book.record(report.id) is None


def test_a_sealed_file_under_another_digest_is_refused(people: People, report: Record, tmp_path: Path):
    sent = send_report(people.liaison, SCOPE, Signers(people.signer(people.liaison)), tmp_path)
    opened = open_package(sent.path)
    parts = [Part(_renamed(one.name), part(opened, one.name)) for one in opened.parts if "META" not in one.name]
    other = tmp_path / "otra.asice"
    other.write_bytes(write_package(parts, people.signer(people.liaison), people.liaison.now()))

    (refused,) = receive(people.central, [other], people.keys)

    assert isinstance(refused, Refused)
    assert refused.failure.code == "package_altered"
    assert people.central.book.record(report.id) is None


def _renamed(name: str) -> str:
    return f"private/evidence/{'0' * 64}.age" if name.startswith("private/evidence/") else name
