"""The command run as people run it: words in, words and an exit code out, on a folder of its own."""

import io
import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gobabierto_desktop.cli import main

PASSPHRASE = "una contraseña de prueba"


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


def run_quietly(*words: str | Path) -> Ran:
    """The command outside a test, for what many tests begin from."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(word) for word in words])
    return Ran(code, out.getvalue(), err.getvalue())


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("record", "list", "foro")`, on data that begin empty."""
    monkeypatch.setenv("GOBABIERTO_HOME", str(tmp_path / "datos"))
    monkeypatch.setenv("GOBABIERTO_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("COLUMNS", "100")

    def ran(*words: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return ran


@pytest.fixture
def forum(run: Run) -> str:
    """A forum with what it must have; its id."""
    words = [
        "nombre=Foro de Cantel",
        "departamento=Quetzaltenango",
        "municipio=Cantel",
        "lugar=Salón",
        "fecha=16/5/2018",
    ]
    return run("record", "new", "foro", *words, "facilita=Ana Inventada", "--json").json["id"]
