"""Run Alembic from inside the program: no alembic.ini, no working directory."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from schema.migrations.versions import HEAD


def upgrade(url: str, to: str = HEAD) -> None:
    """Bring the tables at an SQLAlchemy address up to a version. Stopped halfway, they
    are between two versions: work on a copy.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, to)
    finally:
        engine.dispose()
