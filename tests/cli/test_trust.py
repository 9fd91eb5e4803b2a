"""Identities prepared, renewed and taken back, providers believed, and data under a passphrase: by the command alone."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import PASSPHRASE, Run, run_quietly
from tests.reports.reading import pdf_text

BOOK_PASSPHRASE = "cuatro palabras al azar"


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A coordinator with a forum, and a kit with one identity prepared; the slip's PIN beside it."""
    root = tmp_path_factory.mktemp("plan")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GOBABIERTO_PASSPHRASE", PASSPHRASE)
        where = ("--carpeta", root / "coordina", "--json")
        run_quietly("identity", "found", "--nombre", "Coordinadora Inventada", *where)
        run_quietly("record", "new", "foro", "nombre=Foro de Cantel", *where)
        person = "Ixchel Inventada; Facilitadora; Red Inventada; ixchel@example.org"
        made = run_quietly("kit", root / "kit.asice", "--persona", person, *where).json
    (slip,) = made["slips"]
    assert (slip["number"], slip["name"]) == (1, "Ixchel Inventada")
    (root / "pin.txt").write_text(slip["pin"] + "\n", encoding="utf-8")
    return root


@pytest.fixture
def root(founded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(founded, tmp_path / "plan"))


def test_an_identity_prepared_in_a_kit_is_taken_with_number_and_pin(run: Run, root: Path):
    taken = run("identity", "from-kit", root / "kit.asice", "1", "--pin-file", root / "pin.txt", "--json")

    assert (taken.code, taken.json["signer"]) == (0, "Ixchel Inventada")
    assert run("import", root / "kit.asice", "--json").json["total"]["new"] == 1
    assert run("identity", "whoami", "--json").json["standing"] == "known"


def test_a_wrong_pin_is_refused(run: Run, root: Path):
    (root / "pin.txt").write_text("000000000000\n", encoding="utf-8")

    assert run("identity", "from-kit", root / "kit.asice", "1", "--pin-file", root / "pin.txt").code == 1
    assert run("identity", "whoami").code == 1


def test_an_identity_is_renewed_and_the_request_is_signed_with_the_present_one(run: Run, root: Path):
    run("identity", "from-kit", root / "kit.asice", "1", "--pin-file", root / "pin.txt")
    person = ("--nombre", "Ixchel Inventada", "--cargo", "Facilitadora", "--institucion", "Red Inventada")
    asked = run("identity", "request", *person, "--correo", "ixchel@example.org", "--renovar", "--json")
    granted = run("identity", "grant", asked.json["request"], "--carpeta", root / "coordina", "--json")

    assert (asked.code, granted.code) == (0, 0), granted.err
    assert run("identity", "enrol", granted.json["answer"]).code == 0


def test_a_certificate_is_listed_and_taken_back(run: Run, root: Path):
    where = ("--carpeta", root / "coordina")
    issued = run("trust", "issued", *where, "--json").json["issued"]
    (given,) = [one for one in issued if one["name"] == "Ixchel Inventada"]
    run("identity", "from-kit", root / "kit.asice", "1", "--pin-file", root / "pin.txt")

    assert run("trust", "revoke", given["serial"], "--salida", root / "lista.json", *where).code == 0
    assert run("trust", "take", root / "lista.json").code == 0
    assert run("identity", "whoami", "--json").json["standing"] == "revoked"
    standing = {one["serial"]: one["standing"] for one in run("trust", "issued", *where, "--json").json["issued"]}
    assert standing[given["serial"]] == "revoked"


def test_only_the_computer_that_founded_the_authority_believes_a_provider(run: Run, root: Path):
    provider = root / "coordina" / "confianza" / "ca.pem"

    assert run("trust", "provider", provider, "--json").json["code"] == "no_authority"
    assert run("trust", "provider", provider, "--carpeta", root / "coordina").out.startswith("Proveedor reconocido.")


def test_a_step_is_undone_and_done_again_and_its_history_is_told(run: Run, forum: str):
    run("record", "set", forum, "lugar=Otro salón")

    undone = run("record", "undo", "--json")
    back = run("record", "show", forum, "--json").json["values"]["place"]
    redone = run("record", "redo", "--json")
    told = run("record", "history", forum, "place", "--json").json["events"]

    assert (undone.code, redone.code, back) == (0, 0, "Salón")
    assert [one["after"] for one in told] == ["Salón", "Otro salón", "Salón", "Otro salón"]
    assert run("record", "redo", "--json").json["code"] == "nothing_to_undo"


