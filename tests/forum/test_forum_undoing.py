"""Undo and redo of everything, across restarts, and the history that they leave."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gobabierto_desktop.services import comparing, editing, relating, undoing
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.history import field_history, record_history
from gobabierto_desktop.services.undoing import NothingToUndo, redo, steps, undo
from tests.forum.conftest import carry, propose


def titles(desk):
    return [one.text("title") for one in desk.book.records("proposal")]


def write(desk, record, **values: object):
    return editing.save(desk, desk.book.record(record.id), values)


def test_undo_is_named_after_what_was_done(desk, table):
    one = propose(desk, table, "Agua")
    write(desk, one, title="Agua limpia")

    assert steps(desk).undo_name == "Deshacer: escribir Título de la propuesta"
    assert steps(desk).redo_name == ""
    undo(desk)
    assert titles(desk) == ["Agua"]
    assert steps(desk).redo_name == "Rehacer: escribir Título de la propuesta"


def test_undo_and_redo_go_on_after_a_restart(tmp_path, clock):
    first = open_desk(tmp_path / "libro", "Ana", clock)
    forum = editing.create(first, "forum", None, {"name": "Uno"})
    write(first, forum, name="Dos")
    write(first, forum, name="Tres")
    undo(first)
    first.close()

    again = open_desk(tmp_path / "libro", "Ana", clock)
    undo(again)
    assert again.book.record(forum.id).text("name") == "Uno"
    redo(again)
    redo(again)
    assert again.book.record(forum.id).text("name") == "Tres"
    with pytest.raises(NothingToUndo):
        redo(again)
    again.close()


def test_undoing_the_first_field_takes_the_record_back_and_redo_brings_it(desk, table):
    one = propose(desk, table, "Agua")
    undo(desk)
    assert titles(desk) == []
    redo(desk)
    assert titles(desk) == ["Agua"]
    undo(desk)
    assert desk.book.record(one.id).is_deleted


def test_a_deletion_is_taken_back(desk, table):
    one = propose(desk, table, "Agua")
    editing.delete(desk, one)
    undo(desk)
    assert titles(desk) == ["Agua"]
    redo(desk)
    assert titles(desk) == []


def test_something_new_forgets_what_could_be_done_again(desk, table):
    one = propose(desk, table, "Agua")
    write(desk, one, title="Agua limpia")
    undo(desk)
    write(desk, one, title="Agua potable")

    assert steps(desk).redo_name == ""
    undo(desk)
    assert titles(desk) == ["Agua"]


def test_a_merge_a_split_and_a_telling_apart_are_one_step_each(desk, table):
    one, two = propose(desk, table, "Agua"), propose(desk, table, "Agua limpia")
    before = len(steps(desk).undoable)
    relating.merge(desk, [two], one)
    relating.split(desk, one, [{"title": "A"}, {"title": "B"}])
    comparing.tell_apart(desk, one, two)
    assert len(steps(desk).undoable) == before + 3

    undo(desk)
    assert comparing.told_apart(desk, one) == ()
    undo(desk)
    assert titles(desk) == ["Agua", "Agua limpia"]
    undo(desk)
    assert desk.book.records("relation") == ()
    assert steps(desk).redo_name == "Rehacer: fusionar 2 propuestas"


def test_what_another_laptop_wrote_since_is_kept_and_told(desk, other_desk, forum, table):
    one = propose(desk, table, "Agua")
    write(desk, one, title="Agua limpia", problem="Falta agua")
    carry(desk, other_desk, forum.id)
    editing.save(other_desk, other_desk.book.record(one.id), {"title": "Agua potable"})
    carry(other_desk, desk, forum.id)

    done = undo(desk)

    now = desk.book.record(one.id)
    assert (now.text("title"), now.text("problem")) == ("Agua potable", "No hay datos.")
    assert [(kept.record, kept.field) for kept in done.kept] == [(one.id, "title")]
    undo(desk)  # the record itself: another laptop works in it
    assert titles(desk) == ["Agua potable"]


def test_an_undo_travels_as_a_change_and_is_no_conflict(desk, other_desk, forum, table):
    one = propose(desk, table, "Agua")
    write(desk, one, title="Agua limpia")
    carry(desk, other_desk, forum.id)
    undo(desk)

    carry(desk, other_desk, forum.id)

    assert titles(other_desk) == ["Agua"]
    assert other_desk.book.conflicts() == ()


def test_sealed_and_open_fields_written_together_are_taken_back_together(desk, table):
    one = propose(desk, table, "Agua")
    write(desk, one, title="Agua limpia", presenter="Persona Inventada")
    undo(desk)
    assert (desk.book.record(one.id).text("title"), desk.book.record(one.id).text("presenter")) == ("Agua", "")


ACTS = st.lists(st.sampled_from(["title", "problem", "cause", "delete", "restore", "undo", "redo"]), max_size=14)


@given(ACTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undoing_all_and_doing_all_again_ends_where_it_was(desk, table, acts):
    one = propose(desk, table, "Agua")
    base = len(steps(desk).undoable)
    for place, act in enumerate(acts):
        stands = desk.book.record(one.id)
        if act == "undo" and len(steps(desk).undoable) > base:
            undo(desk)
        elif act == "redo" and steps(desk).redoable:
            redo(desk)
        elif act == "delete" and not stands.is_deleted:
            editing.delete(desk, stands)
        elif act == "restore":
            editing.restore(desk, one.id)
        elif act in {"title", "problem", "cause"}:
            write(desk, one, **{act: f"{act} {place}"})
    end = desk.book.record(one.id)
    times = len(steps(desk).undoable) - base
    for _ in range(times):
        undo(desk)
    start = desk.book.record(one.id)
    assert (start.text("title"), start.is_deleted) == ("Agua", False)
    for _ in range(times):
        redo(desk)
    again = desk.book.record(one.id)
    said = {name: value for name, value in again.values.items() if value is not None}
    assert (said, again.is_deleted) == (
        {name: value for name, value in end.values.items() if value is not None},
        end.is_deleted,
    )
    assert desk.book.broken_links() == ()


def test_the_history_of_a_field_tells_who_when_where_and_what_it_said(desk, other_desk, forum, table):
    one = propose(desk, table, "Agua", responsible="11130009")
    carry(desk, other_desk, forum.id)
    editing.save(other_desk, other_desk.book.record(one.id), {"responsible": "11130008", "title": "Agua limpia"})
    carry(other_desk, desk, forum.id)
    undoing.undo(other_desk)
    carry(other_desk, desk, forum.id)

    told = [(one.author, one.device, one.before, one.after) for one in field_history(desk, one.id, "title")]

    there = f"computadora {other_desk.device[:8]}"
    assert told == [
        ("Ana Inventada", "esta computadora", "", "Agua"),
        ("Beto Inventado", there, "Agua", "Agua limpia"),
        ("Beto Inventado", there, "Agua limpia", "Agua"),
    ]
    (event, *_) = field_history(desk, one.id, "responsible")
    assert event.after == desk.terms.label("institution", "11130009")
    assert event.label == "Entidad responsable"
    assert event.at.startswith("2018-05-16T14:")


def test_a_deletion_stands_in_the_history(desk, table):
    one = propose(desk, table, "Agua")
    editing.delete(desk, one)
    assert record_history(desk, one.id)[-1].after == "borrado"
