#!/bin/sh
# The browser tests drive a real Chromium: install it when it is missing and permitted.
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
echo "installing chromium for the browser tests" >&2
sh "$(dirname "$0")/system-package.sh" chromium fonts-noto-core
