"""Every page and report understands a tally by its mesa's rule, and a mesa is closed by its step only."""

import pytest

from gobabierto_desktop.domain.changes import Assignment
from gobabierto_desktop.reports.scope import Scope, all_forums
from gobabierto_desktop.reports.tables import votes
from gobabierto_desktop.services import deliberating, editing, undoing
from gobabierto_desktop.services.deliberating import CannotClose
from gobabierto_desktop.services.editing import OnlyByStep
from gobabierto_desktop.services.showing_acta import acta_aloud
from tests.forum.conftest import propose


@pytest.fixture
def shared_out(desk, table):
    """Two proposals among which ten people shared out three points each."""
    editing.save(desk, table, {"decision_rule": "PUNT", "votes_each": 3, "choose": 1, "tie_rule": "NADA"})
    for title, points in (("Agua", 20), ("Escuelas", 10)):
        one = propose(desk, table, title)
        told = {"proposal": one.id, "present": 10, "blank": 0, "void": 0, "points": points}
        editing.create(desk, "vote", table.id, told)


def test_writing_that_a_mesa_is_closed_is_refused(desk, table):
    with pytest.raises(OnlyByStep, match="Mesa cerrada"):
        editing.save(desk, table, {"is_closed": True})
    with pytest.raises(OnlyByStep):
        editing.create(desk, "dialogue_table", table.parent, {"number": 9, "is_closed": True})
    assert not desk.book.record(table.id).is_yes("is_closed")
    assert deliberating.close_table(desk, table).is_yes("is_closed")


def test_a_closing_done_again_or_a_reopening_undone_asks_once_more_whether_the_sheets_add_up(desk, table):
    one = propose(desk, table, "Agua")
    wrong = {"proposal": one.id, "present": 5, "in_favour": 3, "against": 0, "blank": 0, "void": 0}
    is_closed = lambda: desk.book.record(table.id).is_yes("is_closed")  # noqa: E731 - asked again and again
    deliberating.close_table(desk, table)
    undoing.undo(desk)
    with desk.book.transaction() as transaction:  # as a package brings it: no step of this desk, so it may redo
        vote = editing.begin(desk, "vote", table.id)
        fields = {name: Assignment(value) for name, value in wrong.items()}
        transaction.append(editing.compose(desk, transaction.tip(desk.device), vote, fields))

    with pytest.raises(CannotClose, match="suman 3 y hay 5 presentes"):
        undoing.redo(desk)
    assert not is_closed()

    vote = editing.save(desk, desk.book.record(vote.id), {"in_favour": 5})
    deliberating.close_table(desk, table)
    deliberating.reopen_table(desk, table)
    with desk.book.transaction() as transaction:
        fields = {"in_favour": Assignment(4, vote.heads["in_favour"])}
        transaction.append(editing.compose(desk, transaction.tip(desk.device), vote, fields))
    with pytest.raises(CannotClose):
        undoing.undo(desk)
    assert not is_closed()


def test_a_wrong_count_that_was_counted_again_no_longer_keeps_the_mesa_open(desk, table):
    one = propose(desk, table, "Agua")
    wrong = editing.create(desk, "vote", table.id, {"proposal": one.id, "present": 5, "in_favour": 3})
    assert not deliberating.deliberation(desk, table).may_close

    deliberating.recount(desk, wrong, {"in_favour": 5})

    assert deliberating.deliberation(desk, table).may_close


def test_a_quorum_that_a_wrong_count_missed_is_met_by_its_recount(desk, table):
    table = editing.save(desk, table, {"quorum": 4})
    one = propose(desk, table, "Agua")
    counted = {"proposal": one.id, "present": 3, "in_favour": 3, "against": 0, "blank": 0, "void": 0}
    wrong = editing.create(desk, "vote", table.id, counted)
    assert "el quórum es 4" in deliberating.deliberation(desk, table).obstacles[0].message

    deliberating.recount(desk, wrong, {"present": 5, "in_favour": 5})

    assert deliberating.deliberation(desk, table).may_close
    assert votes(all_forums(desk.book.holdings()), desk.terms).rows[0][1:4] == (1, 5, 5)


def test_points_are_told_as_points_in_the_acta_and_the_consolidated_report(desk, forum, table, shared_out):
    clause = next(one for one in acta_aloud(desk, Scope(forum.id)) if "Votaciones" in one.title)
    assert clause.paragraphs == (
        "Puntos o votos repartidos",
        "Agua: Presentes 10, Puntos recibidos 20, En blanco o abstención 0, Nulos 0.",
        "Escuelas: Presentes 10, Puntos recibidos 10, En blanco o abstención 0, Nulos 0.",
        "Lo que se decidió",
        "«Agua»: aprobada. 20 puntos.",
        "«Escuelas»: no aprobada. 10 puntos.",
    )
    told = votes(all_forums(desk.book.holdings()), desk.terms)
    assert told.rows[0][1:] == (2, 0, 0, 0, 0, 0, 30)
    assert "puntos" in told.note
    assert deliberating.close_table(desk, table).is_yes("is_closed")
