"""The five forms of GeoConfirmed entries, brought to one."""
