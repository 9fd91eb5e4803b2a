"""The file for support: what it tells, and that no word anybody wrote is in it."""

import json
import zipfile

import pytest

from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.diagnosing import WHAT_IT_HOLDS, without_words, write_bundle
from tests.trust.people import COORDINATOR, SECRET, coordinator

WROTE = ("Xochiquetzal Inventadísima", "Propuesta Inconfundible", "1234567890101", COORDINATOR.name, SECRET)
LOG = """Traceback (most recent call last):
  File "C:/Users/xochiquetzal/programa/gobabierto_desktop/services/editing.py", line 42, in save
    raise ValueError("Xochiquetzal Inventadísima")
ValueError: Xochiquetzal Inventadísima nació en Propuesta Inconfundible
12:00 Propuesta Inconfundible 1234567890101
"""


@pytest.fixture
def desk(tmp_path):
    made = coordinator(tmp_path / "datos")
    forum = editing.create(made, "forum", None, {"name": WROTE[1], "held_on": "2018-05-16"})
    editing.create(made, "participant", forum.id, {"name": WROTE[0], "document": WROTE[2]})
    yield made
    made.close()


def test_a_bundle_holds_no_word_that_anybody_wrote(desk, tmp_path):
    (desk.folder / "recibidos").mkdir()
    (desk.folder / "recibidos" / "foro-propuesta-inconfundible.asice").write_bytes(b"x")
    log = tmp_path / "Xochiquetzal.log"
    log.write_text(LOG, encoding="utf-8")

    path = write_bundle(desk, tmp_path / "diagnostico.zip", [log])

    with zipfile.ZipFile(path) as bundle:
        inside = b"\n".join(one.filename.encode() + bundle.read(one) for one in bundle.infolist()).decode()
    words = [word.casefold() for text in WROTE for word in (text, text.split()[0])]
    assert [word for word in words if word in inside.casefold()] == []
    assert str(tmp_path) not in inside
    assert WHAT_IT_HOLDS in inside


def test_a_bundle_tells_what_support_needs(desk, tmp_path):
    with zipfile.ZipFile(write_bundle(desk, tmp_path / "d.zip")) as bundle:
        told = json.loads(bundle.read("estado.json"))
    assert told["records"]["participant"] == 1
    assert told["identity"] == {"signs": True, "coordinates": True}
    assert told["versions"]["SQLite"]
    assert told["broken_links"] == 0
    assert any(one.startswith("/libro.sqlite ") for one in told["files"])


def test_of_a_log_only_the_kind_of_error_and_the_place_in_our_code_are_kept():
    assert list(without_words(LOG)) == ["  gobabierto_desktop/services/editing.py:42 save", "ValueError"]


def test_an_empty_desk_has_a_bundle_too(tmp_path):
    desk = open_desk(tmp_path / "datos", "x")
    assert write_bundle(desk, tmp_path / "d.zip").exists()
    desk.close()
