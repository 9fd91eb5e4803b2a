"""A workbook saved anew is told apart from a workbook in which somebody changed a figure, cell by cell."""

import io
import subprocess

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some
from openpyxl import Workbook, load_workbook

from gobabierto_desktop.packages.layout import Part
from gobabierto_desktop.packages.writer import write_package
from gobabierto_desktop.services.resaving import compare_workbook
from gobabierto_desktop.signing.cells import cells_digest, differences, read_cells
from gobabierto_desktop.signing.opc import BrokenWorkbook
from gobabierto_desktop.signing.workbook import inspect_workbook, sign_workbook
from tests.signing.samples import NOW, plan, workbook
from tests.trust.packs import small_parts

CELL = some.one_of(
    some.text(some.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30),
    some.integers(-(10**12), 10**12),
    some.floats(-1e9, 1e9),
    some.booleans(),
)


@pytest.fixture
def signed(tmp_path):
    path = tmp_path / "datos.xlsx"
    path.write_bytes(sign_workbook(workbook(), plan().facilitator, NOW))
    return path


def saved(book: Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def resaved(content: bytes) -> bytes:
    return saved(load_workbook(io.BytesIO(content)))


def test_a_save_by_another_program_loses_the_signature_and_not_one_cell(signed, tmp_path):
    again = tmp_path / "otra vez.xlsx"
    again.write_bytes(resaved(signed.read_bytes()))

    comparison = compare_workbook(again, signed)

    assert inspect_workbook(again.read_bytes()) == ()
    assert comparison.differences == ()
    assert comparison.said() == "Los datos coinciden, la firma no: el libro fue guardado de nuevo con otro programa."
    assert cells_digest(again.read_bytes()) == cells_digest(signed.read_bytes())


def test_every_changed_cell_is_named_with_what_it_said_and_says(signed, tmp_path):
    book = load_workbook(signed)
    book["Propuestas ñ"]["C3"] = 99
    book["Propuestas ñ"]["B4"] = None
    book["Votos"]["D5"] = "añadido"
    changed = tmp_path / "cambiado.xlsx"
    changed.write_bytes(saved(book))

    comparison = compare_workbook(changed, signed)

    assert [(one.sheet, one.place, one.before, one.after) for one in comparison.differences] == [
        ("Propuestas ñ", "C3", "4.5", "99"),
        ("Propuestas ñ", "B4", "Propuesta inventada ꞌ 4", ""),
        ("Votos", "D5", "", "añadido"),
    ]
    assert "Propuestas ñ, celda C3: decía «4.5» y dice «99»" in comparison.said()


def test_the_signed_one_may_be_inside_its_package(signed, tmp_path):
    package = tmp_path / "foro.asice"
    parts = [*small_parts(), Part("datos.xlsx", signed.read_bytes())]
    package.write_bytes(write_package(parts, plan().facilitator, NOW))
    assert compare_workbook(signed, package).is_same_file
    assert compare_workbook(signed, package).said() == "Es el mismo archivo que se firmó."


@settings(max_examples=40, deadline=None)
@given(some.lists(some.lists(CELL, max_size=5), max_size=6))
@example(rows=[[-0.0]])
def test_saving_changes_no_cell_whatever_it_holds(rows):
    book = Workbook()
    for row in rows:
        book.active.append([f"’{one}" if isinstance(one, str) and one.startswith("=") else one for one in row])
    content = saved(book)
    assert differences(content, resaved(content)) == ()


def test_cells_are_read_as_people_read_them():
    cells = read_cells(workbook())
    assert cells["Propuestas ñ", "A1"] == "1"
    assert cells["Propuestas ñ", "B1"] == "Propuesta inventada ꞌ 1"
    assert cells["Votos", "A1"] == "mesa"


def test_what_is_no_workbook_is_refused():
    with pytest.raises(BrokenWorkbook):
        read_cells(b"nada")


@pytest.mark.libreoffice
def test_libreoffice_saves_the_same_cells(signed, tmp_path):
    profile = f"-env:UserInstallation=file://{tmp_path}/perfil"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "lo"), str(signed)]
    subprocess.run(command, check=True, capture_output=True, timeout=200)

    comparison = compare_workbook(tmp_path / "lo" / "datos.xlsx", signed)

    assert comparison.differences == ()
    assert not comparison.is_same_file
