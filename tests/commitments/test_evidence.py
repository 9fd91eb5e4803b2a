"""Evidence: original bytes once under their digest, what the camera says, a look at each, nothing half taken in."""

import hashlib
import io
import os
import stat
import tracemalloc
import zipfile
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image, TiffImagePlugin
from reportlab.pdfgen.canvas import Canvas

from gobabierto_desktop.domain.evidence import ending, media_type_of
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import check
from gobabierto_desktop.reports.previews import Look, preview
from gobabierto_desktop.services import editing, gathering, reporting
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.open_reports import ReportClosed
from gobabierto_desktop.services.progress import Cancelled
from gobabierto_desktop.store.evidence_files import AT_ONCE, FileUnreadable
from tests.commitments.conftest import WHOLE, milestone


def photo(path: Path, on: str = "2019:03:05 10:11:12", *, west: bool = True) -> Path:
    """A picture as a telephone takes it in Quetzaltenango."""
    image = Image.new("RGB", (640, 480), "#0b5c7a")
    exif = image.getexif()
    exif.get_ifd(0x8769)[0x9003] = on
    ratio = TiffImagePlugin.IFDRational
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (ratio(14), ratio(50), ratio(5)), 3: "W" if west else "E", 4: (ratio(91), ratio(31), ratio(12))}
    )
    image.save(path, exif=exif)
    return path


@pytest.fixture
def report(desk: Desk) -> Record:
    return reporting.start(desk, milestone(desk, "22/1"), Quarter(2019, 1))


def test_a_photo_keeps_its_bytes_and_tells_when_and_where_it_was_taken(desk: Desk, report: Record, tmp_path: Path):
    file = photo(tmp_path / "Taller Xela.jpg")

    evidence = gathering.add_file(desk, report, file)

    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert (evidence.text("sha256"), evidence.text("file_name"), evidence.text("title")) == (
        *(digest, "Taller Xela.jpg", "Taller Xela"),
    )
    assert (evidence.text("media_type"), evidence.number("size")) == ("image/jpeg", file.stat().st_size)
    assert evidence.text("taken_on") == "2019-03-05"
    assert (evidence.text("taken_latitude"), evidence.text("taken_longitude")) == ("14.83472", "-91.52")
    kept = gathering.file_of(desk, evidence)
    assert kept is not None
    assert kept.read_bytes() == file.read_bytes()
    assert gathering.is_unharmed(desk, evidence)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such bits")
def test_only_its_owner_may_read_evidence(desk: Desk, report: Record, tmp_path: Path):
    evidence = gathering.add_file(desk, report, photo(tmp_path / "foto.jpg"))

    kept = gathering.file_of(desk, evidence)
    assert kept is not None
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert [stat.S_IMODE(one.stat().st_mode) for one in list(kept.path.parents)[:2]] == [0o700, 0o700]


def test_the_same_bytes_under_another_name_are_kept_once(desk: Desk, report: Record, tmp_path: Path):
    file = photo(tmp_path / "foto.jpg")
    other = tmp_path / "copia (1).jpg"
    other.write_bytes(file.read_bytes())

    first, again = gathering.add_file(desk, report, file), gathering.add_file(desk, report, other)

    assert again == first
    assert len(list((desk.folder / "evidencia").glob("??/*"))) == 1
    assert len(desk.book.records("evidence", report.id)) == 1


def test_evidence_that_was_taken_out_comes_back_with_its_file(desk: Desk, report: Record, tmp_path: Path):
    evidence = gathering.add_file(desk, report, photo(tmp_path / "foto.jpg"))
    editing.delete(desk, evidence)

    again = gathering.add_file(desk, report, tmp_path / "foto.jpg")

    assert again.id == evidence.id
    assert not again.is_deleted


def test_a_file_used_for_two_milestones_is_told(desk: Desk, report: Record, tmp_path: Path):
    other = reporting.start(desk, milestone(desk, "22/2"), Quarter(2019, 1))
    later = reporting.start(desk, milestone(desk, "22/1"), Quarter(2019, 2))
    file, once = photo(tmp_path / "foto.jpg"), photo(tmp_path / "otra.jpg", "2019:02:02 08:00:00")
    first = gathering.add_file(desk, report, file)
    second = gathering.add_file(desk, other, file)
    gathering.add_file(desk, report, once)
    gathering.add_file(desk, later, once)

    told = gathering.used_twice(desk)

    assert {sha256: {one.id for one in ones} for sha256, ones in told.items()} == {
        first.text("sha256"): {first.id, second.id}
    }


