"""A forum goes from a laptop to the coordinator in a file and its receipt comes back in another; any order, any number."""

import zipfile
from collections import Counter
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gobabierto_desktop.domain.changes import DELETED
from gobabierto_desktop.packages.manifest import read_manifest
from gobabierto_desktop.packages.reader import open_container
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.services.enrolling import anchors_of
from gobabierto_desktop.services.receiving import Balance, Keys, ReceiptNotOurs, Received, Refused, receive
from gobabierto_desktop.services.sending import NothingToSend, send
from gobabierto_desktop.services.verifying import verify_file
from gobabierto_desktop.store.backup import backups, restore
from tests.services.desks import make_forum, make_proposal

NUMBERS = count()


def test_a_package_holds_what_it_says_and_every_signature_in_it_is_good(plan, central):
    for path in plan.packages:
        manifest = read_manifest(open_container(path.read_bytes()).find("manifest.json"))
        verdicts = verify_file(path, anchors_of(central), central.now())
        assert len(verdicts) == 3
        assert verdicts[0].artefact == "paquete"
        assert all(one.is_good for one in verdicts), [one.said() for one in verdicts]
        assert manifest.plan == "AP_GTM04"
        assert manifest.sender.name in {one.signer for one in verdicts}


def test_the_balance_adds_up_to_the_records_that_the_manifest_counts(plan, central):
    for received in receive(central, plan.packages, plan.keys):
        assert isinstance(received, Received), received
        assert received.balance.read == sum(received.manifest.counts.values())
        assert received.balance.plain()["read"] == sum(received.balance.plain().values()) / 2
        assert received.unopened == 0


def test_what_was_written_apart_is_all_there_and_what_disagrees_waits_for_a_decision(plan, central):
    receive(central, plan.packages, plan.keys)
    titles = Counter(one.text("title") for one in central.book.records("proposal"))
    assert titles == Counter(
        ["Monitoreo del lago", "Escuela bilingüe para todas", "Datos de los bosques"]
    ) or titles == Counter(["Monitoreo del lago", "Escuela bilingüe Kꞌicheꞌ", "Datos de los bosques"])
    assert [one.text("name") for one in central.book.records("participant")] == ["Asistente Inventada Secreta"]
    (conflict,) = central.book.conflicts()
    assert conflict.field == "place"
    assert {rival.value for rival in conflict.rivals} == {"Salón municipal", "Casa de la Cultura"}
    assert central.book.broken_links() == ()


def test_a_package_taken_in_again_changes_nothing_and_says_so(plan, central):
    first = receive(central, plan.packages, plan.keys)
    digest, arrivals = central.book.digest(), central.book.arrivals()
    again = receive(central, plan.packages, plan.keys)
    assert not all(one.is_unchanged for one in first)
    assert all(one.is_unchanged for one in again)
    assert (central.book.digest(), central.book.arrivals()) == (digest, arrivals)


@pytest.fixture(scope="module")
def settled(plan, tmp_path_factory):
    """The digest after every package in the order sent, once."""
    desk = plan.desk("central", tmp_path_factory.mktemp("orden") / "central")
    receive(desk, plan.packages, plan.keys)
    digest = desk.book.digest()
    desk.close()
    return digest


def digest_after(plan, folder, packages):
    desk = plan.desk("central", folder)
    try:
        results = receive(desk, packages, Keys(plan.keys.opener, None))
        assert not [one for one in results if isinstance(one, Refused)]
        return desk.book.digest()
    finally:
        desk.close()


def test_packages_in_the_opposite_order_give_the_same_digest(plan, settled, tmp_path):
    assert digest_after(plan, tmp_path / "central", plan.packages[::-1]) == settled


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_once_or_three_times_and_some_packages_first_give_one_digest(plan, settled, tmp_path, data):
    times = data.draw(st.sampled_from([1, 3]))
    first = data.draw(st.lists(st.sampled_from(plan.packages), max_size=3))
    order = data.draw(st.permutations(list(plan.packages) * times))
    assert digest_after(plan, tmp_path / str(next(NUMBERS)), [*first, *order]) == settled


def test_a_facilitator_who_hears_everything_has_the_same_open_data(plan, central, north):
    receive(central, plan.packages, plan.keys)
    receive(north, plan.packages, Keys(None, None))
    for kind in ("forum", "dialogue_table"):
        assert {one.id for one in north.book.records(kind)} == {one.id for one in central.book.records(kind)}
    told = {one.id: one.text("title") for one in north.book.records("proposal")}
    assert told == {one.id: one.text("title") for one in central.book.records("proposal")}


def test_who_has_no_key_takes_the_open_part_and_is_told_how_much_stays_sealed(plan, tmp_path):
    south = plan.desk("south", tmp_path / "south")
    (received,) = receive(south, plan.packages[:1], Keys(None, None))
    assert received.unopened > 0
    assert south.book.records("participant") == ()
    assert "Asistente Inventada Secreta" not in str(south.book.history([received.manifest.scope.forum]))
    south.close()


def test_a_package_found_on_a_stick_tells_no_name(plan):
    for path in plan.packages:
        content = path.read_bytes()
        with zipfile.ZipFile(path) as container:
            everything = b"".join([content, *(container.read(name) for name in container.namelist())])
        for secret in ("Asistente Inventada Secreta", "Persona Inventada", "1234567890123"):
            assert secret.encode() not in everything


