"""One file a step. `HEAD` names the newest, so that a start need not import Alembic."""

HEAD = "0014"
