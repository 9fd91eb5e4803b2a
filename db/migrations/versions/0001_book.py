"""The book: journal, records that follow from it, drafts, catalogue terms, search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "term",
        sa.Column("vocabulary", sa.Text, primary_key=True),
        sa.Column("code", sa.Text, primary_key=True),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("parent", sa.Text),
        sa.Column("aliases", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("certainty", sa.Text, nullable=False),
        sa.Column("rank", sa.Integer, nullable=False),
    )
    op.create_table(
        "journal",
        sa.Column("device", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False, unique=True),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("parent", sa.Text),
        sa.Column("sealed", sa.Boolean, nullable=False),
        sa.Column("nonce", sa.Text, nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
    )
    op.create_index("journal_by_record", "journal", ["record"])
    op.create_table(
        "record",
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("parent", sa.Text, sa.ForeignKey("record.id", deferrable=True, initially="DEFERRED")),
        sa.Column("is_deleted", sa.Boolean, nullable=False, server_default=sa.text("0")),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("heads", sa.Text, nullable=False),
    )
    op.create_index("record_by_kind", "record", ["kind", "parent"])
    op.create_index("record_by_parent", "record", ["parent"])
    op.create_table(
        "conflict",
        sa.Column("record", sa.Text, sa.ForeignKey("record.id"), primary_key=True),
        sa.Column("field", sa.Text, primary_key=True),
        sa.Column("rivals", sa.Text, nullable=False),
    )
    op.create_table(
        "draft",
        sa.Column("record", sa.Text, primary_key=True),
        sa.Column("field", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("parent", sa.Text),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("heads", sa.Text, nullable=False),
    )
    op.create_table(
        "delivery",
        sa.Column("package", sa.Text, primary_key=True),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("sent_at", sa.Text, nullable=False),
        sa.Column("acknowledged_at", sa.Text),
    )
    op.create_table(
        "arrival",
        sa.Column("package", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("arrived_at", sa.Text, nullable=False),
        sa.Column("balance", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
    )
    op.execute("CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2')")
    for verb in ("UPDATE", "DELETE"):
        # The journal only grows: the database itself refuses anything else.
        op.execute(
            f"CREATE TRIGGER journal_refuses_{verb.lower()} BEFORE {verb} ON journal "
            "BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"
        )
