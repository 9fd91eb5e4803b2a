"""The plan as it was published, as changes of the device «catálogo»: the same in every book, so that edits merge.

The chain only grows. What the first edition (`commitments.json`) says comes first, then each correction in its turn,
made over what the catalogue said before: a book that holds an earlier edition takes in the rest and forks nowhere.
"""

from collections.abc import Iterable, Mapping
from typing import cast

from gobabierto_desktop.domain.changes import FIRST, Assignment, Change, ChangeId
from gobabierto_desktop.domain.commitments import COMMITMENT, CONTACT, MILESTONE
from gobabierto_desktop.domain.ids import published_id
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.values import Value, frozen
from gobabierto_desktop.store.catalogues import Catalogue

_AT = "2018-11-28T00:00:00Z"
"""The day the plan was signed."""

_COMMITMENT = {
    name: name
    for name in (
        *("number", "title", "coordinator", "partners", "other_responsible", "problem", "commitment"),
        *("contribution", "relevance", "additional", "work_area", "ogp_id"),
    )
} | {"start": "starts", "end": "ends", "description": "summary"}
_MILESTONE = {name: name for name in ("number", "letter", "institutions", "units", "other_responsible", "status")} | {
    "text": "title",
    "start": "starts",
    "end": "ends",
}
_CONTACT = {name: name for name in ("name", "institution", "post", "email", "phone")}
"""The fields, by the names that the first edition has for them."""

_Sheet = Mapping[str, object]


def published_changes(catalogue: Catalogue) -> tuple[Change, ...]:
    """The whole chain of the device «catálogo», from its first change."""
    chain = _Chain(catalogue.plan_code)
    for sheet in catalogue.commitments:
        _publish(chain, sheet)
    for correction in catalogue.corrections:
        chain.say(correction.kind, correction.key, {name: frozen(one) for name, one in correction.fields.items()})
    return tuple(chain.changes)


def _publish(chain: "_Chain", sheet: _Sheet) -> None:
    commitment = str(sheet["number"])
    others = [str(one) for one in _items(sheet, "other_actors")]
    public = [str(one) for one in _items(sheet, "public_actors")]
    actors = {"public_actors": "\n".join(public), "other_actors": "\n".join(_without(others, public))}
    chain.say(COMMITMENT.name, commitment, _values(sheet, _COMMITMENT) | actors)
    for milestone in _sheets(sheet, "milestones"):
        key = f"{commitment}/{milestone['number']}"
        chain.say(MILESTONE.name, key, _values(milestone, _MILESTONE))
        for item in _sheets(milestone, "sub_items"):
            part = {"number": frozen(milestone["number"]), "part_of": chain.id_of(MILESTONE.name, key)}
            chain.say(MILESTONE.name, f"{key}/{item['letter']}", _values(item, _MILESTONE) | part)
    for place, contact in enumerate(_sheets(sheet, "contact"), start=1):
        chain.say(CONTACT.name, f"{commitment}/{place}", _values(contact, _CONTACT) | {"number": place})


class _Chain:
    """The journal of the device «catálogo» while it is being written; each change knows what it is made over."""

    def __init__(self, plan: str) -> None:
        self._plan = plan
        self._last: dict[tuple[str, str], ChangeId] = {}
        self.changes: list[Change] = []

    def id_of(self, kind: str, key: str) -> str:
        """The id of a record of the plan."""
        return published_id(self._plan, kind, key)

    def say(self, kind: str, key: str, values: Mapping[str, Value]) -> None:
        """Set fields of a record; what is empty and was never said is not said now."""
        record = self.id_of(kind, key)
        said = {name: one for name, one in values.items() if one or (record, name) in self._last}
        change = Change(
            device=f"catalogo-{self._plan}",
            number=len(self.changes) + 1,
            previous=self.changes[-1].digest() if self.changes else FIRST,
            author="Catálogo del plan",
            at=_AT,
            kind=kind,
            record=record,
            parent=self.id_of(COMMITMENT.name, key.split("/", maxsplit=1)[0]) if KINDS[kind].parent else None,
            sealed=False,
            nonce="",
            fields={name: Assignment(one, self._over(record, name)) for name, one in said.items()},
        )
        self.changes.append(change)
        self._last |= {(record, name): change.id for name in said}

    def _over(self, record: str, name: str) -> tuple[ChangeId, ...]:
        last = self._last.get((record, name))
        return (last,) if last else ()


def _values(sheet: _Sheet, names: Mapping[str, str]) -> dict[str, Value]:
    return {field: frozen(sheet[name]) for name, field in names.items() if name in sheet}


def _sheets(sheet: _Sheet, name: str) -> Iterable[_Sheet]:
    return cast("list[_Sheet]", _items(sheet, name))


def _items(sheet: _Sheet, name: str) -> list[object]:
    return cast("list[object]", sheet.get(name) or [])


def _without(items: list[str], taken: list[str]) -> list[str]:
    return [one for one in items if one not in taken]
