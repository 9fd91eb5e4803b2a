"""Signatures drawn by hand: into the acta until it closes, told apart from electronic ones, and never in the open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.handwriting import ACROSS, DOWN, Point, Trace, read_trace, thinned
from gobabierto_desktop.domain.minutes import ActaState, state_of
from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import checking, closing, deliberating, editing, hand_signing, showing_acta, undoing
from gobabierto_desktop.services.closing import ActaNotReady
from gobabierto_desktop.services.hand_signing import TraceRefused
from gobabierto_desktop.services.holding import ActaClosed
from tests.forum.hands import trace
from tests.independent.checkers import pdfsig_report
from tests.independent.pdfa import pdfa_flaws
from tests.reports.reading import pdf_text
from tests.signing.samples import NOW, plan

RATIFIED = {"ratified_on": "2018-05-16", "ratified_by": 3}


@pytest.fixture
def scope(desk, forum, table):
    deliberating.close_table(desk, table)
    return Scope(forum.id)


@pytest.fixture
def people(desk, forum, scope):
    """Three who attend; two of them with a post."""
    told = (
        {"name": "Elena Inventada", "role": "ASIS", "organisation": "Red Inventada", "post": "Vocal"},
        {"name": "Tomás Inventado", "role": "OBSE"},
        {"name": "Juana Inventada", "role": "ASIS"},
    )
    for one in told:
        editing.create(desk, "participant", forum.id, one)
    return {one.name: one for one in hand_signing.may_sign(desk, scope)}


points = st.builds(Point, st.integers(0, ACROSS), st.integers(0, DOWN), st.just(0), st.integers(0, 100))


@given(st.lists(st.lists(points, min_size=1, max_size=9).map(tuple), min_size=1, max_size=5).map(tuple))
def test_a_trace_is_spelt_in_one_way_and_read_back_as_it_was(strokes):
    drawn = Trace(strokes)

    assert read_trace(drawn.spelt()) == drawn
    assert read_trace(drawn.spelt()).digest() == drawn.digest()
    assert all(thinned(one)[0] == one[0] and thinned(one)[-1][:2] == one[-1][:2] for one in strokes)


@pytest.mark.parametrize(
    "spelt",
    ["", "trazo/1 3000x1000", "trazo/1 3000x1000\n", "trazo/1 3000x1000\n1,2,3", "trazo/1 3000x1000\n3001,0,0,0",
     "trazo/1 3000x1000\n01,0,0,0", "trazo/1 3000x1000\n0,0,9,0 0,0,8,0", "trazo/1 3000x1000\n0,0,0,0\n",
     "trazo/2 3000x1000\n0,0,0,0", "trazo/1 3000x1000\n" + "0,0,0,0 " * 9_000 + "0,0,0,0"],
)  # fmt: skip
def test_anything_else_is_no_trace(spelt):
    with pytest.raises(ValueError, match=r"trazo"):
        read_trace(spelt)


def test_whoever_has_no_certificate_draws_and_the_closed_acta_shows_it_beside_the_valid_electronic_signatures(
    desk, forum, scope, people, tmp_path
):
    assert {one.name: (one.post, one.capacity) for one in people.values()} == {
        "Elena Inventada": ("Vocal, Red Inventada", "Asistente"),
        "Tomás Inventado": ("", "Observador/a"),
        "Juana Inventada": ("", "Asistente"),
        "Rosa Inventada": ("", "Facilita el foro"),
        "Luz Inventada": ("", "Facilita la mesa 1"),
    }
    closing.ratify(desk, scope, RATIFIED)
    for name, waves in (("Elena Inventada", 3), ("Tomás Inventado", 5)):
        hand_signing.sign_by_hand(desk, scope, people[name], trace(waves))
    hand_signing.will_sign_on_paper(desk, scope, people["Juana Inventada"])
    draft = showing_acta.show_acta(desk, scope).document

    acta = closing.close_acta(desk, scope, plan().facilitator)
    closing.countersign_acta(desk, acta, plan().rapporteur, "Da fe como observadora")

    acta = desk.book.record(acta.id)
    assert acta.text("traces").split("\n") == [trace(3).digest(), trace(5).digest()]
    file = closing.file_of(desk, acta)
    (ca := tmp_path / "ca.pem").write_bytes(plan().authority.pem)
    assert (pdfsig_report(file.path, ca).signatures, pdfsig_report(file.path, ca).valid) == (2, True)
    for content in (draft, file.read_bytes()):
        told = " ".join(pdf_text(content).split())
        assert told.count("Trazo manuscrito; no es una firma electrónica") == 2
        assert told.count("Firma o huella dactilar en la copia impresa") == 1
        assert all(part in told for part in (trace(3).digest()[:32], trace(5).digest()[32:], "Vocal, Red Inventada"))
    assert pdfa_flaws(draft) == []
    (pdf := tmp_path / "acta.pdf").write_bytes(file.read_bytes())
    (checked,) = checking.check_files([pdf], Anchors((), ()), NOW)
    assert [one.is_intact for one in checked.verdicts] == [True, True]
    assert checked.traces == (trace(3).digest(), trace(5).digest())
    assert "2 trazos manuscritos, que no son firma electrónica" in "\n".join(checked.told("acta.pdf"))


def test_a_signature_is_repeated_withdrawn_and_undone_until_the_acta_is_closed(desk, scope, people):
    elena, signed = people["Elena Inventada"], lambda: hand_signing.signed_by_hand(desk, scope)
    with pytest.raises(TraceRefused):
        hand_signing.sign_by_hand(desk, scope, elena, Trace(((Point(5, 5, 0, 50), Point(9, 9, 5, 50)),)))
    hand_signing.sign_by_hand(desk, scope, elena, trace(3))
    again = hand_signing.sign_by_hand(desk, scope, elena, trace(4))
    assert [read_trace(one.text("trace")) for one in signed()] == [trace(4)]

    undoing.undo(desk)
    assert [read_trace(one.text("trace")) for one in signed()] == [trace(3)]
    undoing.redo(desk)
    hand_signing.withdraw(desk, again)
    assert signed() == ()
    hand_signing.will_sign_on_paper(desk, scope, elena)
    assert [(one.is_yes("on_paper"), one.text("trace")) for one in signed()] == [(True, "")]
    hand_signing.sign_by_hand(desk, scope, elena, trace(4))

    closing.ratify(desk, scope, RATIFIED)
    closing.close_acta(desk, scope, plan().facilitator)
    for refused in (
        lambda: hand_signing.sign_by_hand(desk, scope, people["Juana Inventada"], trace()),
        lambda: hand_signing.withdraw(desk, again),
        lambda: editing.save(desk, desk.book.record(again.id), {"trace": None}),
    ):
        with pytest.raises(ActaClosed):
            refused()
    assert [read_trace(one.text("trace")) for one in signed()] == [trace(4)]


def test_who_signed_before_the_words_changed_signs_again(desk, forum, scope, people):
    hand_signing.sign_by_hand(desk, scope, people["Elena Inventada"], trace())
    closing.ratify(desk, scope, RATIFIED)
    editing.save(desk, desk.book.record(forum.id), {"agenda": "Bienvenida"})

    with pytest.raises(ActaNotReady, match="cambió después de que firmó Elena Inventada"):
        closing.close_acta(desk, scope, plan().facilitator)

    hand_signing.sign_by_hand(desk, scope, people["Elena Inventada"], trace(5))
    assert state_of(closing.close_acta(desk, scope, plan().facilitator)) is ActaState.CLOSED


def test_nobody_finds_a_trace_by_its_numbers(desk, scope, people):
    hand_signing.sign_by_hand(desk, scope, people["Elena Inventada"], trace())

    assert {one.kind for one in desk.book.find("elena")} == {"participant", "hand_signature"}
    assert desk.book.find("trazo") == ()
