"""Carries the answers of one questionnaire over to another, on request: last quarter's workbook filled in again."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gobabierto_desktop.domain.changes import read_change_id
from gobabierto_desktop.domain.values import frozen
from gobabierto_desktop.questionnaires.doubts import Remark, error, note
from gobabierto_desktop.questionnaires.identity import Identity, Question
from gobabierto_desktop.questionnaires.reading import Answer, added_id
from gobabierto_desktop.questionnaires.returned import Returned


def carry_over(returned: Returned, target: Identity) -> Returned:
    """The same answers to the same questions of another quarter or commitment, by sheet and row; the rest is named.

    Rows of evidence and places that were added go along; a change to a row that was sent belongs where it is.
    """
    carried: list[Answer] = []
    remarks = [
        Remark("", "", note("carried", f"las respuestas se llevan de {_name(returned.identity)} a {_name(target)}.")),
        *returned.remarks,
    ]
    asked, homes = _questions(target), _homes(returned.identity, target)
    for one in returned.answers:
        there = [*_carried(one, returned.identity, target, asked, homes)]
        carried += there
        if not there and not _is_as_asked(one, returned.identity, asked):
            doubt = error(
                "not_carried", "esa pregunta no está en el otro cuestionario; no se tomó.", "Escríbala en él."
            )
            remarks.append(Remark(one.sheet, one.place.address, doubt, one.record, one.field))
    return replace(returned, identity=target, answers=tuple(carried), remarks=tuple(remarks))


_Place = tuple[str, str, str]
"""The code of a sheet and the keys of row and column: what a question goes by in any questionnaire."""


def _questions(identity: Identity) -> Mapping[_Place, Question]:
    return {(sheet.code, one.row, one.column): one for sheet in identity.sheets for one in sheet.questions}


def _where(identity: Identity, answer: Answer) -> _Place | None:
    """Where a questionnaire asks what was answered; None for an added row."""
    for place, one in _questions(identity).items():
        if (one.record, one.field) == (answer.record, answer.field):
            return place
    return None


def _homes(source: Identity, target: Identity) -> Mapping[str, str]:
    """What the rows of tables stand under, there for here, by the words that people choose."""
    homes: dict[str, str] = {}
    for sheet in source.sheets:
        there = target.sheet(sheet.code)
        if sheet.room and there and there.room:
            homes |= {
                parent: there.room.parents[word]
                for word, parent in sheet.room.parents.items()
                if word in there.room.parents
            }
    return homes


def _carried(
    answer: Answer, source: Identity, target: Identity, asked: Mapping[_Place, Question], homes: Mapping[str, str]
) -> Iterator[Answer]:
    place = _where(source, answer)
    parent = homes.get(answer.parent or "")
    if place is None and parent is not None:
        yield replace(answer, record=added_id(target, answer.kind, parent, answer.record), parent=parent)
    elif place is not None and place in asked:
        one = asked[place]
        if answer.value != frozen(one.value):
            over = tuple(read_change_id(seen) for seen in one.over)
            yield replace(answer, record=one.record, parent=one.parent, over=over)


def _is_as_asked(answer: Answer, source: Identity, asked: Mapping[_Place, Question]) -> bool:
    place = _where(source, answer)
    return place is not None and place in asked


def _name(identity: Identity) -> str:
    return f"«{identity.commitment_name[:40]}», {identity.quarter}"
