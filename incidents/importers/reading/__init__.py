"""Reading a file that somebody else wrote: its kind, encoding and delimiter, and its rows."""

from incidents.importers.reading.input_file import InputFile, open_file

__all__ = ["InputFile", "open_file"]
