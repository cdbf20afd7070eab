"""Lint of the collection's evidence: what is asserted has a source, where in it, and its words."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import seed_data
from schema.document.yaml import load_yaml

FOLDER = Path(seed_data.__file__).parent / "incidents"
OFFICE = re.compile(
    r"(?i)\b(head|governors?|minister|ministr\w+|mayor|president|prosecutor\w*|police|chief|"
    r"command\w*|spokes\w+|secretary|ambassador|adviser|director|chair\w*|general|colonel|"
    r"representative|officers?|officials?|office|commissioner|coordinator|council|diplomats)\b"
)
BODY = re.compile(
    r"(?i)\b(un|united nations|nations|mission|commission|committee|board|panel|centre|center|"
    r"government|administration|authorities|army|armed|navy|force|forces|militar\w+|militia|"
    r"service|services|intelligence|pentagon|kremlin|agency|news|media|press|tv|television|"
    r"channel|activists?|volunteers?|watch|observatory|amnesty|organi[sz]ations?|group|groups|"
    r"society|union|front|guards?|coalition|defence|separatists?|separatist|rebels?|republic|"
    r"houthis|hezbollah|church|hospitals?|health|medics|doctors?|reporters?|correspondent|"
    r"witness\w*|residents?|sources?|bloggers|observers|analysts?|expert\w*|workers?|leader|"
    r"specialists|monitors|investigation|office of|accounts|party|social media|eyewitness|"
    r"parliament|chamber|institute|brigade|department|unit|governments|fleet|lawyers|resistance|city)\b"
)


def test_every_record_stands_in_the_file_of_its_code():
    for path in sorted(FOLDER.glob("*.yaml")):
        assert load_yaml(path.read_text("utf-8"), str(path))["code"] == path.stem


def test_claims_statements_and_counts_have_source_quote_and_locator(collected):
    bare = []
    for incident in collected:
        counted = [use for use in incident.weapons if use.counted]
        for part in (*incident.casualties, *incident.statements, *counted):
            if not (part.source and part.quote and part.locator):
                bare.append(f"{incident.code}: {part}")
    assert bare == []


def test_quotes_are_short_and_the_summary_is_in_words_of_our_own(collected, runs):
    copied = []
    for incident in collected:
        own = runs(incident.summary, 8) | runs(incident.title, 8)
        for quote in {part.quote for part in collected.evidence(incident) if part.quote}:
            assert len(quote) <= 200, f"{incident.code}: {quote}"
            copied += [f"{incident.code}: {' '.join(run)}" for run in runs(quote, 8) & own]
    assert copied == []


def test_what_is_said_is_told_shortly_and_not_copied_at_length(collected, runs):
    copied = []
    for incident in collected:
        told = [s.value for s in incident.statements] + [t.note for t in incident.targets]
        own = set().union(*(runs(text, 13) for text in told))
        for quote in {part.quote for part in collected.evidence(incident) if part.quote}:
            copied += [f"{incident.code}: {' '.join(run)}" for run in runs(quote, 13) & own]
    assert copied == []


def test_the_summary_has_no_number_that_no_part_of_the_record_bears(collected):
    loose = []
    for incident in collected:
        kin = [i for i in collected if incident.code in (i.code, i.parent)]
        kin += [collected.incidents[incident.parent]] if incident.parent else []
        parts = [str(part.model_dump()) for part in collected.evidence(incident)]
        parts += [f"{i.date_words} {i.date_start} {i.date_end} {i.time_local}" for i in kin]
        parts += [f"{source.published} {source.title}" for source in collected.cited(incident)]
        borne = {int(n) for n in NUMBER.findall(" ".join(parts).replace(",", ""))}
        told = {int(n) for n in NUMBER.findall(incident.summary.replace(",", ""))}
        loose += [f"{incident.code}: {number}" for number in told - borne]
    assert loose == []


NUMBER = re.compile(r"\d+")


def test_every_source_was_read_and_says_where_and_by_whom(collected):
    for source in collected.sources.values():
        assert source.accessed, source.key
        assert source.url, source.key
        assert source.title or source.note, f"{source.key}: no title, and no note why"
        assert source.language, source.key
        assert not source.published or source.published <= source.accessed, source.key


def test_every_page_of_a_record_says_how_it_was_read(collected):
    pages = [source for incident in collected for source in collected.cited(incident)]
    assert {page.key for page in pages if not page.read_as} == set()


def test_no_host_ends_in_a_dot(collected):
    odd = [
        s.key for s in collected.sources.values() if s.url and urlsplit(s.url).hostname[-1] == "."
    ]
    assert odd == []


def test_no_address_carries_a_mark_that_follows_its_reader(collected):
    sources = [source for incident in collected for source in incident.sources]
    marked = {source.key for source in sources if re.search(r"(fb|g)clid=|utm_", source.url)}
    assert marked == set()


def test_every_source_is_graded_or_says_why_not(collected):
    ungraded = [
        source.key
        for source in collected.sources.values()
        if (source.reliability == "F" or source.credibility == "6") and not source.note
    ]
    assert ungraded == []


def test_encyclopedias_reprints_and_copies_are_not_graded_as_the_press(collected):
    graded = {s.key: s.reliability for s in collected.sources.values() if s.kind == "reference"}
    assert {key: grade for key, grade in graded.items() if grade < "C"} == {}


def test_a_source_is_not_older_than_what_it_tells_of(collected):
    early = [
        f"{incident.code}: {source.key} of {source.published}"
        for incident in collected
        for source in collected.cited(incident)
        if source.published and not source.note
        if source.published < incident.date_start[: len(source.published)]
    ]
    assert early == []


def test_a_record_cites_every_source_that_it_brings(collected):
    idle = {
        incident.code: own
        for incident in collected
        if (own := {s.key for s in incident.sources} - {s.key for s in collected.cited(incident)})
    }
    assert idle == {}


def test_whoever_speaks_is_an_official_or_a_body_and_no_private_person_by_name(collected):
    speakers = {
        claim.speaker
        for incident in collected
        for claim in (*incident.casualties, *incident.statements)
        if claim.speaker
    }
    others = {s for s in speakers if not (OFFICE.search(s) or BODY.search(s))}
    assert others - READ_BY_A_PERSON == set()


READ_BY_A_PERSON = {
    "AFP (photo caption)",
    "Airwars, from local reports",
    "BBC Africa Eye",
    "BBC Africa Eye and BBC Arabic",
    "CNN",
    "District Court of The Hague",
    "Centrenergo",
    "GeoConfirmed",
    "Iran",
    "Iran, to the IAEA",
    "Iraq",
    "Israel",
    "Kyiv",
    "Moscow",
    "OPCW, as the page puts it",
    "RBC-Ukraine",
    "RIA Novosti",
    "Romania, in a communiqué",
    "Russia",
    "TASS",
    "The New York Times",
    "Turkey",
    "Ukraine",
    "United Arab Emirates",
    "Vladimir Putin",
    "editorial note to the article in Ukrinform",
    "father of the girl",
}
"""Speakers whose words do not show what they are; each was looked at. None is a private person."""
