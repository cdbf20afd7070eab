"""What a page knows of one incident: its place, how well it is established, who says what."""

import json
import re
import shutil

import pytest
from playwright.sync_api import expect

import incidents
import maps
from schema.vocabulary import vocabulary

SPOT = {"title": "A strike", "latitude": 48.5, "longitude": 35.0, "date_start": "2024-05-01"}
LAYER = "Object.entries(window).find(([name]) => name.startsWith('incident_layer_'))[1]"


@pytest.fixture(scope="module")
def store(seed_file):
    """The seed records in a file."""
    return seed_file


@pytest.fixture(scope="module")
def page(store):
    """The map of all seed records, with the claims."""
    return maps.page(incidents.open(store).frame(claims=True))


def opened(seen, code):
    """Open an incident by its code, through the address."""
    seen.page.evaluate("hash => { location.hash = hash; }", f"incident={code}")
    expect(seen.popup.locator(".incident-code").last).to_have_text(code)
    return seen.popup.last


def test_every_shown_place_has_its_circle_and_line(visit):
    """One spot has one circle, the largest; `--layer uncertainty` alone draws all of them."""
    near = [
        SPOT | {"code": f"n{n}", "uncertainty_m": 1000 * n, "location_precision": "settlement"}
        for n in range(1, 6)
    ]
    other = SPOT | {"latitude": 49.5, "code": "site", "location_precision": "site"}
    other |= {"uncertainty_m": 800}
    exact = SPOT | {"latitude": 50.5, "code": "exact", "location_precision": "exact"}
    rows = [*near, other, exact | {"uncertainty_m": 20}]
    seen = visit(maps.page(rows))
    seen.look(49.5, 35, 7)
    # that of the exact one is smaller than a pixel: four ticks stand for it
    seen.becomes(lambda: seen.layer("circles"), 2)
    legend = seen.page.locator(".legend")
    seen.reads(legend, "Known to the town or village", "Known to the site", "Exact: the point")
    expect(legend).not_to_contain_text("near a town")
    # the one that is opened has its own, not the largest of its spot
    seen.page.evaluate("() => { location.hash = 'incident=n1&view=12/48.5/35'; }")
    expect(seen.popup).to_be_visible()
    seen.becomes(lambda: (seen.layer("opened"), seen.layer("circles")), (0, 1))
    seen.page.keyboard.press("Escape")
    seen.becomes(lambda: seen.layer("opened"), None)
    alone = visit(maps.page(rows, layers=["uncertainty"]))
    alone.look(49.5, 35, 7)
    alone.becomes(lambda: (alone.layer("circles"), alone.painted()), (2, True))
    assert alone.complaints == []


def test_large_rings_say_that_their_circles_wait(visit):
    rows = [
        SPOT | {"code": f"n{n}", "latitude": 48 + n / 1e4, "uncertainty_m": 3000}
        for n in range(300)
    ]
    seen = visit(maps.page(rows))
    seen.look(48, 35, 4)
    seen.reads(seen.page.locator(".legend"), "300 incidents in large rings when you go closer")


def test_each_verification_has_a_filling_of_its_own(visit):
    """No two codes look alike in grey, and the legend names all of them."""
    codes = [*vocabulary("verifications").terms, None]
    rows = [
        SPOT | {"code": f"v{n}", "latitude": 44.0 + n, "verification": code}
        for n, code in enumerate(codes)
    ]
    seen = visit(maps.page(rows))
    legend = seen.page.locator(".legend ul").nth(1)
    for code, term in vocabulary("verifications").terms.items():
        seen.reads(legend, term.label)
        assert code
    seen.reads(legend, "Verification not stated")
    read = """() => [...document.querySelectorAll('.legend ul')[1].querySelectorAll('svg')]
        .map((one) => one.innerHTML)"""
    pictures = seen.page.evaluate(read)
    assert len(pictures) == len(codes)
    assert len(set(pictures)) == len(codes) - 1  # nobody said is drawn as unverified
    sprites = seen.page.evaluate(
        """(codes) => codes.map((code) => {
            const { sprites } = incidentMap['drawing/symbols.js'];
            const { theme } = incidentMap['drawing/theme.js'];
            const canvas = document.createElement('canvas');
            const style = LAYER.data.styles[0];
            sprites([style], theme(), 1)(canvas.getContext('2d'), 0, code || '', 20, 20);
            const { data } = canvas.getContext('2d').getImageData(0, 0, 40, 40);
            let grey = [];
            for (let i = 0; i < data.length; i += 4) grey.push(data[i] + data[i + 1] + data[i + 2]);
            return grey;
        })""".replace("LAYER", LAYER),
        codes[:-1],
    )
    for n, one in enumerate(sprites):
        for other in sprites[n + 1 :]:
            different = sum(abs(a - b) > 150 for a, b in zip(one, other, strict=True))
            assert different >= 12, (codes, n)


