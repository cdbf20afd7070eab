#!/bin/sh
# The browser tests drive a real Chromium through Playwright: installs what either lacks, when
# permitted.
set -eu
cd "$(dirname "$0")/.."
# The shell without windows draws the same pages with a third less work; Debian alone has it.
missing="chromium-headless-shell fonts-noto-core"
for name in chromium-headless-shell chromium chromium-browser google-chrome; do
    ! command -v "$name" >/dev/null || missing=""
done
# Playwright brings its own driver, which starts only where libatomic is.
driver() { .venv/bin/playwright --version >/dev/null 2>&1; }
driver || missing="$missing libatomic1"
[ -n "$missing" ] || exit 0

echo "installing ${missing# } for the browser tests" >&2
# shellcheck disable=SC2086
sh tools/system-package.sh $missing || sh tools/system-package.sh $(echo "$missing" | sed s/-headless-shell//)
if ! driver; then
    echo "error: expected Playwright's driver to start, found:" >&2
    .venv/bin/playwright --version >&2
    exit 1
fi
