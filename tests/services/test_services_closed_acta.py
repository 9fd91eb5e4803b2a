"""A closed, counter-signed acta travels as it was signed, with its addenda, and is kept where it arrives."""

import pytest

from gobabierto_desktop.packages.reader import open_package
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import closing, deliberating, editing, hand_signing
from gobabierto_desktop.services.closing import ActaElsewhere
from gobabierto_desktop.services.holding import ActaClosed
from gobabierto_desktop.services.receiving import Received, receive
from gobabierto_desktop.services.sending import send
from gobabierto_desktop.signing.pdf import drawn_in, inspect_pdf
from tests.forum.hands import trace
from tests.reports.reading import pdf_text
from tests.services.desks import make_forum, make_proposal

RATIFIED = {"ratified_on": "2018-05-16", "ratified_by": 9}
CORRECTION = {"text": "Faltó un nombre.", "reason": "Olvido.", "written_on": "2018-05-20", "written_by": "Inventada"}


@pytest.fixture
def meeting(north):
    """A forum with one mesa and a proposal, ready to be ratified."""
    forum, table = make_forum(north, "Foro de Zunil")
    make_proposal(north, table, "Datos del agua")
    editing.save(north, table, {"decision_rule": "CONS"})
    deliberating.close_table(north, table)
    return forum, table


@pytest.mark.parametrize("is_of_table", [False, True])
def test_the_acta_that_travels_is_the_one_that_two_signed_and_it_is_kept(
    plan, central, north, meeting, tmp_path, is_of_table
):
    forum, table = meeting
    scope = Scope(forum.id, table.id if is_of_table else None)
    closing.ratify(north, scope, RATIFIED)
    acta = closing.close_acta(north, scope, plan.north.signer)
    made = closing.countersign_acta(north, acta, plan.keys.signer, "Da fe")
    acta = north.book.record(acta.id)
    told = closing.write_addendum(north, acta, CORRECTION, plan.north.signer)

    sent = send(north, scope, plan.north.signer, tmp_path / "salida")
    (received,) = receive(central, [sent.path], plan.keys)

    assert isinstance(received, Received), received
    assert open_package(sent.path).find("acta.pdf") == made.path.read_bytes()
    arrived = closing.acta_of(central, scope)
    assert arrived == acta
    kept = closing.file_of(central, arrived).read_bytes()
    assert [one.intact for one in inspect_pdf(kept)] == [True, True]
    assert closing.addenda_of(central, arrived) == (told,)
    assert closing.file_of(central, told).read_bytes() == closing.file_of(north, told).read_bytes()
    with pytest.raises(ActaClosed):
        make_proposal(central, table, "Llega tarde")


def test_the_closed_acta_of_a_mesa_travels_with_its_forum(plan, central, north, meeting, tmp_path):
    forum, table = meeting
    closing.ratify(north, Scope(forum.id, table.id), RATIFIED)
    acta = closing.close_acta(north, Scope(forum.id, table.id), plan.north.signer)

    receive(central, [send(north, Scope(forum.id), plan.north.signer, tmp_path / "salida").path], plan.keys)

    kept = closing.file_of(central, central.book.record(acta.id))
    assert kept.read_bytes() == closing.file_of(north, acta).read_bytes()


def test_signatures_drawn_by_hand_leave_the_laptop_only_sealed(plan, central, north, meeting, tmp_path):
    forum, table = meeting
    whole, mesa = Scope(forum.id), Scope(forum.id, table.id)
    editing.create(north, "participant", forum.id, {"name": "Elena Inventada", "role": "OBSE"})
    for scope in (mesa, whole):
        (elena, *_) = (one for one in hand_signing.may_sign(north, scope) if one.name == "Elena Inventada")
        hand_signing.sign_by_hand(north, scope, elena, trace(4 if scope is whole else 6))
        closing.ratify(north, scope, RATIFIED)
    mesa_acta = closing.close_acta(north, mesa, plan.north.signer)
    acta = closing.close_acta(north, whole, plan.north.signer)

    of_mesa = send(north, mesa, plan.north.signer, tmp_path / "mesa").path
    of_forum = send(north, whole, plan.north.signer, tmp_path / "foro").path

    for sent, closed in ((of_mesa, (mesa_acta,)), (of_forum, (mesa_acta, acta))):
        opened = open_package(sent)
        shown = opened.find("acta.pdf")
        said = " ".join(pdf_text(shown).split())
        assert "Elena" not in said
        assert "consta el trazo manuscrito" in said
        assert drawn_in(shown) == ()
        sealed = {one.name for one in opened.evidence()}
        assert sealed == {f"private/evidence/{one.text('digest')}.age" for one in closed}
        assert b"trazo/1" not in sent.read_bytes()
    for result in receive(central, [of_mesa, of_forum], plan.keys):
        assert isinstance(result, Received), result
    for scope, closed, waves in ((mesa, mesa_acta, 6), (whole, acta, 4)):
        kept = closing.file_of(central, closing.acta_of(central, scope)).read_bytes()
        assert kept == closing.file_of(north, closed).read_bytes()
        assert drawn_in(kept) == (trace(waves).digest(),)
        assert [one.text("name") for one in hand_signing.signed_by_hand(central, scope)] == ["Elena Inventada"]


def test_a_package_is_not_made_with_another_acta_where_the_closed_one_is_missing(plan, north, meeting, tmp_path):
    scope = Scope(meeting[0].id)
    closing.ratify(north, scope, RATIFIED)
    closing.file_of(north, closing.close_acta(north, scope, plan.north.signer)).remove()

    with pytest.raises(ActaElsewhere):
        send(north, scope, plan.north.signer, tmp_path / "salida")

    assert not (tmp_path / "salida").exists()
