#!/bin/sh
# Installs Debian or Ubuntu packages when this user may; else says what to do and fails.
set -eu
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    as_root=none
fi
if [ "$as_root" = none ] || ! command -v apt-get >/dev/null; then
    echo "error: expected the system packages $*, which this user cannot install" >&2
    echo "  ask an administrator for: apt-get install $*" >&2
    exit 1
fi
log=$(mktemp)
if ! { $as_root apt-get update && DEBIAN_FRONTEND=noninteractive $as_root \
    apt-get install --yes --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "error: apt-get could not install $*; the whole log is in $log" >&2
    exit 1
fi
rm -f "$log"
