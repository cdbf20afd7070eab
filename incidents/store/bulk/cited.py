"""Source cells to sources: publishers and addresses, brought together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from incidents.store.bulk.lists import interleaved, items
from incidents.store.bulk.targets import PAIRED
from incidents.store.flat import source_columns
from schema.document.base import check_url
from schema.errors import InputError

Reference = tuple[str, str | None, str | None]
"""Publisher, address and note of a source."""


@dataclass(frozen=True)
class Cited:
    """The sources of a row in its order, and its flat source columns."""

    publishers: str | None
    urls: str | None
    references: tuple[Reference, ...]


def cited_of(
    sources: str | None, urls: str | None, publishers_of: Callable[[str], Sequence[str]]
) -> Cited:
    """The sources that two cells name; raises InputError for what is no web address.

    An address belongs to the one publisher, or the one it is recorded under, or the one in the
    same place of the list; without publishers its host is the publisher.
    """
    named, addresses = items(sources), items(urls)
    for address in addresses:
        _check(address)
    paired = _paired(named, addresses, publishers_of)
    note = PAIRED if addresses and len(named) > 1 else None
    references = [(p, url, note if url else None) for url, p in interleaved(paired, named)]
    return cited(references)


def cited(references: Sequence[Reference]) -> Cited:
    """Sources with the flat columns that they make."""
    flat = source_columns((publisher, url) for publisher, url, _ in references)
    return Cited(flat["sources"], flat["source_urls"], tuple(references))


def _paired(
    named: Sequence[str], addresses: Sequence[str], publishers_of: Callable[[str], Sequence[str]]
) -> list[tuple[str, str]]:
    if not named:
        return [(url, urlsplit(url).hostname or url) for url in addresses]
    if len(named) == 1:
        return [(url, named[0]) for url in addresses]
    recorded = {url: [p for p in publishers_of(url) if p in named] for url in addresses}
    return [
        (url, recorded[url][0] if recorded[url] else named[min(n, len(named) - 1)])
        for n, url in enumerate(addresses)
    ]


def _check(address: str) -> None:
    try:
        check_url(address)
    except InputError as error:
        raise InputError(error.expected, error.found, "source_urls") from None
