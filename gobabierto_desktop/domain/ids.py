"""Names for good: UUIDv7 (RFC 9562, 5.7), which sort by the millisecond they were made in."""

import uuid


def uuid7(milliseconds: int, chance: bytes) -> str:
    """A UUIDv7 from the Unix time in milliseconds and 10 random bytes."""
    bits = milliseconds << 80 | int.from_bytes(chance[:10], "big")
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=bits))
