"""Commands that hand on: export, map, demo."""
