"""What an online geocoding service is, and what all of them share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar, Protocol
from urllib.parse import urlsplit

from incidents.geocode.answer import Candidate, Hints
from incidents.geocode.services.polite import Polite
from incidents.geocode.services.result import Result, UnsoundError
from incidents.geocode.services.values import name, text
from schema.errors import UsageError
from schema.json_value import Json, JsonObject

LIMIT = 10
"""How many places a service is asked for; what it sends beyond is not looked at."""
TIMEOUT_S = 10.0
_LONGEST_NAME = 250


class Service(Protocol):
    """A service that knows places by name, ours or a plug-in's.

    Nothing is sent before `search` is called. A service sends the name, the country and the
    first-level area that it was asked for, and never anything else of a record; it asks no faster
    than its owners allow (`Polite.call`), and never makes up a place: what is not in its answer
    stays empty, and what it is unsure of is a candidate like the others.
    """

    @property
    def name(self) -> str:
        """The name in `SERVICES`; stands in `Candidate.gazetteer`."""

    @property
    def credit(self) -> str:
        """Whose data it gives and under which licence, for maps and exports."""

    @property
    def asked(self) -> str:
        """Who is asked: the name, with the address of a server of one's own."""

    @property
    def dropped(self) -> int:
        """How many results were left out so far because they could not be used."""

    def search(self, text: str, hints: Hints) -> list[Candidate]:
        """The places of that name, in the service's order; those of another country are left out.

        Of the hints `country` and `admin1` are sent. A text that can be no name gets no candidates
        and is not sent. Raises ServiceError; UnusableAnswerError when other questions may do.
        """


class Online:
    """A service asked through geopy. A subclass says how to ask and how to read one result."""

    name: ClassVar[str]
    credit: ClassVar[str]
    results_at: ClassVar[str | None] = None
    """The key under which an answer lists its results; None when it is the list."""

    def __init__(
        self,
        user_agent: str,
        address: str | None = None,
        polite: Polite | None = None,
        timeout: float = TIMEOUT_S,
    ) -> None:
        from geopy.exc import ConfigurationError

        from incidents.geocode.services.web import Web

        self.asked = f"{self.name} {address}" if address else self.name
        self.dropped = 0
        self._polite = polite or Polite()
        options: dict[str, object] = {"user_agent": checked_agent(user_agent), "timeout": timeout}
        options |= where(address)
        options["adapter_factory"] = partial(Web, self._sound_part)
        try:
            self._geocoder = self.client(options)
        except ConfigurationError as error:
            raise UsageError(f"{self.name}: {text(str(error), 500)}") from error

    def client(self, options: Mapping[str, object]) -> Any:
        """The geopy geocoder, made with these options."""
        raise NotImplementedError

    def ask(self, question: str, country: str | None) -> Any:
        """What geopy answers to a question: locations, or None."""
        raise NotImplementedError

    def read(self, raw: JsonObject) -> Result:
        """One result; raises UnsoundError."""
        raise NotImplementedError

    def search(self, text: str, hints: Hints) -> list[Candidate]:
        """See `Service.search`."""
        asked_name = as_question(text)
        if asked_name is None:
            return []
        country = hints.country.upper() if hints.country else None
        question = ", ".join(filter(None, (asked_name, as_question(hints.admin1 or ""))))
        raws = self._polite.call(partial(self._answer, question, country), self.asked)
        found = [self.read(raw).candidate(self.name, n) for n, raw in enumerate(raws)]
        return [one for one in found if not country or one.country in (None, country)]

    def _answer(self, question: str, country: str | None) -> list[JsonObject]:
        return [location.raw for location in self.ask(question, country) or []]

    def _sound_part(self, document: Json) -> Json:
        """The document with those results alone that can be used."""
        from geopy.exc import GeocoderParseError

        key = self.results_at
        found = document.get(key) if key and isinstance(document, dict) else document
        if not isinstance(found, list):
            raise GeocoderParseError("no list of places")
        sound = [raw for raw in found[:LIMIT] if self._is_sound(raw)]
        if found and not sound:
            raise GeocoderParseError("only places without a usable name or coordinates")
        self.dropped += len(found[:LIMIT]) - len(sound)
        return {key: sound} if key else sound

    def _is_sound(self, raw: Json) -> bool:
        try:
            return isinstance(raw, dict) and bool(self.read(raw))
        except UnsoundError:
            return False


def as_question(given: str) -> str | None:
    """A name as it is sent: without control characters; None when it is none, or too long."""
    return name(given) if len(given) <= _LONGEST_NAME else None


def checked_agent(user_agent: str) -> str:
    """The user agent, refused unless it says something and fits a header line."""
    if user_agent.strip() and user_agent.isascii() and user_agent.isprintable():
        return user_agent.strip()
    raise UsageError(
        "user agent of the online service: expected a name and a contact in ASCII, "
        f"found {user_agent!r}\n"
        '  for example INCIDENTS_USER_AGENT="strike-survey/1.0 (you@example.org)"'
    )


def where(address: str | None) -> dict[str, str]:
    """A server's address as geopy's `scheme` and `domain`; nothing for the public one."""
    if not address:
        return {}
    scheme, host, path, query, fragment = urlsplit(address.strip())
    if scheme in ("http", "https") and host and "@" not in host and not query and not fragment:
        return {"scheme": scheme, "domain": f"{host}{path}".rstrip("/")}
    raise UsageError(
        "address of the geocoding server: expected http://HOST or https://HOST, with a port and a "
        f"path if need be, found {address!r}\n"
        "  INCIDENTS_GEOCODER_URL or the option names it"
    )
