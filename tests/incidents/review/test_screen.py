"""The screen of `incidents review`, driven by its keys on a real store."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

import incidents
from incidents.review.queue import waiting
from incidents.review.screen.app import ReviewApp
from incidents.review.screen.words import Words
from incidents.review.session import Sitting

SIZE = (80, 24)
SOURCE = ("--source", "https://paper.example/1")


def words_of(app):
    """The lines of the text that are in view, joined."""
    words = app.screen.query_one(Words)
    return " ".join(words.render_line(y).text.strip() for y in range(words.size.height))


def text_of(app, name):
    return str(app.screen.query_one(name).render())


@pytest.fixture
def press(store, store_file):
    """Open the screen, press keys, and hand over what `look` sees, at the end or between keys."""

    def press(*keys, look=lambda app: None, size=SIZE, codes=()):
        with store.reading() as database:
            found = [one.code for one in waiting(database, codes)]
        sitting = Sitting(store, incidents.open(store_file, check=False).locate, found)
        app = ReviewApp(sitting)

        async def drive():
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                for key in keys:
                    await pilot.press(*(key if isinstance(key, list) else [key]))
                await pilot.pause()
                return look(app)

        # Beside the loop that the browser tests leave running in this thread.
        with ThreadPoolExecutor(1) as other:
            return other.submit(asyncio.run, drive()).result()

    return press


def test_the_words_of_the_selected_value_are_in_view(press, drafts):
    def look(app):
        words = app.screen.query_one(Words)
        text, readings = words.page.text, words.selected.readings
        line = next(n for n, (a, b) in enumerate(words.lines) if a <= readings[0].start < b)
        shown = range(int(words.scroll_y), int(words.scroll_y) + words.size.height)
        return text[readings[0].start : readings[0].end], line in shown

    assert press("n", look=look) == ("on Thursday", True)
    assert press("down", "down", look=look) == ("Shahed drones", True)
    assert press("n", *["down"] * 4, look=look) == ("wounding four people", True)


def test_a_draft_is_shown_with_its_places_and_likely_twins(press, drafts):
    def look(app):
        return [text_of(app, name) for name in ("#progress", "#title", "#places", "#alike")]

    progress, title, places, alike = press(look=look)
    assert progress.startswith(f"1 of 3; 0 accepted, 0 refused   {drafts[0]}")
    assert title == "Shahed drones strike on Sumy"
    assert "Sumy, UA" in places
    assert "none found" in alike


def test_a_twin_in_the_store_is_named_with_its_reasons(press, drafts, run):
    options = ("--date", "2024-11-21", "--place", "Dnipro", "--weapon", "missile", *SOURCE)
    other = run("add", *options).out.strip()
    alike = press("n", look=lambda app: text_of(app, "#alike"))
    assert other in alike
    assert "the same day, the same spot, the same place name" in alike


def test_accept_writes_at_once_and_goes_on(press, drafts, shown):
    progress = press("a", look=lambda app: text_of(app, "#progress"))
    assert progress.startswith(f"2 of 3; 1 accepted, 0 refused   {drafts[1]}")
    assert [shown(code)["status"] for code in drafts] == ["published", "draft", "draft"]


def test_undo_goes_back_to_the_record_and_its_state(press, drafts, shown, run):
    before = shown(drafts[0])
    message = press("a", "a", "u", "u", look=lambda app: text_of(app, "#message"))
    assert message == f"{drafts[0]}: taken back"
    assert shown(drafts[0]) == before
    assert shown(drafts[1])["status"] == "draft"
    actions = [link["action"] for link in run("history", drafts[0], "--format", "json").json]
    assert actions == ["add", "revise", "restore"]
    assert "nothing to take back" in press("u", look=lambda app: text_of(app, "#message"))


def test_a_figure_is_corrected_with_its_words(press, drafts, shown):
    press("down", "down", "down", "e", ["3", *'"killing'], "space", *["t", "w", "o"], "enter", "a")
    claims = [c for c in shown(drafts[0])["casualties"] if c["outcome"] == "killed"]
    assert [(c["low"], c.get("accepted", True)) for c in claims] == [(2, False), (3, True)]
    assert claims[1]["quote"] == "killing two"
    assert shown(drafts[0])["status"] == "published"


def test_a_wrong_value_stays_on_the_line_with_its_fault(press, drafts, shown):
    before = shown(drafts[0])

    def look(app):
        return text_of(app, "#fault"), app.screen.query_one("Input").value

    fault, typed = press("down", "down", "e", *"shahid", "enter", look=look)
    assert "did you mean" in fault
    assert typed == "shahid"
    assert shown(drafts[0]) == before
    press("down", "down", "e", *"shahid", "enter", "escape", "a")
    assert shown(drafts[0])["status"] == "published"


def test_refuse_asks_for_the_reason(press, drafts, shown, run):
    press("r", "enter", *"a drill".replace(" ", "_"), "enter")
    assert shown(drafts[0])["status"] == "retracted"
    assert run("history", drafts[0], "--format", "json").json[-1]["why"] == "a_drill"


def test_a_duplicate_is_refused_under_the_code_that_stands_first(press, drafts, shown, run):
    options = ("--date", "2024-11-21", "--place", "Dnipro", "--weapon", "missile", *SOURCE)
    other = run("add", *options).out.strip()
    press("n", "d", "enter")
    assert shown(drafts[1])["status"] == "retracted"
    last = run("history", drafts[1], "--format", "json").json[-1]
    assert last["why"] == f"the same as {other}"


def test_a_number_takes_a_candidate_as_the_place(press, drafts, shown):
    assert "latitude" not in shown(drafts[2])["place"]
    places = press("n", "n", "2", look=lambda app: text_of(app, "#message"))
    assert places.startswith(f"{drafts[2]}: place: Olenivka")
    record = shown(drafts[2])
    assert record["place"]["latitude"]
    assert (record["location_how"], record["status"]) == ("gazetteer", "draft")
    assert "chosen by" in record["location_by"]
    assert record["location_words"] == "Olenivka"
    assert "there is no candidate 9" in press("9", look=lambda app: text_of(app, "#message"))


def test_a_draft_that_lacks_something_stays(press, undated, shown):
    message = press("a", look=lambda app: text_of(app, "#message"))
    assert "cannot be accepted: no date" in message
    assert shown(undated)["status"] == "draft"
    press("e", *"2024-11", "enter", "a")
    assert shown(undated)["status"] == "published"


def test_keys_in_the_help_and_in_a_line_do_nothing_else(press, drafts, shown):
    before = [shown(code) for code in drafts]
    press("question_mark", "a", "p", "n", "n", "n", "e", *"aqrun", "escape", "q")
    assert [shown(code) for code in drafts] == before


def test_text_of_others_is_shown_as_it_is(press, run, tmp_path):
    path = tmp_path / "hostile.txt"
    path.write_text(
        "[bold]Drones[/bold] hit Sumy on Thursday, killing \u202e two people.\n", "utf-8"
    )
    assert run("extract", path, "--published", "2024-11-22", "--save").code == 0
    shown = press(look=words_of)
    assert "[bold]Drones[/bold] hit" in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60)])
def test_it_opens_at_any_size_and_without_colour(press, drafts, monkeypatch, size):
    monkeypatch.setenv("NO_COLOR", "1")
    assert "1 of 3" in press(
        "pagedown", "down", size=size, look=lambda app: text_of(app, "#progress")
    )


def test_imported_drafts_show_their_quotes(press, store, incident):
    source = {"key": "paper", "publisher": "The Paper"}
    claim = {
        "outcome": "killed",
        "low": 2,
        "high": 2,
        "source": "paper",
        "quote": "two were killed",
    }
    store.add(incident(code="x", status="draft", sources=[source], casualties=[claim]))

    def look(app):
        words = app.screen.query_one(Words)
        (reading,) = words.selected.readings
        return words.page.text[reading.start : reading.end]

    assert press("down", "down", "down", look=look) == "two were killed"


def test_one_key_takes_the_judgement_that_waits(press, rising, shown):
    def look(app):
        facts = [(fact.label, fact.value) for fact in app.screen.sheet.facts]
        return [f for f in facts if f[0] == "judge"], text_of(app, "#message")

    judged, _ = press(look=look, codes=[rising])
    assert judged == [("judge", "claim 1 superseded by claim 2?"),
                      ("judge", "claim 3 superseded by claim 2?")]  # fmt: skip
    assert [claim["stands"] for claim in shown(rising)["casualties"]] == [True] * 4
    judged, message = press("t", look=look, codes=[rising])
    assert judged == [("judge", "claim 3 superseded by claim 2?")]
    assert message == f"{rising}: claim 1 superseded by claim 2"
    assert [claim["stands"] for claim in shown(rising)["casualties"]] == [False, True, True, True]
    _, message = press("t", "t", look=look, codes=[rising])
    assert message == "no judgement waits on the claims of this record"
    press("t", "u", codes=[rising])
