#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds and tests this source tree in a Debian root of its own: bookworm shows
# that a fresh machine needs nothing but ./dev, trixie has newer GTK, libadwaita
# and GLib, and the second generation of libpeas. Needs root, debootstrap and
# about 2 GB in build/SUITE; the root is kept for the next time.
#
# usage: debian.sh bookworm|trixie
set -euo pipefail

suite=${1:?usage: debian.sh bookworm|trixie}
top=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
root=$top/build/$suite

say () { printf '%s\n' "$*"; }
fail () { printf '%s\n' "$*" >&2; exit 1; }

# The mirror this machine itself uses, so that a local one is used where there is one.
mirror () {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    grep -m 1 -E '/debian/?$' || say http://deb.debian.org/debian
}

make_root () {
  [ -x "$root/usr/bin/apt-get" ] && return 0
  rm -rf "$root"
  mkdir -p "$root"
  debootstrap --variant=minbase "$suite" "$root" "$(mirror)" >"$root.log" 2>&1 ||
    { tail -n 20 "$root.log" >&2; fail "debootstrap failed; all it said is in $root.log"; }
}

mounted=()
mount_at () { mount "$@" && mounted+=("${@: -1}"); }
# In reverse order, and before anybody can remove the root with something mounted in it.
unmount_all () {
  local i
  for ((i = ${#mounted[@]} - 1; i >= 0; i--)); do umount "${mounted[i]}" || umount -l "${mounted[i]}"; done
}

copy_source () {
  mkdir -p "$root/src"
  find "$root/src" -mindepth 1 -maxdepth 1 ! -name 'build*' -exec rm -rf {} +
  tar -C "$top" --exclude='./build*' --exclude=./.git -cf - . | tar -C "$root/src" -xf -
}

[ "$(id -u)" -eq 0 ] || fail "./dev $suite needs root, for debootstrap and chroot. · 需要 root 权限。"
command -v debootstrap >/dev/null || fail "debootstrap is not installed: apt-get install debootstrap"
make_root
trap unmount_all EXIT
mount_at -t proc proc "$root/proc"
mkdir -p "$root/dev/shm" "$root/dev/pts"
mount_at -t tmpfs tmpfs "$root/dev/shm"
mount_at -t devpts devpts "$root/dev/pts"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
copy_source
chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
  TERM=dumb sh -c '/src/dev test --no-sanitizers; status=$?
    echo "glib, gtk, libadwaita, sqlite: $(pkg-config --modversion glib-2.0 gtk4 libadwaita-1 sqlite3 | paste -sd " ")"
    exit $status'
