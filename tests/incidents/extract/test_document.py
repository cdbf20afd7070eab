"""Reading: articles told apart, repeats and captions marked, dates of publication."""

import datetime as dt

from incidents.extract.reading.document import document_of

CAPTION = "Rescuers at the site of a strike in Kharkiv, on November 22, 2024. (AFP)"
TWO = f"""First headline on talks

The ministers met on Monday and agreed on little.



Missile hits Kharkiv

{CAPTION}
{CAPTION}

Missile hits Kharkiv

KHARKIV (AFP) — A missile hit a house, the mayor said Friday.
"""


def test_articles_repeats_and_captions():
    first, second = document_of(TWO).articles
    assert [block.kind for block in first.blocks] == ["headline", "body"]
    assert [b.kind for b in second.blocks] == ["headline", "caption", "repeat", "repeat", "body"]
    assert TWO[second.blocks[-1].body :].startswith("A missile")


def test_a_caption_dates_the_article_when_a_weekday_agrees():
    first, second = document_of(TWO).articles
    assert first.published is None
    assert second.published.day == dt.date(2024, 11, 22)
    assert "Friday" in second.published.inferred


def test_a_line_that_is_a_date_dates_the_article():
    (article,) = document_of("A headline\n\nPublished: 3 May 2023\n\nA text.").articles
    assert article.published.day == dt.date(2023, 5, 3)
    assert article.published.inferred is None


def test_plain_text_is_as_long_as_the_input():
    text = "“Quotes” and ’apostrophes’\u00a0here"
    assert len(document_of(text).plain) == len(text)


def test_html_keeps_its_offsets_and_loses_its_scripts(extract):
    page = (
        "<!DOCTYPE html><html><head><title>Strike</title><script>var a = 'A drone hit Lviv';"
        "</script></head><body><article><h1>Drone hits Sumy</h1><p>A drone hit a house in "
        "<b>Sumy</b> on Thursday, killing two people &amp; wounding four, the regional "
        "administration said on Friday.</p><p>The house stood in a quiet street and burned for "
        "two hours before firefighters put it out.</p></article></body></html>"
    )
    (draft,) = extract(page).drafts
    assert draft.plain["place"]["name"] == "Sumy"
    assert draft.figures["killed"]["low"] == 2
    for evidence in draft.evidence:
        assert page[evidence.start : evidence.end] == evidence.text
