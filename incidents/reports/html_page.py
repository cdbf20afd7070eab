"""A document as one HTML file: it holds all it shows, needs no script, and prints well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

_STYLE = """
:root{--ink:#1d2433;--quiet:#5b6472;--rule:#d8dce3}
*{box-sizing:border-box}
body{font:15px/1.5 "DejaVu Sans",system-ui,sans-serif;color:var(--ink);background:#fff;
margin:0 auto;max-width:62rem;padding:2rem 1.5rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .3rem}
h2{font-size:1.15rem;margin:2.2rem 0 .6rem;border-bottom:2px solid var(--ink);padding-bottom:.2rem}
h3{font-size:1rem;margin:1.4rem 0 .3rem}
p{margin:.4rem 0;max-width:46rem}
.quiet,figcaption,caption,.detail,.address{color:var(--quiet)}
figure{margin:1rem 0}
figure svg{width:100%;height:auto;border:1px solid var(--rule)}
table{border-collapse:collapse;width:100%;font-size:.85rem;margin:.6rem 0}
caption{text-align:left;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .7rem .3rem 0;
border-bottom:1px solid var(--rule)}
td{overflow-wrap:anywhere}
td.day{white-space:nowrap}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
tr.gave-way td{color:var(--quiet)}
dl{display:grid;grid-template-columns:9rem 1fr;gap:.15rem 1rem;margin:.4rem 0}
dt{color:var(--quiet)}
dd{margin:0}
dd.strong{font-weight:600}
dd.detail,dd.address{grid-column:2;font-size:.85rem;overflow-wrap:anywhere}
ul{padding-left:1.2rem}
li{margin:.15rem 0}
@media (max-width:40rem){dl{grid-template-columns:1fr}dd.detail,dd.address{grid-column:1}}
@page{margin:16mm 15mm}
@media print{body{font-size:10.5pt;padding:0;max-width:none}h2,h3{break-after:avoid}
figure,tr,dl.claim{break-inside:avoid}thead{display:table-header-group}a{color:inherit}}
"""
_DAYS = ("date", "day", "published")
"""Headers of columns whose cells are not broken."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


class HtmlPage:
    """A document that grows part by part; nothing is written for nothing. It has the methods that
    `record_words.Page` asks for.
    """

    def __init__(self, title: str) -> None:
        self._title = title
        self._parts: list[str] = []
        self._listing = False

    def title(self, text: str, below: str) -> None:
        """The heading of the document and the line below it."""
        self._add(f"<h1>{escape(text)}</h1>")
        self.quiet(below)

    def heading(self, text: str) -> None:
        """The heading of a part."""
        self._add(f"<h2>{escape(text)}</h2>")

    def subheading(self, text: str) -> None:
        """A heading within a part."""
        self._add(f"<h3>{escape(text)}</h3>")

    def paragraph(self, text: str | None) -> None:
        """A paragraph."""
        if text:
            self._add(f"<p>{_linked(text)}</p>")

    def quiet(self, text: str | None) -> None:
        """A fainter paragraph."""
        if text:
            self._add(f'<p class="quiet">{_linked(text)}</p>')

    def line(self, label: str, value: str | None, strong: bool = False) -> None:
        """A label and its value."""
        if value:
            look = ' class="strong"' if strong else ""
            self._list(f"<dt>{escape(label)}</dt><dd{look}>{_linked(value)}</dd>")

    def detail(self, text: str | None) -> None:
        """A fainter line under a value."""
        if text:
            self._list(f'<dd class="detail">{_linked(text)}</dd>')

    def address(self, url: str | None) -> None:
        """A web address under a value."""
        if url:
            self._list(f'<dd class="address">{_linked(url)}</dd>')

    def figure(self, svg: str, caption: str = "") -> None:
        """A picture that stands in the document."""
        below = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
        self._add(f"<figure>{_of_its_own(svg, len(self._parts))}{below}</figure>")

    def table(
        self, caption: str, headers: Sequence[str], rows: Iterable[Sequence[str]],
        numbers: Sequence[str] = (), faint: Sequence[bool] = (),
    ) -> None:  # fmt: skip
        """A table; `numbers` are the headers of columns of figures, `faint` rows are greyed."""
        days = (' class="day"' if header in _DAYS else "" for header in headers)
        kinds = [
            ' class="number"' if header in numbers else day
            for header, day in zip(headers, days, strict=True)
        ]
        head = "".join(
            f'<th scope="col"{kind}>{escape(header)}</th>'
            for header, kind in zip(headers, kinds, strict=True)
        )
        body = "".join(
            f"<tr{' class=gave-way' if number < len(faint) and faint[number] else ''}>"
            + "".join(f"<td{k}>{_linked(cell)}</td>" for cell, k in zip(row, kinds, strict=True))
            + "</tr>"
            for number, row in enumerate(rows)
        )
        above = f"<caption>{escape(caption)}</caption>" if caption else ""
        self._add(f"<table>{above}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")

    def items(self, texts: Iterable[str]) -> None:
        """A list."""
        listed = "".join(f"<li>{_linked(text)}</li>" for text in texts if text)
        if listed:
            self._add(f"<ul>{listed}</ul>")

    def html(self) -> str:
        """The whole document."""
        self._close()
        policy = "default-src 'none'; style-src 'unsafe-inline'"
        return (
            '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<meta name="referrer" content="no-referrer">'
            f"<title>{escape(self._title)}</title><style>{_STYLE}</style></head>\n<body><main>\n"
            + "\n".join(self._parts)
            + "\n</main></body></html>\n"
        )

    def _list(self, part: str) -> None:
        if not self._listing:
            self._parts.append("<dl>")
            self._listing = True
        self._parts.append(part)

    def _add(self, part: str) -> None:
        self._close()
        self._parts.append(part)

    def _close(self) -> None:
        if self._listing:
            self._parts.append("</dl>")
            self._listing = False


def _linked(text: str) -> str:
    """A text with its web addresses as links, and nothing else of it as markup."""
    parts, last = [], 0
    for found in _ADDRESS.finditer(text):
        url = found.group().rstrip(".,;:)")
        parts += [escape(text[last : found.start()]), f'<a href="{escape(url)}">{escape(url)}</a>']
        last = found.start() + len(url)
    return "".join([*parts, escape(text[last:])])


def _of_its_own(svg: str, number: int) -> str:
    """A picture whose names do not meet those of the others in one document."""
    names = set(re.findall(r'\bid="([^"]+)"', svg))
    for name in sorted(names, key=len, reverse=True):
        own = f"p{number}-{name}"
        svg = svg.replace(f'id="{name}"', f'id="{own}"').replace(f"url(#{name})", f"url(#{own})")
        svg = svg.replace(f'href="#{name}"', f'href="#{own}"')
    return svg
