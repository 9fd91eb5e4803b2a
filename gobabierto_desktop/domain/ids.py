"""Names for good: UUIDv7 (RFC 9562, 5.7), which sort by the millisecond they were made in; UUIDv5 of what all know."""

import uuid


def uuid7(milliseconds: int, chance: bytes) -> str:
    """A UUIDv7 from the Unix time in milliseconds and 10 random bytes."""
    bits = milliseconds << 80 | int.from_bytes(chance[:10], "big")
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=bits))


def published_id(plan: str, kind: str, key: str) -> str:
    """The id, the same in every book, of a record that the plan itself published: «22», «22/4/b»."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{plan}/{kind}/{key}"))


def child_id(parent: str, *names: str) -> str:
    """The id, the same on every laptop, of the one record under a parent that goes by these names."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join((parent, *names))))
