"""The compiled forms are what ui/ says."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "installer"))

import make_forms  # noqa: E402


@pytest.mark.parametrize("file", sorted(make_forms.UI.glob("*.ui")), ids=lambda file: file.stem)
def test_a_form_is_what_its_designer_file_says(file):
    committed = (make_forms.FORMS / f"{file.stem}.py").read_text(encoding="utf-8")
    assert committed == make_forms.compiled(file), "run: python installer/make_forms.py"


def test_every_form_has_a_designer_file():
    forms = {file.stem for file in make_forms.FORMS.glob("*.py")} - {"__init__"}
    assert forms == {file.stem for file in make_forms.UI.glob("*.ui")}
