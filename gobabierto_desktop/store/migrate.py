"""Brings a book's tables to today's form with the migrations of db/migrations, each in one transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from gobabierto_desktop.paths import bundled
from gobabierto_desktop.store.failures import BookNewer


def upgrade(engine: Engine) -> None:
    """Apply what is missing; raise BookNewer where the book knows a migration that this program does not."""
    script = ScriptDirectory.from_config(_config(engine))
    found = revision(engine)
    known = {one.revision for one in script.walk_revisions()}
    if found is not None and found not in known:
        raise BookNewer(found)
    if found != script.get_current_head():
        command.upgrade(_config(engine), "head")


def revision(engine: Engine) -> str | None:
    """The migration a book stands at; None for an empty file."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def needs_upgrade(engine: Engine) -> bool:
    """Whether there is something to migrate in a book that holds something."""
    found = revision(engine)
    return found is not None and found != ScriptDirectory.from_config(_config(engine)).get_current_head()


def _config(engine: Engine) -> Config:
    folder: Path = bundled("migrations")
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["engine"] = engine
    return config
