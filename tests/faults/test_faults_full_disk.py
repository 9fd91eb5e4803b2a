"""A full or failing disk is said in words; what was there is there, and nothing half-written is left."""

import errno
import os
from itertools import count

import pytest

from gobabierto_desktop.packages.writer import NotDelivered, deliver
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.receiving import receive
from gobabierto_desktop.services.sending import send
from gobabierto_desktop.store.failures import DiskRefused
from tests.faults.disks import short_files, small_disk
from tests.services.desks import make_forum, make_proposal


def test_a_stick_that_fills_while_exporting_gets_nothing_and_the_book_stays_as_it_was(plan, north, tmp_path):
    forum = north.book.records("forum")[0]
    digest, deliveries = north.book.digest(), north.book.deliveries()
    with small_disk(tmp_path / "memoria", kilobytes=32) as stick:
        with pytest.raises(
            NotDelivered, match=r"No se pudo escribir en .*memoria .*Revise que haya espacio"
        ) as refused:
            send(north, Scope(forum.id), plan.north.signer, stick)
        assert list(stick.iterdir()) == []
    assert refused.value.remedy.endswith("No quedó ningún archivo a medias.")
    assert (north.book.digest(), north.book.deliveries()) == (digest, deliveries)


def test_a_package_already_on_the_stick_outlives_a_failed_copy_of_itself(tmp_path):
    with small_disk(tmp_path / "memoria", kilobytes=32) as stick:
        deliver(stick / "foro.asice", b"entero" * 2000)
        with pytest.raises(NotDelivered):
            deliver(stick / "foro.asice", b"nuevo" * 20_000)
        assert [one.name for one in stick.iterdir()] == ["foro.asice"]
        assert (stick / "foro.asice").read_bytes() == b"entero" * 2000


def test_a_full_disk_at_home_refuses_the_import_whole_and_takes_it_once_there_is_room(plan, tmp_path):
    central = plan.desk("central", tmp_path / "central")
    before = central.book.digest()
    with short_files(64 * 1024), pytest.raises(DiskRefused, match="Libere espacio o revise el disco"):
        receive(central, plan.packages, plan.keys)
    assert central.book.digest() == before
    assert list(tmp_path.rglob("*.tmp*")) == []
    assert all(one.balance for one in receive(central, plan.packages, plan.keys))
    central.close()


def test_typing_on_until_the_disk_is_full_loses_nothing_that_was_said_to_be_saved(tmp_path):
    with small_disk(tmp_path / "casa", kilobytes=3000) as home:
        desk = open_desk(home / "datos", "Ana Inventada")
        _, table = make_forum(desk, "Foro de Cantel")
        saved: list[str] = []
        with pytest.raises(DiskRefused, match=r"El disco no aceptó los datos .*lo guardado antes sigue intacto\."):
            saved.extend(make_proposal(desk, table, f"Propuesta {number} larga").id for number in count())
        assert len(saved) > 10
        assert [one.id for one in desk.book.records("proposal")] == saved
        assert desk.book.broken_links() == ()
        desk.close()


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_whichever_step_of_laying_a_file_down_fails_leaves_nothing(tmp_path, monkeypatch, fault, step):
    def refuse(*_arguments: object) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os, step, refuse)
    monkeypatch.setattr("pathlib.os.replace", refuse if step == "replace" else os.replace)
    with pytest.raises(NotDelivered, match=os.strerror(fault)):
        deliver(tmp_path / "foro.asice", b"contenido")
    assert list(tmp_path.iterdir()) == []


def test_a_rename_that_an_antivirus_refuses_for_moments_is_tried_again(tmp_path, monkeypatch):
    refusals = iter([PermissionError(errno.EACCES, "en uso")] * 3)
    rename = os.replace

    def held_for_a_moment(old: object, new: object) -> None:
        for refusal in refusals:
            raise refusal
        rename(old, new)

    monkeypatch.setattr("gobabierto_desktop.packages.writer._PAUSE_SECONDS", 0)
    monkeypatch.setattr("pathlib.os.replace", held_for_a_moment)
    deliver(tmp_path / "foro.asice", b"contenido")
    assert (tmp_path / "foro.asice").read_bytes() == b"contenido"


def test_a_stick_pulled_out_is_said_and_not_crashed_upon(tmp_path):
    (tmp_path / "memoria").write_text("ya no es una carpeta")
    with pytest.raises(NotDelivered, match="No se pudo escribir en"):
        deliver(tmp_path / "memoria" / "foro.asice", b"contenido")
