"""Writing records: drafts, changes, deletion and decisions, on a real book."""

import pytest

from gobabierto_desktop.domain.changes import DELETED
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk
from tests.services.desks import make_forum, make_participant, make_proposal


@pytest.fixture
def desk(tmp_path):
    opened = open_desk(tmp_path / "datos", "Ana Inventada")
    yield opened
    opened.close()


@pytest.fixture
def table(desk):
    return make_forum(desk, "Foro de Cantel")[1]


def rivals_of(desk, proposal, titles):
    """The same proposal written on two laptops that did not see each other; as this book then holds it."""
    for title in titles:
        editing.save(desk, proposal, {"title": title})
    return desk.book.conflicts()


def test_what_is_typed_is_kept_as_a_draft_and_becomes_one_change(desk, table):
    new = editing.begin(desk, "proposal", table.id)
    for typed in ("M", "Mo", "Monitoreo"):
        editing.keep_draft(desk, new, "title", typed)
    assert [(one.field, one.value) for one in desk.book.drafts()] == [("title", "Monitoreo")]
    assert desk.book.records("proposal") == ()

    saved = editing.save(desk, new, {"title": "Monitoreo"})

    assert desk.book.drafts() == ()
    assert desk.book.record(new.id) == saved
    assert len(desk.book.history([new.id])) == 1


def test_what_a_crash_left_as_a_draft_is_rescued_with_what_it_was_typed_over(desk, table):
    proposal = make_proposal(desk, table, "Agua")
    editing.keep_draft(desk, proposal, "title", "Agua limpia")
    new = editing.begin(desk, "proposal", table.id)
    editing.keep_draft(desk, new, "title", "Escuela")
    editing.keep_draft(desk, new, "presenter", "Persona Inventada")

    assert set(editing.rescue_drafts(desk)) == {proposal.id, new.id}

    assert desk.book.record(proposal.id).text("title") == "Agua limpia"
    assert desk.book.record(new.id).values == {"title": "Escuela", "presenter": "Persona Inventada"}
    assert desk.book.conflicts() == ()
    assert desk.book.drafts() == ()
    assert editing.rescue_drafts(desk) == ()


def test_a_draft_typed_over_an_older_version_is_a_conflict_and_not_a_loss(desk, table):
    proposal = make_proposal(desk, table, "Agua")
    editing.keep_draft(desk, proposal, "title", "Agua limpia")
    editing.save(desk, desk.book.record(proposal.id), {"problem": "Otro campo no estorba"})
    editing.save(desk, proposal, {"title": "Agua potable", "cause": "Tubería vieja"})
    editing.keep_draft(desk, proposal, "title", "Agua limpia")

    editing.rescue_drafts(desk)

    (conflict,) = desk.book.conflicts()
    assert {rival.value for rival in conflict.rivals} == {"Agua limpia", "Agua potable"}


def test_an_incomplete_or_unreadable_value_is_kept_as_typed(desk, table):
    forum = desk.book.record(table.parent)
    saved = editing.save(desk, forum, {"held_on": "a mediados de mayo", "starts_at": "temprano"})
    assert saved.text("held_on") == "a mediados de mayo"
    assert saved.text("starts_at") == "temprano"


def test_nothing_is_written_where_nothing_differs(desk, table):
    before = desk.book.digest()
    assert editing.save(desk, table, dict(table.values)) == table
    assert desk.book.digest() == before


def test_personal_fields_are_written_apart_and_with_a_nonce(desk, table):
    proposal = make_proposal(desk, table, "Agua")
    person = make_participant(desk, desk.book.record(table.parent), "Asistente Inventada")
    opened, sealed, attending = desk.book.history([proposal.id, person.id])
    assert (set(opened.fields), opened.sealed, opened.nonce) == ({"title", "problem", "sdg"}, False, "")
    assert (set(sealed.fields), sealed.sealed, len(sealed.nonce)) == ({"presenter"}, True, 32)
    assert attending.sealed
    assert desk.book.broken_links() == ()


def test_a_deleted_record_comes_back_as_it_was(desk, table):
    proposal = make_proposal(desk, table, "Agua")
    editing.delete(desk, proposal)
    assert desk.book.records("proposal") == ()
    assert desk.book.record(proposal.id).is_deleted

    back = editing.restore(desk, proposal.id)

    assert back == proposal
    assert desk.book.records("proposal") == (proposal,)
    assert desk.book.conflicts() == ()
    assert editing.restore(desk, proposal.id) == proposal
    assert editing.restore(desk, "nadie") is None


def test_the_deletion_of_a_person_travels_sealed(desk, table):
    person = make_participant(desk, desk.book.record(table.parent), "Asistente Inventada")
    editing.delete(desk, person)
    assert [one.sealed for one in desk.book.history([person.id])] == [True, True]


def test_deleting_forgets_what_was_being_typed_in_it(desk, table):
    proposal = make_proposal(desk, table, "Agua")
    editing.keep_draft(desk, proposal, "cause", "Tubería")
    editing.delete(desk, proposal)
    assert desk.book.drafts() == ()


def test_a_decision_settles_a_conflict_and_is_a_change_like_any_other(desk, table):
    (conflict,) = rivals_of(desk, make_proposal(desk, table, "Agua"), ["Agua limpia", "Agua potable"])
    decided = editing.decide(desk, conflict, "Agua potable")
    assert decided.text("title") == "Agua potable"
    assert desk.book.conflicts() == ()
    assert desk.book.broken_links() == ()


@pytest.mark.parametrize("gone", [True, False])
def test_a_doubtful_deletion_is_decided_either_way(desk, table, gone):
    proposal = make_proposal(desk, table, "Agua")
    editing.save(desk, proposal, {"title": "Agua limpia"})
    editing.delete(desk, proposal)  # as it was seen before the new title
    (conflict,) = desk.book.conflicts()
    assert conflict.field == DELETED

    decided = editing.decide(desk, conflict, gone)

    assert decided.is_deleted is gone
    assert desk.book.conflicts() == ()


def test_a_desk_keeps_its_name_and_its_plan_over_starts(tmp_path):
    first = open_desk(tmp_path, "Ana Inventada")
    device, digest = first.device, first.book.digest()
    first.close()
    again = open_desk(tmp_path, "Ana Inventada")
    assert (again.device, again.book.digest()) == (device, digest)
    assert again.book.meta("plan_code") == "AP_GTM04"
    assert len(again.book.records("commitment")) == 24
    again.close()


def test_every_desk_starts_from_the_same_catalogue(tmp_path):
    digests = set()
    for name in ("una", "otra"):
        desk = open_desk(tmp_path / name, name)
        digests.add(desk.book.digest())
        desk.close()
    assert len(digests) == 1
