"""Versions of a commitment, and what a person reads of the difference between two."""

from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.changes import FIRST, Assignment, Change, ChangeId
from gobabierto_desktop.domain.ids import published_id
from gobabierto_desktop.domain.review_steps import State, trail
from gobabierto_desktop.domain.versions import Piece, differences, in_order, versions
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import Desk
from tests.commitments.conftest import PLAN, Clock, milestone

C22 = published_id(PLAN, "commitment", "22")


def test_the_difference_between_two_versions_reads_like_a_correction_by_hand(desk: Desk, clock: Clock):
    clock.move_to(2019, 5, 2)
    first = editing.save(desk, milestone(desk, "22/1"), {"replanned_ends": "2020-12"})
    clock.move_to(2019, 5, 9)
    editing.save(desk, first, {"title": first.text("title").replace("11 talleres", "14 talleres")})
    editing.delete(desk, milestone(desk, "22/3"))

    published, in_may, later = versions(desk.book.history([one.id for one in desk.book.family(C22)]))

    assert (published.author, in_may.on, later.on, later.number) == (
        *("Catálogo del plan", "2019-05-02", "2019-05-09", 3),
    )
    (moved,) = differences(published, in_may, desk.terms)
    assert (moved.label, moved.before, moved.after) == ("Fecha de término reprogramada", "", "12/2020")
    changed = differences(in_may, later, desk.terms)
    title = next(one for one in changed if one.record == first.id)
    assert [(piece, text) for piece, text in title.pieces if piece is not Piece.KEPT] == [
        *((Piece.REMOVED, "11"), (Piece.ADDED, "14")),
    ]
    gone = [one for one in changed if one.record == milestone(desk, "22/3").id]
    assert {one.after for one in gone} == {""}
    assert ("Entidades responsables", "Ministerio de Finanzas Públicas") in {(one.label, one.before) for one in gone}
    assert "".join(text for piece, text in title.pieces if piece is not Piece.ADDED) == title.before
    assert "".join(text for piece, text in title.pieces if piece is not Piece.REMOVED) == title.after


def make_change(
    device: str, number: int, value: str, over: tuple[ChangeId, ...] = (), at: str = "2019-01-01"
) -> Change:
    fields = {"state": Assignment(value, over)}
    kind = "progress_report"
    return Change(device, number, FIRST, "A", f"{at}T00:00:00Z", kind, "r", "m", sealed=False, nonce="", fields=fields)


def test_a_clock_that_runs_backwards_does_not_turn_the_trail_round():
    begun = make_change("a", 1, "ELABORACION", at="2019-06-01")
    sent = make_change("b", 1, "ENVIADO", (begun.id,), at="2019-01-01")
    approved = make_change("c", 1, "APROBADO", (sent.id,), at="2018-01-01")

    assert [one.after for one in trail([approved, sent, begun])] == [State.DRAFT, State.SENT, State.APPROVED]


def test_a_step_that_no_rule_has_is_seen_in_the_trail():
    begun = make_change("a", 1, "ELABORACION")
    approved = make_change("a", 2, "APROBADO", (begun.id,))

    assert [one.is_lawful for one in trail([begun, approved])] == [True, False]


def test_changes_forged_over_each_other_are_all_told():
    one, other = ChangeId("x", 1), ChangeId("y", 1)
    ring = [make_change("x", 1, "ENVIADO", (other,)), make_change("y", 1, "APROBADO", (one,))]

    assert {change.id for change in in_order(ring)} == {one, other}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 5)), max_size=12), st.randoms())
def test_every_change_stands_after_those_it_was_made_over(steps: list[tuple[str, int]], chance):
    made: list[Change] = []
    for device, back in steps:
        number = sum(one.device == device for one in made) + 1
        over = (made[-1 - back].id,) if back < len(made) else ()
        made.append(make_change(device, number, "ENVIADO", over, at=f"20{len(made) % 7 + 10}-01-01"))
    shuffled = list(made)
    chance.shuffle(shuffled)

    ordered = in_order(shuffled)

    places = {change.id: place for place, change in enumerate(ordered)}
    assert sorted(places) == sorted(change.id for change in made)
    assert all(places[one] < places[change.id] for change in made for one in change.fields["state"].over)
