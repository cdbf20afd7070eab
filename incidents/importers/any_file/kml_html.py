"""Description balloons as text: HTML to lines, and lines such as "Date: 2022-04-02" to fields."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BREAKS = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "hr", "table", "ul", "ol"}
_UNSEEN = {"script", "style"}
_FIELD = re.compile(r"\s*([^\W\d_][^:\n]{0,40}?)\s*[:：]\s*(?!//)(\S.*?)\s*")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _BREAKS:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append("\t")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def as_text(html: str) -> str:
    """What a reader of the balloon sees: lines without tags, scripts and styles."""
    if "<" not in html and "&" not in html:
        return _tidy(html)
    reader = _Text()
    reader.feed(html)
    reader.close()
    return _tidy("".join(reader.parts))


def fields_of(text: str) -> dict[str, str]:
    """Lines of the form "name: value", and table rows of two cells; the first of a name counts."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        name, tab, value = line.partition("\t")
        match = None if tab else _FIELD.fullmatch(line)
        if match:
            name, value = match[1], match[2]
        if (tab or match) and name.strip() and value.strip():
            found.setdefault(name.strip(" :\t"), value.strip())
    return found


def _tidy(text: str) -> str:
    lines = (re.sub(r"[^\S\n\t]+", " ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)
