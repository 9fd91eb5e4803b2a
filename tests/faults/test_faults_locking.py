"""kill -9 at random moments while a book is locked, or opened for good: no file is lost, and what was begun is ended."""

from random import Random

import pytest

from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.locking import is_book_locked, leave_unlocked, lock_book, unlock_book
from gobabierto_desktop.store.evidence_files import file_of, is_whole, keep_pieces
from gobabierto_desktop.store.shelf import BOX
from tests.faults.locker import WORDS
from tests.faults.processes import started

FILES, KILLS = 40, 4
SECRET = b"Rosa Inventada de la Cruz"


@pytest.fixture
def kept(tmp_path):
    """A book with evidence beside it, and the digests."""
    desk = open_desk(tmp_path, "Ana Inventada")
    digests = [keep_pieces(desk.shelf, (SECRET, bytes((number,)) * 300_000)).sha256 for number in range(FILES)]
    desk.close()
    return tmp_path, digests


def kill_half_way(what: str, folder) -> None:
    with started("locker", what, str(folder)) as locker:
        locker.wait_for(Random().randint(1, FILES // KILLS))
        locker.kill()


def in_the_clear(folder):
    return [one.name for one in folder.rglob("*") if one.is_file() and SECRET in one.read_bytes()]


def test_killed_while_locking_it_goes_on_when_the_book_is_opened(kept):
    folder, digests = kept
    kill_half_way("lock", folder)
    assert is_book_locked(folder), "the book goes first: beside one in the clear no file may be in a box"
    assert len(in_the_clear(folder)) > 0

    desk = open_desk(folder, "Ana Inventada", key=unlock_book(folder, WORDS))

    assert in_the_clear(folder) == []
    assert all(is_whole(file_of(desk.shelf, one), one) for one in digests)
    desk.close()


def test_killed_again_and_again_each_way_nothing_is_lost_and_the_last_word_holds(kept):
    folder, digests = kept
    lock_book(folder, WORDS)
    for _ in range(KILLS):
        kill_half_way("unlock", folder)
        assert is_book_locked(folder), "the book goes last: what is in boxes has a key"
    assert leave_unlocked(folder, WORDS) == 0

    desk = open_desk(folder, "Ana Inventada")
    assert all(is_whole(file_of(desk.shelf, one), one) for one in digests)
    desk.close()
    assert list(folder.rglob(f"*{BOX}")) == []

    for _ in range(KILLS):
        kill_half_way("lock", folder)
    lock_book(folder, WORDS)
    assert in_the_clear(folder) == []
    desk = open_desk(folder, "Ana Inventada", key=unlock_book(folder, WORDS))
    assert all(is_whole(file_of(desk.shelf, one), one) for one in digests)
    desk.close()
