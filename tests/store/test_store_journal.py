"""The journal only grows, refuses two truths under one name, and shows whoever changed it behind the program's back."""

import pytest
from sqlalchemy.exc import IntegrityError

from gobabierto_desktop.domain.changes import DELETED, ChangeId
from gobabierto_desktop.store.book import open_book
from gobabierto_desktop.store.failures import JournalForked, ParentMissing, RecordDisputed
from gobabierto_desktop.store.journal import Outcome, Tip
from tests.store.books import AT, FORUM, PROPOSAL, TABLE, change, family, fill, make, run_sql


def outcomes(book, changes):
    with book.transaction() as transaction:
        return transaction.append(changes)


def broken_in(folder):
    book = open_book(folder, AT)
    try:
        return book.broken_links()
    finally:
        book.close()


@pytest.mark.parametrize("statement", ["UPDATE journal SET author = 'Otra'", "DELETE FROM journal"])
def test_the_database_itself_refuses_to_change_what_was_written(book, statement):
    fill(book)
    before = book.digest()
    with (
        pytest.raises(IntegrityError, match="only grows"),
        book.transaction() as transaction,
    ):
        transaction.connection.exec_driver_sql(statement)
    assert book.digest() == before


def test_changes_are_read_back_as_they_were_written(book):
    fill(book)
    assert book.history([FORUM, TABLE, PROPOSAL]) == tuple(family())
    assert book.broken_links() == ()


def test_each_record_taken_in_ends_as_exactly_one_outcome(book):
    assert outcomes(book, family()) == {FORUM: Outcome.NEW, TABLE: Outcome.NEW, PROPOSAL: Outcome.NEW}
    later = change("b2", 1, PROPOSAL, {"title": "Monitoreo del lago"}, over=(ChangeId("a1", 3),))
    rival = change("c3", 1, PROPOSAL, {"title": "Monitoreo del mar"}, over=(ChangeId("a1", 3),))
    assert outcomes(book, [*family(), later])[PROPOSAL] is Outcome.UPDATED
    assert outcomes(book, [*family(), later]) == dict.fromkeys((FORUM, TABLE, PROPOSAL), Outcome.IDENTICAL)
    assert outcomes(book, [rival]) == {PROPOSAL: Outcome.CONFLICT}
    assert [(one.record, one.field) for one in book.conflicts()] == [(PROPOSAL, "title")]
    decision = change("a1", 4, PROPOSAL, {"title": "Monitoreo"}, over=(later.id, rival.id))
    assert outcomes(book, [decision]) == {PROPOSAL: Outcome.UPDATED}
    assert book.conflicts() == ()


def test_the_end_of_a_devices_journal_is_known(book):
    fill(book)
    with book.transaction() as transaction:
        assert transaction.tip("a1") == Tip(3, family()[-1].digest())
        assert transaction.tip("z9").number == 0


@pytest.mark.parametrize(
    "forged",
    [
        change("a1", 3, PROPOSAL, {"title": "Otra cosa"}),
        change("a1", 3, "otra", {"title": "Otra cosa"}),
    ],
    ids=["on the same record", "on another record"],
)
def test_two_changes_under_one_name_are_refused_and_nothing_is_taken(book, forged):
    fill(book)
    before = book.digest()
    good = change("b2", 1, "buena", {"title": "Buena"})
    with pytest.raises(JournalForked, match="El cambio 3 del equipo a1 ya existe aquí con otro contenido"):
        fill(book, [good, forged])
    assert book.digest() == before


def test_two_changes_under_one_name_are_refused_even_when_they_come_together(book):
    with pytest.raises(JournalForked):
        fill(book, [*family(), change("a1", 3, PROPOSAL, {"title": "Otra cosa"})])
    assert book.records("forum") == ()


@pytest.mark.parametrize(
    "strange",
    [
        change("b2", 1, PROPOSAL, {"text": "Acuerdo"}, kind="agreement"),
        change("b2", 1, PROPOSAL, {"title": "Agua"}, parent="otra mesa"),
    ],
    ids=["of another kind", "in another place"],
)
def test_a_record_is_never_made_into_another_thing(book, strange):
    fill(book)
    before = book.digest()
    with pytest.raises(RecordDisputed, match="viene como otra cosa, o en otro lugar"):
        fill(book, [strange])
    assert book.digest() == before


def test_a_record_without_its_forum_or_mesa_is_refused_whole(book):
    with pytest.raises(ParentMissing, match=r"Pida que le envíen el paquete completo del foro\."):
        fill(book, family()[2:])
    assert book.record(PROPOSAL) is None
    fill(book, family()[::-1])
    assert book.record(PROPOSAL) is not None


def test_a_record_that_stands_under_itself_ends_no_family(book):
    fill(book, [change("a1", 1, "anillo", {"number": 1}, "dialogue_table", "anillo")])
    assert [one.id for one in book.family("anillo")] == ["anillo"]


def test_a_family_tells_deleted_records_too_because_deletions_travel(book):
    fill(book)
    fill(book, [change("a1", 4, PROPOSAL, {DELETED: True}, over=(ChangeId("a1", 3),))])
    assert [one.id for one in book.family(FORUM)] == sorted([FORUM, TABLE, PROPOSAL])
    assert book.records("proposal") == ()
    assert book.count("proposal", TABLE) == 0


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE journal SET fields = replace(fields, 'Samalá', 'Motagua') WHERE number = 3",
        "UPDATE journal SET author = 'Otra' WHERE number = 3",
        "UPDATE journal SET at = '2018-05-17T14:00:00Z' WHERE number = 3",
        "UPDATE journal SET number = 4 WHERE number = 3",
        "UPDATE journal SET record = 'otra' WHERE number = 3",
        "UPDATE journal SET sealed = 1 WHERE number = 3",
        "UPDATE journal SET previous = hex(zeroblob(32)) WHERE number = 3",
        "UPDATE journal SET digest = 'abc' WHERE number = 3",
        "UPDATE journal SET fields = 'ya no es JSON' WHERE number = 3",
        "UPDATE journal SET fields = '[]' WHERE number = 3",
        """UPDATE journal SET fields = '{"title": null}' WHERE number = 3""",
    ],
)
def test_whoever_rewrites_the_journal_with_another_program_is_seen(tmp_path, tampering):
    make(tmp_path)
    run_sql(tmp_path, "DROP TRIGGER journal_refuses_update", tampering)
    assert len(broken_in(tmp_path)) == 1


def test_a_change_forged_with_its_own_digest_breaks_the_link_of_the_next(tmp_path):
    make(tmp_path)
    forged = change("a1", 2, TABLE, {"number": 9}, "dialogue_table", FORUM, family()[0].digest())
    run_sql(
        tmp_path,
        "DROP TRIGGER journal_refuses_update",
        "UPDATE journal SET fields = replace(fields, '\"value\":1', '\"value\":9'), "
        f"digest = '{forged.digest()}' WHERE number = 2",
    )
    assert broken_in(tmp_path) == (ChangeId("a1", 3),)


def test_a_first_change_that_follows_something_is_seen(book):
    fill(book, [change("b2", 1, FORUM, {"name": "Foro"}, "forum", None, previous="1" * 64)])
    assert book.broken_links() == (ChangeId("b2", 1),)


def test_a_part_of_another_devices_journal_is_no_damage(book):
    fill(book, [family()[0], change("b2", 7, FORUM, {"place": "Salón"}, "forum", None, previous="1" * 64)])
    assert book.broken_links() == ()
