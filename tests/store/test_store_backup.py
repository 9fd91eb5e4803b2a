"""Copies are made on every start, checked before they count, thinned out with age, and put back without losing anything."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from gobabierto_desktop.store.backup import FOLDER, back_up, backups, is_sound, restore
from gobabierto_desktop.store.book import FILE, open_book
from gobabierto_desktop.store.failures import BookDamaged, DiskRefused
from tests.store.books import AT, change, digest_in, family, fill, make


def digest_of_copy(copy, folder, key=None) -> str:
    folder.mkdir()
    (folder / FILE).write_bytes(copy.read_bytes())
    return digest_in(folder, key)


def test_every_start_leaves_a_copy_of_what_was_there(tmp_path):
    digest = make(tmp_path)
    for minute in range(3):
        open_book(tmp_path, AT + timedelta(minutes=minute)).close()
    copies = backups(tmp_path / FILE)
    assert [one.name for one in copies] == [f"libro-20180516T140{minute}00000000.sqlite" for minute in (7, 6, 5)]
    assert digest_of_copy(copies[0], tmp_path / "otra") == digest


def test_a_copy_of_an_open_book_holds_what_still_waits_in_its_log(book, tmp_path):
    fill(book)
    copy = back_up(book.file, AT, book.key)
    assert book.file.with_name(f"{FILE}-wal").stat().st_size > 0
    assert digest_of_copy(copy, tmp_path / "otra", book.key) == book.digest()
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]


def test_a_copy_that_cannot_be_written_says_so_and_leaves_nothing(book):
    (book.file.parent / FOLDER).write_text("aquí no se puede hacer una carpeta")
    with pytest.raises(
        DiskRefused, match="Libere espacio o revise el disco e intente de nuevo; lo guardado antes sigue"
    ):
        back_up(book.file, AT, book.key)
    assert list(book.file.parent.glob("**/*.tmp")) == []


def test_what_an_interrupted_copy_left_is_swept_away(book):
    folder = book.file.parent / FOLDER
    folder.mkdir()
    (folder / "libro-20180101T000000000000.tmp").write_bytes(b"a medias")
    copy = back_up(book.file, AT, book.key)
    assert list(folder.iterdir()) == [copy]


def test_a_book_damaged_while_open_gives_no_copy(tmp_path):
    make(tmp_path)
    file = tmp_path / FILE
    with file.open("r+b") as content:
        content.seek(4096)
        content.write(b"\xff" * 8192)
    with pytest.raises((BookDamaged, DiskRefused)):
        back_up(file, AT)
    assert backups(file) == []


def test_copies_are_thinned_to_twelve_last_days_ten_weeks_and_nine_months(book):
    folder = book.file.parent / FOLDER
    folder.mkdir()
    day, hour = timedelta(days=1), timedelta(hours=1)
    for age in range(400):
        for moment in (AT - age * day, AT - age * day - hour):
            (folder / f"libro-{moment:%Y%m%dT%H%M%S%f}.sqlite").touch()

    newest = back_up(book.file, AT + hour, book.key)

    kept = [datetime.strptime(f"{one.name}+0000", "libro-%Y%m%dT%H%M%S%f.sqlite%z") for one in backups(book.file)]
    assert backups(book.file)[0] == newest
    latest = kept[:12]
    assert latest == sorted(latest, reverse=True)
    assert latest[0] - latest[-1] < timedelta(days=6)
    assert {one.date() for one in kept if AT - one < 12 * day} >= {(AT - age * day).date() for age in range(12)}
    assert len({f"{one:%G-%V}" for one in kept}) >= 10
    assert len({f"{one:%Y-%m}" for one in kept}) == 9
    assert len(kept) <= 12 + 12 + 10 + 9


def test_a_restored_copy_is_the_book_and_the_restoring_can_be_undone(tmp_path):
    old = make(tmp_path)
    book = open_book(tmp_path, AT)
    fill(book, [change("a1", 4, "otra", {"title": "Escrito después"}, previous=family()[-1].digest())])
    new = book.digest()
    book.close()
    file = tmp_path / FILE

    aside = restore(file, backups(file)[0], AT)
    assert digest_in(tmp_path) == old

    restore(file, aside, AT + timedelta(seconds=1))
    assert digest_in(tmp_path) == new


def test_what_was_only_in_the_log_of_a_killed_program_is_set_aside_too(tmp_path):
    make(tmp_path)
    book = open_book(tmp_path, AT)
    copy = backups(book.file)[0]
    fill(book, [change("b2", 1, "otra", {"title": "Sólo en el registro"})])
    new, killed = book.digest(), tmp_path / "matado"
    killed.mkdir()
    for part in tmp_path.glob(f"{FILE}*"):  # the files as a kill leaves them, log and all
        (killed / part.name).write_bytes(part.read_bytes())
    book.close()

    aside = restore(killed / FILE, copy, AT)
    restore(killed / FILE, aside, AT + timedelta(seconds=1))

    assert digest_in(killed) == new


def test_restoring_twice_in_one_moment_sets_both_aside(tmp_path):
    make(tmp_path)
    file = tmp_path / FILE
    copy = back_up(file, AT)
    asides = {restore(file, copy, AT + timedelta(microseconds=place)) for place in range(2)}
    assert len(asides) == 2
    assert all(is_sound(one) for one in asides)


@pytest.mark.parametrize("what", ["missing", "garbage"])
def test_a_bad_copy_never_takes_the_place_of_the_book(tmp_path, what):
    digest = make(tmp_path)
    copy = tmp_path / "copia.sqlite"
    if what == "garbage":
        copy.write_bytes(b"basura" * 1000)
    with pytest.raises(BookDamaged):
        restore(tmp_path / FILE, copy, AT)
    assert digest_in(tmp_path) == digest
    assert copy.exists() is (what == "garbage")


def test_a_file_that_is_not_there_is_not_sound_and_is_not_made(tmp_path):
    assert not is_sound(tmp_path / "nada.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_copy_can_be_opened_from_a_disk_that_cannot_be_written(tmp_path):
    make(tmp_path)
    copy = back_up(tmp_path / FILE, AT)
    with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("SELECT count(*) FROM record").fetchone() == (3,)
