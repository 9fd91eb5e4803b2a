"""A locked book: encrypted with its log, its copies and what it sets aside; opened with words or with a printed sheet."""

import random
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gobabierto_desktop.identity.locks import LockRefused, WrongPassphrase
from gobabierto_desktop.identity.recovery import CodeRefused, read_code, spelt_code
from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.layout import Part
from gobabierto_desktop.packages.lines import write_changes
from gobabierto_desktop.packages.sealing import seal
from gobabierto_desktop.packages.writer import write_package
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.enrolling import recipients_of, signer_of
from gobabierto_desktop.services.examining import State, examine_file, examine_machine
from gobabierto_desktop.services.locking import (
    WARNING,
    NotLocked,
    WeakPassphrase,
    change_passphrase,
    is_book_locked,
    leave_unlocked,
    lock_book,
    renew_sheet,
    unlock_book,
    unlock_with_sheet,
)
from gobabierto_desktop.services.profiles import new_profile, profiles_in
from gobabierto_desktop.services.safekeeping import copies, keep_copy, restore_copy
from gobabierto_desktop.store.engine import BookKey
from gobabierto_desktop.store.failures import BookBusy, BookDamaged, BookLocked
from tests.trust.people import NOW, SECRET, coordinator

WORDS = "cuatro palabras ñandú güisquil"
NAMES = ("Xochiquetzal Inventadísima", "Tlanextli Hunahpú Ficticio")
FORUM = {"name": "Foro inventado", "held_on": "2018-05-16"}


def fill(desk) -> str:
    forum = editing.create(desk, "forum", None, FORUM)
    for name in NAMES:
        editing.create(desk, "participant", forum.id, {"name": name, "document": "1234567890101"})
    return desk.book.digest()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("abierto")
    desk = coordinator(folder)
    digest = fill(desk)
    keep_copy(desk)
    desk.close()
    return folder, digest


@pytest.fixture(scope="module")
def sealed(made, tmp_path_factory):
    folder = copytree(made[0], tmp_path_factory.mktemp("cerrado") / "datos")
    sheet = lock_book(folder, WORDS)
    return folder, sheet


@pytest.fixture
def locked(sealed, tmp_path):
    return copytree(sealed[0], tmp_path / "datos"), sealed[1]


def names_found(folder) -> list[str]:
    """The files under a folder in which a participant's name can be read, in UTF-8 or UTF-16, whole or by the word."""
    words = [one for name in NAMES for one in (name, *name.split()[:2])]
    spelt = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le")]
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if any(one in file.read_bytes() for one in spelt)]


def test_the_search_itself_finds_the_names_in_a_book_that_is_not_locked(made):
    assert "libro.sqlite" in names_found(made[0])


def test_no_name_is_found_in_a_locked_book_its_copies_or_anything_beside_it(locked):
    assert names_found(locked[0]) == []


def test_no_name_is_found_in_log_or_temporary_files_while_it_is_open_and_written(locked):
    folder = locked[0]
    desk = open_desk(folder, "Ana", key=unlock_book(folder, WORDS))
    fill(desk)
    forum = desk.book.records("forum")[0]
    participant = editing.begin(desk, "participant", forum.id)
    editing.keep_draft(desk, participant, "name", NAMES[0])
    desk.book.find("xochiquetzal")
    keep_copy(desk)

    assert (folder / "libro.sqlite-wal").stat().st_size > 0
    assert names_found(folder) == []
    desk.close()
    assert names_found(folder) == []


def test_no_name_is_found_in_a_sealed_package(made, tmp_path):
    desk = open_desk(copytree(made[0], tmp_path / "datos"), "Ana")
    changes = desk.book.history([one.id for one in desk.book.family(desk.book.records("forum")[0].id)])
    parts = [
        Part(layout.OPEN_CHANGES, write_changes(one for one in changes if not one.sealed)),
        Part(layout.SEALED_CHANGES, seal(write_changes(one for one in changes if one.sealed), recipients_of(desk))),
    ]
    assert any(NAMES[0] in str(one.plain()) for one in changes if one.sealed)
    folder = tmp_path / "memoria"
    folder.mkdir()
    (folder / "p.asice").write_bytes(write_package(parts, signer_of(desk, SECRET), NOW))
    desk.close()
    assert names_found(folder) == []


def test_a_locked_book_opens_with_its_words_and_holds_what_it_held(locked, made):
    folder = locked[0]
    desk = open_desk(folder, "Ana", key=unlock_book(folder, WORDS))
    assert desk.book.digest() == made[1]
    assert [one.text("name") for one in desk.book.find("foro inventado")] == ["Foro inventado"]
    desk.close()


def test_without_words_or_with_wrong_ones_it_stays_closed(locked):
    folder = locked[0]
    assert is_book_locked(folder)
    with pytest.raises(BookLocked):
        open_desk(folder, "Ana")
    with pytest.raises(WrongPassphrase):
        unlock_book(folder, "otras palabras cualesquiera")
    with pytest.raises(BookDamaged):
        open_desk(folder, "Ana", key=BookKey(bytes(32)))


def test_a_forgotten_passphrase_is_mended_with_the_sheet_and_the_book_goes_on(locked, made):
    folder, sheet = locked
    assert len(sheet.groups) == 7
    typed = " ".join(sheet.groups).lower().replace("0", "o").replace("1", "l")

    desk = open_desk(folder, "Ana", key=unlock_with_sheet(folder, typed, "una contraseña nueva"))
    assert desk.book.digest() == made[1]
    desk.close()

    assert unlock_book(folder, "una contraseña nueva") == unlock_with_sheet(folder, sheet.code, "y otra más nueva")
    with pytest.raises(WrongPassphrase):
        unlock_book(folder, WORDS)


