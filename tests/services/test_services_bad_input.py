"""What is wrong with a package is said in plain Spanish; the book stays as it was, and nothing half-done is left."""

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from gobabierto_desktop.identity.authority import create_authority
from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.layout import Part
from gobabierto_desktop.packages.reader import open_container
from gobabierto_desktop.packages.writer import write_package
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.receiving import Received, Refused, receive
from gobabierto_desktop.store.shelf import QUARANTINE, RECEIVED
from tests.services.desks import Plan
from tests.signing.samples import flipped, signer, spread
from tests.trust.packs import rebuilt
from tests.trust.people import NOW

SIGNATURES = {layout.SIGNED_LIST, layout.SIGNATURE}


def all_parts(content: bytes) -> list[Part]:
    opened = open_container(content)
    return [Part(one.name, opened.find(one.name)) for one in opened.parts]


@dataclass(frozen=True, slots=True)
class Workshop:
    """A good package, and how to make a bad one of it that is nevertheless well signed."""

    good: bytes
    plan: Plan

    @property
    def parts(self) -> list[Part]:
        return [part for part in all_parts(self.good) if part.name not in SIGNATURES]

    def signed(self, parts: list[Part]) -> bytes:
        return write_package(parts, self.plan.north.signer, NOW)

    def with_part(self, name: str, content: bytes) -> bytes:
        return self.signed([Part(part.name, content if part.name == name else part.content) for part in self.parts])

    def with_manifest(self, **told: object) -> bytes:
        manifest = msgspec.json.decode(open_container(self.good).find(layout.MANIFEST))
        return self.with_part(layout.MANIFEST, msgspec.json.encode(manifest | told))

    @property
    def table_of_the_proposal(self) -> bytes:
        lines = open_container(self.good).find(layout.OPEN_CHANGES)
        return re.search(rb'"kind":"proposal".*?"parent":"([^"]+)"', lines)[1]

    def with_lines(self, old: bytes, new: bytes) -> bytes:
        lines = open_container(self.good).find(layout.OPEN_CHANGES)
        assert old in lines
        return self.with_part(layout.OPEN_CHANGES, lines.replace(old, new, 1))


@pytest.fixture
def workshop(plan) -> Workshop:
    return Workshop(plan.packages[0].read_bytes(), plan)


