"""The document: an unchanged text, and what can be seen of it before any meaning.

Offsets count code points of the text as it came. `plain` is the same text, letter by letter, with
one kind of quotation mark and blank, so that patterns need not know them all.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field

from incidents.extract.reading import blocks as kinds
from incidents.extract.reading.blocks import Block, articles_of, blocks_of
from incidents.extract.reading.html import is_html, read_page
from incidents.extract.reading.published import Published, published_of
from incidents.extract.reading.sentences import sentences_of
from schema.errors import InputError

_ALIKE = str.maketrans(
    "’‘‛ʼ`´“”„‟«»\u00a0\u2009\u202f\u2007\u2011\u2010\r\t\ufeff",
    "''''''\"\"\"\"\"\"    --   ",
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: where it stands, in what kind of block, and the number of its paragraph."""

    start: int
    end: int
    kind: str
    paragraph: int


@dataclass
class Article:
    """One article of a text."""

    number: int
    start: int
    end: int
    blocks: list[Block]
    published: Published | None
    sentences: list[Sentence] = field(default_factory=list)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that an offset stands in."""
        number = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        sentence = self.sentences[number] if number >= 0 else None
        return sentence if sentence and offset < sentence.end else None

    @property
    def headline(self) -> Block | None:
        """The headline, if the article has one."""
        return next((b for b in self.blocks if b.kind == kinds.HEADLINE), None)


@dataclass
class Document:
    """A text with its articles. `raw` is the input itself, `plain` its twin for patterns."""

    raw: str
    plain: str
    articles: list[Article]
    url: str | None = None

    @property
    def sha256(self) -> str:
        """The digest of the input, by which a text that was extracted before is known again."""
        return hashlib.sha256(self.raw.encode()).hexdigest()


def document_of(raw: str, published: str | None = None, url: str | None = None) -> Document:
    """Read a text or a page of HTML. `published` (YYYY-MM-DD) is the date of all its articles."""
    known_date = _date(published) if published else None
    text = raw
    if is_html(raw):
        page = read_page(raw)
        text = page.text
        known_date = known_date or (
            dt.date.fromisoformat(page.published[:10]) if page.published else None
        )
    plain = text.translate(_ALIKE)
    spans = articles_of(plain)
    articles = [_article(plain, n, span, known_date) for n, span in enumerate(spans, 1)]
    return Document(raw, plain, articles, url)


def _date(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise InputError("a day such as 2024-11-22", repr(text), "--published") from None
    if day > dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=1):
        raise InputError("a day that is not in the future", text, "--published")
    return day


def _article(plain: str, number: int, span: tuple[int, int], known_date: dt.date | None) -> Article:
    blocks = blocks_of(plain, *span)
    published = published_of(plain, blocks, known_date) if blocks else None
    sentences = [
        Sentence(start, end, block.kind, n)
        for n, block in enumerate(blocks)
        if block.kind in (kinds.BODY, kinds.HEADLINE)
        for start, end in sentences_of(plain, block.body, block.end)
    ]
    return Article(number, *span, blocks, published, sentences)
