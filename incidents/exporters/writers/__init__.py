"""One file a format: how its bytes are written."""