@pytest.mark.parametrize(
    ("dated", "on", "wrong"),
    [
        ("2019-03", "2019:03:05 10:11:12", []),
        ("2019-03-05", "2019:03:05 10:11:12", []),
        ("2019-03-06", "2019:03:05 10:11:12", ["dated"]),
        ("2018-11", "2019:03:05 10:11:12", ["dated"]),
        ("2019-03", "0000:00:00 00:00:00", []),
    ],
)
def test_the_claimed_date_stands_beside_the_cameras(
    desk: Desk, report: Record, tmp_path: Path, dated: str, on: str, wrong: list[str]
):
    evidence = gathering.add_file(desk, report, photo(tmp_path / "foto.jpg", on))
    said = editing.save(desk, evidence, {"dated": dated, "evidence_kind": "FOTO", "proves": "Que hubo taller"})

    assert [one.field for one in check(said, desk.terms)] == wrong


def test_a_photo_from_abroad_is_told(desk: Desk, report: Record, tmp_path: Path):
    evidence = gathering.add_file(desk, report, photo(tmp_path / "foto.jpg", west=False))

    assert "Según la cámara, la foto no fue tomada en Guatemala." in [
        one.message for one in check(evidence, desk.terms)
    ]


def test_a_folder_is_taken_in_without_what_systems_leave_in_it(desk: Desk, report: Record, tmp_path: Path):
    folder = tmp_path / "evidencias"
    (folder / "listas").mkdir(parents=True)
    for name in ("acta.pdf", "listas/lista.csv", "Thumbs.db", ".oculto", "listas/~$lista.xlsx"):
        (folder / name).write_bytes(name.encode())
    (folder / "enlace.pdf").symlink_to(folder / "acta.pdf")
    told: list[str] = []

    gathered = gathering.add_folder(desk, report, folder, told.append)

    assert [one.text("file_name") for one in gathered.taken] == ["acta.pdf", "lista.csv"]
    assert told == [
        "Archivo 1 de 2 · 0 bytes de 24 bytes · acta.pdf",
        "Archivo 2 de 2 · 8 bytes de 24 bytes · lista.csv",
    ]
    with pytest.raises(gathering.FolderEmpty):
        gathering.add_folder(desk, report, tmp_path / "nada", told.append)


def test_what_cannot_be_read_is_told_and_the_rest_is_taken_in(desk: Desk, report: Record, tmp_path: Path):
    (tmp_path / "bien.txt").write_text("Acta", "utf-8")

    gathered = gathering.add_files(desk, report, [tmp_path / "no-existe.pdf", tmp_path / "bien.txt"])

    assert [one.text("title") for one in gathered.taken] == ["bien"]
    assert [type(one) for one in gathered.refused] == [FileUnreadable]
    assert "no-existe.pdf" in gathered.refused[0].message


