"""The manifest of a package: what it is, whose, of which plan, and how much must be in it."""

from typing import Annotated, Literal

import msgspec

from gobabierto_desktop.domain.limits import MOST_MANIFEST
from gobabierto_desktop.identity.strictjson import MALFORMED
from gobabierto_desktop.packages.failures import NewerFormat, NotUnderstood, misfit
from gobabierto_desktop.packages.layout import FORMAT, MANIFEST

Text = Annotated[str, msgspec.Meta(max_length=500)]
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]

Kind = Literal["forum", "kit", "report", "receipt", "envelope"]


class Sender(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who wrote the package, and on which device; the certificate says it with authority."""

    name: Text
    post: Text
    institution: Text
    device: Text


class Scope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the package is about: a forum or one table of it, or else a commitment in a quarter («2019-T1»)."""

    forum: Text | None
    table: Text | None
    title: Text
    commitment: Text | None = None
    quarter: Text | None = None

    def __str__(self) -> str:
        """One name for all that goes out about the same: what comes later supersedes what went before."""
        return f"{self.forum or self.commitment}/{self.table or self.quarter or ''}"


Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Acknowledged(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """In a receipt: the package that was received, its bytes, and what became of its records.

    `before` are the bytes as they were before each counter-signature: whoever sent it out so knows it by them.
    """

    package: Text
    sha256: Digest
    balance: dict[Text, Count]
    before: Annotated[tuple[Digest, ...], msgspec.Meta(max_length=100)] = ()

    def is_of(self, package: str, sha256: str) -> bool:
        """Whether it is the receipt of a package that went out with these bytes."""
        return package == self.package and sha256 in {self.sha256, *self.before}


class Span(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first and last place of a device's journal that the package holds."""

    first: Count
    last: Count


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of `manifest.json`. `counts` are records per kind; `changes` open and sealed journal entries.

    `evidence` is how many files of evidence come with them, open and sealed.
    """

    format: int
    tool: Text
    package: Annotated[str, msgspec.Meta(pattern="^[0-9a-f-]{36}$")]
    kind: Kind
    plan: Text
    sender: Sender
    made_at: Text
    scope: Scope | None
    counts: dict[Text, Count]
    changes: dict[Literal["open", "sealed"], Count]
    journal: dict[Text, Span]
    supersedes: Text | None
    acknowledged: Acknowledged | None
    evidence: Count = 0


class _Version(msgspec.Struct, frozen=True):
    format: int
    tool: str


def write_manifest(manifest: Manifest) -> bytes:
    """Its canonical bytes, pretty enough for people to read."""
    return msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=1) + b"\n"


def read_manifest(content: bytes) -> Manifest:
    """The inverse, strictly. Raises NewerFormat before anything else is asked of it, NotUnderstood otherwise."""
    if len(content) > MOST_MANIFEST:
        raise NotUnderstood(MANIFEST, None, "es demasiado largo")
    try:
        version = msgspec.json.decode(content, type=_Version)
        if version.format > FORMAT:
            raise NewerFormat(version.format, FORMAT, version.tool[:40])
        return msgspec.json.decode(content, type=Manifest)
    except MALFORMED as error:
        raise NotUnderstood(MANIFEST, None, misfit(error)) from error
