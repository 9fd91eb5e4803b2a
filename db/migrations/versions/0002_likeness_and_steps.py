"""What proposals are about, to find similar ones; and what was done here, step by step, to undo it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("CREATE VIRTUAL TABLE likeness USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2')")
    op.execute("CREATE VIRTUAL TABLE likeness_stems USING fts5vocab(likeness, row)")
    op.create_table(
        "step",
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("of", sa.Integer),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )
