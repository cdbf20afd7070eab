"""Which services there are, and what making one asks for."""

from pathlib import Path

import pytest

from incidents import settings
from incidents.geocode import services
from incidents.geocode.services import SERVICES, service
from schema.errors import UnknownNameError, UsageError

SHARED = {"__init__", "base", "cached", "kinds", "polite", "result", "values", "web"}


def test_every_file_of_a_service_is_listed():
    names = {path.stem for path in Path(services.__file__).parent.glob("*.py")} - SHARED
    assert set(SERVICES) == names
    assert {made.name for made in SERVICES.values()} == names


@pytest.mark.parametrize("name", ["nominatin", "", "google"])
def test_an_unknown_service_is_refused(name):
    with pytest.raises(UnknownNameError, match="known are nominatim, photon, pelias") as caught:
        service(name, "a survey")
    assert ("nominatim?" in str(caught.value)) == (name == "nominatin")


@pytest.mark.parametrize("agent", ["", "  ", "a\r\nX-Evil: 1", "дослідження", "a\x00b"])
def test_a_user_agent_that_fits_no_header_is_refused(agent):
    with pytest.raises(UsageError, match="INCIDENTS_USER_AGENT"):
        service("nominatim", agent)


def test_the_example_of_a_manual_is_no_user_agent():
    with pytest.raises(UsageError, match="my-application"):
        service("nominatim", "my-application")


@pytest.mark.parametrize(
    "address",
    ["localhost:8080", "ftp://x.example", "file:///etc/passwd", "http://", "https://a:b@x.example",
     "https://x.example/?key=1", "https://x.example/#a"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(UsageError, match="INCIDENTS_GEOCODER_URL") as caught:
        service("photon", "a survey", address)
    assert repr(address) in str(caught.value)


def test_pelias_needs_a_server():
    with pytest.raises(UsageError, match="expected the address of a server"):
        service("pelias", "a survey")


def test_the_environment_says_who_asks_and_whom(monkeypatch):
    monkeypatch.setenv("INCIDENTS_USER_AGENT", " me@example.org ")
    monkeypatch.setenv("INCIDENTS_GEOCODER_URL", "https://x.example")
    assert settings.user_agent() == "me@example.org"
    assert settings.geocoder_address() == "https://x.example"
    monkeypatch.setenv("INCIDENTS_GEOCODER_URL", "")
    assert settings.geocoder_address() is None


@pytest.mark.parametrize("given", [None, "", "  "])
def test_who_asks_has_to_be_said(given, monkeypatch):
    monkeypatch.delenv("INCIDENTS_USER_AGENT", raising=False)
    if given is not None:
        monkeypatch.setenv("INCIDENTS_USER_AGENT", given)
    with pytest.raises(UsageError) as caught:
        settings.user_agent()
    assert "INCIDENTS_USER_AGENT=" in str(caught.value)
    assert caught.value.exit_code == 2
