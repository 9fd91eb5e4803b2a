"""A book is opened by one program at a time, checked first, and never written over when something is wrong with it."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from gobabierto_desktop.store.backup import backups, restore
from gobabierto_desktop.store.book import FILE, open_book
from gobabierto_desktop.store.engine import connect
from gobabierto_desktop.store.failures import BookBusy, BookDamaged, BookNewer, DiskRefused
from tests.store.books import AT, digest_in, fill, make, run_sql

OPEN_AND_WAIT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.store.book import open_book
try:
    book = open_book(Path(sys.argv[1]), datetime(2018, 5, 16, tzinfo=UTC))
except KnownFailure as failure:
    sys.exit(f"{failure.code}: {failure}")
print("open", flush=True)
sys.stdin.read()
"""


def other_program(folder: Path) -> subprocess.Popen[str]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-c", OPEN_AND_WAIT, str(folder)], text=True, **pipes)


def test_a_second_program_is_told_that_the_book_is_open_already(book):
    fill(book)
    before = book.digest()
    other = other_program(book.file.parent)
    _, said = other.communicate(timeout=60)
    assert said.startswith("book_busy: El programa ya está abierto con estos datos.")
    assert other.returncode == 1
    assert book.digest() == before


def test_a_program_that_was_killed_leaves_no_lock_behind(tmp_path):
    digest = make(tmp_path)
    other = other_program(tmp_path)
    assert other.stdout.readline() == "open\n"
    with pytest.raises(BookBusy):
        open_book(tmp_path, AT)
    other.send_signal(signal.SIGKILL)
    other.communicate(timeout=60)
    assert digest_in(tmp_path) == digest


def test_a_new_book_is_readable_by_its_owner_only(book):
    assert stat.S_IMODE(book.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(book.file.parent.stat().st_mode) == 0o700


def test_every_connection_writes_durably_and_holds_to_its_keys(tmp_path):
    make(tmp_path)
    engine = connect(tmp_path / FILE)
    with engine.connect() as one, engine.connect() as other:
        for connection in (one, other):
            told = [
                connection.execute(text(f"PRAGMA {name}")).scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys")
            ]
            assert told == ["wal", 2, 1]
    engine.dispose()


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"no es una base de datos" + content[23:],
        lambda content: content[: len(content) // 2],
        lambda content: content[:4096] + os.urandom(4096) * 3 + content[4096 * 4 :],
        lambda _: b"",
    ],
    ids=["its head overwritten", "cut in half", "pages overwritten", "cut to nothing"],
)
def test_a_damaged_book_is_refused_untouched_and_its_last_copy_brings_it_back(tmp_path, damage):
    digest = make(tmp_path)
    assert digest_in(tmp_path) == digest  # opened a second time, which makes a copy
    file = tmp_path / FILE
    broken = damage(file.read_bytes())
    file.write_bytes(broken)

    with pytest.raises(BookDamaged, match=r"está dañado y no se abrió. No se borró nada. Restaure la última copia"):
        open_book(tmp_path, AT)

    assert file.read_bytes() == broken
    restore(file, backups(file)[0], AT)
    assert digest_in(tmp_path) == digest


def test_a_book_of_a_later_version_is_refused_untouched(tmp_path):
    make(tmp_path)
    run_sql(tmp_path, "UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(BookNewer, match=r"más nueva del programa .*Instale la versión nueva; sus datos no se tocaron"):
        open_book(tmp_path, AT)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said_by_its_name(tmp_path):
    (tmp_path / "ocupado").write_text("esto no es una carpeta")
    with pytest.raises(DiskRefused, match=r"El disco no aceptó los datos .*ocupado"):
        open_book(tmp_path / "ocupado" / "datos", AT)


def test_a_refused_opening_lets_go_of_the_lock(tmp_path):
    make(tmp_path)
    sound = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(b"roto" * 2000)
    with pytest.raises(BookDamaged):
        open_book(tmp_path, AT)
    (tmp_path / FILE).write_bytes(sound)
    assert digest_in(tmp_path)


def test_damage_that_shows_only_while_reading_is_said_too(tmp_path):
    make(tmp_path)
    book = open_book(tmp_path, AT)
    with book.transaction() as transaction:
        transaction.connection.exec_driver_sql("PRAGMA writable_schema = ON")
        transaction.connection.exec_driver_sql("UPDATE sqlite_master SET rootpage = 9999 WHERE name = 'journal'")
    with book.transaction() as transaction:
        transaction.connection.exec_driver_sql("PRAGMA writable_schema = RESET")
    with pytest.raises(BookDamaged):
        book.digest()
    with pytest.raises(BookDamaged):
        fill(book)
    book.close()


def test_a_start_cut_short_before_anything_was_written_is_no_damage(tmp_path):
    (tmp_path / FILE).touch()
    assert make(tmp_path)
    assert backups(tmp_path / FILE) == []


def test_what_was_in_a_transaction_that_failed_is_not_there(book):
    fill(book)
    before = book.digest()
    with pytest.raises(ZeroDivisionError), book.transaction() as transaction:  # noqa: PT012 - it breaks half-way
        transaction.set_meta("plan_code", "otro")
        _ = 1 / 0
    assert book.meta("plan_code") is None
    assert book.digest() == before
