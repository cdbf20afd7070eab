"""Mapping files: which column of a foreign table feeds which field, and how its cells are read.

`mapping_model` is the format, `mapping_file` reads it. `translator` turns rows into documents; the
KML, GeoJSON and XLSX importers use it as well, with a mapping made of their field names.
"""
