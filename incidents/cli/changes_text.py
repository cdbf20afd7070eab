"""What a revision changed, as lines of text: each field from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from incidents.language.figures_in_words import span

Plain = Mapping[str, Any]
_LONGEST = 60
_NAMES = ("publisher", "weapon", "type", "category", "field", "dataset", "url")
"""Fields that say what an item of a list is, where it has no key."""


def change_lines(changes: Mapping[str, Sequence[Any]]) -> list[str]:
    """Every field with what it was and what it is; of lists only the items that differ."""
    return [line for field, (was, now) in changes.items() for line in _lines(field, was, now)]


def _lines(field: str, was: Any, now: Any) -> Iterator[str]:
    if was == now:
        yield from [] if was is None else [f"{field}: restricted"]
    elif isinstance(was or now, list):
        yield from _list_lines(field, was or [], now or [])
    elif isinstance(was or now, Mapping):
        yield from _part_lines(field, was or {}, now or {})
    else:
        yield f"{field}: {_short(was)} -> {_short(now)}"


def _part_lines(field: str, was: Plain, now: Plain) -> Iterator[str]:
    for name in dict.fromkeys([*was, *now]):
        if was.get(name) != now.get(name):
            yield from _lines(f"{field}.{name}", was.get(name), now.get(name))


def _list_lines(field: str, was: Sequence[Any], now: Sequence[Any]) -> Iterator[str]:
    """Items that went, changed, came, or only stand in another order."""
    gone = [item for item in was if item not in now]
    new = [item for item in now if item not in was]
    pairs = dict(_pairs(gone, new))
    for number, item in enumerate(gone):
        if number in pairs:
            yield from _part_lines(f"{field} {_key(item)}".rstrip(), item, new[pairs[number]])
        else:
            yield f"{field}: without {_item(item)}"
    yield from (
        f"{field}: with {_item(item)}" for n, item in enumerate(new) if n not in pairs.values()
    )
    if not gone and not new:
        yield f"{field}: in another order"


def _pairs(gone: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """Items that are one before and after the change: by key, or the only one that differs."""
    if not all(isinstance(item, Mapping) for item in (*gone, *new)):
        return
    keys = {item["key"]: number for number, item in enumerate(new) if item.get("key")}
    if not keys and len(gone) == len(new) == 1:
        yield 0, 0
    for number, item in enumerate(gone):
        if item.get("key") in keys:
            yield number, keys[item["key"]]


def _key(item: Plain) -> str:
    return str(item.get("key") or "")


def _item(item: Any) -> str:
    if not isinstance(item, Mapping):
        return _short(item)
    key = f"{item['key']}: " if item.get("key") else ""
    if "outcome" in item:
        group = "" if item.get("group", "total") == "total" else f", {item['group']}"
        figure = span(item.get("low"), item.get("high"), item.get("best"))
        return f"{key}{item['outcome']}{group} {figure or _short(item.get('words'))}"
    names = [str(item[name]) for name in _NAMES if item.get(name)]
    return key + _short(" ".join(names[:1]) or item)


def _short(value: Any) -> str:
    if value is None:
        return "nothing"
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
