"""The health of the data and of the machine, and the copies that one goes back to."""

import os
import zipfile
from pathlib import Path

from tests.cli.conftest import Run


def book_of(tmp_path: Path) -> Path:
    return tmp_path / "datos" / "libro.sqlite"


def test_the_doctor_looks_at_everything_and_ends_well(run: Run, forum: str):
    told = run("doctor", "--json")

    assert told.code == 0
    states = {one["name"]: one["state"] for one in told.json["findings"]}
    assert states == {
        "database": "good",
        "journal": "good",
        "conflicts": "good",
        "identity": "warning",
        "disk": "good",
        "backups": "good",
        "versions": "good",
    }
    assert all(one["said"] for one in told.json["findings"])


def test_the_digest_stands_alone_and_follows_the_data(run: Run, forum: str):
    before = run("doctor", "--digest").out
    again = run("doctor", "--digest").out
    run("record", "set", forum, "lugar=Otro salón")
    after = run("doctor", "--digest", "--json").json["digest"]

    assert before == again
    assert len(before.strip()) == len(after) == 64
    assert before.strip() != after


def test_a_damaged_database_is_found_and_ends_in_1(run: Run, forum: str, tmp_path: Path):
    book = book_of(tmp_path)
    content = bytearray(book.read_bytes())
    content[4096:40960] = os.urandom(36864)
    book.write_bytes(content)

    told = run("doctor")

    assert told.code == 1
    assert told.out.startswith("[MAL ] La base de datos está dañada")


def test_a_copy_is_made_listed_and_put_back_and_the_return_is_undone_too(run: Run, forum: str):
    made = run("backup", "make", "--json").json["copy"]
    stood = run("doctor", "--digest").out
    run("record", "set", forum, "lugar=Otro salón")
    changed = run("doctor", "--digest").out

    restored = run("backup", "restore", Path(made["path"]).name, "--json").json
    returned = run("doctor", "--digest").out
    undone = run("backup", "restore", restored["aside"])

    assert made in run("backup", "list", "--json").json["copies"]
    assert returned == stood != changed
    assert undone.code == 0
    assert run("doctor", "--digest").out == changed


def test_a_copy_that_is_not_there_is_refused_and_nothing_moves(run: Run, forum: str):
    before = run("doctor", "--digest").out
    ran = run("backup", "restore", "ayer", "--json")

    assert (ran.code, ran.json["code"]) == (1, "copy_missing")
    assert run("doctor", "--digest").out == before


def test_the_doctor_writes_a_file_for_support_with_the_log_and_no_word_of_anybody(run: Run, forum: str, tmp_path: Path):
    refused = run("record", "set", "no-existe", "lugar=Xochiquetzal")
    assert refused.code == 1
    file = tmp_path / "soporte.zip"

    told = run("doctor", "--bundle", str(file), "--json")

    assert told.json["bundle"] == str(file)
    with zipfile.ZipFile(file) as bundle:
        inside = {one: bundle.read(one).decode() for one in bundle.namelist()}
    assert " failed " in inside["registro.txt"]
    assert "Xochiquetzal" not in "".join(inside.values())
    assert "Puede abrirlo y leerlo" in run("doctor", "--bundle", str(file)).out
