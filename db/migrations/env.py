"""Runs the migrations on the engine that the program hands over; nothing of the program is imported."""

from alembic import context

engine = context.config.attributes["engine"].execution_options(writing=True)

with engine.connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
