"""Histories that several laptops could have written of one proposal, and sets of changes that nobody honest would."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from gobabierto_desktop.domain.changes import DELETED, FIRST, Assignment, Change, ChangeId
from gobabierto_desktop.domain.merge import settle
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value

LAPTOPS = ("a1", "b2", "c3")
FIELDS = ("title", "problem", "term_years", "sdg")
RECORD, TABLE = "propuesta", "mesa"

texts = st.sampled_from(["Agua", "Agua limpia", "Samalá", "Kꞌicheꞌ", ""])
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(0, 2),
    texts,
    st.lists(st.sampled_from(["1", "2", "16"]), max_size=3).map(tuple),
)


@dataclass
class Laptop:
    """One device: what it knows, and how it writes a change over what it sees, as the program does."""

    name: str
    known: dict[ChangeId, Change] = field(default_factory=dict)

    def seen(self) -> Record:
        if not self.known:
            return Record("proposal", RECORD, TABLE)
        return settle(self.known.values()).record

    def write(self, fields: dict[str, Value]) -> Change:
        seen = self.seen()
        everything = tuple({head for heads in seen.heads.values() for head in heads})
        own = [one for one in self.known.values() if one.device == self.name]
        last = max(own, key=lambda one: one.number, default=None)
        change = Change(
            device=self.name,
            number=last.number + 1 if last else 1,
            previous=last.digest() if last else FIRST,
            author="Ana Inventada",
            at="2018-05-16T14:00:00Z",
            kind=seen.kind,
            record=seen.id,
            parent=seen.parent,
            sealed=False,
            nonce="",
            fields={
                name: Assignment(value, everything if name == DELETED else tuple(seen.heads.get(name, ())))
                for name, value in fields.items()
            },
        )
        self.known[change.id] = change
        return change

    def hear(self, other: "Laptop") -> None:
        self.known |= other.known


@dataclass(frozen=True)
class History:
    """All the changes made, and of each what its author knew when making it (the causes no clock tells)."""

    changes: tuple[Change, ...]
    knew: dict[ChangeId, frozenset[ChangeId]]


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Three laptops edit, delete, restore and meet."""
    laptops = [Laptop(name) for name in LAPTOPS]
    knew: dict[ChangeId, frozenset[ChangeId]] = {}
    for _ in range(draw(st.integers(1, 12))):
        laptop = draw(st.sampled_from(laptops))
        match draw(st.sampled_from(["edit", "edit", "edit", "mark", "meet"])):
            case "meet":
                laptop.hear(draw(st.sampled_from(laptops)))
                continue
            case "mark" if laptop.known:
                fields: dict[str, Value] = {DELETED: draw(st.booleans())}
            case _:
                fields = draw(st.dictionaries(st.sampled_from(FIELDS), values, min_size=1, max_size=3))
        before = frozenset(laptop.known)
        knew[laptop.write(fields).id] = before
    for other in laptops[1:]:
        laptops[0].hear(other)
    if not laptops[0].known:
        knew[laptops[0].write({"title": "Agua"}).id] = frozenset()
    return History(tuple(laptops[0].known.values()), knew)


names = st.builds(ChangeId, st.sampled_from(LAPTOPS), st.integers(1, 4))
any_changes = st.lists(
    st.builds(
        Change,
        device=st.sampled_from(LAPTOPS),
        number=st.integers(1, 4),
        previous=st.just(FIRST),
        author=st.just("Nadie"),
        at=st.just("2018-05-16T14:00:00Z"),
        kind=st.just("proposal"),
        record=st.just(RECORD),
        parent=st.just(TABLE),
        sealed=st.just(False),
        nonce=st.just(""),
        fields=st.dictionaries(
            st.sampled_from([*FIELDS, DELETED]),
            st.builds(Assignment, values, st.lists(names, max_size=4).map(tuple)),
            min_size=1,
            max_size=3,
        ),
    ),
    min_size=1,
    max_size=10,
    unique_by=lambda change: change.id,
)
"""Changes that name each other at will, in rings too: what a forger could sign."""