def test_a_renewed_sheet_makes_the_old_one_worthless(locked):
    folder, sheet = locked
    new = renew_sheet(folder, WORDS)
    with pytest.raises(WrongPassphrase):
        unlock_with_sheet(folder, sheet.code, "una contraseña nueva")
    assert unlock_with_sheet(folder, new.code, "una contraseña nueva") == unlock_book(folder, "una contraseña nueva")


def test_the_passphrase_changes_and_the_sheet_stays_good(locked):
    folder, sheet = locked
    before = unlock_book(folder, WORDS)
    change_passphrase(folder, WORDS, "una contraseña nueva")
    assert unlock_book(folder, "una contraseña nueva") == before
    assert unlock_with_sheet(folder, sheet.code, WORDS) == before


def test_the_key_file_kept_with_the_copies_serves_when_the_first_is_lost(locked):
    folder = locked[0]
    (folder / "libro.llave").unlink()
    key = unlock_book(folder, WORDS)
    desk = open_desk(folder, "Ana", key=key)
    desk.close()
    restored = restore_copy(folder, "última", NOW, key)
    assert restored.aside is not None
    assert names_found(folder) == []
    desk = open_desk(folder, "Ana", key=key)
    desk.close()


def test_who_thinks_better_of_it_has_the_book_in_the_clear_again(locked, made):
    folder = locked[0]
    leave_unlocked(folder, WORDS)
    assert not is_book_locked(folder)
    desk = open_desk(folder, "Ana")
    assert desk.book.digest() == made[1]
    desk.close()
    with pytest.raises(NotLocked):
        unlock_book(folder, WORDS)


def test_a_book_in_use_is_not_locked_under_its_user(made, tmp_path):
    folder = copytree(made[0], tmp_path / "datos")
    desk = open_desk(folder, "Ana")
    with pytest.raises(BookBusy):
        lock_book(folder, WORDS)
    desk.close()
    with pytest.raises(WeakPassphrase):
        lock_book(folder, "1234567")
    assert not is_book_locked(folder)


def test_locking_that_was_stopped_half_way_goes_on(made, tmp_path):
    folder = copytree(made[0], tmp_path / "datos")
    plain = (folder / "libro.sqlite").read_bytes()
    lock_book(folder, WORDS)
    (folder / "libro.sqlite").write_bytes(plain)  # as a power cut leaves it: the copies done, the book not yet

    sheet = lock_book(folder, WORDS)

    assert names_found(folder) == []
    desk = open_desk(folder, "Ana", key=unlock_with_sheet(folder, sheet.code, WORDS))
    assert desk.book.digest() == made[1]
    desk.close()


def test_damage_in_a_locked_book_is_seen_on_opening(locked):
    folder = locked[0]
    key, file = unlock_book(folder, WORDS), folder / "libro.sqlite"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(BookDamaged):
        open_desk(folder, "Ana", key=key)


def test_a_key_file_that_is_spoilt_says_so(locked):
    folder = locked[0]
    spoilt = list(folder.rglob("libro.llave"))
    assert len(spoilt) == 2
    for one in spoilt:
        one.write_bytes(b"{}")
    with pytest.raises(LockRefused):
        unlock_book(folder, WORDS)


def test_the_doctor_takes_a_locked_book_for_locked_not_for_damaged(locked):
    folder = locked[0]
    assert examine_file(folder).state is State.GOOD
    assert "cifrada" in examine_file(folder).said
    assert copies(folder)
    assert {one.name: one.state for one in examine_machine(folder, NOW)}["backups"] is not State.BAD


def test_everything_in_the_folder_is_for_its_owner_alone(locked):
    folder = locked[0]
    desk = open_desk(folder, "Ana", key=unlock_book(folder, WORDS))
    fill(desk)
    keep_copy(desk)
    watched = [one for one in folder.rglob("*") if one.suffix != ".lock" and one.name != "datos"]
    open_to_others = [one.name for one in watched if one.stat().st_mode & 0o077]
    desk.close()
    assert open_to_others == []


def test_a_forgotten_passphrase_is_explained_before():
    assert "Si pierde las dos" in WARNING


@given(some.binary(min_size=16, max_size=16))
def test_a_recovery_code_reads_back_however_it_is_typed(secret):
    code = spelt_code(secret)
    assert read_code(code) == read_code(code.lower().replace("-", " ")) == read_code(code.replace("0", "O")) == secret


@given(some.binary(min_size=16, max_size=16), some.integers())
def test_one_wrong_letter_in_a_recovery_code_is_nearly_always_noticed(secret, chance):
    dice = random.Random(chance)
    code = spelt_code(secret).replace("-", "")
    place = dice.randrange(len(code))
    letter = dice.choice([one for one in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" if one != code[place]])
    changed = code[:place] + letter + code[place + 1 :]
    try:
        assert read_code(changed) != secret
    except CodeRefused:
        return


def test_several_people_on_one_laptop_have_a_profile_each(made, tmp_path):
    base = tmp_path / "portátil"
    ana, beto, other = (new_profile(base, name) for name in ("Ana Ñandú", "Beto", "ana ñandú"))
    assert len({one.folder for one in (ana, beto, other)}) == 3
    copytree(made[0], beto.folder, dirs_exist_ok=True)
    lock_book(beto.folder, WORDS)

    assert [(one.name, one.is_locked) for one in profiles_in(base)] == [
        ("Ana Ñandú", False),
        ("ana ñandú", False),
        ("Beto", True),
    ]
    assert all(one.folder.stat().st_mode & 0o077 == 0 for one in profiles_in(base))