def test_a_receipt_goes_back_and_only_then_the_sender_is_told_received(plan, central, north):
    package = plan.packages[0]
    (received,) = receive(central, [package], plan.keys)
    before = {one.package: one.acknowledged_at for one in north.book.deliveries()}
    assert set(before.values()) == {None}

    (taken,) = receive(north, [received.receipt], Keys(None, None))

    assert taken.manifest.acknowledged.balance == received.balance.plain()
    told = {one.package for one in north.book.deliveries() if one.acknowledged_at}
    assert told == {received.manifest.package}
    once = north.book.deliveries()
    receive(north, [received.receipt], Keys(None, None))
    assert north.book.deliveries() == once


def test_a_receipt_for_what_was_not_sent_from_here_is_refused(plan, central, tmp_path):
    (received,) = receive(central, plan.packages[:1], plan.keys)
    south = plan.desk("south", tmp_path / "south")
    (refused,) = receive(south, [received.receipt], Keys(None, None))
    assert isinstance(refused.failure, ReceiptNotOurs)
    assert str(refused.failure).startswith("El acuse es de un paquete que no salió de esta computadora.")
    south.close()


def test_an_import_is_undone_whole_from_the_copy_made_before_it(plan, tmp_path):
    central = plan.desk("central", tmp_path / "central")
    before, at = central.book.digest(), central.now()
    receive(central, plan.packages, plan.keys)
    after = central.book.digest()
    central.close()

    aside = restore(central.book.file, backups(central.book.file)[0], at)
    undone = open_desk(tmp_path / "central", "Ana")
    assert undone.book.digest() == before != after
    assert undone.book.arrivals() == ()
    undone.close()

    restore(central.book.file, aside, at + timedelta(minutes=1))
    redone = open_desk(tmp_path / "central", "Ana")
    assert redone.book.digest() == after
    redone.close()


def test_a_decision_travels_in_the_next_package(plan, central, north, tmp_path):
    receive(central, plan.packages, plan.keys)
    (conflict,) = central.book.conflicts()
    editing.decide(central, conflict, "Casa de la Cultura")
    path = send(central, Scope(conflict.record), plan.keys.signer, tmp_path / "vuelta").path

    receive(north, [*plan.packages, path], Keys(None, None))

    assert north.book.record(conflict.record).text("place") == "Casa de la Cultura"
    assert north.book.conflicts() == ()


def test_a_deletion_travels(plan, central):
    receive(central, plan.packages, plan.keys)
    everything = [one for forum in central.book.records("forum") for one in central.book.family(forum.id)]
    (gone,) = [one for one in everything if one.is_deleted]
    assert gone.text("title") == "Monitoreo del río Samalá"
    assert DELETED in {name for change in central.book.history([gone.id]) for name in change.fields}


def test_each_package_names_the_one_it_supersedes(plan):
    manifests = [read_manifest(open_container(path.read_bytes()).find("manifest.json")) for path in plan.packages]
    assert [one.supersedes for one in manifests] == [None, None, manifests[0].package, None]


def test_a_file_name_tells_people_what_is_in_it(plan):
    assert [path.name.rsplit("-", 2)[0] for path in plan.packages] == ["foro-de-cantel"] * 3 + ["foro-de-peten"]


def test_a_mesa_made_on_a_laptop_with_a_slow_clock_is_sent_under_the_name_of_its_forum(plan, north, central, tmp_path):
    forum = editing.begin(north, "forum", None)
    north.now.at -= timedelta(days=400)
    table = editing.begin(north, "dialogue_table", forum.id)
    north.now.at += timedelta(days=400)
    editing.save(north, forum, {"name": "Foro de Sololá"})
    editing.save(north, table, {"number": 7})
    make_proposal(north, table, "Agua")
    assert table.id < forum.id

    sent = send(north, Scope(forum.id, table.id), plan.north.signer, tmp_path / "fuera")

    assert sent.path.name.startswith("foro-de-solola-")
    assert sent.counts == {"dialogue_table": 1, "forum": 1, "proposal": 1}
    (received,) = receive(central, [sent.path], plan.keys)
    assert received.balance == Balance(new=3)


def test_what_is_not_in_the_book_or_was_deleted_is_not_sent(plan, north, tmp_path):
    forum, table = make_forum(north, "Foro de Sololá")
    editing.delete(north, table)
    for scope in (Scope("nadie"), Scope(forum.id, "nadie"), Scope(forum.id, table.id)):
        with pytest.raises(NothingToSend, match="No hay nada que entregar: ese foro o mesa no está en sus datos"):
            send(north, scope, plan.north.signer, tmp_path / "fuera")
    assert not (tmp_path / "fuera").exists()


def test_balances_are_summed_and_always_add_up():
    one, other = Balance(1, 2, 3, 4, 5), Balance(10, 20, 30, 40, 50)
    assert (one + other).plain() == {
        "read": 165,
        "new": 11,
        "updated": 22,
        "identical": 33,
        "conflict": 44,
        "rejected": 55,
    }
