"""How geopy reaches the network for us: bounded in time and size, and never to another server."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse
from math import ceil
from ssl import SSLContext
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    ProxyHandler,
    Request,
    build_opener,
)

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

from incidents.geocode.services.values import text
from schema.json_value import Json

MOST_BYTES = 1 << 20
"""Ten places take some ten kilobytes; a mebibyte is no answer to a question."""
_BODY_TIMEOUTS = 3


class Web(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """A client for geopy's geocoders.

    `look` gets each document that was read and hands on what geopy may see of it. `further` is
    added to the next addresses, for a parameter that geopy does not know. What cannot be used
    raises GeocoderParseError; geopy's own clients would read it to the end, however long, ask
    again unasked, and carry the question to any server that a redirect names.
    """

    def __init__(
        self,
        look: Callable[[Json], Json],
        *,
        proxies: Mapping[str, str] | None,
        ssl_context: SSLContext | None,
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self.further = ""
        self._look = look
        self._opener = build_opener(
            HTTPSHandler(context=ssl_context),
            ProxyHandler(dict(proxies) if proxies is not None else None),
            _SameServer(),
        )

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Json:
        """What `look` leaves of the document at an address."""
        found = self.get_text(url, timeout=timeout, headers=headers)
        try:
            document: Json = json.loads(found)
        except (ValueError, RecursionError):
            raise GeocoderParseError(_what_it_is(found)) from None
        return self._look(document)

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """The text at an address."""
        request = Request(url + self.further, headers=dict(headers))  # noqa: S310  # http alone
        try:
            with self._opener.open(request, timeout=timeout) as page:
                return _body(page, time.monotonic() + _BODY_TIMEOUTS * timeout)
        except HTTPError as error:
            raise _refusal(error) from None
        except GeocoderServiceError:
            raise  # our own, some of which are OSErrors too
        except (OSError, HTTPException) as error:
            raise _failure(error, timeout) from error


class _SameServer(HTTPRedirectHandler):
    """Follows a redirect on the same server alone."""

    max_redirections = 3

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The request to follow with; raises when it would go elsewhere."""
        if _server(newurl) == _server(req.full_url):
            return super().redirect_request(req, fp, code, msg, headers, newurl)
        fp.close()
        raise GeocoderServiceError(f"a redirect to another server, {newurl}")


def _server(url: str) -> tuple[str, str]:
    request = Request(url)  # noqa: S310  # nothing is opened
    return request.type, request.host


def _body(page: HTTPResponse, deadline: float) -> str:
    body = bytearray()
    while piece := page.read1(1 << 16):
        body += piece
        if len(body) > MOST_BYTES:
            raise GeocoderParseError(f"more than {MOST_BYTES} bytes")
        if time.monotonic() > deadline:
            raise GeocoderTimedOut("an answer that does not come to its end")
    if page.length:
        raise GeocoderUnavailable("a connection that broke off")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise GeocoderParseError("bytes that are no UTF-8 text") from None


def _refusal(error: HTTPError) -> AdapterHTTPError:
    with error:
        try:
            words = error.read(2_000).decode("utf-8", "replace").strip()
        except (OSError, HTTPException):
            words = ""
    seconds = _seconds((error.headers.get("Retry-After") or "").strip())
    said = "" if not words or words.startswith("<") else f": {text(words, 100)}"
    return AdapterHTTPError(
        f"HTTP status {error.code}{said}",
        status_code=error.code,
        headers={"retry-after": seconds} if seconds else {},
        text=words,
    )


def _seconds(retry_after: str) -> str:
    """Retry-After in whole seconds, empty when it is neither a number nor a date. geopy would
    print what it cannot read on the terminal, and stumble over the year 100000.
    """
    if retry_after.isascii() and retry_after.isdecimal():
        return retry_after[:9]
    try:
        ahead = parsedate_to_datetime(retry_after).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return ""
    return str(max(ceil(ahead), 0))


def _failure(error: OSError | HTTPException, timeout: float) -> GeocoderServiceError:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return GeocoderTimedOut(f"no answer within {timeout:g} seconds")
    return GeocoderUnavailable(f"no connection ({text(str(reason)) or type(reason).__name__})")


def _what_it_is(found: str) -> str:
    if not found.strip():
        return "an empty page"
    if found.lstrip().startswith("<"):
        return "an HTML page"
    return f"text that is no JSON, {text(found, 60)!r}"
