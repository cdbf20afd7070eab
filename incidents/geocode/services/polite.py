"""Manners towards a service that others use too: slow, patient, and ready to stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from incidents.geocode.services.values import text
from schema.errors import IncidentsError, InputError

T = TypeVar("T")

RESUME = (
    "what was answered so far is kept: run the same again later and it goes on from there;\n"
    "  INCIDENTS_GEOCODER_URL names a server of your own"
)
HOPELESS = (
    "asking again does not help: look at the service's rules, at INCIDENTS_USER_AGENT and at\n"
    "  INCIDENTS_GEOCODER_URL; what was answered so far is kept"
)
_PASSING = {408, 425, 429}
"""Refusals that time mends, besides those of 500 and above."""


class ServiceError(IncidentsError):
    """An online service cannot be reached, refuses, or answers what cannot be used.

    Nothing of this question was kept; the answers to earlier ones were.
    """

    def __init__(self, expected: str, found: str, where: str, hint: str = RESUME) -> None:
        super().__init__(str(InputError(expected, found, where, hint)))


class UnusableAnswerError(ServiceError):
    """The service answered this one question with what cannot be used; it may answer others."""


@dataclass
class Polite:
    """The pace at which a service is asked. Times are in seconds.

    `interval` passes between two requests, retries included. After a passing failure it waits
    what the service asks for, or `first_wait`, doubled each time; `tries` is when it gives up,
    and a service that asks for more than `longest_wait` is given up at once. geopy's own limiter
    does not do: it disregards Retry-After and asks again where asking again cannot help.
    """

    interval: float = 1.0
    tries: int = 5
    first_wait: float = 2.0
    longest_wait: float = 120.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: float | None = field(default=None, init=False)

    def call(self, ask: Callable[[], T], service: str) -> T:
        """What `ask` gives; raises ServiceError when the service does not answer in the end."""
        from geopy.exc import GeopyError

        for attempt in range(1, self.tries + 1):
            self._keep_distance()
            try:
                return ask()
            except GeopyError as error:
                wait = self._wait_after(error, attempt, service)
            self.sleep(wait)
        raise ValueError("a pace of no tries")

    def _keep_distance(self) -> None:
        now = self.clock()
        due = now if self._last is None else self._last + self.interval
        if now < due:
            self.sleep(due - now)
        self._last = max(now, due)

    def _wait_after(self, error: Exception, attempt: int, service: str) -> float:
        found = text(str(error)) or type(error).__name__
        if not is_passing(error):
            raise refused(error, found, service) from error
        if attempt >= self.tries:
            times = f"{found} (tries: {attempt})"
            raise ServiceError("an answer", times, service) from error
        asked_for = retry_after(error)
        if asked_for is not None and asked_for > self.longest_wait:
            longer = f"the request to wait {asked_for:.0f} seconds ({found})"
            raise ServiceError("an answer", longer, service) from error
        usual = min(self.first_wait * 2 ** (attempt - 1), self.longest_wait)
        return usual if asked_for is None else asked_for


def refused(error: Exception, found: str, service: str) -> ServiceError:
    """The error for what asking again cannot mend."""
    from geopy.exc import GeocoderParseError, GeocoderQueryError

    this_one = isinstance(error, GeocoderParseError | GeocoderQueryError)
    kind = UnusableAnswerError if this_one else ServiceError
    return kind("a list of places as JSON", found, service, HOPELESS)


def is_passing(error: Exception) -> bool:
    """Whether the same request may be answered later: too many, a server's fault, no connection."""
    from geopy.exc import GeocoderTimedOut, GeocoderUnavailable

    status = getattr(error.__cause__, "status_code", None)
    if status is None:
        return isinstance(error, GeocoderTimedOut | GeocoderUnavailable)
    return status in _PASSING or status >= 500


def retry_after(error: Exception) -> float | None:
    """The seconds that the service asks to wait, as `web` read them."""
    seconds = (getattr(error.__cause__, "headers", None) or {}).get("retry-after")
    return float(seconds) if seconds else None
