"""An acta ratified and closed: three signatures valid one after the other, nothing under it changes, only addenda."""

import hashlib

import pytest

from gobabierto_desktop.domain.minutes import ActaState, state_of
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import closing, deliberating, editing, undoing
from gobabierto_desktop.services.closing import ActaElsewhere, ActaNotReady, AddendumRefused
from gobabierto_desktop.services.holding import ActaClosed, closed_by
from gobabierto_desktop.services.minutes import ActaRefused, countersigned
from gobabierto_desktop.signing.pdf import inspect_pdf
from tests.forum.conftest import make_table, propose
from tests.independent.checkers import pdfsig_report
from tests.reports.reading import pdf_text
from tests.signing.samples import NOW, plan

RATIFIED = {"ratified_on": "2018-05-16", "ratified_at": "13:00", "read_by": "Luz Inventada", "ratified_by": 12}
CORRECTION = {
    "text": "Donde dice «río Samalá» debe decir «río Salamá».",
    "reason": "Se escribió mal el nombre.",
    "written_on": "2018-05-20",
    "written_by": "Rosa Inventada",
    "post": "Facilita el foro",
}


@pytest.fixture
def proposal(desk, table):
    return propose(desk, table, "Datos del río Samalá")


@pytest.fixture
def acta(desk, forum, table, proposal):
    """The acta of the whole forum, closed."""
    deliberating.close_table(desk, table)
    closing.ratify(desk, Scope(forum.id), RATIFIED)
    return closing.close_acta(desk, Scope(forum.id), plan().facilitator)


def test_an_acta_that_nobody_ratified_or_with_an_open_mesa_is_not_closed_and_each_obstacle_is_named(desk, forum, table):
    with pytest.raises(ActaNotReady) as refused:
        closing.close_acta(desk, Scope(forum.id), plan().facilitator)

    assert [one.record for one in refused.value.obstacles] == [forum.id, table.id]
    assert "leído y ratificado" in refused.value.message
    assert "La mesa 1 no está cerrada" in refused.value.message
    assert closing.acta_of(desk, Scope(forum.id)) is None


def test_a_tally_that_does_not_add_up_keeps_the_acta_open(desk, forum, table, proposal):
    deliberating.close_table(desk, table)
    counted = {"proposal": proposal.id, "present": 20, "in_favour": 18, "against": 1, "blank": 0, "void": 0}
    editing.create(desk, "vote", table.id, counted)
    closing.ratify(desk, Scope(forum.id), RATIFIED)

    with pytest.raises(ActaNotReady, match=r"Mesa 1: .*suman 19 y hay 20 presentes"):
        closing.close_acta(desk, Scope(forum.id), plan().facilitator)

    assert closing.closing(desk, Scope(forum.id)).state is ActaState.RATIFIED


def test_what_is_closed_is_the_digest_of_the_pdf_that_the_facilitator_signed(desk, acta):
    content = closing.file_of(desk, acta).read_bytes()

    assert state_of(acta) is ActaState.CLOSED
    assert acta.text("digest") == hashlib.sha256(content).hexdigest()
    assert acta.text("number") in pdf_text(content)
    assert [one.intact for one in inspect_pdf(content)] == [True]


def test_three_sign_the_closed_acta_and_pdfsig_accepts_three_of_three(desk, acta, tmp_path):
    ca = tmp_path / "ca.pem"
    ca.write_bytes(plan().authority.pem)
    first = closing.file_of(desk, acta).read_bytes()

    for number, who in enumerate((plan().rapporteur, plan().coordinator_rsa), start=2):
        made = closing.countersign_acta(desk, desk.book.record(acta.id), who, "Da fe como observadora")
        assert (made.signatures, made.places) == (number, 6)

    now = closing.file_of(desk, desk.book.record(acta.id))
    report = pdfsig_report(now.path, ca)
    assert report.signatures == report.good == report.trusted == 3
    assert report.valid
    assert now.read_bytes().startswith(first)


def test_who_signs_an_acta_seen_before_the_last_signature_adds_to_it_and_conflicts_with_none(desk, acta):
    for who in (plan().rapporteur, plan().coordinator_rsa):
        closing.countersign_acta(desk, acta, who, "Da fe")

    assert desk.book.conflicts() == ()
    assert len(inspect_pdf(closing.file_of(desk, desk.book.record(acta.id)).read_bytes())) == 3


