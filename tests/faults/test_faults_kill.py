"""kill -9 at random moments while a real window types: nothing older than 300 ms is lost, and the program opens with it."""

import json
from random import Random

from gobabierto_desktop.gui.application import open_window, prepare
from gobabierto_desktop.services.desk import open_desk
from tests.faults.processes import started
from tests.gui.conftest import ScriptedDialogs

KILLS = 3
OWED_AFTER = 0.3
"""Seconds from a key to the moment it may no longer be lost."""


def owed_by(lines: list[str]) -> dict[tuple[str, str], str]:
    """Of each record and field, the text as it stood 300 ms before the last key."""
    keys = [json.loads(line) for line in lines]
    end = keys[-1]["at"] - OWED_AFTER
    return {(key["record"], key["field"]): key["text"] for key in keys if key["at"] < end}


def test_three_kills_while_typing_lose_nothing_older_than_300_ms(tmp_path, qapp):
    dice, owed = Random(), {}
    for _ in range(KILLS):
        with started("typist", str(tmp_path)) as typist:
            typist.wait_for(dice.randint(40, 120))
            owed |= owed_by(typist.kill())

    prepare(qapp, tmp_path)
    desk = open_desk(tmp_path, "Ana Inventada")
    dialogs = ScriptedDialogs()
    window = open_window(qapp, desk, dialogs)

    kept = {place: desk.book.record(place[0]).text(place[1]) for place in owed}
    assert len({record for record, _ in owed}) == KILLS
    assert {place: text for place, text in owed.items() if not kept[place].startswith(text)} == {}
    assert desk.book.broken_links() == ()
    assert desk.book.drafts() == ()
    assert {one.id for one in desk.book.records("proposal")} >= {record for record, _ in owed}
    assert dialogs.shown == []
    window.close()
    window.deleteLater()
    desk.close()
