"""Lint of the collection's tolls: a claim gives way to another authority's only where the record
says so, and then it names the page and the words that overtake.
"""

import re
from itertools import chain

import pytest

import incidents
from incidents.figures.authorities import maybe_opposed
from incidents.language.folding import lookup_form
from incidents.queries.record_view import document_with_verdicts, read_record

QUOTED = re.compile(r'"([^"]+)"')


@pytest.fixture(scope="module")
def tolls(seed_file, collected):
    """The casualty claims of every record by its code, each with what became of it."""
    with incidents.open(seed_file).reading() as database:
        records = (read_record(database, i.code, True) for i in collected if i.casualties)
        documents = [document_with_verdicts(record) for record in records]
    return {document["code"]: document["casualties"] for document in documents}


def gave_way(tolls):
    """Every claim with a number that gave way, as (code of the record, the claim, the newer one).

    "None reported" is no number: it gives way to anybody's.
    """
    return [
        (code, claim, claims[claim["gave_way_to"] - 1])
        for code, claims in tolls.items()
        for claim in claims
        if claim["gave_way_to"] and claim["status"] != "none_reported"
    ]


def superseded(tolls):
    """Every claim that another names in `supersedes`, in the same form."""
    return [
        (code, older, newer)
        for code, claims in tolls.items()
        for newer in claims
        for older in claims
        if newer.get("supersedes") and newer["supersedes"] == older.get("key")
    ]


def of_two_authorities(pairs):
    return [pair for pair in pairs if pair[1]["authority"] != pair[2]["authority"]]


def test_nothing_gives_way_to_another_authority_unless_the_record_says_so(tolls):
    said, across = superseded(tolls), of_two_authorities(gave_way(tolls))
    assert len(across) > 30
    assert [code for code, older, newer in across if (code, older, newer) not in said] == []


def test_nothing_gives_way_across_the_sides(tolls):
    pairs = [*gave_way(tolls), *superseded(tolls)]
    assert [code for code, old, new in pairs if maybe_opposed(old["side"], new["side"])] == []


def test_what_overtakes_another_authority_names_the_page_and_its_words(tolls, collected):
    for code, _, newer in of_two_authorities(superseded(tolls)):
        incident, reason = collected.incidents[code], newer.get("inferred") or ""
        named = [source for source in collected.cited(incident) if source.key in reason]
        assert named, f"{code}: {newer.get('key')} names no page of the record: {reason!r}"
        assert QUOTED.search(reason), f"{code}: {newer.get('key')} has no words of it: {reason!r}"
        read = [lookup_form(text) for source in named for text in printed(incident, source)]
        for words in QUOTED.findall(reason):
            assert any(lookup_form(words) in text for text in read), f"{code}: {words!r}"


def printed(incident, source):
    """The headline of a page, and its words that the record quotes."""
    parts = chain(incident.casualties, incident.statements, incident.weapons, incident.targets)
    return [source.title or "", *(p.quote for p in parts if p.quote and p.source == source.key)]


def test_whatever_supersedes_quotes_a_page_of_its_record(tolls, collected):
    for code, claims in tolls.items():
        pages = {source.key for source in collected.cited(collected.incidents[code])}
        for claim in claims:
            if claim.get("supersedes"):
                assert claim["source"] in pages, f"{code}: {claim.get('key')}"
                assert claim.get("quote"), f"{code}: {claim.get('key')}"
