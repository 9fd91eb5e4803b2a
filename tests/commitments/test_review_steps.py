"""Sin datos → En elaboración → Enviado → Devuelto → Aprobado: each step, each state, each role."""

from itertools import product

import pytest

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import Denied, Role, State, Step, Taken, state_of, take

ALLOWED = {
    (Step.BEGIN, State.NO_DATA): (State.DRAFT, {Role.LIAISON, Role.DELEGATE, Role.COORDINATOR}),
    (Step.SEND, State.DRAFT): (State.SENT, {Role.LIAISON, Role.DELEGATE, Role.COORDINATOR}),
    (Step.SEND, State.RETURNED): (State.SENT, {Role.LIAISON, Role.DELEGATE, Role.COORDINATOR}),
    (Step.RETURN, State.SENT): (State.RETURNED, {Role.DELEGATE, Role.COORDINATOR}),
    (Step.APPROVE, State.SENT): (State.APPROVED, {Role.COORDINATOR}),
    (Step.REOPEN, State.APPROVED): (State.RETURNED, {Role.COORDINATOR}),
}


@pytest.mark.parametrize(("step", "state", "role"), list(product(Step, State, Role)))
def test_each_step_is_taken_only_from_its_states_and_by_its_roles(step: Step, state: State, role: Role):
    after, roles = ALLOWED.get((step, state), (None, set[Role]()))

    outcome = take(step, state, role)

    if after is not None and role in roles:
        assert outcome == Taken(after)
    else:
        assert isinstance(outcome, Denied)
        assert outcome.reason.endswith(".")


def test_a_refusal_says_who_may_or_what_is_needed():
    assert take(Step.APPROVE, State.SENT, Role.LIAISON) == Denied("Sólo puede aprobar un informe: coordinador(a).")
    assert take(Step.APPROVE, State.DRAFT, Role.COORDINATOR) == Denied(
        "No se puede aprobar un informe en elaboración: debe estar enviado."
    )


@pytest.mark.parametrize(
    ("report", "state"),
    [
        (None, State.NO_DATA),
        (Record("progress_report", "r", "m"), State.DRAFT),
        (Record("progress_report", "r", "m", {"state": "APROBADO"}), State.APPROVED),
        (Record("progress_report", "r", "m", {"state": "listo"}), State.DRAFT),
    ],
)
def test_what_is_not_a_state_is_being_worked_on(report: Record | None, state: State):
    assert state_of(report) is state
