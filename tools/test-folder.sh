#!/bin/sh
# Prints the folder in which the tests put their files: one in memory where it is large enough and
# may hold programs, since thousands of small stores wait for a disk otherwise. Else the system's own.
set -eu
memory=/dev/shm
needed=4000000 # kilobytes
usual=${TMPDIR:-/tmp}

free=$(df -Pk "$memory" 2>/dev/null | awk 'NR == 2 { print $4 }') || free=0
available=$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo 2>/dev/null) || available=0
if [ "${free:-0}" -lt "$needed" ] || [ "${available:-0}" -lt "$needed" ]; then
    echo "$usual"
    exit
fi
probe=$(mktemp "$memory/incidents.XXXXXX" 2>/dev/null) || { echo "$usual"; exit; }
trap 'rm -f "$probe"' EXIT
printf '#!/bin/sh\nexit 0\n' >"$probe"
chmod +x "$probe"
if "$probe" 2>/dev/null; then echo "$memory"; else echo "$usual"; fi
