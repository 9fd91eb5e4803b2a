"""Notes on fields: they travel sealed, stand beside those of other laptops, are undone and have a history."""

import zipfile
from contextlib import closing

from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import undoing
from gobabierto_desktop.services.receiving import receive
from gobabierto_desktop.services.remarking import leave_note, note_here, notes_history, notes_on
from gobabierto_desktop.services.sending import send
from tests.services.desks import make_forum, make_proposal


def test_a_note_is_written_changed_taken_away_and_undone(central):
    _, table = make_forum(central, "Foro")
    proposal = make_proposal(central, table, "Agua limpia")

    leave_note(central, proposal, "problem", " Lo dijo doña Juana Inventada ")
    leave_note(central, proposal, "problem", "Falta confirmarlo")
    (note,) = notes_on(central, proposal)
    assert (note.label, note.text, note.author) == ("Problema que atiende", "Falta confirmarlo", central.author)
    assert note.is_of_this_laptop

    leave_note(central, proposal, "problem", "")
    assert notes_on(central, proposal) == ()
    assert undoing.undo(central).step.title == "quitar la nota de Problema que atiende"
    assert note_here(central, proposal, "problem") == "Falta confirmarlo"
    undoing.undo(central)
    assert note_here(central, proposal, "problem") == "Lo dijo doña Juana Inventada"
    assert [(one.label, one.before, one.after) for one in notes_history(central, proposal, "problem")][:2] == [
        ("Nota de Problema que atiende", "", "Lo dijo doña Juana Inventada"),
        ("Nota de Problema que atiende", "Lo dijo doña Juana Inventada", "Falta confirmarlo"),
    ]
    assert notes_history(central, proposal, "title") == ()
    leave_note(central, proposal, "problem", "")
    leave_note(central, proposal, "problem", "Otra vez")
    assert note_here(central, proposal, "problem") == "Otra vez"


def test_notes_of_two_laptops_on_one_field_travel_sealed_and_stand_together(plan, central, tmp_path):
    receive(central, plan.packages, plan.keys)
    with closing(plan.desk("north", tmp_path / "north")) as north:
        (lake,) = (one for one in north.book.records("proposal") if one.text("title") == "Monitoreo del lago")
        leave_note(north, lake, "title", "El nombre lo puso la mesa, dice Tecún")
        forum = next(one for one in north.book.records("forum") if one.text("name") == "Foro de Cantel")
        leave_note(north, forum, "place", "Cambió a última hora")
        path = send(north, Scope(forum.id, None), plan.north.signer, tmp_path / "usb").path
    leave_note(central, lake, "title", "Preguntar si es el de Atitlán")

    (received,) = receive(central, [path], plan.keys)

    assert (received.balance.new, received.balance.conflict) == (2, 0)
    told = {(one.text, one.is_of_this_laptop) for one in notes_on(central, lake)}
    assert told == {
        ("El nombre lo puso la mesa, dice Tecún", False),
        ("Preguntar si es el de Atitlán", True),
    }
    assert [one.text for one in notes_on(central, central.book.record(forum.id))] == ["Cambió a última hora"]
    with zipfile.ZipFile(path) as parts:
        assert [name for name in parts.namelist() if "dice Tecún".encode() in parts.read(name)] == []
