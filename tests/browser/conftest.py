"""A real Chromium with the network cut, and what it asked for and complained of."""

import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError, expect, sync_playwright

import incidents
import maps

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The shell draws the same pages with a third less work, since it has no windows."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MAP = "Object.values(window).find((value) => value instanceof L.Map)"
PATIENCE_S = 10
"""How long a page may take to show what is expected of it, on a machine with much to do."""

expect.set_options(timeout=PATIENCE_S * 1000)


@dataclass
class Visit:
    """One page in the browser: what it requested beside itself, and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def drawn(self) -> int:
        return int(self.page.locator("html").get_attribute("data-drawn"))

    @property
    def shown(self) -> int:
        return int(self.page.locator("html").get_attribute("data-shown"))

    @property
    def popup(self):
        return self.page.locator(".incident-popup")

    def shows(self, number):
        """Wait until so many incidents are shown."""
        expect(self.page.locator("html")).to_have_attribute("data-shown", str(number))

    def reads(self, place, *texts):
        """Wait until each of these texts stands in a part of the page, as a reader sees it."""
        for text in texts:
            expect(place).to_contain_text(text, use_inner_text=True)

    def becomes(self, read, wanted, told=""):
        """Read until it is what is wanted, for what `expect` of Playwright has no word; `told` is
        said where it never is.
        """
        end = time.monotonic() + PATIENCE_S
        while (got := read()) != wanted and time.monotonic() < end:
            self.page.wait_for_timeout(50)
        assert got == wanted, told

    def rest(self):
        """Wait until the page has done what it had put off: so what has not come, does not come."""
        self.page.evaluate("""() => new Promise((done) => {
            const idle = (times) => (times ? requestIdleCallback(() => idle(times - 1)) : done());
            setTimeout(() => requestAnimationFrame(() => idle(3)), 300);
        })""")

    def look(self, latitude, longitude, zoom):
        """Move the map there at once."""
        # In braces, so that nothing is returned: Playwright would copy the whole map.
        go = "([at, zoom]) => { MAP.setView(at, zoom, { animate: false }); }"
        self.page.evaluate(go.replace("MAP", MAP), [[latitude, longitude], zoom])

    def layer(self, name):
        """What the layer says of its last drawing, such as `circles`."""
        return self.page.evaluate(f"{self._layer}[{name!r}]")

    @property
    def _layer(self):
        return "Object.entries(window).find(([name]) => name.startsWith('incident_layer_'))[1]"

    def mark(self, which):
        """Where a mark of the canvas stands: by number, or by the start of its label."""
        buttons = self.page.locator(".incident-point")
        chosen = (
            buttons.nth(which)
            if isinstance(which, int)
            else self.page.locator(f".incident-point[aria-label^='{which}']")
        )
        box = chosen.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def click(self, which):
        """Click the canvas where a mark stands."""
        self.page.mouse.click(*self.mark(which))

    def figures(self):
        """The sums of the panel by the names that `count` has."""
        lines = self.page.locator(".panel tbody tr").evaluate_all("""lines => lines.map((line) => [
            line.querySelector('th').firstChild.textContent,
            [...line.querySelectorAll('td')].map((cell) => cell.innerText),
        ])""")
        found = {}
        for name, ends in lines:
            for end, text in zip(("low", "best", "high"), map(str.strip, ends), strict=True):
                known = None if text in ("unknown", "") else int(text.replace(",", ""))
                found[f"{name.strip().lower()}_{end}"] = known
        return found

    def painted(self):
        """Whether anything stands on the canvas of incidents."""
        return self.page.evaluate("""() => {
            const canvas = document.querySelector('.leaflet-incident-marks-pane canvas');
            const { width, height } = canvas;
            const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
            return data.some((value) => value > 0);
        }""")

    def colour_at(self, which):
        """The colour in the middle of a mark, as #rrggbb."""
        x, y = self.mark(which)
        read = """([x, y]) => {
            const canvas = document.querySelector('.leaflet-incident-marks-pane canvas');
            const box = canvas.getBoundingClientRect();
            const [r, g, b] = canvas.getContext('2d').getImageData(x - box.x, y - box.y, 1, 1).data;
            return '#' + [r, g, b].map((c) => c.toString(16).padStart(2, '0')).join('');
        }"""
        return self.page.evaluate(read, [x, y])


@pytest.fixture(scope="session")
def browser():
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail(
            f"expected a browser called {' or '.join(NAMES)}, found none; "
            "install one, on Debian and Ubuntu with: apt-get install chromium-headless-shell"
        )
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def all_shown(seed_file):
    """How many records a map of the whole collection shows."""
    return len(incidents.open(seed_file).frame())


@pytest.fixture
def visit(browser, tmp_path):
    """Open a folium map, or the file of one, with the network cut; wait until it is drawn.

    The reader asks for less motion, so that nothing is clicked while it glides away; a test of
    motion says `reduced_motion="no-preference"`.
    """
    contexts = []

    def go(made, width=1200, height=800, serve=None, **options):
        path = made if isinstance(made, Path) else maps.save(made, tmp_path / "map.html")
        address = path.as_uri()
        options = {
            "reduced_motion": "reduce",
            "viewport": {"width": width, "height": height},
        } | options
        context = browser.new_context(**options)
        contexts.append(context)
        seen = Visit(context.new_page())

        def answer(route):
            if route.request.url == address:
                return route.continue_()
            seen.requests.append(route.request.url)
            body = (serve or {}).get(route.request.url.rsplit("/", 1)[-1])
            return route.abort() if body is None else route.fulfill(body=body)

        context.route("**/*", answer)
        seen.page.on("console", lambda said: seen.complaints.append(said.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.goto(address)
        try:
            seen.page.wait_for_selector("html[data-drawn]", state="attached", timeout=10_000)
        except TimeoutError:
            pytest.fail(f"the map was not drawn: {seen.complaints}")
        seen.page.evaluate("() => new Promise((done) => requestIdleCallback(done))")
        return seen

    yield go
    for context in contexts:
        context.close()


@pytest.fixture
def sumy(sumy):
    """The drones on Sumy without a radius, so that a page of both strikes draws one circle."""
    del sumy["uncertainty_m"]
    return sumy