def foreign_zip(name: str, content: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr(name, content)
        container.writestr("word/document.xml", b"<w/>" * 100)
    return held.getvalue()


def by_a_stranger(workshop: Workshop) -> bytes:
    authority = create_authority("Autoridad inventada", "AP_GTM04", "clave", NOW, 1)
    return write_package(
        workshop.parts, signer(authority, "Ixchel Ñandú Inventada", 2, ec.generate_private_key(ec.SECP256R1())), NOW
    )


BAD = {
    "truncated": (
        lambda one: one.good[: len(one.good) // 2],
        "package_truncated",
        "El paquete está incompleto: el archivo se cortó al copiarlo.",
    ),
    "empty": (
        lambda _: b"",
        "not_a_package",
        "El archivo no es un paquete de Gobierno Abierto: no es un contenedor ZIP.",
    ),
    "a picture": (
        lambda _: b"\x89PNG\r\n" + bytes(500),
        "not_a_package",
        "El archivo no es un paquete de Gobierno Abierto: no es un contenedor ZIP.",
    ),
    "a foreign ZIP": (
        lambda _: foreign_zip("[Content_Types].xml", b"<Types/>"),
        "not_a_package",
        "El archivo no es un paquete de Gobierno Abierto: es un ZIP de otro programa. Elija un archivo .asice.",
    ),
    "a text document": (
        lambda _: foreign_zip("mimetype", b"application/vnd.oasis.opendocument.text"),
        "not_a_package",
        "El archivo no es un paquete de Gobierno Abierto: es un ZIP de otro programa. Elija un archivo .asice.",
    ),
    "an unsigned one": (
        lambda one: rebuilt(one.parts),
        "package_unsigned",
        "El paquete no está firmado. Pida a quien lo preparó que lo firme y lo envíe de nuevo.",
    ),
    "of another plan": (
        lambda one: one.with_manifest(plan="AP_GTM05"),
        "other_plan",
        "El paquete es de otro plan (AP_GTM05); estos datos son del plan AP_GTM04.",
    ),
    "of a newer version": (
        lambda one: one.with_manifest(format=2, tool="3.1.0"),
        "newer_format",
        "(formato 2; este programa conoce el 1). Instale la versión 3.1.0 o posterior e intente de nuevo.",
    ),
    "by an unknown signer": (
        by_a_stranger,
        "signer_refused",
        "El paquete está íntegro, pero no se acepta: firmante desconocido (Ixchel Ñandú Inventada).",
    ),
    "with fewer changes than it says": (
        lambda one: one.with_manifest(changes={"open": 99, "sealed": 3}),
        "counts_differ",
        "Las cuentas del paquete no cuadran: anuncia 99 cambios y trae ",
    ),
    "with fewer records than it says": (
        lambda one: one.with_manifest(counts={"forum": 7}),
        "counts_differ",
        "Las cuentas del paquete no cuadran: anuncia 7 registros y trae 5.",
    ),
    "with a field that does not exist": (
        lambda one: one.with_lines(b'"problem":', b'"problema":'),
        "not_understood",
        "«Propuesta» no tiene el campo «problema»",
    ),
    "with a kind that does not exist": (
        lambda one: one.with_lines(b'"kind":"proposal"', b'"kind":"propuesta"'),
        "not_understood",
        "no existe la clase de registro «propuesta»",
    ),
    "with a line that is no JSON": (
        lambda one: one.with_lines(b'{"at"', b'{at"'),
        "not_understood",
        "No se entiende el paquete (records/changes.jsonl, línea 1)",
    ),
    "with something personal in the open": (
        lambda one: one.with_lines(b'"problem":', b'"presenter":'),
        "not_understood",
        "el campo «presenter» no viaja en esta parte",
    ),
    "with a manifest that says more than we know": (
        lambda one: one.with_manifest(sorpresa=1),
        "not_understood",
        "No se entiende el paquete (manifest.json)",
    ),
    "without its records": (
        lambda one: one.signed([part for part in one.parts if part.name != layout.OPEN_CHANGES]),
        "not_understood",
        "No se entiende el paquete (records/changes.jsonl): falta este archivo.",
    ),
    "sealed for somebody else": (
        lambda one: one.with_part(layout.SEALED_CHANGES, b"age-encryption.org/v1\nroto"),
        "seal-not-opened",
        "No se pudo abrir la parte privada: fue sellada para otra persona, o está dañada.",
    ),
    "with a name given twice": (
        lambda one: one.with_lines(b'"kind":"proposal"', b'"parent":"otra","kind":"proposal"'),
        "not_understood",
        "no está escrita como la escribe este programa",
    ),
    "with a record that stands in two places": (
        lambda one: one.with_lines(b'"parent":"' + one.table_of_the_proposal, b'"parent":"otra'),
        "record_disputed",
        "viene como otra cosa, o en otro lugar, que el que ya está aquí.",
    ),
    "with a change that another laptop made": (
        lambda one: one.with_lines(b"Foro de Cantel", b"Foro de Mixco_"),
        "journal_forked",
        "ya existe aquí con otro contenido. Los datos de un equipo fueron copiados a otro.",
    ),
}


def all_files(desk: Desk) -> set[str]:
    return {path.relative_to(desk.folder).as_posix() for path in desk.folder.rglob("*") if path.is_file()}


def refused(desk: Desk, path: Path, plan: Plan) -> Refused:
    (result,) = receive(desk, [path], plan.keys)
    assert isinstance(result, Refused), result
    return result


@pytest.mark.parametrize(("bad", "code", "said"), BAD.values(), ids=BAD)
def test_a_bad_package_is_refused_in_words_and_leaves_the_book_as_it_was(
    workshop, central, plan, tmp_path, bad, code, said
):
    path = tmp_path / "malo.asice"
    path.write_bytes(bad(workshop))
    before, files = central.book.digest(), all_files(central)

    result = refused(central, path, plan)

    assert (result.failure.code, said in str(result.failure)) == (code, True), str(result.failure)
    assert central.book.digest() == before
    assert central.book.arrivals() == ()
    assert result.quarantine.read_bytes() == path.read_bytes()
    fresh = {one for one in all_files(central) - files if not one.startswith(("copias/", "libro."))}
    assert fresh == {f"{QUARANTINE}/{one}" for one in (result.quarantine.name, f"{result.quarantine.stem}.nota")}


def test_one_flipped_byte_anywhere_is_refused(workshop, central, plan, tmp_path):
    path, before = tmp_path / "alterado.asice", central.book.digest()
    for position in spread(workshop.good, 40):
        path.write_bytes(flipped(workshop.good, position))
        failure = refused(central, path, plan).failure
        assert failure.code in {"package_altered", "package_unsafe", "not_a_package", "package_truncated"}, position
        assert str(failure).startswith("El ")
    assert central.book.digest() == before
    assert not (central.folder / RECEIVED).exists()


def test_what_was_altered_is_named_by_its_file(workshop, central, plan, tmp_path):
    path, parts = tmp_path / "alterado.asice", all_parts(workshop.good)
    path.write_bytes(
        rebuilt([Part(one.name, one.content.replace(b"Foro de Cantel", b"Foro de Mixco_")) for one in parts])
    )
    said = str(refused(central, path, plan).failure)
    assert "El paquete fue alterado después de firmarse: " in said
    assert "records/changes.jsonl" in said
    assert "datos.xlsx" not in said


def test_a_certificate_out_of_date_is_told_apart_from_an_altered_package(workshop, central, plan, tmp_path):
    path = tmp_path / "tarde.asice"
    path.write_bytes(workshop.good)
    central.now.at += timedelta(days=900)
    assert "íntegro, pero no se acepta: certificado caducado" in str(refused(central, path, plan).failure)


def test_another_package_under_a_name_already_received_is_refused(workshop, central, plan, tmp_path):
    first, second = tmp_path / "uno.asice", tmp_path / "dos.asice"
    first.write_bytes(workshop.good)
    second.write_bytes(workshop.with_manifest(made_at="2018-05-16T14:00:00Z"))
    receive(central, [first], plan.keys)
    before = central.book.digest()
    failure = refused(central, second, plan).failure
    assert str(failure).startswith("Ya se recibió otro paquete con el mismo identificador y otro contenido.")
    assert central.book.digest() == before


def test_records_whose_forum_is_nowhere_are_refused_and_not_kept_as_received(central, plan, tmp_path):
    workshop, path = Workshop(plan.packages[3].read_bytes(), plan), tmp_path / "sin foro.asice"
    manifest = msgspec.json.decode(open_container(workshop.good).find(layout.MANIFEST))
    lines = open_container(workshop.good).find(layout.OPEN_CHANGES).splitlines(keepends=True)
    rest = [one for one in lines if b'"kind":"forum"' not in one]
    manifest["changes"]["open"] = len(rest)
    del manifest["counts"]["forum"]
    manifest["sender"]["name"] = plan.north.signer.name
    replaced = {layout.MANIFEST: msgspec.json.encode(manifest), layout.OPEN_CHANGES: b"".join(rest)}
    path.write_bytes(workshop.signed([Part(one.name, replaced.get(one.name, one.content)) for one in workshop.parts]))
    before = central.book.digest()

    said = str(refused(central, path, plan).failure)

    assert said.startswith("Hay registros cuyo foro o mesa no viene en el paquete ni está en estos datos.")
    assert central.book.digest() == before
    assert list((central.folder / RECEIVED).iterdir()) == []


def test_a_bad_package_never_stops_the_good_ones_beside_it(workshop, central, plan, tmp_path):
    bad, gone = tmp_path / "malo.asice", tmp_path / "no está.asice"
    bad.write_bytes(workshop.good[:-100])
    results = receive(central, [bad, plan.packages[0], gone, *plan.packages[1:]], plan.keys)
    assert [type(one) for one in results] == [Refused, Received, Refused, Received, Received, Received]
    assert str(results[2].failure) == (
        "El archivo no es un paquete de Gobierno Abierto: no se puede leer (No such file or directory). "
        "Elija un archivo .asice."
    )
    assert results[2].quarantine is None
