"""Where the gazetteer takes its places from: GeoNames, postal places, registers, added files."""
