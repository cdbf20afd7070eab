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
def sumy(sumy):
    """The drones on Sumy without a radius, so that a page of both strikes draws one circle."""
    del sumy["uncertainty_m"]
    return sumy