def test_the_acta_signed_elsewhere_comes_back_and_another_one_does_not(desk, acta):
    held = closing.file_of(desk, acta).read_bytes()
    abroad = countersigned(held, plan().rapporteur, "Da fe", NOW)

    taken = closing.take_countersigned(desk, acta, abroad)

    assert taken.signatures == 2
    assert taken.path.read_bytes() == abroad
    with pytest.raises(ActaRefused, match="no es el acta cerrada"):
        closing.take_countersigned(desk, desk.book.record(acta.id), held)


def test_nothing_that_a_closed_acta_tells_changes_any_more(desk, forum, table, proposal, acta):
    for record in (forum, table, proposal):
        stands = desk.book.record(record.id)
        assert closed_by(desk, stands) == acta
        with pytest.raises(ActaClosed, match=acta.text("number")):
            editing.save(desk, stands, {"facilitator": "Otra", "title": "Otro"})
        with pytest.raises(ActaClosed):
            editing.delete(desk, stands)
    with pytest.raises(ActaClosed):
        editing.create(desk, "participant", forum.id, {"name": "Tarde Inventada"})
    with pytest.raises(ActaClosed):
        deliberating.reopen_table(desk, table)
    assert desk.book.record(proposal.id).text("title") == "Datos del río Samalá"


def test_neither_an_edition_nor_undoing_opens_a_closed_acta(desk, acta):
    with pytest.raises(ActaClosed):
        editing.save(desk, acta, {"closed_at": ""})
    with pytest.raises(ActaClosed):
        editing.delete(desk, acta)
    with pytest.raises(ActaClosed):
        undoing.undo(desk)
    with pytest.raises(ActaClosed):
        closing.close_acta(desk, Scope(acta.parent), plan().facilitator)
    assert state_of(desk.book.record(acta.id)) is ActaState.CLOSED


def test_the_acta_of_one_mesa_holds_that_mesa_alone(desk, forum, table, proposal):
    other = make_table(desk, forum, 2, "5")
    deliberating.close_table(desk, table)
    closing.ratify(desk, Scope(forum.id, table.id), RATIFIED)

    closing.close_acta(desk, Scope(forum.id, table.id), plan().facilitator)

    with pytest.raises(ActaClosed):
        editing.save(desk, desk.book.record(proposal.id), {"title": "Otro"})
    assert propose(desk, other, "Todavía se propone").text("title") == "Todavía se propone"
    assert closed_by(desk, desk.book.record(forum.id)) is None


def test_a_correction_is_a_signed_addendum_and_the_acta_stays_byte_by_byte(desk, acta, tmp_path):
    ca = tmp_path / "ca.pem"
    ca.write_bytes(plan().authority.pem)
    before = closing.file_of(desk, acta).read_bytes()

    told = closing.write_addendum(desk, acta, CORRECTION, plan().facilitator)

    file = closing.file_of(desk, told)
    assert closing.addenda_of(desk, acta) == (told,)
    assert pdfsig_report(file.path, ca).valid
    said = " ".join(pdf_text(file.read_bytes()).split())
    assert f"acta No. {acta.text('number')}" in said
    assert CORRECTION["text"] in said
    assert acta.text("digest")[:32] in said
    assert closing.file_of(desk, desk.book.record(acta.id)).read_bytes() == before
    with pytest.raises(ActaClosed):
        editing.save(desk, told, {"reason": "Otro"})


def test_an_addendum_that_says_no_reason_or_of_an_open_acta_is_refused(desk, forum, table, acta):
    with pytest.raises(AddendumRefused, match="Motivo"):
        closing.write_addendum(desk, acta, {**CORRECTION, "reason": " "}, plan().facilitator)
    still_open = closing.ratify(desk, Scope(forum.id, table.id), RATIFIED)
    with pytest.raises(AddendumRefused, match="no está cerrada"):
        closing.write_addendum(desk, still_open, CORRECTION, plan().facilitator)
    assert closing.addenda_of(desk, acta) == ()


def test_an_acta_whose_file_was_damaged_is_not_signed_again(desk, acta):
    file = closing.file_of(desk, acta)
    file.path.write_bytes(file.read_bytes()[:-1])

    with pytest.raises(ActaElsewhere):
        closing.countersign_acta(desk, acta, plan().rapporteur, "Da fe")
