"""A server on loopback that speaks as the services do, and badly when told to."""

import json
import shutil
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

import incidents
from incidents.geocode.services import Polite, service

AGENT = "strike-survey/1.0 (tests@example.org)"


@dataclass
class Reply:
    """What the server answers once."""

    body: object = b""
    status: int = 200
    headers: dict = field(default_factory=dict)
    hangs: bool = False
    promised: int | None = None
    drips: bool = False

    @property
    def octets(self):
        """The body as it goes over the wire."""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass
class Asked:
    """A request that arrived."""

    path: str
    query: dict
    headers: dict


class Handler(BaseHTTPRequestHandler):
    disable_nagle_algorithm = True

    def do_GET(self):
        parts = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        self.server.asked.append(Asked(parts.path, query, dict(self.headers)))
        script = self.server.script
        reply = script.pop(0) if len(script) > 1 else script[0]
        if reply.hangs:
            self.server.over.wait(30)
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(reply.promised or len(reply.octets)))
        self.end_headers()
        for piece in [bytes([b]) for b in reply.octets] if reply.drips else [reply.octets]:
            self.wfile.write(piece)
            if reply.drips and self.server.over.wait(0.02):
                return

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    """`script` holds the replies in order, the last one again and again; `asked` what came in."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.script, self.asked, self.over = [Reply([])], [], threading.Event()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def answers(self, *replies):
        self.script = [one if isinstance(one, Reply) else Reply(one) for one in replies]

    def handle_error(self, request, client_address):
        """A client that hung up is what several tests are about."""


@pytest.fixture
def serve(monkeypatch):
    """Start servers on free ports; all are shut down afterwards."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    started = []

    def serve():
        server = Server()
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        started.append((server, thread))
        return server

    yield serve
    for server, thread in started:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def server(serve):
    """One server."""
    return serve()


@pytest.fixture(scope="module")
def _empty(tmp_path_factory):
    return Path(incidents.create(tmp_path_factory.mktemp("empty") / "s.db").engine.location)


@pytest.fixture
def store(_empty, tmp_path):
    """An empty store."""
    return incidents.open(shutil.copy(_empty, tmp_path / "s.db"))


@pytest.fixture
def waits():
    """The seconds that were slept, in order."""
    return []


@pytest.fixture
def asking(server, waits):
    """Make a service that asks the server, without really waiting."""

    def asking(name="nominatim", path="", **pace):
        given = {"interval": 0, "first_wait": 1, "tries": 3, "sleep": waits.append} | pace
        return service(name, AGENT, server.address + path, Polite(**given))

    return asking


@pytest.fixture
def reply():
    """The class of replies, for what is more than a document."""
    return Reply


DNIPRO = {
    "nominatim": {
        "place_id": 100149,
        "licence": "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright",
        "osm_type": "relation",
        "osm_id": 1765023,
        "lat": "48.4680221",
        "lon": "35.0417711",
        "class": "boundary",
        "type": "administrative",
        "place_rank": 16,
        "importance": 0.6363,
        "addresstype": "city",
        "name": "Dnipro",
        "display_name": "Dnipro, Dnipro Raion, Dnipropetrovsk Oblast, Ukraine",
        "address": {
            "city": "Dnipro",
            "district": "Dnipro Raion",
            "state": "Dnipropetrovsk Oblast",
            "ISO3166-2-lvl4": "UA-12",
            "country": "Ukraine",
            "country_code": "ua",
        },
        "boundingbox": ["48.3557111", "48.5712111", "34.7485111", "35.2424111"],
    },
    "photon": {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [35.0417711, 48.4680221]},
        "properties": {
            "osm_type": "R",
            "osm_id": 1765023,
            "osm_key": "place",
            "osm_value": "city",
            "type": "city",
            "countrycode": "UA",
            "name": "Dnipro",
            "county": "Dnipro Raion",
            "state": "Dnipropetrovsk Oblast",
            "country": "Ukraine",
            "extent": [34.7485111, 48.5712111, 35.2424111, 48.3557111],
        },
    },
    "pelias": {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [35.0417711, 48.4680221]},
        "properties": {
            "id": "421175837",
            "gid": "whosonfirst:locality:421175837",
            "layer": "locality",
            "source": "whosonfirst",
            "name": "Dnipro",
            "confidence": 0.9,
            "match_type": "exact",
            "accuracy": "centroid",
            "country": "Ukraine",
            "country_a": "UKR",
            "country_code": "UA",
            "region": "Dnipropetrovsk Oblast",
            "county": "Dnipro Raion",
            "label": "Dnipro, Ukraine",
        },
        "bbox": [34.7485111, 48.3557111, 35.2424111, 48.5712111],
    },
}


def _documented(name, *results):
    found = list(results)
    return found if name == "nominatim" else {"type": "FeatureCollection", "features": found}


@pytest.fixture
def dnipro():
    """Dnipro as each service gives it, each time a copy of its own."""
    return json.loads(json.dumps(DNIPRO))


@pytest.fixture
def documented():
    """Results as the document in which a service sends them."""
    return _documented
