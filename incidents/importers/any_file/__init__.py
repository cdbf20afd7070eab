"""Formats that hold anybody's rows: our own CSV and documents, tables, workbooks, GeoJSON, KML."""
