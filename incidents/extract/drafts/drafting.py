"""From a strike to its draft: fields and the words that they came from, side by side."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from incidents.extract.drafts.casualty_claims import Claim, claims_of
from incidents.extract.drafts.draft import Draft, Evidence, figures
from incidents.extract.drafts.strike_date import StrikeDate, date_of
from incidents.extract.drafts.titles import title_of
from incidents.extract.drafts.weapons_used import Weapon, weapons_of
from incidents.extract.mentions.place_roles import NEARBY
from incidents.extract.mentions.statements import StatementMention
from incidents.extract.mentions.weapons import family_of
from incidents.extract.reading.document import Article, Document
from incidents.extract.strikes.event import STRIKE, Event
from incidents.extract.strikes.places_hit import PlaceHit
from incidents.language.folding import digest, slug
from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.event_types import event_type_of
from schema.precisions import derived_area

_LONGEST_QUOTE = 240
_MOST_STATEMENTS = 6


_STATUS = {"reported": "none_reported", "denied": "denied", "possible": "reported_possible"}


class Drafting:
    """Makes one draft: collects fields and evidence side by side."""

    def __init__(
        self, document: Document, article: Article, event: Event, shared: StrikeDate | None
    ) -> None:
        self.document, self.article, self.event, self.shared = document, article, event, shared
        self.source = source_of(document, article)
        self.evidence: list[Evidence] = []
        self.key = self.source["key"]

    def draft(self) -> Draft:
        """The draft of the event."""
        weapons = weapons_of(self.event)
        date = date_of(self.event, self.shared)
        claims = claims_of(self.event)
        plain: dict[str, Any] = {
            "code": parent_code(self.event, self.document) if self.event.level != STRIKE else None,
            "title": "",
            "level": self.event.level,
            "parent": parent_code(self.event.parent, self.document) if self.event.parent else None,
            "event_type": self._event_type(weapons),
            "status": "draft",
            "verification": "single_source",
            **self._date_fields(date),
            **self._place_fields(),
            **self._attacker(),
            "weapons": self._weapons(weapons),
            "targets": self._targets(),
            "casualties": [self._claim(n, claim) for n, claim in enumerate(claims)],
            "statements": self._statements(date),
            "sources": [self.source],
        }
        plain["title"] = title_of(plain)
        checked = validate(IncidentDocument, plain, f"article {self.article.number}")
        return Draft(
            checked, self.evidence, self.article.number, figures(plain["casualties"], self.source)
        )

    def _note(self, path: str, start: int, end: int, rule: str, speaker: str | None = None) -> None:
        text = self.document.raw[start:end]
        self.evidence.append(Evidence(path, start, end, text, rule, speaker))

    def _quote(self, start: int, end: int) -> str:
        sentence = self.article.sentence_at(start)
        first, last = (sentence.start, sentence.end) if sentence else (start, end)
        words = " ".join(self.document.plain[first:last].split())
        return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 4] + " ..."

    def _event_type(self, weapons: list[Weapon]) -> str:
        if self.event.debris:
            return "interception_debris"
        return event_type_of((used.mention.type for used in weapons), strike=True)

    def _date_fields(self, date: StrikeDate | None) -> dict[str, Any]:
        if date is None:
            return {}
        words = " ".join(self.document.plain[date.mention.start : date.mention.end].split())
        self._note("date_start", date.mention.start, date.mention.end, date.rule)
        if date.first is None or date.last is None:
            return {"date_words": words}
        month = date.precision == "month"
        return {
            "date_words": words,
            "date_start": f"{date.first:%Y-%m}" if month else date.first.isoformat(),
            "date_end": f"{date.last:%Y-%m}" if month else date.last.isoformat(),
            "date_precision": date.precision,
        }

    def _place_fields(self) -> dict[str, Any]:
        place = self.event.place or self.event.quarter
        if place is None:
            return {}
        quarter = self.event.quarter
        self._note(
            "place.name",
            place.mention.start,
            place.mention.end,
            "place_resolved" if place.chosen else "place_named",
        )
        if quarter and quarter is not place:
            self._note(
                "location_words", quarter.mention.start, quarter.mention.end, "place_quarter"
            )
        words = self.document.plain[place.mention.start : place.mention.end]
        if quarter and quarter is not place:
            words = f"{quarter.mention.name}, {words}"
        return _placed(place, words)

    def _attacker(self) -> dict[str, Any]:
        if self.event.attacker is None:
            return {}
        code, start, end = self.event.attacker
        self._note("attacker", start, end, "attacker_worded")
        return {"attacker": code, "attribution": "alleged"}

    def _weapons(self, weapons: list[Weapon]) -> list[dict[str, Any]]:
        return [self._use(n, weapon) for n, weapon in enumerate(weapons)]

    def _use(self, number: int, weapon: Weapon) -> dict[str, Any]:
        mention = weapon.mention
        rule = "weapon_named" if mention.slug else "weapon_typed"
        self._note(f"weapons[{number}].type", mention.start, mention.end, rule)
        use: dict[str, Any] = {
            "weapon": mention.slug,
            "type": mention.type,
            "text": self.document.raw[mention.start : mention.end].strip(),
            "source": self.key,
            "quote": self._quote(mention.start, mention.end),
        }
        for name, counted in (("launched", weapon.launched), ("hit", weapon.hit)):
            if counted and counted.count:
                self._note(
                    f"weapons[{number}].{name}_low", counted.start, counted.end, "weapon_counted"
                )
                use |= {f"{name}_low": counted.count.low, f"{name}_high": counted.count.high}
        shot = next(
            (w for w in self.event.intercepted if family_of(w.type) == family_of(mention.type)),
            None,
        )
        if shot and shot.count and number == 0:
            self._note("weapons[0].intercepted_low", shot.start, shot.end, "weapon_counted")
            use |= {"intercepted_low": shot.count.low, "intercepted_high": shot.count.high}
        return use

    def _targets(self) -> list[dict[str, Any]]:
        targets: dict[tuple[str, str | None], dict[str, Any]] = {}
        for site in self.event.sites:
            known = targets.get((site.category, site.name))
            if known is None:
                self._note(
                    f"targets[{len(targets)}].category", site.start, site.end, "target_worded"
                )
                targets[site.category, site.name] = {
                    "category": site.category, "name": site.name, "damage": site.damage,
                    "source": self.key, "quote": self._quote(site.start, site.end),
                }  # fmt: skip
            elif known["damage"] == "unknown":
                known["damage"] = site.damage
        return list(targets.values())

    def _claim(self, number: int, claim: Claim) -> dict[str, Any]:
        toll_claim, toll = claim.toll_claim, claim.toll_claim.toll
        rule = "casualties_none" if toll.none else "casualties_counted"
        speaker = toll_claim.speaker.name if toll_claim.speaker else None
        self._note(f"casualties[{number}]", toll.start, toll.end, rule, speaker)
        if toll_claim.speaker:
            self._note(
                f"casualties[{number}].speaker",
                toll_claim.speaker.start,
                toll_claim.speaker.end,
                "speaker_worded",
            )
        status = _STATUS.get(toll.none or toll.doubt or "") or (
            "claimed" if speaker else "asserted"
        )
        return {
            "key": claim.key, "supersedes": claim.supersedes, "outcome": toll.outcome, "group": claim.group,
            "low": toll.count.low, "best": None, "high": toll.count.high, "words": toll.words, "status": status,
            "speaker": speaker, "via": toll_claim.speaker.via if toll_claim.speaker else None, "inferred": claim.inferred,
            "source": self.key, "quote": self._quote(toll.start, toll.end),
        }  # fmt: skip

    def _statements(self, date: StrikeDate | None) -> list[dict[str, Any]]:
        statements = []
        reasons = [
            date.inferred if date else None,
            self.article.published.inferred if self.article.published else None,
        ]
        inference = "; ".join(reason for reason in reasons if reason)
        if date and inference and date.first:
            statements.append({"field": "date", "value": date.first.isoformat(), "inferred": inference, "source": self.key,
                          "quote": self._quote(date.mention.start, date.mention.end)})  # fmt: skip
        for launch in self.event.launches[:1]:
            self._note(
                f"statements[{len(statements)}].value", launch.start, launch.end, "launch_worded"
            )
            statements.append({"field": "launch_site", "value": launch.name, "source": self.key,
                          "quote": self._quote(launch.start, launch.end)})  # fmt: skip
        for mention in self._quoted_statements():
            self._note(
                f"statements[{len(statements)}].value",
                mention.start,
                mention.end,
                "statement_worded",
                mention.speaker,
            )
            statements.append({"field": mention.field, "value": self._words(mention.start, mention.end), "status": mention.status if mention.speaker else "asserted",
                          "speaker": mention.speaker, "source": self.key, "quote": self._quote(mention.start, mention.end)})  # fmt: skip
        return statements

    def _quoted_statements(self) -> list[StatementMention]:
        """What is said of who did it and why, each in the words of one speaker once."""
        kept: dict[tuple[str, str, str | None], StatementMention] = {}
        for mention in self.event.statements:
            kept.setdefault((mention.field, mention.status, mention.speaker), mention)
        return list(kept.values())[:_MOST_STATEMENTS]

    def _words(self, start: int, end: int) -> str:
        return " ".join(self.document.plain[start:end].split())


def _placed(place: PlaceHit, words: str) -> dict[str, Any]:
    candidate = place.chosen
    name = candidate.name if candidate and place.mention.cyrillic else place.mention.name
    if candidate is None:
        town = "near_settlement" if place.mention.role == NEARBY else "settlement"
        district = place.mention.cyrillic and "райо" in place.mention.name
        precision = {
            "area": "admin2" if district else "admin1",
            "district": "admin2",
            "quarter": "neighbourhood",
            "street": "neighbourhood",
            "site": "site",
        }
        return {
            "place": {"name": name, "admin1": place.mention.inside},
            "location_precision": precision.get(place.mention.kind or "", town),
            "location_words": words,
        }
    return {
        "place": {
            "key": candidate.key, "name": name, "admin1": candidate.admin1, "country": candidate.country,
            "latitude": candidate.latitude, "longitude": candidate.longitude,
        },
        "location_precision": candidate.precision,
        "uncertainty_m": candidate.uncertainty_m,
        "location_words": words,
        "location_how": "gazetteer",
        **derived_area({}, {"country": candidate.country, "admin1": candidate.admin1}),
    }  # fmt: skip


def parent_code(event: Event, document: Document) -> str:
    """The code of a wave or roll-up: lasting, since it is made of the text and the place in it."""
    day = event.days[1].isoformat() if event.days else "undated"
    return slug(day, event.level, document.sha256[:8], str(event.spans[0][0]))


def source_of(document: Document, article: Article) -> dict[str, Any]:
    """The source document of an article. `sha256` is that of the whole input."""
    text = document.raw[article.start : article.end]
    mark = digest(text)
    host = urlsplit(document.url).hostname if document.url else None
    published = article.published.day.isoformat() if article.published else None
    source: dict[str, Any] = {
        "key": slug("text", published, mark),
        "publisher": (host or "").removeprefix("www.") or "unknown publisher",
        "title": _source_title(document, article),
        "url": document.url,
        "published": published,
        "kind": "news",
        "sha256": document.sha256,
    }
    if article.published and article.published.inferred:
        source["note"] = f"date of publication inferred: {article.published.inferred}"
    return {key: value for key, value in source.items() if value}


def _source_title(document: Document, article: Article) -> str | None:
    head = article.headline
    return " ".join(document.plain[head.start : head.end].split())[:200] if head else None
