"""The register of data sets: what may be passed on says under which licence, with what credit."""

import incidents

FORMATS = {
    "acled", "ucdp", "gtd", "viina", "geoconfirmed", "airwars", "timemap", "piterfm",
    "dronestream", "bij",
}  # fmt: skip
"""Names of `incidents load --from` that are a data set and no file format."""


def test_every_data_set_that_an_importer_reads_is_registered(seed):
    assert {data.slug for data in seed.datasets} >= FORMATS


def test_a_data_set_says_who_publishes_it_where_and_with_what_credit(seed):
    for data in seed.datasets:
        assert data.publisher, data.slug
        assert data.attribution, data.slug
        assert data.url, data.slug


def test_without_a_known_licence_nothing_is_passed_on(seed):
    loose = [data.slug for data in seed.datasets if data.redistributable and not data.licence]
    assert loose == []


def test_no_data_set_stands_twice(seed):
    slugs = [data.slug for data in seed.datasets]
    names = [data.name for data in seed.datasets]
    assert len(set(slugs)) == len(slugs)
    assert len(set(names)) == len(names)


def test_an_empty_store_knows_the_data_sets_too(call, tmp_path):
    store = tmp_path / "empty.db"
    assert call("--db", store, "init", "--empty").code == 0
    answer = call("--db", store, "count", "--dataset", "acled", "--by", "year", "--format", "json")
    assert answer.code == 0, answer.err
    assert answer.json == []
    unknown = call("--db", store, "count", "--dataset", "acledd", "--by", "year")
    assert unknown.code == 2
    assert "acled" in unknown.err


def test_the_store_holds_the_licence_and_whether_rows_may_be_passed_on(seed, catalogue_file):
    with incidents.open(catalogue_file).reading() as database:
        rows = database.tuples("SELECT slug, licence, attribution, redistributable FROM dataset")
        held = {slug: told for slug, *told in rows}
    for data in seed.datasets:
        licence, attribution, redistributable = held[data.slug]
        assert (licence, attribution) == (data.licence, data.attribution)
        assert bool(redistributable) == data.redistributable
