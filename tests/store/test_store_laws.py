"""Taking changes in is commutative, associative and idempotent: every laptop that heard all has one and the same digest."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gobabierto_desktop.domain.changes import DELETED, FIRST, Assignment, Change, ChangeId
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.merge import settle
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.store.book import FILE, Book, open_book
from gobabierto_desktop.store.engine import connect
from tests.domain.histories import LAPTOPS
from tests.store.books import AT, FORUM, PARENTS, TABLE, family

RECORDS = {FORUM: "forum", TABLE: "dialogue_table", "p1": "proposal", "p2": "proposal", "x1": "participant"}
FIELDS = {
    "forum": ("name", "place"),
    "dialogue_table": ("number",),
    "proposal": ("title", "sdg"),
    "participant": ("name", "age"),
}
values = st.sampled_from(["Agua", "Samalá", None, 1, True, ("1", "2"), ""])


@dataclass
class Facilitator:
    """A laptop that starts from the same kit as the others, and knows what it wrote and heard."""

    device: str
    known: dict[ChangeId, Change] = field(default_factory=lambda: {one.id: one for one in family("kit")[:2]})

    def write(self, record: str, values: dict) -> None:
        kind = KINDS[RECORDS[record]]
        of_record = [one for one in self.known.values() if one.record == record]
        seen = settle(of_record).record if of_record else Record(kind.name, record, PARENTS[kind.name])
        everything = tuple(head for heads in seen.heads.values() for head in heads)
        own = sorted(one for one in self.known if one.device == self.device)
        change = Change(
            device=self.device,
            number=len(own) + 1,
            previous=self.known[own[-1]].digest() if own else FIRST,
            author="Ana Inventada",
            at="2018-05-16T14:00:00Z",
            kind=kind.name,
            record=record,
            parent=PARENTS[kind.name],
            sealed=kind.name == "participant",
            nonce="",
            fields={
                name: Assignment(value, everything if name == DELETED else seen.heads.get(name, ()))
                for name, value in values.items()
            },
        )
        self.known[change.id] = change

    def package(self) -> list[Change]:
        return list(self.known.values())


@st.composite
def packages(draw: st.DrawFn) -> list[list[Change]]:
    """What three laptops of one forum sent, each at several moments; the last package of each holds all it knows."""
    laptops = [Facilitator(name) for name in LAPTOPS]
    sent: list[list[Change]] = []
    for _ in range(draw(st.integers(2, 14))):
        laptop = draw(st.sampled_from(laptops))
        match draw(st.sampled_from(["write", "write", "write", "mark", "hear", "send"])):
            case "hear":
                laptop.known |= draw(st.sampled_from(laptops)).known
            case "send":
                sent.append(laptop.package())
            case "mark":
                laptop.write(draw(st.sampled_from(list(RECORDS))), {DELETED: draw(st.booleans())})
            case _:
                record = draw(st.sampled_from(list(RECORDS)))
                names = st.sampled_from(FIELDS[RECORDS[record]])
                laptop.write(record, draw(st.dictionaries(names, values, min_size=1)))
    return [*sent, *(laptop.package() for laptop in laptops)]


@pytest.fixture(scope="module")
def blank(tmp_path_factory) -> Path:
    """An empty book; a copy of it is quicker than migrating anew."""
    folder = tmp_path_factory.mktemp("blanco")
    open_book(folder, AT).close()
    return folder / FILE


def digest_after(blank: Path, packages: list[list[Change]]) -> str:
    file = blank.with_name("intento.sqlite")
    shutil.copyfile(blank, file)
    book = Book(file, connect(file), None)
    try:
        for package in packages:
            with book.transaction() as transaction:
                transaction.append(package)
        assert book.broken_links() == ()
        return book.digest()
    finally:
        book.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=packages(), dice=st.randoms(use_true_random=False))
def test_packages_in_any_order_once_or_thrice_give_one_digest(blank, sent, dice):
    everything = digest_after(blank, [[change for package in sent for change in package]])
    shuffled = sent * dice.choice([1, 3])
    dice.shuffle(shuffled)
    assert digest_after(blank, sent) == everything
    assert digest_after(blank, shuffled) == everything


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=packages(), dice=st.randoms(use_true_random=False))
def test_a_part_taken_in_first_makes_no_difference_in_the_end(blank, sent, dice):
    part = dice.sample(sent, dice.randint(0, len(sent)))
    loose = [change for package in sent for change in package if change.record in {FORUM, TABLE}]
    dice.shuffle(loose)
    half = [one for one in loose if one.device == "kit" or dice.random() < 0.5]
    assert digest_after(blank, [half, *part, *sent]) == digest_after(blank, sent)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=packages())
def test_the_digest_tells_apart_books_that_hold_different_changes(blank, sent):
    whole = {change.id: change for package in sent for change in package}
    fewer = [change for change in whole.values() if change.record in {FORUM, TABLE}]
    assert (digest_after(blank, [list(whole.values())]) == digest_after(blank, [fewer])) is (len(fewer) == len(whole))
