#!/bin/sh
# Tries the README's commands where nothing is installed: a bare Debian with python3, git and make,
# in a folder of its own. A working machine hides what is missing, so: by hand, and before a release.
#
#     tools/bare.sh                        Debian 12 (Python 3.11): make demo, make test
#     tools/bare.sh trixie                 Debian 13 (Python 3.13)
#     tools/bare.sh bookworm 'make demo'   other commands than the README's
#     BARE_ROOT=FOLDER tools/bare.sh ...   keep the bare machine, and go on with it next time
#
# It tries what is committed. The mirrors that this machine's apt and pip are set up with serve the
# bare one too; they are read when it runs. Wants root, debootstrap and about 5 GB.
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
suite=${1:-bookworm}
[ $# = 0 ] || shift
[ $# != 0 ] || set -- "make demo" "make test"
export LC_ALL=C

if [ "$(id -u)" != 0 ]; then
    echo "error: expected root, which chroot and mount want, found user $(id -un)" >&2
    exit 1
fi
command -v debootstrap >/dev/null || sh "$project/tools/system-package.sh" debootstrap

# A setting of pip's own, wherever it is written; an environment variable sorts before a file.
pip_setting() {
    python3 -m pip config list | sed -n "s/^[^=]*\.$1='\(.*\)'\$/\1/p" | head -n 1
}
mirror=$(apt-get indextargets --format '$(REPO_URI) $(COMPONENT)' 'Identifier: Packages' |
    sed -n 's,^\(.*/debian/*\) main$,\1,p' | head -n 1)
if [ -z "$mirror" ]; then
    echo "error: expected a Debian mirror in apt's sources, found none" >&2
    exit 1
fi

root=${BARE_ROOT:-$(mktemp -d)}
if [ -z "${BARE_ROOT:-}" ]; then
    trap 'rm -rf --one-file-system "$root"' EXIT
    trap 'exit 1' HUP INT TERM
fi
if [ ! -e "$root/etc/debian_version" ]; then
    echo "making a bare Debian $suite in $root" >&2
    debootstrap --variant=minbase --include=python3,git,make "$suite" "$root" "$mirror" \
        >"$root.log" 2>&1 || { tail -n 20 "$root.log" >&2; exit 1; }
    rm -f "$root.log"
fi
apt-config dump | grep -E '^Acquire::(Check-|https?:|Retries)' >"$root/etc/apt/apt.conf.d/90mirror" ||
    true
cp /etc/resolv.conf /etc/hosts "$root/etc/"
certificates=$(pip_setting cert)
if [ -n "$certificates" ]; then
    mkdir -p "$root/etc/ssl/certs"
    cp "$certificates" "$root/etc/ssl/certs/ca-certificates.crt"
    certificates=/etc/ssl/certs/ca-certificates.crt
fi
[ -z "$(git -C "$project" status --porcelain)" ] || echo "note: what is not committed is not tried" >&2
rm -rf "$root/root/project"
git clone --quiet "$project" "$root/root/project"

# The mounts live in a namespace of their own: they and what was started in it end with it.
# shellcheck disable=SC2016
unshare --mount --pid --fork --kill-child env -i \
    HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" no_proxy="${no_proxy:-}" \
    PIP_INDEX_URL="$(pip_setting index-url)" PIP_CERT="$certificates" PIP_ROOT_USER_ACTION=ignore \
    BARE="$root" sh -euc '
        mount --make-rprivate /
        mount -t proc proc "$BARE/proc"
        mount -t devpts -o newinstance,ptmxmode=0666 devpts "$BARE/dev/pts"
        mkdir -p "$BARE/dev/shm"
        mount -t tmpfs shm "$BARE/dev/shm"
        for command in "$@"; do
            echo "bare: $command" >&2
            begun=$(date +%s)
            chroot "$BARE" sh -c "cd /root/project && $command"
            echo "bare: $command took $(($(date +%s) - begun)) s" >&2
        done
    ' bare "$@"
echo "bare: $suite is good" >&2
