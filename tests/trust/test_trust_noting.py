"""The program's own log: what happened, when and with which code, and never a word that anybody wrote."""

import stat
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.services import noting
from gobabierto_desktop.services.noting import Event
from gobabierto_desktop.services.progress import Cancelled

CANARY = "Xochiquetzal Inventadísima"


class Refusal(KnownFailure):
    def __init__(self, code: str) -> None:
        super().__init__(f"Falló con {CANARY}.", CANARY)
        self.code = code


@pytest.fixture
def folder(tmp_path):
    noting.begin(tmp_path)
    yield tmp_path
    noting.end()


def kept(folder) -> str:
    return "".join(one.read_text("utf-8") for one in folder.rglob("*") if one.is_file())


def test_it_tells_what_happened_in_the_order_it_happened(folder):
    noting.note_start()
    noting.note(Event.OPENED)
    noting.note_job(partial(sorted, [CANARY]))
    noting.note_failure(Refusal("disk_refused"))
    noting.note_failure(Cancelled())
    noting.note_failure(ValueError(CANARY))

    told = [line.split()[1:] for line in noting.notes(folder)]

    assert [one[0] for one in told] == ["started", "opened", "job", "failed", "job_cancelled", "bug"]
    assert [one[1] for one in told[2:]] == ["builtins.sorted", "disk_refused", "-", "ValueError"]
    assert CANARY.split(maxsplit=1)[0] not in kept(folder)


def test_of_a_bug_the_places_in_our_code_are_told(folder):
    try:
        noting.note(None)
    except AttributeError as bug:
        noting.note_failure(bug)
    (line,) = noting.notes(folder)
    assert " bug AttributeError gobabierto_desktop/services/noting.py:" in line


@given(some.lists(some.text(max_size=60), min_size=1, max_size=5))
def test_nothing_that_is_typed_gets_in_by_any_of_its_doors(tmp_path_factory, words):
    folder = tmp_path_factory.mktemp("registro")
    noting.begin(folder)
    for word in words:
        typed = f"{word} {CANARY} 1234567890101"
        noting.note_failure(Refusal(typed))
        noting.note_failure(ValueError(typed))
        noting.note_job(partial(print, typed))
        noting.note(Event.ORDER, typed)
    noting.end()

    assert "1234567890101" not in kept(folder)
    assert not any(word.casefold() in kept(folder).casefold() for word in CANARY.split())
    assert len(noting.notes(folder)) == 4 * len(words)


def test_a_line_that_is_not_as_they_are_written_here_is_not_handed_on(folder):
    noting.note(Event.OPENED)
    with (folder / "registro" / "programa.log").open("a", encoding="utf-8") as log:
        log.write(f"2026-11-24T08:00:00Z opened {CANARY}\n{CANARY}\n")
    assert len(noting.notes(folder)) == 1


def test_it_is_for_its_owner_alone_and_the_oldest_lines_go(folder):
    for _ in range(25_000):
        noting.note(Event.JOB, "inbox_page._receive")
    files = list((folder / "registro").iterdir())
    assert len(files) == 4
    assert sum(one.stat().st_size for one in files) < 1_100_000
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}
    assert stat.S_IMODE((folder / "registro").stat().st_mode) == 0o700


def test_a_disk_that_refuses_it_stops_nothing(tmp_path):
    (tmp_path / "registro").write_text("un archivo en su lugar", "utf-8")
    noting.begin(tmp_path)
    noting.note(Event.OPENED)
    noting.end()
    assert noting.notes(tmp_path) == ()
