"""The package's form: every byte of it is foreseen, every change is found, and size costs no memory."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.packages.failures import PackageAltered, SignerRefused
from gobabierto_desktop.packages.layout import MIMETYPE, Part
from gobabierto_desktop.packages.reader import open_container, open_package
from gobabierto_desktop.packages.verification import demand_good, verify, verify_each, with_responsible
from gobabierto_desktop.packages.writer import (
    NotDelivered,
    countersigned_pieces,
    deliver,
    package_pieces,
    write_package,
)
from gobabierto_desktop.services.verifying import verify_file
from tests.independent.checkers import openssl_report
from tests.signing.samples import NOW, flipped, plan, spread
from tests.trust.packs import anchors, evidence, large, manifest, rebuilt, small, small_parts


def is_found_out(content: bytes) -> bool:
    try:
        verdict = verify(open_container(content), anchors(), NOW)
    except KnownFailure:
        return True
    return not verdict.is_good


def test_any_zip_program_lists_the_parts_with_the_mimetype_first_and_bare():
    with zipfile.ZipFile(io.BytesIO(large())) as container:
        assert container.testzip() is None
        names = container.namelist()
        first = container.infolist()[0]
    assert names == [
        *("mimetype", "manifest.json", "records/changes.jsonl", "acta.pdf", "datos.xlsx"),
        *("META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"),
    ]
    assert (first.compress_type, first.extra, first.file_size) == (zipfile.ZIP_STORED, b"", len(MIMETYPE))
    assert large()[30:38] == b"mimetype"


def test_the_same_parts_at_the_same_time_give_the_same_bytes():
    assert write_package(small_parts(), plan().facilitator, NOW) == small()


def test_every_single_byte_changed_in_a_small_package_is_found():
    assert not is_found_out(small())
    for mask in (0x01, 0x80):
        assert [place for place in range(len(small())) if not is_found_out(flipped(small(), place, mask))] == []


def test_bytes_changed_all_over_a_large_package_are_found():
    assert not is_found_out(large())
    assert [place for place in spread(large(), 300) if not is_found_out(flipped(large(), place, 0x20))] == []


def test_every_truncation_of_a_small_package_is_found():
    assert [length for length in range(len(small())) if not is_found_out(small()[:length])] == []


def test_a_byte_added_anywhere_is_found():
    for place in spread(small(), 200):
        assert is_found_out(small()[:place] + b"\0" + small()[place:])


@pytest.fixture(scope="module")
def countersigned() -> bytes:
    once = open_container(small())
    twice = b"".join(countersigned_pieces(once, plan().rapporteur, NOW))
    return b"".join(countersigned_pieces(open_container(twice), plan().coordinator_rsa, NOW))


def test_three_sign_one_package_and_openssl_accepts_each(countersigned, tmp_path):
    verdicts = verify_each(open_container(countersigned), anchors(), NOW)
    assert [(one.artefact, one.signer, one.is_good) for one in verdicts] == [
        ("paquete", "Ixchel Ñandú Inventada", True),
        ("contrafirma 2", "Tecún Güisquil Inventado", True),
        ("contrafirma 3", "Ana O’Inventada", True),
    ]
    (tmp_path / "ca.pem").write_bytes(plan().authority.pem)
    with zipfile.ZipFile(io.BytesIO(countersigned)) as container:
        container.extractall(tmp_path)
        second = container.read("META-INF/ASiCManifest002.xml")
    assert b"META-INF/ASiCManifest001.xml" in second
    assert b"META-INF/signature001.p7s" in second
    for number in (1, 2, 3):
        files = (f"META-INF/ASiCManifest00{number}.xml", f"META-INF/signature00{number}.p7s")
        assert openssl_report(*(tmp_path / one for one in files), tmp_path / "ca.pem").valid


def test_a_counter_signature_changes_no_byte_of_what_was_there(countersigned):
    assert countersigned.startswith(small()[: small().index(b"PK\x01\x02")])


def test_bytes_changed_all_over_a_countersigned_package_are_found(countersigned):
    assert not is_found_out(countersigned)
    assert [at for at in spread(countersigned, 400) if not is_found_out(flipped(countersigned, at))] == []


def test_a_counter_signature_that_is_not_one_spoils_the_package(countersigned):
    opened = open_container(countersigned)
    content = {part.name: opened.find(part.name) or b"" for part in opened.parts}
    for name in ("META-INF/signature002.p7s", "META-INF/ASiCManifest003.xml"):
        for new in (None, b"otra cosa"):
            changed = dict(content) | {name: new}
            parts = [Part(one, body) for one, body in changed.items() if body is not None]
            with pytest.raises(PackageAltered):
                demand_good(verify(open_container(rebuilt(parts)), anchors(), NOW))


def test_who_signs_in_the_name_of_another_is_refused(tmp_path):
    parts = [Part("manifest.json", manifest(plan().rapporteur))]
    path = tmp_path / "ajeno.asice"
    path.write_bytes(write_package(parts, plan().facilitator, NOW))
    (verdict,) = verify_file(path, anchors(), NOW)
    assert verdict.is_intact
    assert not verdict.is_good
    assert "dice ser de Tecún Güisquil Inventado, que no es quien lo firma" in verdict.said()
    with pytest.raises(SignerRefused, match="dice ser de Tecún Güisquil Inventado, pero lo firma Ixchel"):
        demand_good(verdict)
    assert "firmado por quien dice ser el responsable" in with_responsible(verdict, verdict.signer).said()


def test_evidence_travels_byte_by_byte_under_its_own_digest(tmp_path):
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(bytes(range(256)) * 20_000)
    path = tmp_path / "con evidencia.asice"
    deliver(path, package_pieces([*small_parts(), evidence(photo)], plan().facilitator, NOW))

    opened = open_package(path)

    assert verify(opened, anchors(), NOW).is_good
    (entry,) = opened.evidence()
    assert b"".join(opened.pieces(entry)) == photo.read_bytes()


def test_evidence_under_the_digest_of_another_file_is_found_though_it_is_signed():
    parts = [*small_parts(), Part("evidence/" + "ab" * 32 + ".jpg", b"otra foto")]
    with pytest.raises(PackageAltered, match="evidence/abab"):
        open_container(write_package(parts, plan().facilitator, NOW))


def test_a_file_that_changes_while_it_is_packed_leaves_nothing_behind(tmp_path):
    class Changing(Part):
        def open(self):
            Changing.asked = getattr(Changing, "asked", 0) + 1
            return io.BytesIO(b"uno" if Changing.asked == 1 else b"dos")

    path = tmp_path / "salida" / "x.asice"
    with pytest.raises(NotDelivered, match="cambió mientras se leía"):
        deliver(path, package_pieces([Changing("acta.pdf", b"")], plan().facilitator, NOW))
    assert list(path.parent.iterdir()) == []


def test_a_stick_that_gives_other_bytes_the_second_time_is_found_out(tmp_path):
    path = tmp_path / "x.asice"
    path.write_bytes(small())
    opened = open_package(path)
    path.write_bytes(flipped(small(), small().index(b'{"a":1}')))
    with pytest.raises(PackageAltered, match=r"records/changes\.jsonl"):
        opened.find("records/changes.jsonl")


def test_what_is_delivered_is_for_its_owner_alone(tmp_path):
    deliver(tmp_path / "carpeta" / "x.asice", small())
    assert (tmp_path / "carpeta" / "x.asice").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "carpeta").stat().st_mode & 0o777 == 0o700


MEASURE = """
import json, sys
from pathlib import Path
from tests.trust.packs import anchors, evidence, small_parts
from tests.hostile.judge import peak_megabytes
from tests.signing.samples import NOW, plan
from gobabierto_desktop.identity import age
from gobabierto_desktop.identity.keyring import Opener
from gobabierto_desktop.packages.reader import open_package
from gobabierto_desktop.packages.sealing import seal_stream, unseal_stream
from gobabierto_desktop.packages.verification import verify
from gobabierto_desktop.packages.writer import deliver, package_pieces

