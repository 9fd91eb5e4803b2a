"""One of everything that leaves a laptop, made by the verbs themselves on real desks, and how each is altered."""

import base64
import json
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from gobabierto_desktop.domain.ids import published_id
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.identity.authority import Reason, issue
from gobabierto_desktop.identity.enrolment import Person
from gobabierto_desktop.packages.layout import Part
from gobabierto_desktop.packages.reader import open_container, open_package
from gobabierto_desktop.reports.quarterly import QuarterlyScope
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import closing, deliberating, editing, questioning, reporting, trusting
from gobabierto_desktop.services.consolidating import consolidate
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enclosing import enclose
from gobabierto_desktop.services.enrolling import opener_of, sign_with_token, signer_of
from gobabierto_desktop.services.preparing import prepare_kit
from gobabierto_desktop.services.receiving import Keys, receive
from gobabierto_desktop.services.reports_sending import Signers, send_report
from gobabierto_desktop.services.sending import send
from gobabierto_desktop.signing.signer import Signer
from tests.commitments.conftest import PLAN, WHOLE, milestone
from tests.hostile.documents import changed
from tests.signing.samples import NOW, flipped, request_of
from tests.trust.packs import rebuilt
from tests.trust.people import SECRET, coordinator, facilitator
from tests.trust.softhsm import MODULE, PIN, make_token

QUARTER = Quarter(2019, 1)
CORRECTION = {"text": "Faltó un nombre.", "reason": "Olvido.", "written_on": "2018-05-20", "written_by": "Inventada"}


def make_artefacts(folder: Path) -> tuple[dict[str, bytes], bytes]:
    """Every artefact by its name, and the certificate (PEM) of the authority that all of them lead to."""
    central = coordinator(folder / "central")
    table = facilitator(folder / "mesa", central)
    signer, second = signer_of(table, SECRET), signer_of(central, SECRET)
    found: dict[str, bytes] = {}
    forum, meeting = _meeting(table)
    closing.ratify(table, Scope(forum), {"ratified_on": "2018-05-16", "ratified_by": 9})
    acta = closing.close_acta(table, Scope(forum), signer)
    closing.countersign_acta(table, acta, second, "Da fe")
    addendum = closing.write_addendum(table, acta, CORRECTION, signer)
    found["adenda.pdf"] = _kept(table, addendum)
    sent = send(table, Scope(forum), signer, folder / "salida")
    found["foro.asice"] = sent.path.read_bytes()
    found |= {name: open_package(sent.path).find(name) or b"" for name in ("acta.pdf", "datos.xlsx")}
    found["mesa.asice"] = send(table, Scope(forum, meeting), signer, folder / "salida").path.read_bytes()
    found["sobre.asice"] = enclose(table, sent.path, signer, folder / "sobres").read_bytes()
    (received,) = receive(central, [sent.path], Keys(opener_of(central, SECRET), second))
    found["acuse.asice"] = received.receipt.read_bytes()
    made = consolidate(central, folder / "nacional", second)
    found |= {"consolidado.pdf": made.document.read_bytes(), "consolidado.xlsx": made.workbook.read_bytes()}
    found |= _reported(central, folder, Signers(second, signer))
    kit = prepare_kit(central, [forum], [Person("Luis Inventado", "", "", "")], SECRET, folder / "kit.asice")
    found["kit.asice"] = kit.sent.path.read_bytes()
    gone = next(one.serial for one in trusting.issued(central) if one.name == "Luis Inventado")
    found["confianza.json"] = trusting.revoke(central, gone, SECRET, Reason.KEY_COMPROMISE)
    found["revocados.crl"] = trusting.revocations_file(central)
    found |= {name: (trusting.identity_folder(table) / name).read_bytes() for name in ("firma.pem", "firma.p12")}
    found |= _with_a_token(central, table, folder, forum)
    ca = (trusting.trust_folder(central) / "ca.pem").read_bytes()
    for desk in (table, central):
        desk.close()
    return found, ca


