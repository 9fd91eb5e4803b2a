"""The demonstration, in small: the real services and the real window, judged by programs that know nothing of us."""

import json
import random
import shutil
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from gobabierto_desktop.cli import demonstration
from gobabierto_desktop.services.demonstrating import PASSPHRASE, demonstrate
from gobabierto_desktop.services.demonstrating_place import LIST, PlaceTaken
from gobabierto_desktop.services.demonstrating_sample import WHOLE, Size, sample_forums
from gobabierto_desktop.services.desk import open_desk
from tests.cli.conftest import Run, run_quietly
from tests.independent.checkers import openssl_report, pdfsig_report, xmlsec1_report

SMALL = Size(forums=2, proposals=2, quarters=2)
SEED = 2018


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What `gobabierto demo` answered, run once."""
    folder = tmp_path_factory.mktemp("demo") / "resultado"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(demonstration, "SIZE", SMALL)
        patched.delenv("DISPLAY", raising=False)
        patched.delenv("WAYLAND_DISPLAY", raising=False)
        ran = run_quietly("demo", folder, "--semilla", str(SEED), "--json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out) | {"folder": folder, "progress": ran.err}


def test_every_kind_of_artefact_is_where_it_is_said_to_be(made: Any):
    folder = made["folder"]

    assert Path(made["authority"]) == folder / "ca.pem"
    assert sorted(map(Path, made["packages"])) == sorted((folder / "packages").glob("*.asice"))
    assert Path(made["workbook"]).parent == Path(made["document"]).parent == folder / "consolidated"
    assert sorted(map(Path, made["screens"])) == sorted((folder / "screens").glob("*.png"))
    assert len(made["packages"]) == 3


def test_the_balance_adds_up_and_what_comes_again_changes_nothing(made: Any):
    balance, again = made["balance"], made["again"]

    assert balance["read"] == sum(number for name, number in balance.items() if name != "read")
    assert balance["rejected"] == 0
    assert (
        balance["new"]
        == made["counts"]["participantes"] + 20 + made["counts"]["acuerdos"] + made["counts"]["votaciones"]
    )
    assert again["identical"] == again["read"] > 0


def test_two_laptops_merge_and_what_both_wrote_differently_is_decided(made: Any):
    desk = open_desk(Path(made["coordinator"]), "Quien mira")
    forum = next(one for one in desk.book.records("forum") if "Quetzaltenango" in one.text("name"))
    desk.close()

    assert "equipo 1" in forum.text("facilitator_post")
    assert "equipo 2" in forum.text("method")
    assert made["decided"].startswith("Foro de Consulta Ciudadana, Quetzaltenango · Hora de cierre (14:")
    assert forum.text("ends_at") in {"14:20", "14:35"}
    assert made["waiting"] == []


def test_the_liaison_reported_two_quarters_one_approved_and_one_waiting_but_for_what_went_back(made: Any):
    desk = open_desk(Path(made["coordinator"]), "Quien mira")
    reports = desk.book.records("progress_report")
    reviews = desk.book.records("review")
    desk.close()

    states = Counter((one.text("quarter"), one.text("state")) for one in reports)
    assert states["2018-T4", "APROBADO"] == len(reports) // 2 == 9
    assert states["2019-T1", "DEVUELTO"] == len(reviews) == 1
    assert states["2019-T1", "ENVIADO"] == 8
    assert len(list((made["folder"] / "informes").glob("*.asice"))) == 2
    assert made["reports"]["rejected"] == made["reports"]["conflict"] == 0


def test_progress_is_told_in_spanish_apart_from_the_answer(made: Any):
    told = made["progress"].splitlines()

    assert told[0] == "La coordinación funda la autoridad del plan…"
    assert all(line.endswith("…") for line in told)


def test_the_screens_are_pictures_of_both_sizes_in_light_and_dark(made: Any):
    first: dict[tuple[int, int], list[int]] = {}
    for path in map(Path, made["screens"]):
        with Image.open(path) as picture:
            first.setdefault(picture.size, []).append(sum(picture.convert("L").resize((1, 1)).tobytes()))

    assert set(first) == {(1366, 768), (1920, 1080)}
    for shades in first.values():
        assert min(shades) < 80
        assert max(shades) > 180


def altered(file: Path, folder: Path, at: int) -> Path:
    """A copy with one bit of the byte at that place turned over."""
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    copy = folder / f"alterado-{file.name}"
    copy.write_bytes(content)
    return copy


def inside(file: Path) -> int:
    """A place that says something: of a workbook in its first sheet, of a PDF in its first pages."""
    if file.suffix != ".xlsx":
        return file.stat().st_size // 3
    with zipfile.ZipFile(file) as opened:
        sheet = opened.getinfo("xl/worksheets/sheet1.xml")
    return sheet.header_offset + 100 + sheet.compress_size // 2


def is_workbook_good(file: Path, ca: Path) -> bool:
    """Asked of xmlsec1; a file that is no ZIP any more is asked of nobody."""
    try:
        return xmlsec1_report(file, ca).valid
    except (zipfile.BadZipFile, zlib.error):
        return False


def is_pdf_good(file: Path, ca: Path) -> bool:
    return pdfsig_report(file, ca).valid


def is_package_good(file: Path, ca: Path) -> bool:
    """Asked of openssl, for the signature; the files must then be as the signed list says."""
    with zipfile.ZipFile(file) as package:
        for name in ("META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"):
            (file.parent / Path(name).name).write_bytes(package.read(name))
    return openssl_report(file.parent / "ASiCManifest001.xml", file.parent / "signature001.p7s", ca).valid


def test_other_programs_accept_every_document_and_refuse_each_after_one_flipped_byte(made: Any, tmp_path: Path):
    ca = Path(made["authority"])
    judges: dict[str, Callable[[Path, Path], bool]] = {".pdf": is_pdf_good, ".xlsx": is_workbook_good}
    documents = [Path(made["document"]), Path(made["workbook"])]
    for package in map(Path, made["packages"]):
        with zipfile.ZipFile(package) as opened:
            documents += [Path(opened.extract(name, tmp_path / package.stem)) for name in ("acta.pdf", "datos.xlsx")]
        assert is_package_good(Path(shutil.copy(package, tmp_path)), ca)

    for package in made["folder"].glob("informes/*.asice"):
        with zipfile.ZipFile(package) as opened:
            documents += [Path(opened.extract("informe.pdf", tmp_path / package.stem))]
        assert is_package_good(Path(shutil.copy(package, tmp_path)), ca)

    for document in documents:
        judge = judges[document.suffix]
        assert judge(document, ca), document
        assert not judge(altered(document, tmp_path, inside(document)), ca), document


def test_our_own_command_refuses_every_package_after_one_flipped_byte(run: Run, made: Any, tmp_path: Path):
    for package in map(Path, made["packages"]):
        anywhere = random.Random(package.name).randrange(package.stat().st_size)
        assert run("verify", package, "--ca", made["authority"]).code == 0
        assert run("verify", altered(package, tmp_path, anywhere), "--ca", made["authority"]).code == 1, anywhere


def test_the_books_of_the_demonstration_open_with_the_passphrase_that_it_tells(
    run: Run, made: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GOBABIERTO_PASSPHRASE", PASSPHRASE)

    assert run("doctor", "--digest", "--carpeta", made["coordinator"]).out.strip() == made["digest"]
    assert run("consolidate", tmp_path, "--carpeta", made["coordinator"]).code == 0


def test_a_second_run_replaces_what_the_first_made_and_nothing_else(made: Any, tmp_path: Path):
    folder = Path(shutil.copytree(made["folder"], tmp_path / "resultado"))
    mine = [folder / "nota.txt", folder / "packages" / "mío.asice", folder / "screens" / "foto.png"]
    for file in mine:
        file.write_text("mío", encoding="utf-8")
    before = set((folder / "packages").iterdir())

    demonstrate(
        folder, SEED, Size(forums=1, proposals=1, quarters=1), lambda _book, _folder: (), lambda _sentence: None
    )

    assert [file.read_text(encoding="utf-8") for file in mine] == ["mío"] * 3
    assert set((folder / "packages").iterdir()) & before == {mine[1]}
    assert len(set((folder / "packages").iterdir())) == 3
    assert [file.name for file in (folder / "screens").iterdir()] == ["foto.png"]
    assert not (folder / "equipos" / "coban-1").exists()


def test_a_folder_with_somebody_s_data_in_the_way_is_refused_untouched(run: Run, tmp_path: Path):
    taken = tmp_path / "ocupada"
    taken.mkdir()
    (taken / "ca.pem").write_text("de alguien", encoding="utf-8")

    ran = run("demo", taken)

    assert ran.code == 1
    assert f"En la carpeta ya hay algo que la demostración no hizo: {taken / 'ca.pem'}." in ran.err
    assert [file.name for file in taken.iterdir()] == ["ca.pem"]


def test_a_list_that_was_tampered_with_deletes_nothing_outside_the_folder(tmp_path: Path):
    outside, folder = tmp_path / "ajeno.txt", tmp_path / "resultado"
    folder.mkdir()
    outside.write_text("ajeno", encoding="utf-8")
    (folder / LIST).write_text(json.dumps({"made": ["../ajeno.txt", str(outside)]}), encoding="utf-8")
    (folder / "ca.pem").write_text("de alguien", encoding="utf-8")

    with pytest.raises(PlaceTaken):
        demonstrate(folder, SEED, SMALL, lambda _book, _folder: (), lambda _sentence: None)

    assert outside.read_text(encoding="utf-8") == "ajeno"


def test_the_whole_sample_is_six_forums_in_six_departments_and_over_300_proposals(tmp_path: Path):
    desk = open_desk(tmp_path, "Quien mira")
    forums = sample_forums(desk.terms, SEED, WHOLE)
    again = sample_forums(desk.terms, SEED, WHOLE)
    desk.close()

    assert forums == again
    assert len({forum.typed["department"] for forum in forums}) == 6
    assert sum(len(table.proposals) for forum in forums for table in forum.tables) >= 300
    assert all(len(forum.tables) >= 4 for forum in forums)
    people = [one["name"] for forum in forums for one in forum.participants]
    assert len(set(people)) == len(people) > 200
    assert all(name.endswith("(persona inventada)") for name in people)
