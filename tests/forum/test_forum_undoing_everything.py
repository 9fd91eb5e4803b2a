"""Whatever is done is one step that is taken back and done again, now and after a restart, and leaves its history."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from gobabierto_desktop.domain.changes import Assignment
from gobabierto_desktop.domain.double_entry import Heard, Verification
from gobabierto_desktop.domain.fields import ANY_KIND, Field, FieldType, Kind
from gobabierto_desktop.domain.ids import published_id
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import (
    bulk_importing,
    closing,
    comparing,
    convening,
    deliberating,
    editing,
    gathering,
    keying,
    place_lists,
    registering,
    relating,
    reporting,
    undoing,
)
from gobabierto_desktop.services.deliberating import CannotClose
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.history import Event, record_history
from gobabierto_desktop.services.holding import ActaClosed
from gobabierto_desktop.services.open_reports import ReportClosed
from gobabierto_desktop.services.reporting import Comment, Role
from gobabierto_desktop.tabular.grids import Grid
from tests.commitments.conftest import WHOLE
from tests.forum.conftest import propose
from tests.forum.test_forum_closing import RATIFIED, plan

COUNTED = {"present": 20, "in_favour": 18, "against": 1, "blank": 1, "void": 0}
ROWS = (("Título", "Problema"), ("Basureros", "No hay"), ("Caminos", "Se cierran"))
PLACES = (("Lugar", "Municipio"), ("Puesto de salud", "Zunil"), ("Escuela", "Cantel"))
PROOF = {"title": "Acta", "evidence_kind": "ACTA", "proves": "Que se reunieron"}
COMMENT = Comment("percent", "¿De dónde sale?")


@dataclass
class World:
    """What the deeds are done to, read anew from the book each time."""

    desk: Desk
    forum: Record
    table: Record

    def one(self, kind: str, at: int = 0) -> Record:
        return self.desk.book.records(kind)[at]

    def titled(self, title: str) -> Record:
        return next(one for one in self.desk.book.records("proposal") if one.text("title") == title)

    def named(self, name: str) -> Record:
        return next(one for one in self.desk.book.records("participant") if one.text("name") == name)

    def report(self) -> Record:
        return self.one("progress_report", -1)

    def milestone(self) -> Record:
        return self.desk.book.record(published_id("AP_GTM04", "milestone", "22/1"))


DEEDS: tuple[tuple[str, Callable[[World], object]], ...] = (
    ("convocation", lambda w: convening.reschedule(w.desk, now(w, w.forum), {"place": "Parque"}, "Se cayó el techo")),
    ("delegate", lambda w: editing.create(w.desk, "delegate", w.forum.id, {"name": "Delegada Inventada"})),
    ("training", lambda w: editing.create(w.desk, "training", w.forum.id, {"name": "Facilitador Inventado"})),
    ("participant", lambda w: editing.create(w.desk, "participant", w.forum.id, {"name": "Ana", "age": 30})),
    ("the same again", lambda w: editing.create(w.desk, "participant", w.forum.id, {"name": "Ana T.", "phone": "555"})),
    ("told the same", lambda w: registering.merge(w.desk, w.named("Ana T."), w.named("Ana"))),
    ("separated", lambda w: registering.separate(w.desk, w.named("Ana T."))),
    ("told apart", lambda w: registering.tell_apart(w.desk, w.named("Ana"), w.named("Ana T."))),
    ("keyed again", lambda w: keying.verify(w.desk, w.named("Ana"), {"age": REPLACED}, {"age": 31})),
    ("proposal", lambda w: propose(w.desk, w.table, "Agua")),
    ("another proposal", lambda w: propose(w.desk, w.table, "Agua limpia")),
    ("a third", lambda w: propose(w.desk, w.table, "Agua y caminos")),
    ("written over", lambda w: editing.save(w.desk, w.titled("Agua"), {"problem": "Otro", "cause": "Sequía"})),
    ("deleted", lambda w: editing.delete(w.desk, w.titled("Agua y caminos"))),
    ("restored", lambda w: editing.restore(w.desk, deleted(w, "Agua y caminos").id)),
    ("not alike", lambda w: comparing.tell_apart(w.desk, w.titled("Agua"), w.titled("Agua y caminos"))),
    ("split", lambda w: relating.split(w.desk, w.titled("Agua y caminos"), [{"title": "A"}, {"title": "C"}])),
    ("merged", lambda w: relating.merge(w.desk, [w.titled("Agua limpia")], w.titled("Agua"))),
    ("merged anew", lambda w: relating.merge_anew(w.desk, [w.titled("A"), w.titled("C")], {"title": "Todo"})),
    ("imported", lambda w: bulk_importing.carry_out(w.desk, planned(w))),
    ("agreement", lambda w: editing.create(w.desk, "agreement", w.table.id, {"text": "Reunirse"})),
    ("vote", lambda w: editing.create(w.desk, "vote", w.table.id, {"proposal": w.titled("Agua").id, **COUNTED})),
    ("recount", lambda w: deliberating.recount(w.desk, w.one("vote"), {**COUNTED, "in_favour": 17, "against": 2})),
    ("closed", lambda w: deliberating.close_table(w.desk, w.table)),
    ("reopened", lambda w: deliberating.reopen_table(w.desk, w.table)),
    ("ratified", lambda w: closing.ratify(w.desk, Scope(w.forum.id), RATIFIED)),
    ("milestone", lambda w: editing.save(w.desk, w.milestone(), {"replanned_ends": "2020-12"})),
    ("report begun", lambda w: reporting.start(w.desk, w.milestone(), Quarter(2019, 1))),
    ("report written", lambda w: reporting.save(w.desk, w.report(), WHOLE)),
    ("people counted", lambda w: reporting.save_cells(w.desk, w.report(), {(("sex", "2"), ("people", "1")): 42})),
    ("people uncounted", lambda w: reporting.save_cells(w.desk, w.report(), {(("sex", "2"), ("people", "1")): None})),
    ("evidence", lambda w: gathering.add_address(w.desk, w.report(), "https://example.org/acta.pdf", PROOF)),
    (
        "places",
        lambda w: place_lists.take_places(
            w.desk, w.report(), place_lists.plan_places(w.desk, w.report(), Grid("p", PLACES))
        ),
    ),
    ("report sent", lambda w: reporting.send(w.desk, w.report())),
    ("report returned", lambda w: reporting.return_with(w.desk, w.report(), [COMMENT], Role.COORDINATOR)),
    ("comment answered", lambda w: reporting.answer(w.desk, w.one("review", -1), "De la lista")),
    ("report sent again", lambda w: reporting.send(w.desk, w.report())),
    ("report approved", lambda w: reporting.approve(w.desk, w.report())),
)
REPLACED = Verification("30", "31", Heard.REPLACED)


@pytest.fixture
def world(tmp_path, clock) -> Iterator[World]:
    made = World(open_desk(tmp_path / "libro", "Ana Inventada", clock), *[None] * 2)
    made.forum = editing.create(made.desk, "forum", None, {"name": "Foro", "place": "Salón", "held_on": "2018-05-16"})
    made.table = editing.create(made.desk, "dialogue_table", made.forum.id, {"number": 1, "decision_rule": "MAYS"})
    yield made
    made.desk.close()


def test_every_deed_is_one_step_back_and_forth_and_after_a_restart_all_the_way_to_the_beginning(world, tmp_path, clock):
    beginning = len(undoing.steps(world.desk).undoable)
    stood = [standing(world.desk)]
    for name, deed in DEEDS:
        deed(world)
        assert len(undoing.steps(world.desk).undoable) == beginning + len(stood), f"{name}: one step"
        stood.append(standing(world.desk))
        assert stood[-1] != stood[-2], name
        undoing.undo(world.desk)
        assert standing(world.desk) == stood[-2], f"{name}: taken back"
        undoing.redo(world.desk)
        assert standing(world.desk) == stood[-1], f"{name}: done again"

    for back in (undoing.undo, undoing.redo, undoing.undo):
        world.desk.close()
        world.desk = open_desk(tmp_path / "libro", "Ana Inventada", clock)
        stood.reverse()
        for (name, _), before in zip(reversed(DEEDS) if back is undoing.undo else DEEDS, stood[1:], strict=True):
            assert back(world.desk).kept == (), name
            assert standing(world.desk) == before, f"{name}: {back.__name__} after a restart"
    assert all(one.is_lawful for report in every(world.desk, "progress_report") for one in trail(world.desk, report))
    assert world.desk.book.conflicts() == ()


def test_a_record_of_any_kind_is_written_deleted_taken_back_and_tells_who_when_where_before_and_after(world):
    written = [kind for kind in KINDS.values() if not all(field.by_step for field in kind.fields)]
    assert len(written) >= len(KINDS) - 1, "a signature by hand is drawn"
    for kind in written:
        record, desk = made(world, kind), world.desk
        asked = [one for one in kind.fields if not one.by_step]
        for field in asked:
            record = editing.save(desk, record, {field.name: sample(world, field, "1")})
        last = asked[-1]
        record = editing.save(desk, record, {last.name: sample(world, last, "2")})
        editing.delete(desk, record)

        undoing.undo(desk)
        undoing.undo(desk)
        assert desk.book.record(record.id).get(last.name) == sample(world, last, "1"), kind.name
        undoing.redo(desk)
        undoing.redo(desk)
        assert desk.book.record(record.id).is_deleted, kind.name

        events = record_history(desk, record.id)
        assert {one.field for one in events} >= {one.name for one in asked}, kind.name
        changed = [one for one in events if one.field == last.name and one.before and one.before != one.after]
        assert changed, f"{kind.name}: a field that was written over tells both"
        assert all(is_told(one) for one in events), kind.name
        undoing.undo(desk)


def test_what_a_closed_acta_tells_is_not_taken_back_and_the_refusal_says_why(world):
    propose(world.desk, world.table, "Agua")
    propose(world.desk, world.table, "Agua limpia")
    editing.create(world.desk, "participant", world.forum.id, {"name": "Ana", "age": 30})
    editing.create(world.desk, "participant", world.forum.id, {"name": "Ana T."})
    deliberating.close_table(world.desk, world.table)
    closing.ratify(world.desk, Scope(world.forum.id), RATIFIED)
    registering.merge(world.desk, world.named("Ana T."), world.named("Ana"))
    relating.merge(world.desk, [world.titled("Agua limpia")], world.titled("Agua"))
    acta = closing.close_acta(world.desk, Scope(world.forum.id), plan().facilitator)
    stood = standing(world.desk)

    with pytest.raises(ActaClosed, match=acta.text("number")):
        undoing.undo(world.desk)

    assert standing(world.desk) == stood
    comparing.tell_apart(world.desk, world.titled("Agua"), propose(world.desk, other_table(world), "Otra"))
    undoing.undo(world.desk)  # that two are not alike is written in no acta


def test_a_mesa_that_was_closed_is_not_closed_again_over_a_sheet_that_does_not_add_up(world, clock):
    proposal = propose(world.desk, world.table, "Agua")
    deliberating.close_table(world.desk, world.table)
    undoing.undo(world.desk)
    elsewhere = {"proposal": proposal.id, **COUNTED, "in_favour": 3}
    with world.desk.book.transaction() as transaction:  # as what comes in a package: no step of this laptop
        vote = editing.begin(world.desk, "vote", world.table.id)
        editing.write(world.desk, transaction, vote, {name: assigned(value) for name, value in elsewhere.items()})

    with pytest.raises(CannotClose, match="suman 5 y hay 20 presentes"):
        undoing.redo(world.desk)

    assert not world.desk.book.record(world.table.id).is_yes("is_closed")


def test_the_answers_of_a_report_that_was_approved_elsewhere_are_not_taken_back(world):
    reporting.start(world.desk, world.milestone(), Quarter(2019, 1))
    reporting.save(world.desk, world.report(), WHOLE)
    with world.desk.book.transaction() as transaction:
        editing.write(world.desk, transaction, world.report(), {"state": assigned("APROBADO", world.report())})

    with pytest.raises(ReportClosed, match="ya fue enviado"):
        undoing.undo(world.desk)

    assert world.report().text("done") == WHOLE["done"]


def now(world: World, record: Record) -> Record:
    return world.desk.book.record(record.id)


def deleted(world: World, title: str) -> Record:
    family = world.desk.book.family(world.forum.id)
    return next(one for one in family if one.is_deleted and one.text("title") == title)


def planned(world: World) -> bulk_importing.Plan:
    return bulk_importing.plan(world.desk, "proposal", world.table.id, Grid("ideas.csv", ROWS))


def other_table(world: World) -> Record:
    forum = editing.create(world.desk, "forum", None, {"name": "Otro foro"})
    return editing.create(world.desk, "dialogue_table", forum.id, {"number": 1})


def every(desk: Desk, kind: str) -> tuple[Record, ...]:
    return tuple(
        one for report in desk.book.records("milestone") for one in desk.book.family(report.id) if one.kind == kind
    )


def trail(desk: Desk, report: Record):
    return reporting.trail_of(desk, report)


def standing(desk: Desk) -> dict[str, dict[str, Value]]:
    """All that the book holds and says, by record."""
    return {
        one.id: {name: value for name, value in one.values.items() if value is not None}
        for kind in KINDS
        for one in desk.book.records(kind)
    }


def assigned(value: Value, seen: Record | None = None) -> Assignment:
    return Assignment(value, seen.heads.get("state", ()) if seen else ())


def made(world: World, kind: Kind) -> Record:
    """A new record of a kind, under one of its parent's that is there, or is made."""
    parent = world.table if kind.parent == ANY_KIND else None
    if kind.parent and kind.parent != ANY_KIND:
        held = world.desk.book.records(kind.parent)
        parent = (
            held[0] if held else editing.create(world.desk, kind.parent, above(world, kind.parent), first(kind.parent))
        )
    return editing.begin(world.desk, kind.name, parent.id if parent else None)


