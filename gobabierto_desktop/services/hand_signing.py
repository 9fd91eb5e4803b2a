"""Signing by hand: who has no certificate draws a signature, or says to sign the printed copy; until the acta closes.

What is drawn is personal data, sealed when it travels. It is tied to what the acta said when it was drawn: where that
changes, it must be drawn again.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gobabierto_desktop.domain.changes import DELETED, Assignment
from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.domain.handwriting import Trace
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.ids import child_id
from gobabierto_desktop.domain.minutes import HAND_SIGNATURE, ActaState, acta_id, state_of
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.same_person import SAMENESS, standing_people
from gobabierto_desktop.domain.tally import Unsound
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.reports.acta import reading
from gobabierto_desktop.reports.handwritten import hand_signatures, trace_of
from gobabierto_desktop.reports.scope import Scope, of_scope
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.editing import all_heads, delete, write
from gobabierto_desktop.services.holding import ActaClosed
from gobabierto_desktop.services.minutes import acta_number
from gobabierto_desktop.services.stepping import claimed_time, step


class TraceRefused(KnownFailure):
    """What was drawn is no signature, or more than a record holds."""

    code = "trace_refused"

    def __init__(self) -> None:
        super().__init__("El trazo es demasiado corto o demasiado largo.", "Bórrelo y firme otra vez.")


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who may sign: registered, accredited or named by the forum; `person` is the participant's id."""

    name: str
    post: str
    capacity: str
    person: str = ""

    @property
    def key(self) -> str:
        """Who it is, for one signature each."""
        return self.person or fold(self.name)


def may_sign(desk: Desk, scope: Scope) -> tuple[Present, ...]:
    """Everybody who may sign the acta by hand, by name, each once. Raises ScopeMissing."""
    holdings = desk.book.holdings()
    view, terms = of_scope(holdings, scope), holdings.terms
    people = standing_people(holdings.under(scope.forum, "participant"), holdings.of(SAMENESS.name))
    found = [
        Present(
            one.text("name"),
            _post(one, holdings),
            terms.label("participant_role", one.text("role")) or "Participante",
            one.id,
        )
        for one in people
    ]
    found += [
        Present(one.text("name"), _post(one, holdings), "Delegado/a acreditado/a")
        for one in holdings.under(scope.forum, "delegate")
    ]
    forum = view.forum
    found.append(Present(forum.text("facilitator"), forum.text("facilitator_post"), "Facilita el foro"))
    for table in view.tables:
        mesa = f"la mesa {table.text('number') or 'sin número'}"
        found.append(Present(table.text("facilitator"), "", f"Facilita {mesa}"))
        found.append(Present(table.text("rapporteur"), "", f"Toma nota en {mesa}"))
    once: dict[str, Present] = {}
    for one in found:
        if one.name.strip():
            once.setdefault(fold(one.name), one)
    return tuple(sorted(once.values(), key=lambda one: fold(one.name)))


def signed_by_hand(desk: Desk, scope: Scope) -> tuple[Record, ...]:
    """Who signed by hand, or will on the printed copy, in the order they did."""
    return hand_signatures(desk.book.holdings(), scope)


def sign_by_hand(desk: Desk, scope: Scope, who: Present, trace: Trace) -> Record:
    """Keep what somebody drew, in place of what they drew before, as a step. Raises TraceRefused, ActaClosed."""
    if not trace.is_signature:
        raise TraceRefused
    holdings = desk.book.holdings()
    told = words_digest(holdings, scope, acta_number(holdings, scope))
    return _keep(desk, scope, who, {"trace": trace.spelt(), "read": told, "on_paper": None}, f"firma de {who.name}")


def will_sign_on_paper(desk: Desk, scope: Scope, who: Present) -> Record:
    """Leave a line for somebody in the printed copy, as a step. Raises ActaClosed."""
    values = {"trace": None, "read": None, "on_paper": True}
    return _keep(desk, scope, who, values, f"línea para la firma de {who.name}")


def withdraw(desk: Desk, signature: Record) -> None:
    """Take a signature out of the acta, as a step. Raises ActaClosed."""
    delete(desk, desk.book.record(signature.id) or signature)


def stale_signatures(holdings: Holdings, scope: Scope, number: str) -> Iterator[Unsound]:
    """Those that were drawn when the acta said something else."""
    drawn = [one for one in hand_signatures(holdings, scope) if trace_of(one) is not None]
    told = words_digest(holdings, scope, number) if drawn else ""
    for one in drawn:
        if one.text("read") != told:
            message = f"Lo que dice el acta cambió después de que firmó {one.text('name')}: pida que firme otra vez."
            yield Unsound(one.id, message)


def words_digest(holdings: Holdings, scope: Scope, number: str) -> str:
    """The SHA-256 of the words of the acta as they are read aloud: what somebody who signs it has heard."""
    told = "\n".join("\n".join((one.title, *one.paragraphs)) for one in reading(holdings, scope, number))
    return hashlib.sha256(told.encode()).hexdigest()


def _keep(desk: Desk, scope: Scope, who: Present, values: Mapping[str, Value], title: str) -> Record:
    """One record for each person and acta, the same on every laptop; one that was withdrawn comes back."""
    acta = acta_id(scope.forum, scope.table)
    stands = desk.book.record(acta)
    if stands is not None and state_of(stands) is ActaState.CLOSED:
        raise ActaClosed(stands.text("number"))
    name = child_id(acta, HAND_SIGNATURE.name, who.key)
    seen = desk.book.record(name) or Record(HAND_SIGNATURE.name, name, scope.forum)
    told: dict[str, Value] = {
        "acta": acta,
        "person": who.person or None,
        "name": who.name,
        "post": who.post or None,
        "capacity": who.capacity or None,
        "signed_at": claimed_time(desk),
        **values,
    }
    changed = {field: value for field, value in told.items() if value != seen.get(field)}
    fields = {field: Assignment(value, seen.heads.get(field, ())) for field, value in changed.items()}
    if seen.is_deleted:
        fields[DELETED] = Assignment(value=False, over=all_heads(seen))
    with step(desk, title) as transaction:
        write(desk, transaction, seen, fields)
    return desk.book.record(name) or seen


def _post(record: Record, holdings: Holdings) -> str:
    """«Directora, Ministerio de Educación»."""
    institution = holdings.terms.label("institution", record.text("institution"))
    parts = (record.text("post"), institution or record.text("organisation"))
    return ", ".join(part for part in parts if part)
