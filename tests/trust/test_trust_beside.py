"""Files beside a locked book: evidence, packages, workbooks sent and what was set aside tell nobody anything without the key."""

import hashlib
import io
from shutil import copytree

import pytest
from PIL import Image, ImageDraw

from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.reports.previews import Look
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import editing, gathering, own_words, questioning, reporting
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.enrolling import opener_of, signer_of
from gobabierto_desktop.services.locking import FilesDamaged, leave_unlocked, lock_book, settle_files, unlock_book
from gobabierto_desktop.services.receiving import Keys, Received, Refused, receive
from gobabierto_desktop.services.sending import send
from gobabierto_desktop.services.setting_aside import NotSetAside, hand_out, in_quarantine
from gobabierto_desktop.store.shelf import BOX, FOLDERS, QUARANTINE
from tests.trust.people import SECRET, coordinator, facilitator

WORDS = "cuatro palabras ñandú güisquil"
NAME = "Xochiquetzal Inventadísima"
LIST = "Nombre;Documento\n" + "".join(f"{NAME};{number}\n" for number in range(20_000))


def picture() -> bytes:
    held = io.BytesIO()
    image = Image.new("RGB", (300, 200), "#0b5c7a")
    ImageDraw.Draw(image).text((10, 10), NAME)
    image.save(held, "PNG", pnginfo=None)
    return held.getvalue()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A book with one of everything that is kept beside it."""
    place = tmp_path_factory.mktemp("junto")
    desk = coordinator(place / "datos")
    forum = editing.create(desk, "forum", None, {"name": "Foro inventado", "held_on": "2018-05-16"})
    editing.create(desk, "participant", forum.id, {"name": NAME, "document": "1234567890101"})
    milestone = desk.book.records("milestone")[0]
    commitment = desk.book.record(milestone.parent)
    report = reporting.start(desk, milestone, Quarter(2019, 1))
    (place / f"{NAME}.csv").write_text(LIST, "utf-8")
    gathering.add_file(desk, report, place / f"{NAME}.csv")
    gathering.add_picture(desk, report, picture(), "foto.png")
    questioning.ask(desk, commitment, Quarter(2019, 2), signer_of(desk, SECRET), place / "salida")
    (refused,) = receive(desk, [place / f"{NAME}.csv"], Keys(None, None))
    assert isinstance(refused, Refused)

    table = facilitator(place / "mesa", desk)
    theirs = editing.create(table, "forum", None, {"name": f"Foro de {NAME}", "held_on": "2018-05-16"})
    sent = send(table, Scope(theirs.id), signer_of(table, SECRET), place / "memoria")
    table.close()
    (taken,) = receive(desk, [sent.path], Keys(opener_of(desk, SECRET), None))
    assert isinstance(taken, Received)
    own_words.add_word(desk, NAME.split(maxsplit=1)[0])
    desk.close()
    return place / "datos"


def files_in(folder):
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for place in FOLDERS
        for one in (folder / place).rglob("*")
        if one.is_file()
    }


@pytest.fixture
def folder(made, tmp_path):
    return copytree(made, tmp_path / "datos")


@pytest.fixture
def locked(folder):
    lock_book(folder, WORDS)
    return folder


def found(folder, words):
    spelt = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le")]
    files = [one for one in folder.rglob("*") if one.is_file()]
    return [one.name for one in files if any(word in one.read_bytes() or word in one.name.encode() for word in spelt)]


def test_beside_a_book_in_the_clear_the_search_finds_the_name(folder):
    assert {place for place in FOLDERS if found(folder / place, [NAME])} >= {"evidencia", QUARANTINE}
    assert {name.partition("/")[0] for name in files_in(folder)} == set(FOLDERS)


def test_a_search_of_the_whole_folder_of_a_locked_book_finds_nothing(made, locked):
    digests = [hashlib.sha256(content).hexdigest() for content in files_in(made).values()]
    assert found(locked, [NAME, *NAME.split(), "Foro inventado", "Nombre;Documento", *digests]) == []
    assert {name.rpartition(".")[2] for name in files_in(locked)} == {BOX[1:]}


def test_evidence_is_looked_at_weighed_and_checked_without_a_plain_copy(locked):
    desk = open_desk(locked, "Ana", key=unlock_book(locked, WORDS))
    evidence = {one.text("media_type"): one for one in desk.book.records("evidence")}
    shown = gathering.look_at(desk, evidence["image/png"])
    assert shown.look is Look.PICTURE
    assert shown.png
    assert gathering.look_at(desk, evidence["text/csv"]).rows[1][0] == NAME
    assert all(gathering.is_unharmed(desk, one) for one in evidence.values())
    assert gathering.weigh(desk, desk.book.records("progress_report")).size == len(picture()) + len(LIST.encode())
    assert found(locked, [NAME]) == []
    desk.close()


def test_what_is_added_to_a_locked_book_goes_into_a_box_at_once(locked, tmp_path):
    desk = open_desk(locked, "Ana", key=unlock_book(locked, WORDS))
    (tmp_path / "otra.txt").write_text(f"{NAME} otra vez", "utf-8")
    added = gathering.add_file(desk, desk.book.records("progress_report")[0], tmp_path / "otra.txt")
    again = gathering.add_file(desk, desk.book.records("progress_report")[0], tmp_path / "otra.txt")
    assert added.id == again.id
    assert gathering.file_of(desk, added).read_bytes() == f"{NAME} otra vez".encode()
    assert found(locked, [NAME, added.text("sha256")]) == []
    desk.close()


def test_a_damaged_box_is_damaged_evidence_and_shows_nothing(locked):
    for box in (locked / "evidencia").iterdir():
        content = bytearray(box.read_bytes())
        content[100] ^= 1
        box.write_bytes(content)
    desk = open_desk(locked, "Ana", key=unlock_book(locked, WORDS))
    for one in desk.book.records("evidence"):
        assert not gathering.is_unharmed(desk, one)
        assert gathering.look_at(desk, one).look in {Look.NOTHING, Look.TEXT}
    desk.close()


def test_in_the_clear_again_every_file_has_its_name_and_its_bytes(made, locked):
    assert leave_unlocked(locked, WORDS) == 0
    assert files_in(locked) == files_in(made)


def test_a_box_too_damaged_to_open_is_counted_and_stays_and_all_others_come_out(made, locked):
    broken = next((locked / "evidencia").iterdir())
    broken.write_bytes(broken.read_bytes()[:-1])
    assert leave_unlocked(locked, WORDS) == 1
    assert "1 archivo estaba dañado" in str(FilesDamaged(1))
    left = files_in(locked)
    assert left.pop(f"evidencia/{broken.name}")
    assert len(left) == len(files_in(made)) - 1
    assert left.items() <= files_in(made).items()


def test_a_file_half_written_over_when_the_power_went_does_not_spoil_its_box(made, locked):
    """As a power cut leaves it: the box whole, the plain file there still, its first half zeros."""
    name, content = next((name, content) for name, content in files_in(made).items() if name.startswith("evidencia"))
    (locked / name).parent.mkdir()
    (locked / name).write_bytes(bytes(len(content) // 2) + content[len(content) // 2 :])

    settle_files(locked, unlock_book(locked, WORDS))

    assert not (locked / name).exists()
    leave_unlocked(locked, WORDS)
    assert files_in(locked) == files_in(made)


def test_what_an_older_version_left_in_the_clear_is_boxed_when_the_book_is_opened(made, locked):
    for file in list(locked.rglob(f"*{BOX}")):
        file.unlink()
    for name, content in files_in(made).items():
        (locked / name).parent.mkdir(parents=True, exist_ok=True)
        (locked / name).write_bytes(content)
    (locked / "abriendo-abc").mkdir()
    (locked / "abriendo-abc" / "abierto").write_text(NAME, "utf-8")
    (locked / "libro.viejo").write_text(NAME, "utf-8")

    open_desk(locked, "Ana", key=unlock_book(locked, WORDS)).close()

    assert found(locked, [NAME]) == []
    assert not (locked / "abriendo-abc").exists()
    leave_unlocked(locked, WORDS)
    assert files_in(locked) == files_in(made)


def test_a_second_name_of_the_book_itself_is_dropped_and_not_written_over(locked):
    (locked / "libro.viejo").hardlink_to(locked / "libro.sqlite")
    open_desk(locked, "Ana", key=unlock_book(locked, WORDS)).close()
    assert not (locked / "libro.viejo").exists()
    open_desk(locked, "Ana", key=unlock_book(locked, WORDS)).close()


def test_with_the_passphrase_the_quarantine_of_a_locked_book_is_listed_and_handed_out(locked, tmp_path):
    desk = open_desk(locked, "Ana", key=unlock_book(locked, WORDS))
    (one,) = in_quarantine(desk)
    assert (one.name, one.message) == (
        f"{NAME}.csv",
        "El archivo no es un paquete de Gobierno Abierto: no es un contenedor ZIP.",
    )
    assert one.remedy
    copies = [hand_out(desk, one.sha256[:8].upper(), tmp_path / "examen") for _ in range(2)]
    assert [copy.name for copy in copies] == [f"{NAME}.csv", f"{NAME} (2).csv"]
    assert {copy.read_text("utf-8") for copy in copies} == {LIST}
    assert all(copy.stat().st_mode & 0o077 == 0 for copy in copies)
    for typed in ("", "ffffffffff"):
        with pytest.raises(NotSetAside):
            hand_out(desk, typed, tmp_path)
    desk.close()


def test_a_name_that_leads_elsewhere_stays_in_the_folder_and_a_note_that_is_lost_costs_no_file(folder, tmp_path):
    strange = tmp_path / "CON: ..\\x?.asice"
    strange.write_bytes(b"otra cosa")
    desk = open_desk(folder, "Ana")
    receive(desk, [strange], Keys(None, None))
    latest, _before = in_quarantine(desk)
    assert latest.name == strange.name
    out = hand_out(desk, latest.sha256, tmp_path / "examen")
    assert (out.parent, out.name) == (tmp_path / "examen", "CON_ .._x_.asice")
    for note in (folder / QUARANTINE).glob("*.nota"):
        note.write_bytes(b"{")
    assert {one.message[:22] for one in in_quarantine(desk)} == {"No se sabe por qué se "}
    desk.close()
