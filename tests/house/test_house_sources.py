"""Rules on the text of the code that no linter of ours knows."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE, ROOT, checkout_files, name_of, program_modules

LONGEST_MODULE = 400
THIS_FILE = Path(__file__)
PYTHON = [path for path in checkout_files() if path.suffix == ".py" and path != THIS_FILE]

# A folder of somebody's machine, or a package registry or mirror: neither means anything on another machine.
FOREIGN = re.compile(
    rb"(?<![\w.*}>-])/(?:work|root|farm)/"
    rb"|/home/\w+/"
    rb"|\bpypi\.org\b|\bpythonhosted\.org\b|\bdeb\.debian\.org\b|\bregistry\.npmjs\.org\b"
    rb"|\bartifactory\b|\b[\w-]+\.pkg\.dev\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("module", program_modules(), ids=name_of)
def test_a_module_says_its_one_idea_in_its_first_line(module: Path):
    text = module.read_text("utf-8")
    if module.name == "__init__.py" and not text.strip():
        return

    said = ast.get_docstring(ast.parse(text))

    assert said, "no docstring"
    assert text.startswith('"""'), "the docstring is not the first line"
    assert text.splitlines()[0] != '"""', "the first line of the docstring is empty"


@pytest.mark.parametrize("module", program_modules(), ids=name_of)
def test_a_module_is_short_enough_to_read(module: Path):
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST_MODULE


def test_nothing_types_text_through_key_clicks_because_it_aborts_on_enye():
    assert [f"{name_of(path)}:{line}" for path in PYTHON for line in calls_of("keyClicks", path)] == []


def test_no_table_holds_its_data_in_widgets():
    assert [name_of(path) for path in PYTHON if re.search(r"\bQTableWidget\b", path.read_text("utf-8"))] == []


def test_only_the_dialogs_module_opens_a_dialog_that_blocks():
    asking = [path for path in program_modules() if name_of(path).startswith("gobabierto_desktop/gui/")]

    blocking = [f"{name_of(path)}:{line}" for path in asking for line in calls_of("exec", path)]

    allowed = ("gobabierto_desktop/gui/dialogs.py:", "gobabierto_desktop/gui/sitting.py:")  # the latter: app.exec()
    assert [place for place in blocking if not place.startswith(allowed)] == []


def calls_of(method: str, path: Path) -> list[int]:
    """The lines on which something's method of that name is called."""
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == method]


def test_no_file_names_a_folder_of_a_machine_or_a_package_registry():
    found = {
        name_of(path): hit.group().decode()
        for path in checkout_files()
        if path != THIS_FILE and (hit := FOREIGN.search(path.read_bytes()))
    }

    assert found == {}


def test_every_package_of_the_program_is_told_apart_by_an_empty_init():
    folders = {path.parent for path in PACKAGE.rglob("*.py") if "_bundled" not in path.parts}

    assert [name_of(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_the_top_level_is_the_one_the_users_fixed():
    top = {path.relative_to(ROOT).parts[0] for path in checkout_files()}

    assert {"gobabierto_desktop", "ui", "resources", "db", "tests", "docs", "installer", "benchmarks"} >= {
        name for name in top if (ROOT / name).is_dir() and not name.startswith(".")
    }