def _meeting(desk: Desk) -> tuple[str, str]:
    forum = editing.create(desk, "forum", None, {"name": "Foro de Zunil", "held_on": "2018-05-16", "place": "Salón"})
    table = editing.create(desk, "dialogue_table", forum.id, {"number": 1, "work_area": "1", "decision_rule": "CONS"})
    editing.create(desk, "proposal", table.id, {"title": "Datos del agua"})
    editing.create(desk, "participant", forum.id, {"name": "Elena Inventada"})
    deliberating.close_table(desk, table)
    return forum.id, table.id


def _kept(desk: Desk, record: object) -> bytes:
    file = closing.file_of(desk, record)
    assert file is not None
    return file.read_bytes()


def _reported(desk: Desk, folder: Path, signers: Signers) -> dict[str, bytes]:
    commitment = published_id(PLAN, "commitment", "22")
    begun = reporting.start(desk, milestone(desk, "22/1"), QUARTER)
    reporting.send(desk, reporting.save(desk, begun, WHOLE))
    sent = send_report(desk, QuarterlyScope(commitment, QUARTER), signers, folder / "salida")
    opened = open_package(sent.path)
    record = desk.book.record(commitment)
    assert record is not None
    asked = questioning.ask(desk, record, QUARTER, signers.liaison, folder / "salida")
    return {
        "informe.asice": sent.path.read_bytes(),
        "informe.pdf": opened.find("informe.pdf") or b"",
        "informe.xlsx": opened.find("datos.xlsx") or b"",
        "cuestionario.xlsx": asked.path.read_bytes(),
    }


def _with_a_token(central: Desk, table: Desk, folder: Path, forum: str) -> dict[str, bytes]:
    """The same signed by a token, whose certificate the plan's authority gave out."""
    key = ec.generate_private_key(ec.SECP256R1())
    authority = trusting.open_own_authority(central, SECRET)
    certificate = issue(authority, request_of("Titular Inventada", key), 4242, NOW, 365)
    make_token(folder, "mesa", key, certificate)
    sign_with_token(table, MODULE, PIN, "mesa")
    signer: Signer = signer_of(table, PIN)
    meeting = table.book.records("dialogue_table", forum)[0].id
    path = send(table, Scope(forum, meeting), signer, folder / "dispositivo").path
    opened = open_package(path)
    return {
        "dispositivo.asice": path.read_bytes(),
        "dispositivo.pdf": opened.find("acta.pdf") or b"",
        "dispositivo.xlsx": opened.find("datos.xlsx") or b"",
    }


def altered(name: str, content: bytes) -> bytes:
    """One letter or figure of what people read, changed; what is around it made to fit again."""
    return _ALTERATIONS[name.rpartition(".")[2]](content)


def _pdf(content: bytes) -> bytes:
    return flipped(content, content.index(b"/Producer") + 12)


def _workbook(content: bytes) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        sheet = parts["xl/worksheets/sheet1.xml"]
        place = sheet.index(b"<sheetData")
        digit = next(at for at in range(place, len(sheet)) if sheet[at : at + 1].isdigit())
        parts["xl/worksheets/sheet1.xml"] = flipped(sheet, digit)

    return changed(content, change)


def _package(content: bytes) -> bytes:
    opened = open_container(content)
    parts = [Part(one.name, opened.find(one.name) or b"") for one in opened.parts]
    largest = max((one for one in parts if not one.name.startswith("META-INF/")), key=lambda one: len(one.content))
    other = Part(largest.name, flipped(largest.content, len(largest.content) // 2))
    return rebuilt([other if one is largest else one for one in parts])


def _trust(content: bytes) -> bytes:
    told = json.loads(content)
    said = base64.b64decode(told["content"]).replace(b'"providers":[]', b'"providers": []')
    return json.dumps({**told, "content": base64.b64encode(said).decode()}).encode()


def _certificate(content: bytes) -> bytes:
    lines = content.split(b"\n")
    middle = len(lines) // 3
    lines[middle] = lines[middle][:-1] + (b"A" if lines[middle][-1:] != b"A" else b"B")
    return b"\n".join(lines)


def _middle(content: bytes) -> bytes:
    return flipped(content, len(content) // 2)


_ALTERATIONS: dict[str, Callable[[bytes], bytes]] = {
    "pdf": _pdf,
    "xlsx": _workbook,
    "asice": _package,
    "json": _trust,
    "crl": _middle,
    "pem": _certificate,
    "p12": _middle,
}
