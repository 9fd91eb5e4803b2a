"""A record: what is held of one thing, with the versions its values stand on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from gobabierto_desktop.domain.changes import ChangeId
from gobabierto_desktop.domain.values import Value, read_decimal


@dataclass(frozen=True, slots=True)
class Record:
    """One thing of a kind. `heads` names, per field, the changes that the value shown stands on."""

    kind: str
    id: str
    parent: str | None
    values: Mapping[str, Value] = field(default_factory=dict[str, Value])
    heads: Mapping[str, tuple[ChangeId, ...]] = field(default_factory=dict[str, tuple[ChangeId, ...]], compare=False)
    is_deleted: bool = False

    def get(self, name: str) -> Value:
        """The value of a field, None where nothing was said."""
        return self.values.get(name)

    def text(self, name: str) -> str:
        """The value as text, empty where nothing was said."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def number(self, name: str) -> int | None:
        """The value where it is a whole number, else None."""
        value = self.values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def amount(self, name: str) -> Decimal | None:
        """The value where it is a number, whole or with decimals, else None."""
        value = self.values.get(name)
        if isinstance(value, str) and value and read_decimal(value) == value:
            return Decimal(value)
        whole = self.number(name)
        return None if whole is None else Decimal(whole)

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes of a several-choice field."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()

    def is_yes(self, name: str) -> bool:
        """Whether a yes/no field says yes."""
        return self.values.get(name) is True

    def with_values(self, values: Mapping[str, Value]) -> "Record":
        """The same record with some values put in place."""
        return replace(self, values={**self.values, **values})
