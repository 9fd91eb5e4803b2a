"""LibreOffice itself opens the workbook, types into it and saves it in each of its forms."""

import json
from pathlib import Path

import pytest

from gobabierto_desktop.services import answering
from tests.libreoffice import ask_libreoffice
from tests.questionnaires.hands import Asked, copy_of

FORMS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}


Typed = list[tuple[str, str, str]]
"""What is typed into a workbook: (sheet, cell, text)."""


def typed_in_libreoffice(folder: Path, *jobs: tuple[Path, Path, Typed]) -> None:
    """Have workbooks (source, target) typed into by one LibreOffice, each saved in the form of its target's name."""
    told = [[str(source), str(target), FORMS[target.suffix[1:]], typed] for source, target, typed in jobs]
    list_of_jobs = folder / "tareas.json"
    list_of_jobs.write_text(json.dumps(told), encoding="utf-8")
    _ = ask_libreoffice("liaison.py", str(list_of_jobs))


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", FORMS)
def test_what_is_typed_in_libreoffice_comes_back(form: str, asked: Asked, tmp_path: Path):
    copy = copy_of(asked)
    typed = {
        ("Hito 2", "completion"): "Limitado",
        ("Hito 2", "percent"): "45",
        ("Hito 2", "done"): "Talleres en Kꞌicheꞌ y español",
        ("Hito 2", "replanned_ends"): "05/03/2020",
        ("Hito 2", "budget"): "1250.75",
    }
    places = [(tab, copy.place(tab, row).address, text) for (tab, row), text in typed.items()]
    places.append(("Hito 1 personas", copy.place("Hito 1 personas", "people=1", "age_group=JOV,sex=2").address, "14"))
    path = tmp_path / f"devuelto.{form}"

    typed_in_libreoffice(tmp_path, (asked.path, path, places))
    returned = answering.look(asked.desk, path)

    assert {one.field: one.value for one in returned.answers} == {
        "completion": "3",
        "percent": 45,
        "done": "Talleres en Kꞌicheꞌ y español",
        "replanned_ends": "2020-03-05",
        "budget": "1250.75",
        "persons": 14,
    }
    assert {one.doubt.code for one in returned.remarks} <= {"rule"}
