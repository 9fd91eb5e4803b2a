"""The tables of a book. The journal is the truth; `record`, `conflict` and `search` follow from it.

Records share one table, their values as JSON: a field is declared once, in the domain, and needs no migration, and a
value that could not be read is kept like any other (docs/decisions/0003-one-record-table.md).
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text, text

METADATA = MetaData()

META = Table("meta", METADATA, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

TERM = Table(
    "term",
    METADATA,
    Column("vocabulary", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("parent", Text),
    Column("aliases", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("rank", Integer, nullable=False),
)

JOURNAL = Table(
    "journal",
    METADATA,
    Column("device", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("previous", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("parent", Text),
    Column("sealed", Boolean, nullable=False),
    Column("nonce", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Index("journal_by_record", "record"),
)

RECORD = Table(
    "record",
    METADATA,
    Column("place", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("parent", Text, ForeignKey("record.id", deferrable=True, initially="DEFERRED")),
    Column("is_deleted", Boolean, nullable=False, server_default=text("0")),
    Column("content", Text, nullable=False),
    Column("heads", Text, nullable=False),
    Index("record_by_kind", "kind", "parent"),
    Index("record_by_parent", "parent"),
)

CONFLICT = Table(
    "conflict",
    METADATA,
    Column("record", Text, ForeignKey("record.id"), primary_key=True),
    Column("field", Text, primary_key=True),
    Column("rivals", Text, nullable=False),
)

DRAFT = Table(
    "draft",
    METADATA,
    Column("record", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("parent", Text),
    Column("value", Text, nullable=False),
    Column("heads", Text, nullable=False),
)

DELIVERY = Table(
    "delivery",
    METADATA,
    Column("package", Text, primary_key=True),
    Column("scope", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("sent_at", Text, nullable=False),
    Column("acknowledged_at", Text),
)

ARRIVAL = Table(
    "arrival",
    METADATA,
    Column("package", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("arrived_at", Text, nullable=False),
    Column("balance", Text, nullable=False),
    Column("file", Text, nullable=False),
)

STEP = Table(
    "step",
    METADATA,
    Column("place", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("way", Text, nullable=False),
    Column("of", Integer),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("spans", Text),
)
