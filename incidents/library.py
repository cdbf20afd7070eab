"""What `incidents.open` gives: a store that also answers questions as a DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from incidents.store.store import Store

if TYPE_CHECKING:
    import pandas as pd


class Library(Store):
    """A store, opened for work in Python."""

    def frame(self, *, blur: str | None = None, **filters: Any) -> pd.DataFrame:
        """Flat rows as a DataFrame. Filters are those of the command line: `weapon="shahed"`.

        `blur="1km"` moves coordinates, those of launch sites too, to a grid of that size.
        """
        from incidents.queries.frame import frame

        return frame(self, filters, blur)
