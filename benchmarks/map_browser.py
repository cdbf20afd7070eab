"""What a page costs in Chromium: time to the first complete drawing, frames, memory."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = "--no-sandbox --disable-gpu --disable-quic --no-first-run".split()
_QUIET = "--disable-background-networking --disable-component-update --disable-sync".split()
# folium's pages name these on other hosts; they are handed over from the packages that carry them.
_LIBRARIES = ("XStatic-Leaflet", "XStatic-Leaflet-MarkerCluster", "XStatic-jQuery")
_NAMES = {"jquery-3.7.1.min.js": "jquery.min.js", "leaflet.markercluster.js": ""}
_DRAWN = """() => document.documentElement.hasAttribute('data-drawn')
    || (document.readyState === 'complete' && window.L
        && document.querySelector('.marker-cluster, .leaflet-marker-icon, canvas'))"""
_FRAMES = """async () => {
    const map = Object.values(window).find((value) => value instanceof L.Map);
    const rest = (ms) => new Promise((done) => setTimeout(done, ms));
    await rest(1500);
    const steps = [];
    let last = performance.now(), going = true;
    const tick = (now) => {
        steps.push(now - last);
        last = now;
        if (going) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    for (let i = 0; i < 10; i += 1) {
        map.panBy([i % 2 ? 260 : -180, i % 3 ? 120 : -150], { animate: true, duration: 0.25 });
        await rest(330);
    }
    for (const by of [1, 1, 1, -1, -1, -1]) { map.setZoom(map.getZoom() + by); await rest(550); }
    going = false;
    steps.sort((a, b) => a - b);
    return { worst: steps[steps.length - 1], p95: steps[Math.floor(steps.length * 0.95)] };
}"""
# A year goes by in twelve steps of a month; the longest time in which the page answered nobody.
_PLAYED = """async () => {
    const play = document.querySelector('.play'), words = document.querySelector('.time-words');
    if (!play) return null;
    const steps = [];
    let last = performance.now(), shown = '', windows = 0;
    play.click();
    while (windows <= 12 && play.classList.contains('going')) {
        await new Promise((done) => setTimeout(done));
        steps.push(performance.now() - last);
        last = performance.now();
        if (words.textContent !== shown) windows += 1;
        shown = words.textContent;
    }
    play.click();
    return Math.max(...steps);
}"""


@dataclass(frozen=True)
class Seen:
    """One page: seconds to draw, milliseconds of frames while moving, memory of its process.

    `played` is the longest pause in milliseconds while its slider runs; None where it has none.
    """

    drawn: float
    worst: float
    p95: float
    memory_mb: float
    played: float | None


@contextmanager
def chromium() -> Iterator[Any]:
    """A real Chromium."""
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, _BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*_ARGUMENTS, *_QUIET])
        yield browser
        browser.close()


def look(browser: Any, path: Path, patience: float = 180) -> Seen:
    """Open a page with the network cut, wait until it is drawn, pan and zoom."""
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.set_default_timeout(patience * 1000)
    page.route(lambda address: address.startswith("http"), _serve)
    started = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_function(_DRAWN)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    drawn = time.perf_counter() - started
    frames = page.evaluate(_FRAMES)
    memory = _memory(browser)
    seen = Seen(drawn, frames["worst"], frames["p95"], memory, page.evaluate(_PLAYED))
    page.close()
    return seen


def _serve(route: Any) -> None:
    name = route.request.url.rsplit("/", 1)[-1]
    for library in _LIBRARIES:
        for file in metadata.files(library) or ():
            if file.name == name or file.name == _NAMES.get(name):
                found = Path(str(file.locate())).read_bytes()
                return route.fulfill(body=found, headers=_headers(name))
    return route.abort()


def _headers(name: str) -> dict[str, str]:
    kinds = {"css": "text/css", "js": "text/javascript", "png": "image/png"}
    return {
        "Access-Control-Allow-Origin": "*",
        "Content-Type": kinds.get(name.rsplit(".", 1)[-1], "application/octet-stream"),
    }


def _memory(browser: Any) -> float:
    """Memory of the largest renderer, MB: what it shares with others counts by its share."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    sizes = [_size(process["id"]) for process in processes if process["type"] == "renderer"]
    return max(sizes)


def _size(process: int) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
