"""`make bench-extract`: how much of a text is found, how much of that is right, how fast."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.extraction.bands import measure
from benchmarks.extraction.scoring import Score, Tally, interval, score
from benchmarks.extraction.texts import Text, narratives, news, own_texts
from incidents.extract.bands import RULES, TABLE
from incidents.extract.extractor import Extraction, Extractor
from incidents.extract.reading.document import document_of

_ARTICLE = 5_000
_STRIKES = 6
_PROSE = """The government met on Monday to talk about the budget for the coming year, which
ministers had put off twice since the summer. Several members of the coalition asked for more
money for roads and schools in the east, while the finance minister said that the deficit left
little room. A vote is expected before the end of the month. In the capital, shops were open and
trams ran as usual.

Residents of the old town spoke of long queues at the post office and of prices that had gone up
faster than pensions. The mayor, Anna Kovalenko, said the city would hire more clerks and told
reporters in the town hall that winter supplies of coal and gas were larger than a year ago."""


def extractor() -> Extractor:
    """An extractor on the seed catalogue and the gazetteer."""
    import incidents
    from incidents.geocode.gazetteer import build, home
    from incidents.geocode.geocoder import Geocoder
    from incidents.importers import seed_store
    from incidents.weapons import catalogue

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "seed.db"
        seed_store.make(path)
        with incidents.open(path).reading() as database:
            matcher = catalogue.matcher(database)
    gazetteer = home.gazetteer(print, lambda to, stamp: build.build(to, stamp, lambda *_: None))
    return Extractor(matcher, Geocoder(gazetteer))


def plain(found: Extraction) -> list[dict]:
    """Drafts as the scoring takes them."""
    return [draft.plain | {"figures": draft.figures} for draft in found.drafts]


def scored(tool: Extractor, texts: Iterable[Text], rules: dict[str, Tally] | None = None) -> Score:
    """The score of some texts."""
    total = Score()
    for text in texts:
        found = tool.extract(document_of(text.text, text.published))
        score(total, text.name, text.events, plain(found), text.optional)
        total.spans += sum(len(draft.evidence) for draft in found.drafts)
        total.true_spans += sum(
            text.text[e.start : e.end] == e.text for draft in found.drafts for e in draft.evidence
        )
    return total


def share(right: int, of: int) -> str:
    """A share with its 95 % interval."""
    low, high = interval(right, of)
    return f"{right / of:.2f} [{low:.2f} {high:.2f}]" if of else "-"


def _shares(tally: Tally) -> str:
    recall, precision = share(tally.right, tally.gold), share(tally.right, tally.given)
    return f"recall {recall}  precision {precision}"


def show(name: str, result: Score, faults: bool) -> None:
    """Print a score."""
    events = result.events
    print(f"\n{name}: {result.texts} texts")
    print(f"  {'events':<9} {_shares(events)}  F1 {result.f1:.2f}")
    for field, tally in result.fields.items():
        if tally.gold or tally.given:
            print(f"  {field:<9} {_shares(tally)}  gold {tally.gold} given {tally.given}")
    for field, tally in result.ranges.items():
        if tally.gold:
            print(f"  {field} within the coders' range: {_shares(tally)}")
    wrong = result.wrong
    empty = share(result.empty_with_drafts, result.empty)
    told_apart = share(result.split_right, result.texts - result.empty)
    print(f"  wrong values {share(wrong.right, wrong.given)}")
    print(f"  drafts from texts without a strike {empty}")
    print(f"  span text equals the input {share(result.true_spans, result.spans)}")
    print(f"  one event told from several {told_apart}")
    if faults:
        print(*(f"    {fault}" for fault in result.faults), sep="\n")


def _article(texts: list[Text]) -> str:
    """An article as papers print them: some strikes among what else there is to say."""
    parts = "\n\n".join(f"{text.text}\n\n{_PROSE}" for text in texts)
    return (parts * 2)[:_ARTICLE]


def speed(tool: Extractor, texts: list[Text]) -> float:
    """Articles of 5,000 characters a second, on one core, after the start."""
    mixed = random.Random(1)  # noqa: S311
    articles = [_article(mixed.sample(texts, _STRIKES)) for _ in range(60)]
    for article in articles[:5]:
        tool.extract(document_of(article, "2024-11-22"))
    started = time.process_time()
    for article in articles[5:]:
        tool.extract(document_of(article, "2024-11-22"))
    return len(articles[5:]) / (time.process_time() - started)


def write_bands(tool: Extractor, sets: dict[str, list[Text]]) -> None:
    """Measure every rule on our own texts and, apart from them, on the reports of others."""
    others = [text for name, texts in sets.items() if name != "own" for text in texts]
    if not others:
        sys.exit("--bands needs --samples: our own texts alone would flatter the rules")
    own, other = measure(tool, sets["own"]), measure(tool, others)
    names = ", ".join(f"{name} {len(texts)}" for name, texts in sets.items() if name != "own")
    lines = [
        f"# Written by `python -m benchmarks.extraction --samples DIR --bands`, {date.today()}.",
        "# Right values of all that readers can judge: in reports of others (by which a band is",
        f"# given: {names} texts) and in",
        f"# our own {len(sets['own'])} texts (which the rules were made for).",
    ]
    for rule in RULES:
        shown = {"others": other.get(rule, [0, 0]), "own": own.get(rule, [0, 0])}
        lines.append(f"{rule}: {{others: {shown['others']}, own: {shown['own']}}}")
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")
    print(*lines, sep="\n")


def _undated(sets: dict[str, list[Text]]) -> dict[str, list[Text]]:
    """The narratives as somebody meets them who does not know when they were published."""
    return {
        f"undated-{name}": [replace(text, published=None) for text in texts]
        for name, texts in sets.items()
        if name.startswith("airwars")
    }


def main() -> None:
    """Score what there is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=Path, help="folder with news/ and airwars/")
    parser.add_argument("--faults", action="store_true", help="list what went wrong")
    parser.add_argument("--bands", action="store_true", help="measure the rules: bands.yaml")
    parser.add_argument("--only", help="one set: own, dev, test_a, airwars-dev, airwars-held")
    given = parser.parse_args()
    tool, own = extractor(), list(own_texts())
    sets: dict[str, list[Text]] = {"own": own}
    if given.samples and given.samples.is_dir():
        sets |= {name: list(news(given.samples / "news" / name)) for name in ("dev", "test_a")}
        files = sorted((given.samples / "airwars").glob("*.jsonl"))
        for name, held in (("airwars-dev", False), ("airwars-held", True)):
            sets[name] = [text for path in files for text in narratives(path, held)]
    if given.bands:
        write_bands(tool, sets)
        return
    for name, texts in (sets | _undated(sets)).items():
        if given.only in (None, name):
            show(name, scored(tool, texts), given.faults and "held" not in name)
    must = scored(tool, [text for text in own if text.must])
    print(f"\nmust hold: {sum(t.must for t in own)} texts, {len(must.faults)} faults")
    print(f"articles of 5,000 characters a second: {speed(tool, own):.0f} (wanted >= 30)")


main()
