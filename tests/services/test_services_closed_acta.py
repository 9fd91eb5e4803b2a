"""A closed, counter-signed acta travels as it was signed, with its addenda, and is kept where it arrives."""

import hashlib

import pytest

from gobabierto_desktop.packages.reader import open_package
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import closing, deliberating, editing, hand_signing
from gobabierto_desktop.services.closing import ActaElsewhere
from gobabierto_desktop.services.deciding import disputes
from gobabierto_desktop.services.editing import OnlyByStep
from gobabierto_desktop.services.enrolling import signer_of
from gobabierto_desktop.services.holding import ActaClosed
from gobabierto_desktop.services.minutes import ActaRefused
from gobabierto_desktop.services.receiving import Keys, Received, receive
from gobabierto_desktop.services.sending import send, send_kit
from gobabierto_desktop.services.showing_acta import copy_words
from gobabierto_desktop.signing.pdf import drawn_in, inspect_pdf
from tests.forum.hands import trace
from tests.reports.reading import pdf_text
from tests.services.desks import make_forum, make_proposal
from tests.trust.people import SECRET

RATIFIED = {"ratified_on": "2018-05-16", "ratified_by": 9}
CORRECTION = {"text": "Faltó un nombre.", "reason": "Olvido.", "written_on": "2018-05-20", "written_by": "Inventada"}


@pytest.fixture
def south(plan, tmp_path):
    """Another facilitator's laptop."""
    opened = plan.desk("south", tmp_path / "south")
    yield opened
    opened.close()


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


def test_a_kit_brings_the_closed_acta_to_be_signed_elsewhere_and_of_two_copies_signed_apart_one_stays(
    plan, central, north, south, meeting, tmp_path
):
    scope, nobody = Scope(meeting[0].id), Keys(None, None)
    closing.ratify(north, scope, RATIFIED)
    acta = closing.close_acta(north, scope, plan.north.signer)
    first = closing.file_of(north, acta).read_bytes()
    receive(central, [send(north, scope, plan.north.signer, tmp_path / "norte").path], plan.keys)
    kit = send_kit(central, [scope.forum], plan.keys.signer, tmp_path / "kit.asice").path
    receive(south, [kit], nobody)
    tecun = signer_of(south, SECRET)
    assert closing.countersign_acta(south, acta, tecun, "Observa").signatures == 2
    closing.countersign_acta(north, acta, plan.north.signer, "Da fe")
    ours, theirs = (closing.file_of(one, closing.acta_of(one, scope)).read_bytes() for one in (north, south))
    packages = [
        send(one, scope, signer, tmp_path / str(place)).path
        for place, (one, signer) in enumerate(((north, plan.north.signer), (south, tecun)))
    ]
    for desk, keys in ((central, plan.keys), (north, nobody), (south, nobody)):
        assert all(isinstance(one, Received) for one in receive(desk, packages, keys))
        with pytest.raises(ActaRefused, match="dos ejemplares"):
            closing.countersign_acta(desk, acta, plan.keys.signer, "Da fe")
    (dispute,) = disputes(central)
    assert dispute.is_about_copies
    assert {copy_words(central, str(side.value)) for side in dispute.sides} == {
        f"Ejemplar con 2 firmas: {plan.north.signer.name}, {other}" for other in (plan.north.signer.name, tecun.name)
    }

    with pytest.raises(OnlyByStep):
        editing.decide(central, dispute.conflict, "0" * 64)
    editing.decide(central, dispute.conflict, hashlib.sha256(theirs).hexdigest())
    decided = send_kit(central, [scope.forum], plan.keys.signer, tmp_path / "decidido.asice").path
    for desk in (north, south):
        receive(desk, [decided], nobody)
        assert desk.book.conflicts() == ()
        assert closing.file_of(desk, closing.acta_of(desk, scope)).read_bytes() == theirs
    assert closing.countersign_acta(north, acta, plan.north.signer, "Da fe").signatures == 3
    receive(south, [send(north, scope, plan.north.signer, tmp_path / "otra").path], nobody)
    whole = closing.file_of(south, closing.acta_of(south, scope)).read_bytes()
    assert whole.startswith(theirs)
    assert theirs.startswith(first)
    assert ours != theirs
    assert [one.intact for one in inspect_pdf(whole)] == [True, True, True]


def test_signatures_drawn_by_hand_leave_the_laptop_only_sealed(plan, central, north, south, meeting, tmp_path):
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
    kit = send_kit(central, [forum.id], plan.keys.signer, tmp_path / "kit.asice").path
    receive(south, [kit], Keys(None, None))
    arrived = closing.acta_of(south, whole)
    assert closing.file_of(south, arrived) is None
    with pytest.raises(ActaElsewhere):
        closing.countersign_acta(south, arrived, plan.keys.signer, "Da fe")
    in_person = closing.file_of(north, acta).read_bytes()
    assert closing.acta_in(south, in_person) == arrived
    assert closing.take_countersigned(south, arrived, in_person).signatures == 1
    assert closing.countersign_acta(south, arrived, plan.keys.signer, "Da fe").signatures == 2
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
