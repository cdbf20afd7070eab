"""Who says what: the sources, media and statements of a row, each resting on its source."""

from __future__ import annotations

from incidents.importers.drafts import MediaDraft, SourceDraft, StatementDraft
from incidents.importers.mapping.cell_reader import CellReader
from incidents.importers.mapping.mapping_model import CellRule, StatementRule
from incidents.importers.values.sources import address, linked
from incidents.language.folding import digest, slug

Rules = dict[str, CellRule]


def cited_sources(cells: CellReader, fields: Rules, table: SourceDraft) -> list[SourceDraft]:
    """The table itself and whatever the row names as its sources.

    Publishers and addresses are paired where there are as many, or one publisher; otherwise an
    address stands under its host, and each publisher for itself.
    """
    urls = _urls(cells, fields["source_urls"]) if "source_urls" in fields else []
    names = cells.items(fields["sources"]) if "sources" in fields else []
    paired = bool(urls) and len(names) in (1, len(urls))
    publishers = names * (len(urls) // len(names)) if paired else [""] * len(urls)
    found = [_page(url, name) for url, name in zip(urls, publishers, strict=True)]
    hosts = {page["publisher"] for page in found}
    if not paired:
        alone = [name for name in names if name not in hosts]
        found += [{"key": slug(table["key"], digest(name)), "publisher": name} for name in alone]
        found.sort(key=lambda page: [*names, page["publisher"]].index(page["publisher"]))
    return [table, *{source["key"]: source for source in found}.values()]


def _page(url: str, publisher: str) -> SourceDraft:
    page = linked(f"page-{digest(url)}", url)
    return {**page, "publisher": publisher} if publisher else page


def _urls(cells: CellReader, rule: CellRule) -> list[str]:
    found = []
    for item in cells.items(rule):
        for part in item.split() if item.count("://") > 1 else [item]:
            url = address(part.strip(" ,;<>"))
            if url:
                found.append(url)
            else:
                cells.lose(rule, part, "address")
    return list(dict.fromkeys(found))


def media(cells: CellReader, fields: Rules) -> list[MediaDraft]:
    """Pictures and films by address; one that is named as graphic too is graphic."""
    plain, graphic = (
        _urls(cells, fields[name]) if name in fields else []
        for name in ("media_urls", "graphic_media_urls")
    )
    found: list[MediaDraft] = [{"url": url} for url in plain if url not in graphic]
    return [*found, *[MediaDraft(url=url, graphic=True) for url in graphic]]


def statements(cells: CellReader, rules: list[StatementRule], source: str) -> list[StatementDraft]:
    """What the row says that no field of ours holds."""
    found: list[StatementDraft] = []
    for rule in rules:
        value = cells.text(rule.rule)
        if value is None:
            continue
        speaker = cells.text(rule.speaker) if rule.speaker else None
        stated = statement(rule.field, f"{rule.label or ''}{value}", source)
        if speaker:
            stated |= {"status": "claimed", "speaker": speaker}
        found.append(stated)
    return found


def statement(field: str, value: str, source: str) -> StatementDraft:
    """One statement of a source."""
    return {"field": field, "value": value, "source": source}


def launch_sites(cells: CellReader, fields: Rules, source: str) -> list[StatementDraft]:
    """Launch sites by name; the document's own field takes only recorded places."""
    if "launch_sites" not in fields:
        return []
    return [statement("launch_site", name, source) for name in cells.items(fields["launch_sites"])]