def above(world: World, kind: str) -> str | None:
    parent = KINDS[kind].parent
    return made(world, KINDS[kind]).parent if parent else None


def first(kind: str) -> dict[str, Value]:
    return {KINDS[kind].title_field: "Uno"}


def sample(world: World, field: Field, which: str) -> Value:
    """Something that a field of that type may say; another for each `which`."""
    match field.type:
        case FieldType.INTEGER | FieldType.DECIMAL:
            return int(which)
        case FieldType.YES_NO:
            return which == "1"
        case FieldType.CHOICE:
            return world.desk.terms.vocabulary(field.vocabulary)[int(which) - 1].code
        case FieldType.CHOICES:
            return (world.desk.terms.vocabulary(field.vocabulary)[int(which) - 1].code,)
        case FieldType.DATE | FieldType.MONTH:
            return f"2019-0{which}-0{which}"
        case FieldType.QUARTER:
            return f"2019-T{which}"
        case FieldType.TIME:
            return f"1{which}:00"
        case FieldType.REFERENCE:
            return (world.forum, world.table)[int(which) - 1].id
        case FieldType.LINE | FieldType.TEXT:
            return f"Dicho {which}"


def is_told(event: Event) -> bool:
    return bool(event.label and event.author == "Ana Inventada" and event.at and event.device == "esta computadora")
