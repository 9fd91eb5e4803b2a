"""The door of the command: help and complaints in Spanish, exit codes, one shape of answers."""

import os
import re
import subprocess
import sys
from importlib import import_module

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from gobabierto_desktop.cli import command
from gobabierto_desktop.cli.command import VERBS
from gobabierto_desktop.domain.problems import KnownFailure
from tests.cli.conftest import Run

ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|show this|and exit|missing|invalid|error|try|no such|got unexpected"
    r"|required|default|requires|does not|the|value)\b",
    re.IGNORECASE,
)
NAMES = re.compile(r"--[\w-]+|«[^»]*»|error del programa")


def orders() -> list[tuple[str, ...]]:
    """Every verb there is, as the words that call it."""
    found: list[tuple[str, ...]] = []
    for verb in VERBS:
        whole = get_command(import_module(f"gobabierto_desktop.cli.{verb.module}").app)
        inner = list(whole.commands) if isinstance(whole, TyperGroup) else []
        found += [(verb.name,), *((verb.name, name) for name in inner)]
    return found


def is_group(words: tuple[str, ...]) -> bool:
    return len(words) == 1 and any(len(one) > 1 and one[:1] == words for one in orders())


@pytest.mark.parametrize("words", orders(), ids=" ".join)
def test_the_help_of_every_verb_is_spanish_and_tells_each_option(run: Run, words: tuple[str, ...]):
    asked = run(*words, "--help")

    assert asked.code == 0
    assert asked.out.startswith(f"Uso: gobabierto {' '.join(words)} ")
    assert "Muestra esta ayuda" in asked.out
    assert ENGLISH.findall(NAMES.sub("", asked.out)) == []
    nameless = [line for line in asked.out.splitlines() if re.fullmatch(r"  \S.*", line) and len(line.split()) < 2]
    assert nameless == []


@pytest.mark.parametrize("words", [one for one in orders() if not is_group(one)], ids=" ".join)
def test_every_verb_can_answer_in_json(run: Run, words: tuple[str, ...]):
    assert "--json" in run(*words, "--help").out


def test_the_overview_names_every_verb_and_every_exit_code(run: Run):
    told = run("--help")

    assert told.code == 0
    assert all(f"  {verb.name} " in told.out and verb.summary in told.out for verb in VERBS)
    assert all(re.search(rf"^  {code} ", told.out, re.MULTILINE) for code in (0, 1, 2, 70, 130))
    assert ENGLISH.findall(NAMES.sub("", told.out)) == []


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["recrod"], "No existe la orden «recrod». ¿Quiso decir «record»?"),
        (["xyz"], "No existe la orden «xyz»."),
        (["record", "sett"], "No existe la orden «sett». ¿Quiso decir «set»?"),
        (["record", "xyz"], "No existe la orden «xyz»."),
        (["record", "new"], "Falta «TIPO»."),
        (["identity", "found"], "Falta la opción «--nombre»."),
        (["doctor", "--nada"], "No existe la opción --nada."),
        (["doctor", "--jsn"], "No existe la opción --jsn. Existen: --json."),
        (["doctor", "uno", "dos"], "Sobra en la orden: uno dos."),
        (["doctor", "--carpeta"], "La opción «--carpeta» pide un valor."),
        (["doctor", "--json=2"], "La opción «--json» no lleva valor."),
        (["record", "decide", "a", "b", "--opcion", "dos"], "«--opcion» pide un número entero."),
        (["record", "list", "nada"], "No existe el tipo «nada»."),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_an_order_badly_written_is_told_in_spanish_with_code_2(run: Run, words: list[str], complaint: str):
    ran = run(*words)

    assert ran.code == 2
    assert ran.err.startswith(complaint)
    assert "Para ver la ayuda: gobabierto" in ran.err
    assert ran.out == ""


def test_a_group_alone_shows_its_verbs_with_code_2(run: Run):
    assert run("record").code == 2
    assert "conflicts" in run("record").out
    assert run().code == 2


def test_what_the_world_refuses_is_told_with_its_remedy_and_code_1(run: Run):
    ran = run("doctor")

    assert ran.code == 1
    assert ran.out == ""
    message, remedy = ran.err.splitlines()
    assert message.startswith("No hay datos en ")
    assert remedy == "Elija otra carpeta con --carpeta, o abra el programa para comenzar."


def test_a_refusal_in_json_has_code_message_and_remedy(run: Run):
    refused, misspelt = run("doctor", "--json"), run("record", "set", "--json")

    assert refused.json.keys() == misspelt.json.keys() == {"ok", "code", "message", "remedy"}
    assert (refused.code, refused.json["ok"], refused.json["code"]) == (1, False, "no_book")
    assert (misspelt.code, misspelt.json["ok"], misspelt.json["code"]) == (2, False, "usage")


def test_a_bug_of_ours_ends_in_70_with_its_trace(run: Run, monkeypatch: pytest.MonkeyPatch):
    def broken(_given: list[str]) -> int:
        raise ZeroDivisionError("una cuenta nuestra")

    monkeypatch.setattr(command, "_run", broken)
    ran = run("doctor")

    assert ran.code == 70
    assert "ZeroDivisionError: una cuenta nuestra" in ran.err
    assert "Esto es un error del programa, no suyo" in ran.err


def test_a_known_failure_never_shows_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch):
    def refused(_given: list[str]) -> int:
        raise KnownFailure("No se pudo.", "Haga otra cosa.")

    monkeypatch.setattr(command, "_run", refused)
    ran = run("doctor")

    assert (ran.code, ran.err) == (1, "No se pudo.\nHaga otra cosa.\n")


def test_the_words_are_utf8_where_the_machine_knows_only_ascii(tmp_path):
    bare = {"PATH": os.environ["PATH"], "LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    order = [sys.executable, "-m", "gobabierto_desktop.cli"]

    told = subprocess.run([*order, "--help"], env=bare, capture_output=True, check=True)
    refused = subprocess.run([*order, "nó"], env=bare, capture_output=True, check=False)

    assert "Órdenes:" in told.stdout.decode("utf-8")
    assert "No existe la orden «nó»." in refused.stderr.decode("utf-8")


def test_asking_for_help_loads_neither_database_nor_reports():
    loaded = "import sys; from gobabierto_desktop.cli import main; main(['--help']); print(sorted(sys.modules))"

    ran = subprocess.run([sys.executable, "-c", loaded], capture_output=True, encoding="utf-8", check=True)

    assert not {"sqlalchemy", "reportlab", "pyhanko", "openpyxl", "PySide6"} & set(re.findall(r"'(\w+)'", ran.stdout))
