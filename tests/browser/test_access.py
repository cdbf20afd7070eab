"""What axe-core finds wrong for people who hear the page or use no mouse."""

import pytest
from axe_playwright_python.sync_playwright import Axe

import maps

# Text on the map, which axe cannot judge: each colour on every ground that it may stand on.
CONTRASTS = """() => {
    const root = getComputedStyle(document.documentElement);
    const probe = document.createElement('canvas').getContext('2d');
    const light = (colour) => {
        probe.fillStyle = colour;
        probe.fillRect(0, 0, 1, 1);
        const parts = [...probe.getImageData(0, 0, 1, 1).data].slice(0, 3);
        const [r, g, b] = parts.map((part) => part / 255)
            .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const grounds = ['--sea', '--land', '--land-here']
        .map((name) => [name, root.getPropertyValue(name)]);
    const kinds = ['place', 'site', 'town', 'country', 'province', 'town map-name-capital'];
    return kinds.flatMap((kind) => {
        const name = document.createElement('span');
        name.className = `map-name map-name-${kind}`;
        document.body.append(name);
        const own = light(getComputedStyle(name).color);
        name.remove();
        return grounds.map(([ground, colour]) => {
            const [dark, bright] = [own, light(colour)].sort((a, b) => a - b);
            return [kind, ground, (bright + 0.05) / (dark + 0.05)];
        });
    });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_axe_finds_nothing_serious(visit, dnipro, sumy, context, scheme, width):
    rows = [dnipro, sumy | {"date_start": "2023-10", "date_precision": "month"}, {"code": "lost"}]
    made = maps.page(rows, context=context)
    # axe comes in from outside, which the policy of the page forbids to everybody else.
    seen = visit(made, width=width, color_scheme=scheme, bypass_csp=True)
    if width < 600:
        seen.page.get_by_role("button", name="Show details").click()
    for name in ("Filters", "Charts", "Layers"):
        seen.page.locator("summary", has_text=name).click()
    found = Axe().run(seen.page).response["violations"]
    assert [v for v in found if v["impact"] in ("serious", "critical")] == []
    seen_on = seen.page.evaluate(CONTRASTS)
    assert len(seen_on) == 18
    assert [one for one in seen_on if one[2] < 4.5] == []
