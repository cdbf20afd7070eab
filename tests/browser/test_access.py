"""What axe-core finds wrong for people who hear the page or use no mouse."""

import pytest
from axe_playwright_python.sync_playwright import Axe

import maps


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_axe_finds_nothing_serious(visit, dnipro, sumy, context, scheme, width):
    rows = [dnipro, sumy | {"date_start": "2023-10", "date_precision": "month"}, {"code": "lost"}]
    made = maps.page(rows, context=context)
    # axe comes in from outside, which the policy of the page forbids to everybody else.
    seen = visit(made, width=width, color_scheme=scheme, bypass_csp=True)
    if width < 640:
        seen.page.get_by_role("button", name="Show details").click()
    for name in ("Filters", "Layers"):
        seen.page.locator("summary", has_text=name).click()
    found = Axe().run(seen.page).response["violations"]
    assert [v for v in found if v["impact"] in ("serious", "critical")] == []
