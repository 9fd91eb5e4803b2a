"""Tables that would fill the memory are read in none of the program's ways, or as what they are: cheaply."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.reader import WAYS
from tests.hostile.tables import swollen
from tests.hostile.test_hostile_corpus import MOST_MEGABYTES

CORPUS = list(swollen())
MOST_SECONDS = 2.0
"""A table far larger than any is read as it goes by, up to where its limits end: not refused, yet not for long."""


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tablas")
    paths = [folder / f"{number:02}{one.suffix}" for number, one in enumerate(CORPUS)]
    for path, one in zip(paths, CORPUS, strict=True):
        path.write_bytes(one.content)
    command = [sys.executable, "-m", "tests.hostile.reader", *paths]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert run.returncode == 0, run.stdout[-500:] + run.stderr[-2000:]
    told = [json.loads(line) for line in run.stdout.splitlines()]
    size = len(WAYS)
    return {one.name + one.suffix: told[at * size : (at + 1) * size] for at, one in enumerate(CORPUS)}


@pytest.mark.parametrize("one", CORPUS, ids=lambda one: one.name + one.suffix)
def test_a_table_made_to_fill_the_memory_costs_little_in_every_way_it_is_read(answers, one):
    for answer in answers[one.name + one.suffix]:
        assert answer["seconds"] < MOST_SECONDS, answer
        assert answer["peak"] < MOST_MEGABYTES, answer


def test_the_swollen_ones_of_libreoffice_are_refused_as_tables(answers):
    for one in CORPUS[:4]:
        said = {answer["way"]: answer["said"] for answer in answers[one.name + one.suffix]}
        assert said["tabla"] == "sheet_too_large", one.name
