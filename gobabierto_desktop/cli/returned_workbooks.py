"""What the command says of returned workbooks: what would be taken, what waits for an answer, what became of each."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from gobabierto_desktop.cli.importing import spoken_balance
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.values import Value, thawed
from gobabierto_desktop.questionnaires.doubts import Remark, Weight
from gobabierto_desktop.questionnaires.returned import Returned
from gobabierto_desktop.services.answers_telling import open_codes, told_field, told_state, told_value
from gobabierto_desktop.services.choosing import Line, Question, TurnedAway
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.naming import counted
from gobabierto_desktop.services.receiving import Refused
from gobabierto_desktop.services.taking import Taken
from gobabierto_desktop.services.weighing import Weighed

_WEIGHTS = {Weight.NOTE: "nota", Weight.QUESTION: "por confirmar", Weight.ERROR: "no se pudo leer"}


def told_reading(desk: Desk, weighed: Weighed) -> list[str]:
    """The whole reading of some workbooks, in lines."""
    lines: list[str] = []
    for away in weighed.turned_away:
        lines += _refused(away)
    for one in weighed.looked:
        lines += _told(one.brought.path, one.returned)
    lines += [f"    {told_state(one)} · {_line(desk, one, weighed)}" for one in weighed.lines]
    waiting = open_codes(weighed)
    if waiting:
        lines.append(f"Por decidir: {len(waiting)} (con --decidir 'CELDA=VALOR')")
    for code, asked in waiting.items():
        lines += [f"    {code} · {_asked(desk, asked)}"]
    return lines


def plain_reading(desk: Desk, weighed: Weighed) -> dict[str, object]:
    """The same for programs: each workbook, each field, and all that waits under its code."""
    return {
        "workbooks": [_plain(one.brought.path, one.returned) for one in weighed.looked],
        "refused": [{"file": str(one.path), **_plain_failure(one.failure)} for one in weighed.turned_away],
        "fields": [
            {
                "record": one.record,
                "field": one.field,
                "label": told_field(desk, one, weighed),
                "cells": [{"file": str(spot.file), "sheet": spot.sheet, "cell": spot.cell} for spot in one.spots],
                "before": thawed(one.before),
                "after": thawed(one.after),
                "fate": "agreed" if one.is_agreed else one.fate.value,
            }
            for one in weighed.lines
        ],
        "open": [
            {"code": code, "what": _asked(desk, asked), "options": [thawed(value) for value in _options(asked)]}
            for code, asked in open_codes(weighed).items()
        ],
    }


def outcome(result: Taken | Refused) -> list[str]:
    """What became of one workbook."""
    if isinstance(result, Refused):
        return _refused(result)
    balance = "sin cambios: todo lo que dice ya estaba aquí" if result.is_unchanged else spoken_balance(result.balance)
    return [*_told(result.path, result.returned), f"    {balance}"]


def plain_outcome(result: Taken | Refused) -> dict[str, object]:
    """The same for programs."""
    if isinstance(result, Refused):
        return {"file": str(result.path), "taken": False, **_plain_failure(result.failure)}
    told = _plain(result.path, result.returned)
    return {**told, "taken": True, "balance": result.balance.plain(), "unchanged": result.is_unchanged}


def _refused(one: TurnedAway | Refused) -> list[str]:
    return [f"{one.path.name}: NO se recibió. {one.failure.message}", f"    {one.failure.remedy}"]


def _told(path: Path, returned: Returned) -> Iterator[str]:
    identity = returned.identity
    answers = counted(len(returned.answers), "respuesta", "respuestas")
    yield f"{path.name}: libro {identity.short} · compromiso {identity.commitment_name} · {identity.quarter}"
    yield f"    Lo llenó: {returned.author or 'no lo dice'} · {answers}"
    yield from _remarks(returned.remarks)


def _remarks(remarks: Iterable[Remark]) -> Iterator[str]:
    return (f"    {_WEIGHTS[one.doubt.weight]} · {one}" for one in remarks)


def _line(desk: Desk, line: Line, weighed: Weighed) -> str:
    before, after = (told_value(desk, line.kind, line.field, one) for one in (line.before, line.after))
    return f"{line.spots[-1]}: {told_field(desk, line, weighed)}: {_short(before)} → {_short(after)}"


def _asked(desk: Desk, asked: Question | Line) -> str:
    if isinstance(asked, Question):
        told = [told_value(desk, asked.kind, asked.remark.field, one) for one in asked.remark.doubt.options]
        return f"{asked.remark.doubt.what} {' | '.join(told) or asked.remark.doubt.remedy}"
    told = [f"{_short(told_value(desk, asked.kind, asked.field, one.value))} ({one.author})" for one in asked.sides]
    return f"se contradicen: {' | '.join(told)}"


def _options(asked: Question | Line) -> list[Value]:
    return list(asked.remark.doubt.options) if isinstance(asked, Question) else [one.value for one in asked.sides]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _plain_failure(failure: KnownFailure) -> dict[str, object]:
    return {"code": failure.code, "message": failure.message, "remedy": failure.remedy}


def _plain(path: Path, returned: Returned) -> dict[str, object]:
    return {
        "file": str(path),
        "workbook": returned.identity.workbook,
        "commitment": returned.identity.commitment,
        "quarter": returned.identity.quarter,
        "author": returned.author,
        "filled_on": returned.filled_on,
        "answers": [
            {"sheet": one.sheet, "cell": one.place.address, "record": one.record, "field": one.field}
            for one in returned.answers
        ],
        "remarks": [
            {
                "sheet": one.sheet,
                "cell": one.cell,
                "weight": one.doubt.weight.value,
                "code": one.doubt.code,
                "message": one.doubt.what,
                "remedy": one.doubt.remedy,
            }
            for one in returned.remarks
        ],
    }
