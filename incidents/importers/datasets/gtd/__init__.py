"""Global Terrorism Database."""
