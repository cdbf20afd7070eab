"""GeoConfirmed."""
