"""What people write in an order, turned into what is meant: a kind, a record, a forum, values of fields."""

from collections.abc import Sequence

import typer

from gobabierto_desktop.domain.fields import ANY_KIND, Field, Kind
from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import read
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.services.desk import Desk


class RecordMissing(KnownFailure):
    """There is no such record in the book."""

    code = "record_missing"

    def __init__(self, named: str) -> None:
        super().__init__(
            f"No hay un registro «{named}» en estos datos.",
            "Vea los que hay con «gobabierto record list», o busque con «gobabierto record search».",
        )


def find_kind(typed: str) -> Kind:
    """The kind of that name: «proposal», «propuesta» or «Propuestas». Raises BadParameter."""
    wanted = fold(typed)
    for kind in KINDS.values():
        if wanted in {kind.name, fold(kind.label), fold(kind.plural)}:
            return kind
    raise typer.BadParameter(
        f"No existe el tipo «{typed}». Existen: {', '.join(fold(kind.label) for kind in KINDS.values())}."
    )


def demand_parent(asked: Kind, above: Record | None) -> None:
    """Raise BadParameter where a record of that kind does not stand under the one that was named."""
    if asked.parent is None and above:
        raise typer.BadParameter(f"{asked.label} no pertenece a otro registro.")
    if asked.parent == ANY_KIND and above is None:
        raise typer.BadParameter(f"{asked.label} pide --de con el registro de que habla.")
    if asked.parent not in {None, ANY_KIND} and (above is None or above.kind != asked.parent):
        label = KINDS[asked.parent or ""].label.lower()
        raise typer.BadParameter(f"{asked.label} pide --de con un registro de tipo «{label}».")


def find_record(desk: Desk, named: str) -> Record:
    """The record of that identifier, deleted or not. Raises RecordMissing."""
    record = desk.book.record(named)
    if record is None:
        raise RecordMissing(named)
    return record


def find_one(desk: Desk, kind: str, named: str, parent: str | None = None) -> Record:
    """The one record of a kind with that identifier, number, or words in its title. Raises RecordMissing."""
    field, wanted = KINDS[kind].title_field, fold(named)
    there = desk.book.records(kind, parent)
    exact = [one for one in there if named in {one.id, one.text("number")}]
    found = exact or [one for one in there if wanted and wanted in fold(one.text(field))]
    if len(found) > 1:
        raise typer.BadParameter(
            f"«{named}» puede ser más de un registro: {', '.join(one.text(field) for one in found)}."
        )
    if not found:
        raise RecordMissing(named)
    return found[0]


def read_assignments(kind: Kind, typed: Sequence[str], terms: Terms) -> dict[str, Value]:
    """The values of «campo=valor» words, each read as if it were typed in the form. Raises BadParameter."""
    return {field.name: read(field, text, terms) for field, text in assigned_pairs(kind, typed)}


def assigned_pairs(kind: Kind, typed: Sequence[str]) -> list[tuple[Field, str]]:
    """The field and the text of each «campo=texto» word, in their order. Raises BadParameter."""
    pairs: list[tuple[Field, str]] = []
    for word in typed:
        name, mark, text = word.partition("=")
        if not mark:
            raise typer.BadParameter(f"«{word}» no dice CAMPO=VALOR.")
        pairs.append((_field(kind, name), text))
    return pairs


def _field(kind: Kind, typed: str) -> Field:
    """The field of that name or label, or the only one whose label begins so."""
    wanted = fold(typed)
    exact = [one for one in kind.fields if wanted in {one.name, fold(one.label)}]
    found = exact or [one for one in kind.fields if wanted and fold(one.label).startswith(wanted)]
    if len(found) == 1:
        return found[0]
    raise typer.BadParameter(
        f"{kind.label} no tiene un campo «{typed}». Vea los que tiene con «gobabierto record fields {kind.name}»."
    )
