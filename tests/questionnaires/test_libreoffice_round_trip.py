"""LibreOffice itself opens the workbook, types into it and saves it in each of its forms."""

import json
from pathlib import Path

import pytest

from gobabierto_desktop.services import answering
from tests.libreoffice import ask_libreoffice
from tests.questionnaires.hands import Asked, copy_of

FORMS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}


def typed_in_libreoffice(asked: Asked, target: Path, form: str, typed: list[tuple[str, str, str]]) -> None:
    _ = ask_libreoffice("liaison.py", str(asked.path), str(target), FORMS[form], json.dumps(typed))


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

    typed_in_libreoffice(asked, path, form, places)
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
