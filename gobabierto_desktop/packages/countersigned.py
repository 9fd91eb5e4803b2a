"""What a package was before each counter-signature: no earlier byte changes, so its earlier digests can be told."""

import hashlib
import zlib
from collections.abc import Iterator

from gobabierto_desktop.packages.envelope import Placed, directory
from gobabierto_desktop.packages.failures import PackageTruncated
from gobabierto_desktop.packages.layout import MIMETYPE, signature
from gobabierto_desktop.packages.reader import PIECE, Opened


def earlier_digests(opened: Opened) -> tuple[str, ...]:
    """The SHA-256 (hex) of the file as each signer but the last left it, the first signer's first.

    Empty for a package with one signature. Raises PackageTruncated where the file is no longer as it was opened.
    """
    ends = list(_ends(opened))[:-1]
    digests: list[str] = []
    digest, read = hashlib.sha256(), 0
    with opened.source() as file:
        for placed in ends:
            while left := placed[-1].end - read:
                piece = file.read(min(PIECE, left))
                if not piece:
                    raise PackageTruncated
                digest.update(piece)
                read += len(piece)
            whole = digest.copy()
            whole.update(directory(placed))
            digests.append(whole.hexdigest())
    return tuple(digests)


def _ends(opened: Opened) -> Iterator[tuple[Placed, ...]]:
    """The parts there were when each signature was added."""
    number = 1
    placed = [Placed("mimetype", len(MIMETYPE), zlib.crc32(MIMETYPE), 0)]
    for part in opened.parts:
        placed.append(Placed(part.name, part.size, part.crc, placed[-1].end))
        if part.name == signature(number):
            yield tuple(placed)
            number += 1
