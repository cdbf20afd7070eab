"""Mapping files: which column of a foreign table feeds which field, and how its cells are read.

`model` is the format, `file` reads it, `guess` drafts one. `translate` turns rows into documents;
the KML, GeoJSON and XLSX importers use it as well, with a mapping made of their field names.
"""
