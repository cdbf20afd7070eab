#!/bin/sh
# The benchmarks of exports run beside SQLite's own shell: installed when missing and permitted.
set -eu
command -v sqlite3 >/dev/null && exit 0
echo "installing sqlite3 for the benchmarks" >&2
sh "$(dirname "$0")/system-package.sh" sqlite3
