"""The tables that the migrations make are the tables that the code declares, seen through the same Inspector."""

from sqlalchemy import Engine, create_engine, inspect, text

from gobabierto_desktop.store.engine import connect
from gobabierto_desktop.store.migrate import needs_upgrade, revision, upgrade
from gobabierto_desktop.store.tables import METADATA

BY_MIGRATION_ONLY = ("alembic_version", "search", "likeness")


def described(engine: Engine) -> dict[str, object]:
    told = inspect(engine)
    names = [name for name in told.get_table_names() if not name.startswith(BY_MIGRATION_ONLY)]
    return {
        name: {
            "columns": [{**one, "type": str(one["type"])} for one in told.get_columns(name)],
            "key": told.get_pk_constraint(name),
            "parents": told.get_foreign_keys(name),
            "indexes": sorted(told.get_indexes(name), key=str),
            "uniques": sorted(told.get_unique_constraints(name), key=str),
            "checks": sorted(told.get_check_constraints(name), key=str),
        }
        for name in names
    }


def test_all_migrations_in_turn_make_what_the_tables_declare(tmp_path):
    declared, migrated = create_engine(f"sqlite:///{tmp_path / 'declared'}"), connect(tmp_path / "migrated")
    METADATA.create_all(declared)
    upgrade(migrated)
    assert described(migrated) == described(declared)
    assert set(described(declared)) == set(METADATA.tables)
    declared.dispose()
    migrated.dispose()


def test_a_book_is_migrated_once(tmp_path):
    engine = connect(tmp_path / "libro")
    assert revision(engine) is None
    assert not needs_upgrade(engine)
    upgrade(engine)
    stands = revision(engine)
    upgrade(engine)
    assert revision(engine) == stands
    assert not needs_upgrade(engine)
    with engine.connect() as connection:
        triggers = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        ).scalars()
        assert list(triggers) == ["journal_refuses_delete", "journal_refuses_update"]
    engine.dispose()
