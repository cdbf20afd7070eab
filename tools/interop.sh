#!/bin/sh
# The programs that `make interop` hands exports to: installed when missing and permitted.
set -eu
here=$(dirname "$0")
missing=""
command -v ogrinfo >/dev/null || missing="$missing gdal-bin"
command -v soffice >/dev/null || missing="$missing libreoffice-calc"
command -v ffmpeg >/dev/null || missing="$missing ffmpeg"
command -v sqlite3 >/dev/null || missing="$missing sqlite3"
[ -n "$missing" ] || exit 0
echo "installing$missing for the interoperability tests" >&2
# shellcheck disable=SC2086
sh "$here/system-package.sh" $missing
