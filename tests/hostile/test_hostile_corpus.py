"""Every hostile file is refused with its own words, in less than a second of processor and 200 MB, all in one process."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.documents import documents, signed_pdf, signed_workbook
from tests.hostile.packages import Hostile, good, packages
from tests.signing.samples import plan

MOST_SECONDS, MOST_MEGABYTES = 1.0, 200
CORPUS = [*packages(), *documents()]


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> dict[str, dict]:
    folder = tmp_path_factory.mktemp("hostil")
    (folder / "ca.pem").write_bytes(plan().authority.pem)
    files = [(one.name, one.suffix, one.content) for one in CORPUS]
    files += [(name, ".asice", content) for name, content in good().items()]
    files += [("pdf firmado", ".pdf", signed_pdf()), ("libro firmado", ".xlsx", signed_workbook())]
    paths = []
    for number, (_, suffix, content) in enumerate(files):
        paths.append(folder / f"{number:03}{suffix}")
        paths[-1].write_bytes(content)
    command = [sys.executable, "-m", "tests.hostile.judge", folder / "ca.pem", *paths]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert run.returncode == 0, run.stderr[-3000:]
    told = [json.loads(line) for line in run.stdout.splitlines()]
    return {name: answer for (name, _, _), answer in zip(files, told, strict=True)}


def test_what_is_good_is_accepted_by_the_same_judge(answers):
    for name in (*good(), "pdf firmado", "libro firmado"):
        assert answers[name]["good"], answers[name]


@pytest.mark.parametrize("hostile", CORPUS, ids=[one.name for one in CORPUS])
def test_a_hostile_file_is_refused_in_its_own_words_and_cheaply(answers, hostile: Hostile):
    answer = answers[hostile.name]
    assert not answer["good"]
    assert re.fullmatch(hostile.code, answer["code"]), answer
    assert any(words in answer["said"] for words in hostile.words.split("|")), answer["said"]
    assert answer["seconds"] < MOST_SECONDS
    assert answer["peak"] < MOST_MEGABYTES


def test_no_two_files_of_the_corpus_share_a_name():
    assert len({one.name for one in CORPUS}) == len(CORPUS)
