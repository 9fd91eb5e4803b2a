"""Garbage is collected on the window's thread, between its events."""

import gc
import threading
import weakref

import pytest

from gobabierto_desktop.gui.tidying import Tidying


@pytest.fixture
def tidying(qapp):
    one = Tidying()
    yield one
    one.end()


class Knot:
    """Garbage that only the collector finds; it tells on which thread it went."""

    def __init__(self, went: list[str]) -> None:
        self.self = self
        _ = weakref.finalize(self, lambda: went.append(threading.current_thread().name))


def test_what_a_job_leaves_goes_on_the_windows_thread(tidying, qtbot):
    went: list[str] = []
    kept: list[list[int]] = []  # enough to make Python collect
    job = threading.Thread(target=lambda: (Knot(went), kept.extend([] for _ in range(100_000))))
    job.start()
    job.join()
    assert went == []

    qtbot.waitUntil(lambda: went != [], timeout=10_000)

    assert went == [threading.main_thread().name]


def test_python_collects_by_itself_again_when_the_program_is_over(tidying):
    assert not gc.isenabled()

    tidying.end()

    assert gc.isenabled()
