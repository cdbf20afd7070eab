#!/bin/sh
# Checks the scripts of the map: types by TypeScript, mistakes by ESLint. Wants node 18.18 or newer
# (as Debian 12 has it) and npm; installs them where this user may.
set -eu
cd "$(dirname "$0")/../.."
oldest="18.18.0"
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "installing nodejs and npm to check the scripts of the map" >&2
    sh tools/system-package.sh nodejs npm
fi
version=$(node --version)
if [ "$(printf '%s\n' "$oldest" "${version#v}" | sort -V | head -n 1)" != "$oldest" ]; then
    echo "error: expected node $oldest or newer to check the scripts of the map, found $version" >&2
    echo "  install one from your system or from nodejs.org; maps are made without it" >&2
    exit 1
fi
own=tools/scripts
if [ ! -x "$own/node_modules/.bin/tsc" ] || [ "$own/package.json" -nt "$own/node_modules" ]; then
    npm install --prefix "$own" --no-audit --no-fund --no-package-lock --silent
    touch "$own/node_modules"
fi
"$own/node_modules/.bin/tsc" --project "$own"
"$own/node_modules/.bin/eslint" --config "$own/eslint.config.mjs" maps/assets