def test_stopping_leaves_no_trace_of_the_file_under_way_and_keeps_those_before(
    desk: Desk, report: Record, tmp_path: Path
):
    (tmp_path / "uno.bin").write_bytes(b"1")
    with (tmp_path / "dos.bin").open("wb") as large:
        large.truncate(40 * AT_ONCE)

    def stop_late(sentence: str) -> None:
        if "MB de" in sentence:
            raise Cancelled

    with pytest.raises(Cancelled):
        gathering.add_files(desk, report, [tmp_path / "uno.bin", tmp_path / "dos.bin"], stop_late)

    kept = [path for path in (desk.folder / "evidencia").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [b"1"]
    assert [one.text("title") for one in desk.book.records("evidence", report.id)] == ["uno"]


def test_a_large_file_is_taken_in_with_flat_memory(desk: Desk, report: Record, tmp_path: Path):
    with (tmp_path / "video.mp4").open("wb") as large:
        large.truncate(200 * AT_ONCE)
    tracemalloc.start()

    evidence = gathering.add_file(desk, report, tmp_path / "video.mp4")

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert evidence.number("size") == 200 * AT_ONCE
    assert peak < 8 * AT_ONCE


def test_the_weight_counts_each_file_once_and_names_what_is_not_here(desk: Desk, report: Record, tmp_path: Path):
    other = reporting.start(desk, milestone(desk, "22/2"), Quarter(2019, 1))
    (tmp_path / "acta.txt").write_bytes(b"x" * 1500)
    for one in (report, other):
        gathering.add_file(desk, one, tmp_path / "acta.txt")
    editing.create(desk, "evidence", report.id, {"title": "De otro equipo", "sha256": "a" * 64})
    gathering.add_address(desk, report, " https://www.minfin.gob.gt/ ", {"title": "Página"})

    weight = gathering.weigh(desk, [report, other])

    assert (weight.files, weight.size, weight.missing) == (1, 1500, 1)
    assert str(weight) == "1 archivo, 1.5 kB"


@pytest.mark.parametrize(
    ("size", "told"), [(0, "0 bytes"), (999, "999 bytes"), (3_449_000, "3.4 MB"), (2_000_000_000, "2.0 GB")]
)
def test_sizes_are_told_as_disks_are_sold(size: int, told: str):
    assert gathering.spoken_size(size) == told


def test_evidence_of_a_sent_report_stands_as_it_is(desk: Desk, report: Record, tmp_path: Path):
    (tmp_path / "acta.txt").write_bytes(b"x")
    reporting.send(desk, reporting.save(desk, report, WHOLE))

    with pytest.raises(ReportClosed):
        gathering.add_file(desk, report, tmp_path / "acta.txt")
    with pytest.raises(ReportClosed):
        gathering.add_address(desk, report, "https://www.minfin.gob.gt/", {})
    assert not (desk.folder / "evidencia").exists()


def test_a_pasted_picture_is_evidence_like_any_other(desk: Desk, report: Record):
    held = io.BytesIO()
    Image.new("RGB", (20, 10)).save(held, "PNG")

    evidence = gathering.add_picture(desk, report, held.getvalue(), "Captura 2019-03-05.png")

    assert evidence.text("media_type") == "image/png"
    shown = gathering.look_at(desk, evidence)
    assert shown is not None
    assert shown.look is Look.PICTURE


def test_a_harmed_file_is_noticed(desk: Desk, report: Record, tmp_path: Path):
    evidence = gathering.add_file(desk, report, photo(tmp_path / "foto.jpg"))
    kept = gathering.file_of(desk, evidence)
    assert kept is not None
    content = bytearray(kept.read_bytes())
    content[-5] ^= 1
    kept.path.write_bytes(content)

    assert not gathering.is_unharmed(desk, evidence)


def make_pdf(path: Path) -> None:
    canvas = Canvas(str(path))
    for page in ("Acta", "Firmas"):
        canvas.drawString(100, 700, page)
        canvas.showPage()
    canvas.save()


def make_workbook(path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Asistencia"
    sheet.append(["Nombre", "Sexo"])
    sheet.append(["Rosa Inventada", "Mujer"])
    book.save(path)


def test_a_look_at_each_kind_of_file(tmp_path: Path):
    photo(tmp_path / "foto.jpg")
    make_pdf(tmp_path / "acta.pdf")
    make_workbook(tmp_path / "lista.xlsx")
    (tmp_path / "lista.csv").write_bytes("Nombre;Región\nRosa;Petén\n".encode("cp1252"))
    (tmp_path / "nota.txt").write_text("Acta n.º 3 — Kꞌicheꞌ", "utf-8")

    def look(name: str):
        return preview(partial((tmp_path / name).open, "rb"), media_type_of(name), 100)

    with Image.open(io.BytesIO(look("foto.jpg").png)) as shown:
        assert shown.size == (100, 75)
    acta = look("acta.pdf")
    assert (acta.look, acta.pages) == (Look.PDF, 2)
    assert acta.png.startswith(b"\x89PNG")
    assert look("lista.xlsx").rows == (("Nombre", "Sexo"), ("Rosa Inventada", "Mujer"))
    assert look("lista.xlsx").sheets == ("Asistencia",)
    assert look("lista.csv").rows == (("Nombre", "Región"), ("Rosa", "Petén"))
    assert look("nota.txt").text == "Acta n.º 3 — Kꞌicheꞌ"


@pytest.mark.parametrize("name", ["foto.jpg", "acta.pdf", "lista.xlsx", "lista.xls", "foto.tiff", "programa.exe"])
@pytest.mark.parametrize("content", [b"", b"\x00" * 500, b"%PDF-1.7 nada", b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM"])
def test_a_spoilt_file_shows_nothing_and_harms_nothing(
    desk: Desk, report: Record, tmp_path: Path, name: str, content: bytes
):
    (tmp_path / name).write_bytes(content)

    evidence = gathering.add_file(desk, report, tmp_path / name)

    shown = gathering.look_at(desk, evidence)
    assert shown is not None
    assert (shown.look, shown.png) == (Look.NOTHING, b"")
    assert evidence.text("taken_on") == ""


def test_a_workbook_that_would_fill_the_memory_is_not_opened(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "bomba.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"\x00" * (70 * AT_ONCE))

    assert preview(partial((tmp_path / "bomba.xlsx").open, "rb"), media_type_of("bomba.xlsx")).look is Look.NOTHING


def test_a_picture_that_would_fill_the_memory_is_not_opened(tmp_path: Path):
    Image.new("1", (20_000, 20_000)).save(tmp_path / "bomba.png")

    assert preview(partial((tmp_path / "bomba.png").open, "rb"), "image/png").look is Look.NOTHING


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Acta N.º 3.PDF", ".pdf"),
        ("foto.tar.gz", ".gz"),
        ("sin punto", ""),
        ("raro.ñandú", ""),
        ("../../etc/passwd", ""),
        ("x.averylongending", ""),
    ],
)
def test_an_ending_is_short_and_plain(name: str, told: str):
    assert ending(name) == told