def test_the_record_carries_every_claim_with_what_became_of_it(visit, page, store):
    """As `show` gives it: figures, voices, quotes, fates, sides, sources with their days."""
    seen = visit(page, height=900)
    library = incidents.open(store)
    for code in (
        "2023-10-17-gaza-al-ahli-hospital",
        "2015-01-13-volnovakha-bus-grad",
        "2024-11-21-dnipro-oreshnik",
    ):
        record = library.record(code)
        box = opened(seen, code)
        expect(box.locator(".record-part").first).to_be_visible()
        claims = record.document.get("casualties", [])
        expect(box.locator(".claim-fate")).to_have_count(len(claims))
        for claim, verdict in zip(claims, record.verdicts, strict=True):
            seen.reads(box, f"Claim {verdict.number + 1} {verdict.sentence}")
            if claim.get("quote"):
                seen.reads(box, " ".join(claim["quote"].split()))
        for statement in record.document.get("statements", []):
            seen.reads(box, " ".join(statement["value"].split()))
        for source in record.document["sources"]:
            seen.reads(box, source["publisher"])
            if source.get("published"):
                seen.reads(box, f"published {source['published']}")
        if record.contested:
            seen.reads(box, "Sides disagree about", "sides disagree")
            assert box.locator(".claims-by-side, .claims-side-by-side").count()
        kept = box.locator(".record-part a").evaluate_all("links => links.map((one) => one.rel)")
        assert set(kept) == {"noopener noreferrer"}
    seen.reads(opened(seen, "2023-10-17-gaza-al-ahli-hospital"), "Not settled (contested)")
    assert (seen.requests, seen.complaints) == ([], [])


def test_waves_parts_and_likely_twins_are_links(visit, page, store):
    seen = visit(page, height=900)
    library = incidents.open(store)
    wave = next(one for one in library.query(columns=["parent"]) if one[0])[0]
    parts = library.record(wave).children
    box = opened(seen, wave)
    for _, title in parts:
        expect(box.get_by_role("button", name=title, exact=True).first).to_be_attached()
    box.get_by_role("button", name=parts[0][1], exact=True).first.click()
    expect(seen.popup.locator(".incident-code").last).to_have_text(parts[0][0])
    seen.reads(seen.popup.last, "Part of:")
    seen.popup.last.locator(".incident-parent button").click()
    expect(seen.popup.locator(".incident-code").last).to_have_text(wave)
    twin = {"code": "twin", "title": "The same again", "latitude": 48.51, "longitude": 35.0}
    rows = [SPOT | {"code": "one", "level": "strike"}, SPOT | twin | {"level": "strike"}]
    pair = visit(maps.page(rows))
    box = opened(pair, "one")
    pair.reads(box, "May be the same event", "The same again", "the same day, 1 km apart")
    pair.reads(box, "This page was made without the claims")


def test_a_slim_page_says_that_it_holds_no_claims(visit, store, call, tmp_path):
    whole, slim = tmp_path / "whole.html", tmp_path / "slim.html"
    asked = ("--weapon", "oreshnik")
    assert call("--db", store, "map", whole, *asked).code == 0
    assert call("--db", store, "map", slim, "--slim", *asked).code == 0
    assert slim.stat().st_size < whole.stat().st_size
    seen = visit(slim)
    seen.reads(opened(seen, "2024-11-21-dnipro-oreshnik"), "made without the claims")
    assert visit(whole).page.locator(".record-absent").count() == 0


def test_restricted_claims_count_and_stay_out(store, tmp_path):
    path = shutil.copy(store, tmp_path / "own.db")
    library = incidents.open(path)
    code = "2015-01-13-volnovakha-bus-grad"
    document = library.record(code).document
    document["casualties"][0]["restricted"] = True
    file = tmp_path / "one.json"
    file.write_text(json.dumps(document), "utf-8")
    library.add_files([file], replace=True)
    frame = library.frame(claims=True)
    kept = frame.attrs["context"]["records"]["claims"]
    numbers = [n for c, n in zip(kept["incident"], kept["number"], strict=True) if c == code]
    assert 1 not in numbers
    assert numbers[-1] == len(document["casualties"])


