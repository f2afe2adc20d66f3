"""What Alembic runs to bring tables up, on the connection that `migrating` hands it."""

from alembic import context

from roisim.store.tables import Base

if hasattr(context, "config"):  # only while Alembic runs it: to be imported is harmless
    context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
    context.run_migrations()
