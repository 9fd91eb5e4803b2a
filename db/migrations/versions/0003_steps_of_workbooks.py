"""Which changes of other devices came in with a step, to undo it: a workbook that was taken in."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("step", sa.Column("spans", sa.Text))
