"""The columns of GTD that are read; of its 134 or 135 the others stay in the original row."""

from __future__ import annotations

from incidents.importers.values.columns import Columns

NUMBERED = ("attacktype", "targtype", "targsubtype", "weaptype", "weapsubtype")
"""Columns that come several times: `weaptype1`, `weaptype1_txt`, `weaptype2` ..."""
MOST = 4

COLUMNS = Columns(
    "GTD",
    required={name: (name,) for name in """
        eventid iyear imonth iday country_txt latitude longitude specificity attacktype1_txt
        nkill nwound weaptype1_txt
        """.split()},
    expected={name: (name,) for name in """
        provstate city vicinity gname guncertain1 claimed doubtterr success suicide
        weapsubtype1_txt weapdetail nkillter nwoundte targtype1_txt
        """.split()},
    optional={name: (name,) for name in (
        "approxdate", "alternative_txt", "compclaim", "multiple", "related", "propextent_txt",
        "location", "scite1", "scite2", "scite3", "dbsource",
        *(f"{name}{n}_txt" for name in NUMBERED for n in range(1, MOST + 1)),
    )},
)  # fmt: skip
