"""The command line: one file a command group. Nothing imports it."""
