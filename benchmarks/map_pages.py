"""Build one map page. Run as a program, so that its cost can be measured from outside:

    python -m benchmarks.map_pages KIND ROWS.pickle OUT.html

The peers get the same words in their popups, written the way folium's own pages write them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_CALLBACK = """function (row) {
    var marker = L.marker(new L.LatLng(row[0], row[1]));
    marker.bindPopup(row[2]);
    return marker;
}"""
_SAID = ("title", "date_start", "place", "weapons", "killed_best", "injured_low", "verification")
_REST = ("target_types", "target_names", "sources", "source_urls", "summary", "code")


def ours(rows: pd.DataFrame, out: str) -> None:
    """The page of this project."""
    import maps

    maps.save(maps.page(rows), out)


def cluster(rows: pd.DataFrame, out: str) -> None:
    """folium's FastMarkerCluster."""
    from folium.plugins import FastMarkerCluster

    made = _stock()
    words = ["<br>".join(map(str, row)) for row in _said(rows).itertuples(index=False)]
    data = list(zip(rows["latitude"], rows["longitude"], words, strict=True))
    FastMarkerCluster(data, callback=_CALLBACK).add_to(made)
    made.save(out)


def geojson(rows: pd.DataFrame, out: str) -> None:
    """folium's GeoJson with a popup of fields."""
    import folium

    said = _said(rows)
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
            "properties": record,
        }
        for latitude, longitude, record in zip(
            rows["latitude"], rows["longitude"], said.to_dict("records"), strict=True
        )
    ]
    made = _stock()
    folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        marker=folium.CircleMarker(radius=4),
        popup=folium.GeoJsonPopup(list(said.columns)),
    ).add_to(made)
    made.save(out)


def _said(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[[*_SAID, *_REST]]


def _stock() -> Any:
    import folium

    return folium.Map((48.5, 32), zoom_start=6, tiles=None, maxZoom=18, prefer_canvas=True)


if __name__ == "__main__":
    import pandas

    kind, source, out = sys.argv[1:]
    globals()[kind](pandas.read_pickle(source), out)  # noqa: S301  # our own file