def test_locked_data_open_with_their_passphrase_only_and_with_the_sheet_when_it_is_forgotten(
    run: Run, forum: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "nueva.txt").write_text(BOOK_PASSPHRASE, encoding="utf-8")
    digest = run("doctor", "--digest").out
    locked = run("lock", "on", "--passphrase-file", tmp_path / "nueva.txt", "--json")

    assert len(locked.json["sheet"]) == 7
    refused = run("doctor", "--digest")
    assert refused.code == 1
    assert "GOBABIERTO_BOOK_PASSPHRASE" in refused.err
    monkeypatch.setenv("GOBABIERTO_BOOK_PASSPHRASE", "no es ésta, no")
    assert run("doctor", "--digest").code == 1
    monkeypatch.setenv("GOBABIERTO_BOOK_PASSPHRASE", BOOK_PASSPHRASE)
    assert run("doctor", "--digest").out == digest
    made = run("backup", "make", "--json").json["copy"]["path"]
    assert run("backup", "restore", made).code == 0

    (tmp_path / "hoja.txt").write_text("-".join(locked.json["sheet"]), encoding="utf-8")
    (tmp_path / "otra.txt").write_text("otra contraseña larga", encoding="utf-8")
    assert run("lock", "recover", tmp_path / "hoja.txt", "--passphrase-file", tmp_path / "otra.txt").code == 0
    monkeypatch.setenv("GOBABIERTO_BOOK_PASSPHRASE", "otra contraseña larga")
    assert run("doctor", "--digest").out == digest
    assert run("lock", "off").code == 0
    monkeypatch.delenv("GOBABIERTO_BOOK_PASSPHRASE")
    assert run("doctor", "--digest").out == digest


def test_a_package_goes_into_an_envelope_and_comes_out_of_it(run: Run, root: Path):
    run("identity", "from-kit", root / "kit.asice", "1", "--pin-file", root / "pin.txt")
    run("import", root / "kit.asice")
    sent = run("export", "Cantel", "--sobre", "-o", root / "memoria", "--json")
    assert sent.code == 0, sent.err
    plain = run("export", "Cantel", "-o", root / "salida", "--json").json["path"]
    closed = run("sobre", "enclose", plain, "-o", root / "memoria", "--json")

    opened = run("sobre", "open", closed.json["envelope"], "-o", root / "abierto", "--json")
    central = run("sobre", "open", sent.json["path"], "-o", root / "abierto", "--carpeta", root / "coordina", "--json")

    assert (opened.code, central.code) == (0, 0), opened.err + central.err
    assert Path(opened.json["package"]).read_bytes() == Path(plain).read_bytes()
    assert run("verify", central.json["package"]).code == 0
    assert run("sobre", "open", closed.json["envelope"], "--carpeta", root / "nadie").code == 1


def test_the_slips_of_a_kit_are_written_to_be_printed(run: Run, root: Path):
    where = ("--carpeta", root / "coordina", "--json")
    made = run("kit", root / "otro.asice", "--persona", "Luis Inventado", "--papeletas", root / "papeletas.pdf", *where)
    (slip,) = made.json["slips"]

    told = pdf_text((root / "papeletas.pdf").read_bytes())

    assert f"Número 1 · PIN {slip['pin'][:5]} {slip['pin'][5:]}" in told
    assert "Luis Inventado" in told
    assert run("trust", "believed", *where).json["believed"][0]["fingerprint"] in told


def test_a_certificate_is_taken_back_for_a_reason_that_is_told(run: Run, root: Path):
    where = ("--carpeta", root / "coordina")
    (serial,) = [
        one["serial"] for one in run("trust", "issued", *where, "--json").json["issued"] if "Ixchel" in one["name"]
    ]
    assert run("trust", "revoke", serial, "--motivo", "porque sí", *where).code == 2
    assert run("trust", "revoke", serial, "--motivo", "llave", *where).code == 0
    assert run("trust", "revoked", root / "revocados.crl", *where).code == 0

    assert "se perdió su llave" in run("trust", "issued", *where).out
    assert (root / "revocados.crl").read_bytes()[:1] == b"\x30"


def test_what_was_set_aside_is_listed_and_a_copy_taken_out_also_of_a_locked_book(run, tmp_path, monkeypatch):
    bad = tmp_path / "raro.asice"
    bad.write_bytes(b"no es un paquete")
    data = tmp_path / "datos"
    assert run("import", bad, "--carpeta", data).code == 1
    monkeypatch.setenv("GOBABIERTO_BOOK_PASSPHRASE", PASSPHRASE)
    assert run("lock", "on", "--carpeta", data).code == 0

    listed = run("cuarentena", "list", "--carpeta", data, "--json").json["files"]
    assert [(one["file"], bool(one["message"]), bool(one["remedy"])) for one in listed] == [("raro.asice", True, True)]
    taken = run("cuarentena", "take", listed[0]["sha256"][:6], "--salida", tmp_path / "fuera", "--carpeta", data)
    assert (taken.code, (tmp_path / "fuera" / "raro.asice").read_bytes()) == (0, b"no es un paquete")
    assert run("cuarentena", "take", "ffff", "--carpeta", data).code == 1