def test_the_caption_states_the_filter_that_is_applied(visit, page):
    """Not the units of the thumbs; and every choice comes back from the address."""
    seen = visit(page)
    words = seen.page.locator(".time-words")
    for hash_, caption in (
        ("from=2024-11&to=2024-11", "November 2024"),
        ("from=2024-11-21&to=2024-11-22", "21-22 November 2024"),
        ("from=2024-03", "from March 2024"),
        ("to=2022", "until 2022"),
    ):
        seen.page.evaluate("hash => { location.hash = hash; }", hash_)
        expect(words).to_contain_text(caption)
    wanted = (
        "step=month&incident=2024-11-21-dnipro-oreshnik&heat=killed&in-view=1&layers=heat,points"
        "&view=6/48.5/35&weapon=%D1%88%D0%B0%D1%85%D0%B5%D0%B4"
    )
    seen.page.evaluate("hash => { location.hash = hash; }", wanted)
    for page_ in (seen.page, seen.page.context.new_page()):
        if page_ is not seen.page:
            page_.goto(seen.page.url)
        expect(page_.locator(".incident-popup .incident-code")).to_have_text(
            "2024-11-21-dnipro-oreshnik"
        )
        expect(page_.get_by_label("Step")).to_have_value("month")
        expect(page_.locator("[name=weight]")).to_have_value("killed")
        expect(page_.locator("[name=in-view]")).to_be_checked()
        expect(page_.locator("[name=layer-heat]")).to_be_checked()
        expect(page_.locator("[name=layer-clusters]")).not_to_be_checked()
        expect(page_.locator("[name=weapon]")).to_have_value("Shahed")
        expect(page_).to_have_url(re.compile("step=month.*in-view=1"))


def test_an_address_of_another_page_is_said_and_harms_nothing(visit, page, all_shown):
    seen = visit(page)
    strange = "country=XX&incident=%3Cimg%20src=x%3E&view=a/b/c&layers=heat,%3Cb%3E&from=never"
    seen.page.evaluate("hash => { location.hash = hash; }", strange)
    fault = seen.page.locator(".fault")
    for word in ("country XX", "incident <img src=x>", "view a/b/c", "layer <b>", "from never"):
        seen.reads(fault, word)
    seen.shows(all_shown)
    assert seen.page.locator("img").count() == 0
    assert seen.complaints == []


def test_what_is_left_out_is_said_with_the_way_to_see_it(visit, store, call, tmp_path, all_shown):
    seen = visit(maps.page(incidents.open(store).frame()))
    panel = seen.page.locator(".panel")
    seen.reads(panel.locator("header"), "5 records that match are left out")
    panel.locator(".left-out summary").click()
    seen.reads(panel, "--verification refuted asks for such", "--event-type test_launch")
    counted = call("--db", store, "count", "--format", "json").json[0]["incidents"]
    seen.reads(panel.locator("header"), f"{counted} incidents in {all_shown} records")
    out = tmp_path / "hidden.html"
    asked = ("--verification", "refuted", "--from", "1990", "--to", "1991")
    assert call("--db", store, "map", out, *asked).code == 0
    seen.reads(visit(out).page.locator(".empty"), "Widen the dates")
    tests = incidents.open(store).query(event_type="test_launch", columns=["code", "title"])
    _, title = next(iter(tests))
    assert call("--db", store, "map", out, "--text", title, "--force").code == 0
    empty = visit(out).page.locator(".empty")
    expect(empty).to_contain_text("All that matches is left out")
    expect(empty).to_contain_text("test launch; --event-type test_launch asks for such")
    expect(empty).not_to_contain_text("Widen")


def test_the_record_is_read_beside_the_map(visit, page):
    """The same claims with more room; the circle of the incident stays, and links go on."""
    seen = visit(page)
    code = "2023-10-17-gaza-al-ahli-hospital"
    opened(seen, code).get_by_role("button", name="Read it beside the map").click()
    panel = seen.page.get_by_role("complementary", name="The record")
    expect(panel.locator(".claim-fate")).to_have_count(4)
    expect(panel.locator(".incident-code")).to_have_text(code)
    seen.becomes(lambda: seen.layer("opened") is not None, True)
    expect(seen.page).to_have_url(re.compile(f"incident={code}"))
    box = panel.bounding_box()
    assert box["x"] + box["width"] <= 1200
    seen.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    seen.becomes(lambda: seen.layer("opened"), None)
