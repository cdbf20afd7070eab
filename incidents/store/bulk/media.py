"""Media cells to media: addresses, those that are graphic apart."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.store.bulk.lists import items
from incidents.store.flat import media_columns
from schema.document.base import check_url
from schema.errors import InputError

COLUMNS = ("media_urls", "graphic_media_urls")


@dataclass(frozen=True)
class Media:
    """The media of a row as (address, graphic), and its two flat columns."""

    urls: str | None
    graphic_urls: str | None
    media: tuple[tuple[str, bool], ...]


def media_of(urls: str | None, graphic_urls: str | None) -> Media:
    """The media that two cells name; an address in both is graphic. Raises InputError for what
    is no web address.
    """
    if urls is None and graphic_urls is None:
        return _NONE
    found = {}
    for column, cell in zip(COLUMNS, (urls, graphic_urls), strict=True):
        for url in items(cell):
            found[_checked(url, column)] = column != COLUMNS[0]
    made = media_columns({"url": url, "graphic": graphic} for url, graphic in found.items())
    return Media(made[COLUMNS[0]], made[COLUMNS[1]], tuple(found.items()))


def _checked(url: str, column: str) -> str:
    try:
        return check_url(url)
    except InputError as error:
        raise InputError(error.expected, error.found, column) from None


_NONE = Media(None, None, ())
