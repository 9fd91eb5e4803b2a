"""A closed envelope: a found stick tells plan and sender; the coordinator takes in what is inside."""

import pytest

from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.reader import open_package
from gobabierto_desktop.packages.sealing import SealNotOpened, unseal
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.enclosing import EnvelopeClosed, enclose, open_file, send_enclosed
from gobabierto_desktop.services.enrolling import anchors_of, opener_of, own_opener_of, signer_of
from gobabierto_desktop.services.receiving import Keys, Received, Refused, receive
from gobabierto_desktop.services.sending import send
from gobabierto_desktop.services.verifying import verify_file
from tests.trust.people import FACILITATOR, NOW, SECRET, coordinator, facilitator

FORUM, PERSON, WISH = "Foro Inconfundible", "Xochiquetzal Inventadísima", "Que el mercado tenga agua ñandú"


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plan")
    central = coordinator(folder / "central")
    table = facilitator(folder / "mesa", central)
    forum = editing.create(table, "forum", None, {"name": FORUM, "held_on": "2018-05-16"})
    editing.create(table, "participant", forum.id, {"name": PERSON})
    mesa = editing.create(table, "dialogue_table", forum.id, {"topic": "Mesa de agua"})
    editing.create(table, "proposal", mesa.id, {"title": WISH})
    signer = signer_of(table, SECRET)
    sent = send(table, Scope(forum.id, None), signer, folder / "entregados")
    envelope = enclose(table, sent.path, signer, folder / "memoria")
    yield central, table, sent, envelope
    table.close()
    central.close()


def test_a_found_stick_tells_its_plan_and_sender_and_nothing_else(plan):
    _, _, _, envelope = plan
    content = envelope.read_bytes()
    for words in (FORUM, PERSON, WISH, "Inconfundible", "Mesa de agua", "%PDF", "xl/workbook.xml"):
        assert words.encode() not in content
    assert FACILITATOR.name.encode() in content
    assert [one.name for one in open_package(envelope).parts] == [
        *("manifest.json", "private/package.asice.age"),
        *("META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"),
    ]
    assert "foro" not in envelope.name
    assert [one.name for one in envelope.parent.iterdir()] == [envelope.name]


def test_whoever_finds_it_can_check_who_closed_it(plan):
    central, _, _, envelope = plan
    (verdict,) = verify_file(envelope, anchors_of(central), NOW)
    assert verdict.is_good
    assert verdict.signer == FACILITATOR.name


def test_the_coordinator_takes_in_what_is_inside_once_however_often_it_comes(plan):
    central, table, sent, envelope = plan
    keys = Keys(opener_of(central, SECRET), signer_of(central, SECRET))

    (first,) = receive(central, [envelope], keys)
    again, bare = receive(central, [envelope, sent.path], keys)

    assert isinstance(first, Received), str(first.failure)
    assert first.path == envelope
    assert first.unopened == 0
    assert first.balance.new == 4
    assert [one.is_unchanged for one in (again, bare) if isinstance(one, Received)] == [True, True]
    assert [one.text("name") for one in central.book.records("participant")] == [PERSON]
    assert first.receipt is not None
    (taken,) = receive(table, [first.receipt], Keys(None, None))
    assert isinstance(taken, Received)
    assert table.book.deliveries()[0].acknowledged_at is not None
    assert not list(central.folder.glob("abriendo-*"))


def test_who_has_no_key_is_told_whose_it_is(plan, tmp_path):
    central, _, _, envelope = plan
    other = facilitator(tmp_path / "otra", central)
    before = other.book.digest()
    for opener in (None, own_opener_of(other, SECRET)):
        (refused,) = receive(other, [envelope], Keys(opener, None))
        assert isinstance(refused, Refused)
        assert isinstance(refused.failure, EnvelopeClosed | SealNotOpened)
    assert other.book.digest() == before
    other.close()


def test_the_sender_opens_the_sealed_part_of_the_own_copy(plan):
    _, table, sent, _ = plan
    opener = own_opener_of(table, SECRET)
    sealed = open_package(sent.path).find(layout.SEALED_CHANGES)
    assert opener is not None
    assert sealed is not None
    assert PERSON in unseal(sealed, opener).decode()


def test_an_envelope_in_an_envelope_is_refused(plan, tmp_path):
    central, table, _, envelope = plan
    twice = enclose(table, envelope, signer_of(table, SECRET), tmp_path)
    (refused,) = receive(central, [twice], Keys(opener_of(central, SECRET), None))
    assert isinstance(refused, Refused)
    assert "un sobre dentro de otro" in refused.failure.message


def test_a_desk_without_identity_has_no_own_copy(tmp_path):
    desk = open_desk(tmp_path, "x")
    assert own_opener_of(desk, SECRET) is None
    desk.close()


def test_the_package_comes_out_as_it_went_in_for_the_coordinator_and_for_who_sent_it(plan, tmp_path):
    central, table, sent, envelope = plan
    for desk, opener in ((central, opener_of(central, SECRET)), (table, own_opener_of(table, SECRET))):
        inside = open_file(desk, envelope, opener, tmp_path / desk.author)
        assert inside.read_bytes() == sent.path.read_bytes()
        assert inside.stat().st_mode & 0o077 == 0
    with pytest.raises(EnvelopeClosed):
        open_file(table, envelope, None, tmp_path)


def test_an_envelope_sent_leaves_only_itself_and_who_sent_it_opens_it_again(plan, tmp_path):
    central, table, _, _ = plan
    (forum,) = table.book.records("forum")

    sent = send_enclosed(table, Scope(forum.id, None), signer_of(table, SECRET), tmp_path / "memoria")

    assert [one.name for one in (tmp_path / "memoria").iterdir()] == [sent.path.name]
    assert not list(table.folder.glob("cerrando-*"))
    own = open_file(table, sent.path, own_opener_of(table, SECRET), tmp_path)
    assert verify_file(own, anchors_of(table), NOW)[0].is_good
    (taken,) = receive(central, [sent.path], Keys(opener_of(central, SECRET), None))
    assert isinstance(taken, Received)
    assert taken.manifest.package == sent.package
    assert sent.package in {one.package for one in table.book.deliveries()}
