"""What the columns of a stranger's table mean, by their names and values: `load --guess`.

`draft` writes a mapping file for a person to correct; `automatic_mapping` makes a mapping for
formats whose fields have names (KML, GeoJSON, workbooks). Both rest on the word lists here.
"""
