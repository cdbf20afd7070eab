"""Lint of the seed data: codes and pointers are checked on loading, this is what is left."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

import incidents
from incidents.language.folding import lookup_form
from incidents.store.checks import health
from incidents.weapons.name_words import parts_of
from schema.areas import countries
from schema.document.yaml import load_yaml


@pytest.fixture(scope="module")
def store(seed_file):
    return incidents.open(seed_file)


def test_the_store_made_of_it_is_healthy(store):
    with store.reading() as database:
        found = [finding.as_dict() for finding in health.run(database)]
    # A note is a judgement that waits for a page.
    assert [finding for finding in found if finding["level"] != "note"] == []


def test_no_name_leads_to_two_weapons_unless_marked_ambiguous(seed):
    owners = defaultdict(set)
    for weapon in seed.weapons:
        names = [weapon.name, *(alias.name for alias in weapon.aliases if not alias.ambiguous)]
        for name in names:
            owners[lookup_form(name)].add(weapon.slug)
    assert {form: slugs for form, slugs in owners.items() if len(slugs) > 1} == {}


def test_every_name_can_be_looked_up(seed):
    names = [a.name for weapon in seed.weapons for a in weapon.aliases]
    assert [name for name in names if not lookup_form(name)] == []


def test_every_weapon_has_a_type_that_its_family_could_have(seed):
    families = {weapon.slug for weapon in seed.weapons if weapon.level == "family"}
    wrong = [w.slug for w in seed.weapons if w.family and w.family not in families]
    assert wrong == []


def test_every_source_was_read_is_graded_and_is_used(seed):
    cited = {
        claim.source
        for weapon in seed.weapons
        for claim in (*weapon.specifications, *weapon.statements)
    }
    cited |= {claim.source for t in seed.transfers for claim in t.statements}
    cited |= {place.source for place in seed.places}
    for incident in seed.incidents:
        for kind in ("weapons", "targets", "casualties", "statements"):
            cited |= {part.source for part in getattr(incident, kind)}
    for source in seed.sources:
        assert source.accessed, f"{source.key}: when was it read?"
        assert source.reliability, source.key
        assert source.url, f"{source.key}: where was it read?"
    assert {source.key for source in seed.sources} - cited == set()


def test_quotes_are_short(seed):
    claims = [c for w in seed.weapons for c in (*w.specifications, *w.statements)]
    claims += [c for t in seed.transfers for c in t.statements]
    claims += [c for i in seed.incidents for c in (*i.casualties, *i.statements, *i.weapons)]
    assert [c.quote for c in claims if c.quote and len(c.quote.split()) > 20] == []


def test_every_specification_quotes_its_source(seed):
    bare = [f"{w.slug} {s.property}" for w in seed.weapons for s in w.specifications if not s.quote]
    assert bare == []


def test_places_lie_in_their_countries(seed):
    known, located = countries(), [p for p in seed.places if p.latitude is not None]
    outside = [p.key for p in located if not _inside(known[p.country], p.latitude, p.longitude)]
    assert outside == []


def _inside(area, latitude, longitude):
    """Inside, or so near the border that the simplified outline cannot tell."""
    return area.contains(latitude, longitude) or area.distance_km(latitude, longitude) < 5


def test_years_are_sane(seed):
    years = [int(w.first_use[:4]) for w in seed.weapons if w.first_use]
    assert all(1900 < year <= 2026 for year in years)


RANGE_KM = {
    "fpv_drone": (1, 100),
    "loitering_munition": (1, 1100),
    "one_way_attack_drone": (30, 4500),
    "close_range_ballistic_missile": (20, 300),
    "short_range_ballistic_missile": (100, 1500),
    "medium_range_ballistic_missile": (800, 3500),
    "intermediate_range_ballistic_missile": (2500, 5800),
    "intercontinental_ballistic_missile": (5000, 18000),
    "air_launched_cruise_missile": (100, 10000),
    "sea_launched_cruise_missile": (200, 3500),
    "ground_launched_cruise_missile": (200, 3500),
    "anti_tank_guided_missile": (0.5, 60),
    "glide_bomb": (10, 300),
    "guided_bomb": (2, 250),
    "howitzer": (5, 90),
    "mortar": (0.5, 25),
    "guided_artillery_shell": (5, 150),
    "unguided_rocket": (1, 300),
    "guided_rocket": (10, 500),
}
"""Bounds outside which a range of this type is most likely a slip of the pen."""


def test_ranges_fit_the_type(seed):
    odd = [
        f"{w.slug} ({w.type}): {value:g} km"
        for w in seed.weapons
        for s in w.specifications
        for value in [s.low if s.high is None else s.high]
        if s.property == "range_km" and w.type in RANGE_KM and value is not None
        if not RANGE_KM[w.type][0] <= value <= RANGE_KM[w.type][1]
    ]
    assert odd == []


def test_a_source_that_two_files_define_is_the_same_in_both():
    found = {}
    for path in sorted((Path(incidents.__file__).parents[1] / "seed_data").rglob("*.yaml")):
        for source in load_yaml(path.read_text(encoding="utf-8"), str(path)).get("sources", []):
            first = found.setdefault(source["key"], source)
            assert source == first, f"{path}: {source['key']}"


def test_no_alias_joins_names_that_are_weapons_of_their_own(seed):
    own = {lookup_form(n) for w in seed.weapons for n in [w.name, *(a.name for a in w.aliases)]}
    joined = [
        alias.name
        for weapon in seed.weapons
        for alias in weapon.aliases
        if "/" in alias.name
        and all(lookup_form(part) in own for part in parts_of(alias.name))
        and len({lookup_form(part) for part in parts_of(alias.name)} & own) > 1
    ]
    assert [name for name in joined if "SCALP" not in name] == []


UP_TO = re.compile(r"(?i)\b(up to|bis zu|hasta|fino a|jusqu|nawet do)\b|(?<!\w)до(?!\w)")


def test_up_to_is_an_upper_bound_and_no_exact_figure(seed):
    exact = [
        f"{weapon.slug} {s.property}: {s.words}"
        for weapon in seed.weapons
        for s in weapon.specifications
        if s.words and UP_TO.search(s.words) and s.low is not None and s.low == s.high
    ]
    assert exact == []


def test_a_first_use_rests_on_a_statement(seed):
    bare = [
        w.slug for w in seed.weapons if w.first_use
        if not any(statement.field == "first_use" for statement in w.statements)
    ]  # fmt: skip
    assert bare == []


def test_counts_of_several_weapons_together_stand_beside_named_ones(seed):
    """`several` is no type of its own: alone it would leave a record without any."""
    alone = [
        incident.code
        for incident in seed.incidents
        if incident.weapons and {use.type for use in incident.weapons} == {"several"}
    ]
    assert alone == []


UP_TO = re.compile(
    r"(?:\bup to|până la|\bbis zu|jusqu.à|\bhasta|\bfino a|\bдо|\bat most)\s+(\d[\d.,]*)",
    re.IGNORECASE,
)


def test_what_a_page_gives_as_a_most_is_no_least(seed):
    """ "Up to 600 km" says nothing of how far a weapon flies at least."""
    wrong = [
        (weapon.slug, one.property, one.quote)
        for weapon in seed.weapons
        for one in weapon.specifications
        for found in UP_TO.finditer(one.quote or "")
        if one.low is not None
        and f"{one.low:g}" in (found[1].rstrip(".,"), re.sub(r"[.,]", "", found[1]))
    ]
    assert wrong == []
