"""What a person gets who runs the start script, and what the wheel carries."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.sources import ROOT

sys.path.insert(0, str(ROOT / "installer"))  # its scripts find each other because python puts their folder there
import system

BARE = {"PATH": "/usr/bin:/bin"}


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return built("standard", tmp_path_factory.mktemp("wheel"))


def built(version: str, folder: Path) -> list[str]:
    """The names inside the wheel of that kind: "standard" or "editable"."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", f"wheel:{version}", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.mark.parametrize("script", ["start.py", "test.py"])
def test_the_script_says_what_it_does_without_doing_it(script: str):
    command = [sys.executable, ROOT / "installer" / script, "--help"]

    said = subprocess.run(command, env=BARE, capture_output=True, encoding="utf-8", check=True)

    assert said.stdout.startswith(f"uso: python3 installer/{script}")
    assert said.stderr == ""


def test_what_is_missing_is_named_with_the_command_that_mends_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(SystemExit, match="sudo apt-get install libegl1 libxcb-cursor0"):
        system.install(["libegl1", "libxcb-cursor0"])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves these libraries to the system")
def test_a_library_is_present_when_the_loader_finds_it():
    assert system.is_loadable("libc.so.6")
    assert not system.is_loadable("libno-such-thing.so.1")


def test_the_wheel_carries_every_resource_and_the_database_files(wheel_names: list[str]):
    kinds = [folder.name for folder in (ROOT / "resources").iterdir() if any(folder.iterdir())]

    for kind in [*kinds, "catalogues", "migrations"]:
        assert any(name.startswith(f"gobabierto_desktop/_bundled/{kind}/") for name in wheel_names), kind


def test_the_wheel_carries_no_bytecode(wheel_names: list[str]):
    assert [name for name in wheel_names if "__pycache__" in name] == []


def test_an_editable_install_copies_nothing_that_could_grow_stale(tmp_path: Path):
    assert [name for name in built("editable", tmp_path) if "_bundled" in name] == []
