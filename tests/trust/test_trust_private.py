"""Files of a whole demonstration: each for its owner alone, and none of them in the system's place for temporary files."""

import os
import tempfile

import pytest

from gobabierto_desktop.cli import demonstration
from tests.cli.conftest import run_quietly
from tests.cli.test_demo import SEED, SMALL

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such bits")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A demonstration run with the loosest umask, and with no place for temporary files at all."""
    folder = tmp_path_factory.mktemp("privado") / "resultado"
    before = os.umask(0)
    try:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(demonstration, "SIZE", SMALL)
            patched.delenv("DISPLAY", raising=False)
            patched.delenv("WAYLAND_DISPLAY", raising=False)
            patched.setattr(tempfile, "tempdir", str(folder.parent / "no existe"))
            ran = run_quietly("demo", folder, "--semilla", str(SEED), "--json")
    finally:
        os.umask(before)
    assert ran.code == 0, ran.err
    return folder


def test_nothing_is_written_where_the_system_keeps_temporary_files(made):
    assert not (made.parent / "no existe").exists()


def test_every_file_and_folder_of_the_data_is_for_its_owner_alone(made):
    kept = [one for one in made.rglob("libro.sqlite") if one.parent.name != "copias"]
    watched = [one for book in kept for one in (book.parent, *book.parent.rglob("*"))]
    assert len(kept) > 1
    assert len(watched) > 20
    assert sorted({str(one.relative_to(made)) for one in watched if one.stat().st_mode & 0o077}) == []
