"""Work off the window's thread, and what becomes of errors."""

import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject

from gobabierto_desktop.gui.problems import write_log
from gobabierto_desktop.gui.tasks import Writer, run
from gobabierto_desktop.store.failures import DiskRefused


@pytest.fixture
def parent(qapp):
    return QObject()


def test_writes_are_done_in_the_order_asked_and_answered_on_the_windows_thread(qtbot, parent):
    writer, done, threads = Writer(parent), [], set()
    for number in range(50):
        writer.ask(
            lambda number=number: number, lambda n: (done.append(n), threads.add(threading.get_ident())), done.append
        )
    qtbot.waitUntil(lambda: len(done) == 50)
    assert done == list(range(50))
    assert threads == {threading.get_ident()}
    writer.finish()


def test_a_refused_write_is_answered_as_such(qtbot, parent):
    writer, failures = Writer(parent), []

    def refuse():
        raise DiskRefused("lleno")

    writer.ask(refuse, lambda _: failures.append("no"), failures.append)
    writer.finish()
    assert [one.code for one in failures] == ["disk_refused"]


def test_a_long_job_tells_where_it_is_and_brings_its_result(qtbot, parent):
    told, results, begin = [], [], threading.Event()

    def work(tell):
        begin.wait(5)
        tell("Leyendo el paquete")
        return 42

    task = run(work, parent, results.append, results.append)
    task.told.connect(told.append)
    begin.set()
    qtbot.waitUntil(lambda: results == [42])
    assert told == ["Leyendo el paquete"]


def test_a_cancelled_job_stops_where_it_tells_and_says_so(qtbot, parent):
    started, go_on, ends = threading.Event(), threading.Event(), []

    def work(tell):
        started.set()
        go_on.wait(5)
        tell("sigue")

    task = run(work, parent, lambda _: ends.append("finished"), ends.append, lambda: ends.append("cancelled"))
    started.wait(5)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: ends == ["cancelled"])


def test_a_long_job_that_the_world_refuses_says_why(qtbot, parent):
    failures = []

    def work(tell):
        raise DiskRefused("lleno")

    run(work, parent, failures.append, failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert failures[0].code == "disk_refused"


def test_a_crash_log_tells_where_but_repeats_no_personal_data(tmp_path):
    with pytest.raises(ValueError, match="CUI") as caught:
        int_of_cui("CUI 2222 22222 0101 de María")
    log = write_log(tmp_path, caught.value, datetime(2018, 5, 16, 10, 42, tzinfo=UTC))
    text = log.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_capture_tasks.py" in text
    assert "María" not in text
    assert "2222" not in text


def int_of_cui(text):
    return int(text)
