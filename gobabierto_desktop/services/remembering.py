"""Remembering: of each workbook what was sent, which file and cells its answers came from, and what was answered of it.

All of it stays on this laptop, beside the book; what travels are the changes.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gobabierto_desktop.domain.changes import Change
from gobabierto_desktop.domain.values import canonical, frozen, thawed
from gobabierto_desktop.questionnaires.changing import OF_A_WORKBOOK
from gobabierto_desktop.questionnaires.identity import Identity, read_identity, spelt
from gobabierto_desktop.questionnaires.reading import Answer, Decided
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.store.book import Transaction
from gobabierto_desktop.store.shelf import ASKED, KeptFile


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a workbook's changes came from, as it was called, and the cell of each record and field."""

    file: str
    cells: Mapping[str, str]

    def told(self, record: str, field: str) -> str:
        """«libro «ana.xlsx», hoja «Hito 2», C7», as far as it is known."""
        cell = self.cells.get(f"{record}/{field}")
        return f"libro «{self.file}»" + (f", {cell}" if cell else "")


def kept_workbook(desk: Desk, workbook: str) -> KeptFile:
    """A workbook as it was sent, kept to name what was changed in it when it comes back."""
    return desk.shelf.file(f"{ASKED}/{workbook}.xlsx")


def remember_sent(transaction: Transaction, identity: Identity) -> None:
    """Keep what a workbook asks, for when it comes back without it."""
    transaction.set_meta(_sent(identity.short), spelt(identity))


def sent_identity(desk: Desk, short: str) -> Identity | None:
    """The identity of a workbook that was sent from here, by its short name."""
    told = desk.book.meta(_sent(short))
    return read_identity(told) if told else None


def remember_source(transaction: Transaction, device: str, file: str, answers: Iterable[Answer]) -> None:
    """Keep where the changes of a workbook came from."""
    cells = {f"{one.record}/{one.field}": f"hoja «{one.sheet}», {one.place.address}" for one in answers}
    transaction.set_meta(_source(device), canonical({"file": file, "cells": cells}).decode())


def source_of(desk: Desk, device: str) -> Source | None:
    """Where the changes of a device came from, where that was a workbook taken in on this laptop."""
    told = desk.book.meta(_source(device)) if device.startswith(OF_A_WORKBOOK) else None
    if told is None:
        return None
    plain = json.loads(told)
    return Source(plain["file"], plain["cells"])


def sources_of(desk: Desk, changes: Iterable[Change]) -> dict[str, Source]:
    """Where the changes that came by workbook came from, by device."""
    devices = {one.device for one in changes if one.device.startswith(OF_A_WORKBOOK)}
    return {device: source for device in devices if (source := source_of(desk, device))}


def remember_answered(transaction: Transaction, device: str, decided: Decided) -> None:
    """Keep what a person answered of a workbook: read again, by whichever program saved, it says the same."""
    told = [[sheet, cell, thawed(value)] for (sheet, cell), value in sorted(decided.items())]
    transaction.set_meta(_answered(device), json.dumps(told, ensure_ascii=False))


def answered_of(desk: Desk, device: str) -> Decided:
    """What was answered of a workbook, by the device that it would be with nothing answered."""
    told = desk.book.meta(_answered(device))
    return {(sheet, cell): frozen(value) for sheet, cell, value in json.loads(told)} if told else {}


def _sent(short: str) -> str:
    return f"questionnaire:{short}"


def _source(device: str) -> str:
    return f"workbook:{device}"


def _answered(device: str) -> str:
    return f"answered:{device}"
