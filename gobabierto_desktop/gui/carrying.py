"""What the record typed before lends to the next: a key that repeats one field, and fields that are suggested again."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from gobabierto_desktop.domain.fields import Kind
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.settings import read_settings, write_settings


class Carrying:
    """Remembers the record typed last on a page, and which of its fields the next record suggests again."""

    def __init__(self, kind: Kind, folder: Path, at_first: Sequence[str]) -> None:
        self._kind, self._folder, self._at_first = kind, folder, tuple(at_first)
        self._typed: Record | None = None

    def remember(self, record: Record) -> None:
        """A record that was typed in goes off the form."""
        self._typed = record

    def before(self, record: Record, listed: Sequence[Record]) -> Record | None:
        """The record typed before this one; where nothing was typed yet, the one above it in the list."""
        if self._typed and self._typed.id != record.id:
            return self._typed
        ids = [one.id for one in listed]
        above = ids.index(record.id) if record.id in ids else len(ids)
        return listed[above - 1] if above else None

    def suggested(self, record: Record, listed: Sequence[Record]) -> dict[str, Value]:
        """What a new record most likely says, as the one before it in the same forum or mesa did."""
        before = self.before(record, listed)
        if before is None or before.parent != record.parent:
            return {}
        return {name: value for name in self.repeated() if (value := before.get(name)) is not None}

    def lend(self, name: str, record: Record, listed: Sequence[Record], put: Callable[[str, Value], object]) -> str:
        """Put in a field what the record before says there; what to tell the user where there is nothing to put."""
        before = self.before(record, listed)
        value = before.get(name) if before else None
        if not name:
            return "Ponga el cursor en el campo que quiere repetir."
        if value is None:
            return f"El registro anterior no dice nada en «{self._kind.by_name[name].label}»."
        _ = put(name, value)
        return ""

    def repeated(self) -> tuple[str, ...]:
        """The fields that each next record suggests again."""
        return read_settings(self._folder).repeated.get(self._kind.name, self._at_first)

    def toggle(self, name: str) -> str:
        """Have a field suggested again in each next record, or no longer; what to tell the user."""
        if not name:
            return "Ponga el cursor en el campo que quiere que se sugiera, o que ya no."
        now, label = self.repeated(), self._kind.by_name[name].label
        kept = tuple(one for one in now if one != name) if name in now else (*now, name)
        settings = read_settings(self._folder)
        fields = {**settings.repeated, self._kind.name: kept}
        try:
            write_settings(self._folder, msgspec.structs.replace(settings, repeated=fields))
        except OSError:
            return "El disco no aceptó guardar esta preferencia."
        return f"«{label}» {'se sugerirá como en el anterior' if name in kept else 'ya no se sugiere'}."
