"""What docs/security.md and docs/formats.md say of the tests and of the code is still so."""

import re
from pathlib import Path

import pytest

from gobabierto_desktop.domain import limits
from gobabierto_desktop.identity.locks import LONG, SHORT
from gobabierto_desktop.identity.prepared import PIN_DIGITS
from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.manifest import Kind, Manifest
from tests.hostile.parsers import parsers
from tests.hostile.test_hostile_corpus import CORPUS

ROOT = Path(__file__).parents[2]
SECURITY = (ROOT / "docs" / "security.md").read_text("utf-8")
FORMATS = (ROOT / "docs" / "formats.md").read_text("utf-8")


def test_every_test_that_is_named_exists():
    named = set(re.findall(r"`(test_\w+)`", SECURITY))
    there = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    assert named
    assert named - there == set()


def test_every_module_that_is_named_exists():
    named = set(re.findall(r"`((?:signing|identity|packages|domain)/\w+\.py)`", SECURITY + FORMATS))
    assert named
    assert [one for one in named if not (ROOT / "gobabierto_desktop" / one).exists()] == []


def test_the_numbers_are_those_of_the_code():
    assert f"{len(CORPUS)} files in one process" in SECURITY
    assert f"{len(parsers())} parsers" in SECURITY
    assert f"**{PIN_DIGITS} digits**" in SECURITY
    assert f"{LONG.memory // 1024} MiB and {LONG.passes} passes" in SECURITY
    assert f"**{SHORT.memory // 1024} MiB** and {SHORT.passes} passes" in SECURITY


@pytest.mark.parametrize("name", Manifest.__struct_fields__)
def test_every_field_of_the_manifest_is_described(name):
    assert name in FORMATS


def test_every_kind_and_part_of_a_package_is_described():
    parts = (layout.MANIFEST, layout.OPEN_CHANGES, layout.SEALED_CHANGES, layout.TRUST, layout.IDENTITIES)
    for one in (*parts, layout.ENCLOSED, layout.ACTA, layout.WORKBOOK, layout.SIGNED_LIST, *Kind.__args__):
        assert f"`{one}`" in FORMATS


def test_limits_stand_in_one_place_and_say_what_they_are_of():
    text = Path(limits.__file__).read_text("utf-8")
    assert all(isinstance(value, int) and value > 0 for name, value in vars(limits).items() if name.isupper())
    assert "In bytes, unless said otherwise" in text