def walk(megabytes):
    folder = Path(sys.argv[1])
    video, sealed, back = folder / "v.mp4", folder / "v.age", folder / "b.mp4"
    with video.open("wb") as file:
        file.truncate(megabytes * 1024**2)
    secret = age.new_secret()
    with video.open("rb") as source, sealed.open("wb") as target:
        seal_stream(source, target, [age.recipient_of(secret)])
    with sealed.open("rb") as source, back.open("wb") as target:
        unseal_stream(source, target, Opener(secret, ""))
    deliver(folder / "p.asice", package_pieces([*small_parts(), evidence(video)], plan().facilitator, NOW))
    good = verify(open_package(folder / "p.asice"), anchors(), NOW).is_good and back.stat().st_size == video.stat().st_size
    return good, peak_megabytes()

print(json.dumps([walk(1), walk(int(sys.argv[2]))]))
"""


def test_memory_stays_flat_whatever_evidence_weighs(tmp_path):
    """`MEASURE` run by hand with 2000 instead of 64 gives the same peak: docs/security.md."""
    command = [sys.executable, "-c", MEASURE, str(tmp_path), "64"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    (small_good, small_peak), (large_good, large_peak) = json.loads(said.stdout)
    assert small_good
    assert large_good
    assert large_peak - small_peak < 24, "megabytes"
