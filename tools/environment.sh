#!/bin/sh
# Makes the project's own environment in .venv and installs the project with the extras named in
# the arguments, such as: tools/environment.sh test
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
extras=${1:-}
mark=.venv/.made-for-${extras:-nothing}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "error: expected Python 3.11 or newer as '$python', found $("$python" --version 2>&1 || echo none)" >&2
    echo "  PYTHON=/path/to/python3.12 make ... names another" >&2
    exit 1
fi

# Debian and Ubuntu ship Python without what venv needs.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    echo "installing $package" >&2
    sh tools/system-package.sh "$package"
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
if [ ! -e "$mark" ] || [ pyproject.toml -nt "$mark" ] || [ constraints.txt -nt "$mark" ]; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --constraint constraints.txt --editable ".${extras:+[$extras]}"
    touch "$mark"
fi
