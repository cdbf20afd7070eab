"""A real Chromium with the network cut, and what it asked for and complained of."""

import shutil
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, sync_playwright

import maps

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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


@pytest.fixture(scope="session")
def browser():
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail(
            f"expected a browser called {' or '.join(NAMES)}, found none; "
            "install one, on Debian and Ubuntu with: apt-get install chromium"
        )
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Save a folium map, open it with the network cut and wait until it is drawn."""
    contexts = []

    def go(made, width=1200, height=800, serve=None, **options):
        address = maps.save(made, tmp_path / "map.html").as_uri()
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
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
        seen.page.wait_for_selector("html[data-drawn]", state="attached", timeout=10_000)
        return seen

    yield go
    for context in contexts:
        context.close()


@pytest.fixture
def dnipro():
    """The Oreshnik strike: one missile, none reported killed, the injured unknown."""
    return {
        "code": "2024-11-21-dnipro-oreshnik",
        "title": "Oreshnik strike on the Pivdenmash plant in Dnipro",
        "level": "strike",
        "event_type": "missile_strike",
        "date_start": "2024-11-21",
        "date_end": "2024-11-21",
        "date_precision": "day",
        "place": "Dnipro",
        "admin1": "Dnipropetrovsk",
        "country": "UA",
        "latitude": 48.4235,
        "longitude": 34.9773,
        "location_precision": "site",
        "uncertainty_m": 1500,
        "attacker": "Russia",
        "attribution": "claimed_by_attacker",
        "weapons": "oreshnik",
        "weapon_types": "intermediate_range_ballistic_missile",
        "launched_low": 1,
        "launched_high": 1,
        "launch_sites": "Kapustin Yar",
        "killed_low": 0,
        "sources": "A newspaper",
        "source_urls": "https://example.org/dnipro",
    }


@pytest.fixture
def sumy():
    """The drones on Sumy: a night, at least two drones, 2 killed and 13 injured."""
    return {
        "code": "2024-11-22-sumy-shahed",
        "title": "Shahed drones on a residential district of Sumy",
        "level": "strike",
        "event_type": "drone_strike",
        "date_start": "2024-11-21",
        "date_end": "2024-11-22",
        "date_precision": "night",
        "place": "Sumy",
        "country": "UA",
        "latitude": 50.9077,
        "longitude": 34.7981,
        "location_precision": "settlement",
        "weapon_types": "one_way_attack_drone",
        "launched_low": 2,
        "killed_low": 2,
        "killed_best": 2,
        "killed_high": 2,
        "injured_low": 13,
        "injured_best": 13,
        "injured_high": 13,
    }


@pytest.fixture
def context():
    """A launch site, a heading and what made the map."""
    site = {"key": "ky", "name": "Kapustin Yar", "latitude": 48.57, "longitude": 46.25}
    made = {"filter": "all incidents", "version": "0.1.0"}
    return maps.MapContext(sites=[site], made=made, title="Two strikes")
