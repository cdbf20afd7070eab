"""The words over columns and before lines of a terminal, for the catalogue of messages.

Where a table or a page is made, its words stand in English; `incidents.cli.tables` looks them up
when it prints. A test compares this list with what the commands print.
"""

from __future__ import annotations

from schema.languages.catalogue import N_

TABLES = (
    *(N_("date"), N_("code"), N_("place"), N_("weapons"), N_("launched"), N_("killed")),
    *(N_("injured"), N_("verification"), N_("title"), N_("incidents"), N_("intercepted")),
    *(N_("missing"), N_("hit"), N_("civilians killed"), N_("children killed")),
    *(N_("combatants killed"), N_("women killed"), N_("intercept rate")),
    *(N_("weapon"), N_("weapon-type"), N_("month"), N_("year"), N_("admin1"), N_("country")),
    *(N_("target"), N_("attacker"), N_("slug"), N_("name"), N_("type"), N_("family")),
    *(N_("names"), N_("values"), N_("text"), N_("means"), N_("level"), N_("how")),
    *(N_("looks like"), N_("supplier"), N_("recipient"), N_("goods"), N_("value, USD")),
    *(N_("status"), N_("sources"), N_("key"), N_("kind"), N_("area"), N_("lat, lon")),
    *(N_("no."), N_("action"), N_("at"), N_("who"), N_("why"), N_("changed")),
    *(N_("holds"), N_("number"), N_("table"), N_("saved"), N_("left out"), N_("damage")),
    *(N_("places"), N_("source"), N_("edition"), N_("credit"), N_("looks wrong")),
    *(N_("precision"), N_("radius"), N_("people"), N_("words"), N_("check"), N_("file")),
    *(N_("format"), N_("read"), N_("loaded"), N_("updated"), N_("unchanged"), N_("skipped")),
    *(N_("cluster"), N_("records"), N_("the same event"), N_("conflict"), N_("field")),
    *(N_("record"), N_("may be"), N_("score"), N_("judged"), N_("because"), N_("decision")),
    *(N_("other"), N_("verdict"), N_("when")),
    *(N_("rejected"), N_("script"), N_("expects"), N_("tried"), N_("where to get it")),
    *(N_("cluster"), N_("records"), N_("the same event"), N_("conflict"), N_("field")),
    *(N_("record"), N_("may be"), N_("score"), N_("judged"), N_("because")),
    *(N_("decision"), N_("other"), N_("verdict"), N_("when")),
)
"""Headings of tables."""

LINES = (
    *(N_("What"), N_("With"), N_("Casualties"), N_("Statements"), N_("Media"), N_("Sources")),
    *(N_("Strikes of it"), N_("proof"), N_("verified"), N_("part of"), N_("counts")),
    *(N_("inferred"), N_("launched from"), N_("carrier"), N_("flight time"), N_("payload")),
    *(N_("contested"), N_("graphic"), N_("address")),
)
"""Headings and labels of a record in text."""

CELLS = (N_("undated"), N_("unknown"), N_("night"))
"""Words in cells that are neither data nor labels of a vocabulary."""
