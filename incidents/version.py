"""The program's version, where everything can import it."""

VERSION = "0.2.0"
