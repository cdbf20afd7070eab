"""The only reader of the environment, and the only one that sets anything in it."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

from schema.errors import UsageError
from schema.languages.language import from_locale

DEFAULT_STORE = "incidents.db"
USUAL_DELAY_HOURS = 72.0
LONGEST_DELAY_HOURS = 1_000_000.0


def store_path(given: str | None = None) -> Path:
    """The store to use: the one given, or `INCIDENTS_DB`, or incidents.db in this folder.

    A file or its address (`sqlite:///strikes.db`); addresses of servers are refused.
    """
    text = given or os.environ.get("INCIDENTS_DB") or DEFAULT_STORE
    path = text.removeprefix("sqlite:///")
    if "://" in path:
        raise UsageError(f"--db: expected the file of a store, found the address {text!r}")
    return Path(path)


def busy_timeout() -> float:
    """How many seconds to wait for another program that writes to the store:
    `INCIDENTS_BUSY_TIMEOUT`, or 30.
    """
    given = os.environ.get("INCIDENTS_BUSY_TIMEOUT", "").strip()
    try:
        return max(float(given), 0.0) if given else 30.0
    except ValueError:
        raise UsageError(
            f"INCIDENTS_BUSY_TIMEOUT: expected a number of seconds, found {given!r}"
        ) from None


def publish_delay() -> float:
    """For how many hours what helps to aim is held back of a strike: `INCIDENTS_PUBLISH_DELAY`, or
    72; 0 holds nothing back.
    """
    given = os.environ.get("INCIDENTS_PUBLISH_DELAY", "").strip()
    try:
        hours = float(given) if given else USUAL_DELAY_HOURS
    except ValueError:
        hours = -1.0
    if not 0 <= hours <= LONGEST_DELAY_HOURS:
        raise UsageError(
            f"INCIDENTS_PUBLISH_DELAY: expected a number of hours up to {LONGEST_DELAY_HOURS:,.0f},"
            f" found {given!r}"
        )
    return hours


def user_name() -> str:
    """Who makes a change, for the history: `INCIDENTS_USER` or the login name."""
    try:
        return os.environ.get("INCIDENTS_USER") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def editor() -> str:
    """The program that `edit` opens."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"


def user_agent() -> str:
    """Who asks an online geocoding service: `INCIDENTS_USER_AGENT`.

    Raises UsageError when it is not set: those who run the services block askers without a name.
    """
    given = os.environ.get("INCIDENTS_USER_AGENT", "").strip()
    if given:
        return given
    raise UsageError(
        "INCIDENTS_USER_AGENT: expected who asks the online service, found nothing\n"
        "  the services demand a name and a way to reach you; set it, for example to\n"
        '  INCIDENTS_USER_AGENT="strike-survey/1.0 (you@example.org)"'
    )


def geocoder_address() -> str | None:
    """The address of a geocoding server of one's own, `INCIDENTS_GEOCODER_URL`, or None."""
    return os.environ.get("INCIDENTS_GEOCODER_URL", "").strip() or None


def geonames_address() -> str | None:
    """Where country files are fetched from in place of GeoNames, `INCIDENTS_GEONAMES_URL`, such as
    a mirror of one's own; or None.
    """
    return os.environ.get("INCIDENTS_GEONAMES_URL", "").strip() or None


def language() -> str | None:
    """The language of the environment (`LC_ALL`, `LC_MESSAGES` or `LANG`, the first that is set),
    where it is one that words are written in; None for any other, and for none.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return from_locale(next(filter(None, map(os.environ.get, names)), ""))


def skip_pydantic_plugins() -> None:
    """Spare a start the search for pydantic plugins in every installed package."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def no_colour() -> bool:
    """Whether `NO_COLOR` asks for text without escapes."""
    return bool(os.environ.get("NO_COLOR"))


def plain_terminal() -> bool:
    """Whether the terminal says that it takes text alone: there, a screen is a heap of escapes."""
    return os.name != "nt" and os.environ.get("TERM", "") in ("", "dumb", "unknown")


def plain_help() -> None:
    """Have the help written as plain text, without frames."""
    os.environ.setdefault("TYPER_USE_RICH", "0")


def stream_encoding() -> str | None:
    """The encoding that `PYTHONIOENCODING` asks of the streams, or None."""
    return os.environ.get("PYTHONIOENCODING") or None


def cache_folder() -> Path:
    """Where the gazetteer is kept: `INCIDENTS_CACHE` or the user's cache folder."""
    given = os.environ.get("INCIDENTS_CACHE")
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("incidents-db", appauthor=False)


def uses_place_packages() -> bool:
    """Whether the gazetteer takes up the packages of the extra `places`, where they are installed:
    `INCIDENTS_PLACES=none` leaves them out, so that it answers as it does without them.
    """
    return os.environ.get("INCIDENTS_PLACES", "").strip().lower() != "none"
