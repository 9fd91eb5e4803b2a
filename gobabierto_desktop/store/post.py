"""What left this laptop (deliveries) and what came to it (arrivals)."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Row


@dataclass(frozen=True, slots=True)
class Delivery:
    """A package written here. It is «recibido» only once a signed receipt came back."""

    package: str
    scope: str
    file: str
    sha256: str
    sent_at: str
    acknowledged_at: str | None = None

    def row(self) -> dict[str, object]:
        """Its columns."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A package taken in: `balance` counts records per outcome, `file` is where its original bytes are kept."""

    package: str
    kind: str
    sha256: str
    sender: str
    arrived_at: str
    balance: Mapping[str, int]
    file: str

    def row(self) -> dict[str, object]:
        """Its columns."""
        return {**asdict(self), "balance": json.dumps(dict(self.balance), sort_keys=True)}


def read_delivery(row: Row[Any]) -> Delivery:
    """The inverse of `Delivery.row`."""
    return Delivery(row.package, row.scope, row.file, row.sha256, row.sent_at, row.acknowledged_at)


def read_arrival(row: Row[Any]) -> Arrival:
    """The inverse of `Arrival.row`."""
    return Arrival(row.package, row.kind, row.sha256, row.sender, row.arrived_at, json.loads(row.balance), row.file)
