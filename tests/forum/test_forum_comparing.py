"""Similar proposals, and by what: accents, endings, glottal marks and empty words never decide it."""

import json
from pathlib import Path

import pytest

from gobabierto_desktop.domain.likeness import stems
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.services import comparing, editing
from gobabierto_desktop.services.comparing import similar
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.store.likeness import VERSION
from tests.forum.conftest import carry, make_table, propose


def titles(found):
    return [one.record.text("title") for one in found]


def typed(desk, table, title, **more: object):
    return editing.begin(desk, "proposal", table.id).with_values({"title": title, **more})


def test_endings_accents_and_glottal_marks_do_not_tell_two_texts_apart():
    assert stems("Alumnas y alumnos K’iche’ de las CLASES") == stems("alumno Kꞌicheꞌ, clase") != ()
    assert stems("El agua de los ríos de la luz") == ("agua", "rio", "luz") == stems("aguas, río, LUCES")


def test_the_reason_names_the_words_the_place_and_the_area(desk, table):
    propose(desk, table, "Monitoreo del río Samalá", municipality="0914")
    propose(desk, table, "Transporte escolar seguro")

    (found,) = similar(desk, typed(desk, table, "Monitorear el agua del rio SAMALA", municipality="0914"))

    assert found.record.text("title") == "Monitoreo del río Samalá"
    assert found.reason == (
        "comparten rio, samala · mismo municipio: Cantel · misma área: " + desk.terms.label("work_area", "5")
    )
    assert 20 < found.percent <= 100


def test_a_slip_of_the_keyboard_still_finds_it(desk, table):
    propose(desk, table, "Refacción escolar con menú publicado")

    assert titles(similar(desk, typed(desk, table, "Refacion escolar con menu publicado")))


def test_empty_words_alone_make_nothing_alike(desk, table):
    propose(desk, table, "Para que todos los que están aquí puedan")

    assert similar(desk, typed(desk, table, "Que para todos los que están")) == ()
    assert similar(desk, typed(desk, table, "")) == ()


def test_it_is_not_like_itself_nor_like_a_deleted_one(desk, table):
    mine = propose(desk, table, "Agua limpia en las escuelas")
    gone = propose(desk, table, "Agua limpia para las escuelas")
    editing.delete(desk, gone)

    assert similar(desk, mine) == ()


def test_it_finds_what_another_mesa_wrote(desk, forum, table):
    elsewhere = make_table(desk, forum, 2, "7")
    propose(desk, elsewhere, "Agua limpia en las escuelas rurales")

    assert titles(similar(desk, typed(desk, table, "Escuelas con agua limpia")))


def test_told_apart_is_remembered_on_both_sides_and_on_other_laptops(desk, other_desk, forum, table):
    one, other = propose(desk, table, "Agua limpia en escuelas"), propose(desk, table, "Agua limpia en la escuela")

    comparing.tell_apart(desk, one, other, "Una es urbana")
    carry(desk, other_desk, forum.id)

    for place in (desk, other_desk):
        assert similar(place, one) == () == similar(place, other)
        assert comparing.told_apart(place, one) == (other.id,)


def test_two_laptops_that_say_the_same_say_it_once(desk, other_desk, forum, table):
    one, other = propose(desk, table, "Agua limpia en escuelas"), propose(desk, table, "Agua limpia en la escuela")
    carry(desk, other_desk, forum.id)

    for place in (desk, other_desk):
        comparing.tell_apart(place, one, other)
    carry(other_desk, desk, forum.id)

    assert desk.book.conflicts() == ()
    assert len(desk.book.records("relation")) == 2


@pytest.fixture(scope="module")
def sample():
    folder: Path = bundled("sample")
    areas = [json.loads(file.read_text("utf-8")) for file in sorted((folder / "proposals").glob("*.json"))]
    pairs = json.loads((folder / "similar_pairs.json").read_text("utf-8"))
    return [one for area in areas for one in area], pairs


def test_the_pairs_written_to_resemble_each_other_are_found_among_three_hundred(desk, table, sample):
    proposals, pairs = sample
    kept = {
        one["title"]: propose(desk, table, one["title"], problem=one["problem"], action=one["action"])
        for one in proposals
    }

    found = [pair["second"] in titles(similar(desk, kept[pair["first"]])) for pair in pairs]

    assert sum(found) >= 0.9 * len(pairs)


def test_an_index_of_another_version_is_made_anew_on_opening(tmp_path, clock):
    first = open_desk(tmp_path / "libro", "Ana", clock)
    forum = editing.create(first, "forum", None, {"name": "F"})
    table = make_table(first, forum, 1, "5")
    propose(first, table, "Agua limpia en las escuelas")
    with first.book.transaction() as transaction:
        transaction.connection.exec_driver_sql("DELETE FROM likeness")
        transaction.set_meta("likeness", f"{VERSION}-old")
    assert similar(first, typed(first, table, "Agua limpia en escuelas")) == ()
    first.close()

    again = open_desk(tmp_path / "libro", "Ana", clock)

    assert titles(similar(again, typed(again, table, "Agua limpia en escuelas"))) == ["Agua limpia en las escuelas"]
    again.close()
