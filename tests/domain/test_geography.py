"""The map of departments: every department is there, and points lie where people know them to lie."""

import pytest

from gobabierto_desktop.domain.geography import Point, department_at, middle, read_outlines
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.store.catalogues import read_catalogue

OUTLINES = read_outlines((bundled("maps") / "departments.json").read_bytes())


def test_every_department_of_the_catalogue_has_a_closed_outline():
    codes = {one.code for one in read_catalogue(bundled("catalogues")).terms if one.vocabulary == "department"}

    assert set(OUTLINES) == codes
    assert all(ring[0] == ring[-1] for rings in OUTLINES.values() for ring in rings)


@pytest.mark.parametrize(
    ("place", "point", "code"),
    [
        ("ciudad de Guatemala", Point(-90.51, 14.62), "01"),
        ("Quetzaltenango", Point(-91.52, 14.83), "09"),
        ("Cobán", Point(-90.37, 15.47), "16"),
        ("Flores", Point(-89.88, 16.93), "17"),
        ("Puerto Barrios", Point(-88.6, 15.7), "18"),
        ("Jutiapa", Point(-89.9, 14.28), "22"),
    ],
)
def test_a_city_lies_in_its_department(place: str, point: Point, code: str):
    assert department_at(OUTLINES, point) == code, place


def test_a_point_abroad_lies_in_none():
    assert department_at(OUTLINES, Point(-99.13, 19.43)) is None


def test_the_middle_of_a_department_is_inside_the_country():
    assert all(department_at(OUTLINES, middle(rings)) for rings in OUTLINES.values())
