"""The lock files pin everything pyproject.toml asks for, with digests, and every licence in them is written down."""

import re
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.sources import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNTIME = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
DEVELOPMENT = [*RUNTIME, *PROJECT["dependency-groups"]["dev"]]
PIN = re.compile(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)((?:[^\n]*\\\n)*[^\n]*)", re.MULTILINE)
COPYLEFT = re.compile(r"\bA?GPL|General Public License", re.IGNORECASE)


def pins(lock: str) -> list[tuple[str, str, str]]:
    """(name, version, digests) of each entry."""
    return PIN.findall((ROOT / lock).read_text("utf-8"))


@pytest.mark.parametrize(
    ("lock", "wanted"), [("requirements.lock", RUNTIME), ("requirements-dev.lock", DEVELOPMENT)], ids=["run", "develop"]
)
def test_the_lock_answers_everything_the_project_asks_for(lock: str, wanted: list[str]):
    pinned = [(canonicalize_name(name), version) for name, version, _ in pins(lock)]

    unanswered = [
        str(requirement)
        for requirement in map(Requirement, wanted)
        if not any(
            name == canonicalize_name(requirement.name) and requirement.specifier.contains(version)
            for name, version in pinned
        )
    ]

    assert unanswered == [], "run installer/refresh_lock.py"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_pin_carries_its_digests_and_no_address(lock: str):
    assert [name for name, _, digests in pins(lock) if "--hash=sha256:" not in digests] == []
    assert "://" not in (ROOT / lock).read_text("utf-8")


def test_development_stands_on_the_versions_the_program_runs_on():
    assert set(pins("requirements.lock")) <= set(pins("requirements-dev.lock"))


def test_every_library_of_the_program_has_its_licence_written_down():
    written = (ROOT / "docs" / "licences.md").read_text("utf-8").lower()

    assert [name for name, _, _ in pins("requirements.lock") if f"| {name} |" not in written] == []


def test_no_library_of_the_program_is_under_the_gpl_alone():
    installed = {canonicalize_name(found.metadata["Name"]): found for found in metadata.distributions()}

    asked = [(name, licence_of(installed[name])) for name, _, _ in pins("requirements.lock") if name in installed]

    assert [pair for pair in asked if COPYLEFT.search(pair[1]) and "LGPL" not in pair[1]] == []


def licence_of(found: metadata.Distribution) -> str:
    return found.metadata.get("License-Expression") or (found.metadata.get("License") or "").partition("\n")[0]
