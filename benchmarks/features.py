"""`incidents load` of files that nobody's columns fit: GeoJSON, KML and XLSX.

Their columns are guessed, each cell is read, each point finds its area and each weapon its record.
No peer does the like: the figure is rows for a second of CPU, the start of the program included.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.files import flat_rows
from benchmarks.measure import Result, cost

ROWS = 20_000
_COLUMNS = {"title": "name", "date_start": "date", "place": "place", "weapons": "weapon",
            "killed_low": "killed", "injured_low": "injured", "source_urls": "url",
            "summary": "description"}  # fmt: skip


def features(folder: Path) -> list[Result]:
    """Rows that each format loads in a second of CPU."""
    program = Path(sys.executable).parent / "incidents"
    results = []
    for write in (_geojson, _kml, _xlsx):
        file, db = write(folder), folder / "features.db"
        shutil.copy(folder / "many.db", db)
        load = cost([program, "--quiet", "--db", db, "load", file, "--from", "auto"])
        work = f"rows a second of CPU, load of {ROWS:,} in {file.suffix[1:]}"
        results.append(Result(work, ROWS / load.cpu, unit="", wanted=">= 5000"))
        results.append(Result("  memory of the same", load.memory_mb, unit="MB"))
    return results


def _rows() -> Iterator[tuple[dict[str, Any], list[float]]]:
    for row in flat_rows(ROWS):
        told = {name: str(row[column]) for column, name in _COLUMNS.items()}
        yield told, [float(row["longitude"]), float(row["latitude"])]


def _geojson(folder: Path) -> Path:
    path = folder / "features.geojson"
    listed = [
        {"type": "Feature", "properties": told,
         "geometry": {"type": "Point", "coordinates": point}}
        for told, point in _rows()
    ]  # fmt: skip
    path.write_text(json.dumps({"type": "FeatureCollection", "features": listed}), "utf-8")
    return path


def _kml(folder: Path) -> Path:
    path = folder / "features.kml"
    with path.open("w", encoding="utf-8") as file:
        file.write('<kml xmlns="http://www.opengis.net/kml/2.2"><Document>')
        for told, (x, y) in _rows():
            data = "".join(
                f'<Data name="{name}"><value>{escape(text)}</value></Data>'
                for name, text in told.items()
            )
            file.write(f"<Placemark><name>{escape(told['name'])}</name>")
            file.write(f"<ExtendedData>{data}</ExtendedData>")
            file.write(f"<Point><coordinates>{x},{y}</coordinates></Point></Placemark>")
        file.write("</Document></kml>")
    return path


def _xlsx(folder: Path) -> Path:
    import xlsxwriter

    path = folder / "features.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [*_COLUMNS.values(), "longitude", "latitude"])
        for number, (told, point) in enumerate(_rows(), start=1):
            sheet.write_row(number, 0, [*told.values(), *point])
    return path
