"""`incidents gazetteer fetch`: country files from a server on loopback, whole or not."""

import hashlib
import io
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from incidents.geocode.gazetteer import home
from incidents.geocode.gazetteer.sources import added


def rows(country, count=3):
    for number in range(count):
        name = f"Fetched Village {number}"
        yield "\t".join([f"99{number}", name, name, "", f"{49 + number}", "36", "P", "PPL", country,
                         "", "07", "", "", "", "0", "", "", "", ""])  # fmt: skip


def archive(name, text):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, text)
    return packed.getvalue()


TEXT = "\n".join(rows("UA")) + "\n"
WHOLE = archive("UA.txt", TEXT)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body, promised = self.server.files.get(self.path, (None, 0))
        if body is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(promised or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server(monkeypatch):
    """A server whose `files` are bodies by path, each with the length that it promises, or 0."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.files = {"/dump/UA.zip": (WHOLE, 0)}
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("INCIDENTS_GEONAMES_URL", f"http://127.0.0.1:{server.server_port}/dump/")
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_file_is_fetched_and_its_day_and_digest_are_kept(call, own_gazetteer, server):
    ended = call("gazetteer", "fetch", "ua")
    assert (ended.code, ended.out) == (0, "")
    assert "UA does not count as complete" in ended.err
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert f"UA.txt of {added.remembered(home.folder())['UA.txt'].date}" in ended.err
    assert digest in ended.err
    sources = {s["key"]: s for s in call("gazetteer", "info", "--format", "json").json["sources"]}
    assert sources["file:UA.txt"]["edition"] == digest
    assert "fetched 20" in sources["file:UA.txt"]["credit"]
    assert "CC BY" in sources["file:UA.txt"]["credit"]
    found = call("geocode", "Fetched Village 1", "--admin1", "Kharkiv", "--format", "json").json
    assert found[0]["chosen"]["name"] == "Fetched Village 1"


def test_the_right_digest_may_be_demanded(call, own_gazetteer, server):
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert call("gazetteer", "fetch", "UA", "--sha256", digest.upper()).code == 0


HARM = {
    "cut within the archive": ((WHOLE[: len(WHOLE) // 2], 0), "a whole archive"),
    "cut on the way": ((WHOLE[: len(WHOLE) // 2], len(WHOLE)), "before the connection broke"),
    "no archive": ((b"<html>busy</html>", 0), "a whole archive"),
    "another file in it": ((archive("readme.txt", "hello"), 0), "an archive with UA.txt"),
    "another country": ((archive("UA.txt", "\n".join(rows("PL"))), 0), "settlements of UA alone"),
    "no country file": ((archive("UA.txt", "<html></html>\n"), 0), "19 columns"),
    "nothing there": ((None, 0), "the answer 404"),
    "garbled": ((WHOLE[:60] + b"\xff" * 20 + WHOLE[80:], 0), "UA.zip: expected"),
}


@pytest.mark.parametrize("harm", HARM)
def test_what_is_not_whole_changes_nothing(harm, call, own_gazetteer, server):
    before = own_gazetteer.read_bytes()
    server.files["/dump/UA.zip"], fault = HARM[harm]
    ended = call("gazetteer", "fetch", "UA")
    assert ended.code == 1, ended.err
    assert fault in ended.err
    assert "Traceback" not in ended.err
    assert own_gazetteer.read_bytes() == before
    assert added.files(home.folder()) == []
    assert call("geocode", "Sumy", "--format", "json").json[0]["chosen"]


def test_one_that_is_missing_keeps_the_others_out(call, own_gazetteer, server):
    ended = call("gazetteer", "fetch", "UA", "LB")
    assert ended.code == 1
    assert "LB.zip: expected a country file, found the answer 404" in ended.err
    assert added.files(home.folder()) == []


def test_a_wrong_digest_is_refused(call, own_gazetteer, server):
    ended = call("gazetteer", "fetch", "UA", "--sha256", "0" * 64)
    assert ended.code == 1
    assert "with the SHA-256 000" in ended.err
    assert added.files(home.folder()) == []


def test_nobody_there_is_said(call, own_gazetteer, server, monkeypatch):
    monkeypatch.setenv("INCIDENTS_GEONAMES_URL", "http://127.0.0.1:9/")
    ended = call("gazetteer", "fetch", "UA")
    assert ended.code == 1
    assert "no answer" in ended.err
    assert "the gazetteer that was there still answers" in ended.err


@pytest.mark.parametrize("address", ["file:///etc/", "ftp://127.0.0.1/"])
def test_only_the_web_is_asked(address, call, own_gazetteer, monkeypatch):
    monkeypatch.setenv("INCIDENTS_GEONAMES_URL", address)
    ended = call("gazetteer", "fetch", "UA")
    assert ended.code == 1
    assert "INCIDENTS_GEONAMES_URL: expected an address that starts with https://" in ended.err


def test_a_code_that_is_none_asks_nobody(call, own_gazetteer, server):
    server.files.clear()
    ended = call("gazetteer", "fetch", "XQ")
    assert ended.code == 2
    assert "no country is called 'XQ'" in ended.err


def test_a_full_disk_leaves_files_and_gazetteer_as_they_were(
    call, own_gazetteer, server, monkeypatch
):
    before = own_gazetteer.read_bytes()
    (own_gazetteer.parent / (own_gazetteer.name + ".new")).mkdir()
    ended = call("gazetteer", "fetch", "UA")
    assert ended.code == 1
    assert "the gazetteer cannot be built" in ended.err
    assert own_gazetteer.read_bytes() == before
    assert added.files(home.folder()) == []
    assert call("geocode", "Sumy", "--format", "json").json[0]["chosen"]
