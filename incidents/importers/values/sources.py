"""Sources out of the links that a data set gives: a lasting key, a publisher, a kind."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from incidents.importers.drafts import SourceDraft
from schema.document.base import check_url
from schema.errors import InputError

_SOCIAL = {
    "twitter.com": "Twitter", "x.com": "X", "t.me": "Telegram", "facebook.com": "Facebook",
    "instagram.com": "Instagram", "youtube.com": "YouTube", "youtu.be": "YouTube",
    "tiktok.com": "TikTok", "vk.com": "VK", "reddit.com": "Reddit",
}  # fmt: skip


def address(text: str) -> str | None:
    """A web address, completed with https:// where only that is missing; None for anything else."""
    found = text.strip()
    if re.match(r"[\w-]+(\.[\w-]+)+/", found):
        found = f"https://{found}"
    try:
        return check_url(found)
    except InputError:
        return None


def linked(key: str, url: str) -> SourceDraft:
    """A source for an address: who runs the site, and whether it is a social one."""
    host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("mobile.")
    social = _SOCIAL.get(host)
    source: SourceDraft = {"key": key, "publisher": social or host or "unknown", "url": url}
    return {**source, "kind": "social"} if social else source
