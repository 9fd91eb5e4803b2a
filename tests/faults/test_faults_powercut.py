"""Fifty power cuts while the program writes: not one acknowledged record is lost, and with less care many would be.

By hand, as root: `pytest -m powercut tests/faults -s`.
"""

import hashlib
from random import Random
from time import sleep

import pytest

from gobabierto_desktop.services.desk import open_desk
from tests.faults.disks import disk
from tests.faults.processes import started

pytestmark = [pytest.mark.powercut, pytest.mark.timeout(1800)]

CUTS = 50
CUTS_WITHOUT_CARE = 25


def lost_records(folder, acknowledged: int) -> int:
    """Open the program on what a cut left; how many acknowledged records are not there."""
    desk = open_desk(folder, "Ana Inventada")
    try:
        kept = {one.text("title") for one in desk.book.records("proposal")}
        assert desk.book.broken_links() == ()
    finally:
        desk.close()
    return len({f"Propuesta {number}" for number in range(1, acknowledged + 1)} - kept)


def cut_while_writing(tmp_path, cuts: int, *mode: str) -> list[tuple[int, int]]:
    """Of each cut, how many records had been acknowledged and how many of them are lost."""
    dice, found = Random(), []
    with disk(tmp_path) as power, started("writer", "records", str(power.path / "datos"), *mode) as writer:
        for _ in range(cuts):
            writer.wait_for(len(writer.lines) + dice.randint(1, 30))
            sleep(dice.uniform(0, 0.02))  # a cut may fall at any moment of a write
            acknowledged = len(writer.lines)
            left = power.cut()
            with power.after(left) as place:
                found.append((acknowledged, lost_records(place / "datos", acknowledged)))
        writer.kill()
    return found


def told(name: str, found: list[tuple[int, int]]) -> str:
    losing = [lost for _, lost in found if lost]
    return (
        f"\n{name}: {len(losing)} of {len(found)} cuts lost acknowledged records, "
        f"{sum(losing)} in all, {max(losing, default=0)} at most; {found[-1][0]} records acknowledged by the last cut"
    )


def test_no_cut_loses_an_acknowledged_record(tmp_path):
    found = cut_while_writing(tmp_path, CUTS)
    print(told("synchronous=FULL", found))
    assert [one for one in found if one[1]] == []


def test_the_harness_sees_records_lost_when_sqlite_waits_less_for_the_disk(tmp_path):
    found = cut_while_writing(tmp_path, CUTS_WITHOUT_CARE, "NORMAL")
    print(told("synchronous=NORMAL", found))
    assert [one for one in found if one[1]] != []


def test_no_cut_loses_a_package_that_was_said_to_be_delivered(tmp_path):
    dice = Random()
    with disk(tmp_path) as power, started("writer", "files", str(power.path)) as writer:
        for _ in range(CUTS // 2):
            writer.wait_for(len(writer.lines) + dice.randint(1, 10))
            acknowledged = list(writer.lines)
            left = power.cut()
            with power.after(left) as place:
                kept = [
                    hashlib.sha256((place / f"paquete-{number}.asice").read_bytes()).hexdigest()
                    for number in range(1, len(acknowledged) + 1)
                ]
            assert kept == acknowledged
        print(f"\npackages: 0 of {len(acknowledged)} lost in {CUTS // 2} cuts")
