#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds and tests this source tree in a Debian 13 root, where GTK, libadwaita
# and GLib are newer and libpeas is of the second generation. Needs root,
# debootstrap and about 2 GB in build/trixie; the root is kept for the next time.
set -euo pipefail

top=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
root=$top/build/trixie

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
  debootstrap --variant=minbase trixie "$root" "$(mirror)" >"$root.log" 2>&1 ||
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

[ "$(id -u)" -eq 0 ] || fail "./dev trixie needs root, for debootstrap and chroot. · 需要 root 权限。"
command -v debootstrap >/dev/null || fail "debootstrap is not installed: apt-get install debootstrap"
make_root
trap unmount_all EXIT
mount_at -t proc proc "$root/proc"
mount_at -t tmpfs tmpfs "$root/dev/shm"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
copy_source
chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
  sh -c '/src/dev test --no-sanitizers && pkg-config --modversion gtk4 libadwaita-1 libpeas-2 sqlite3 | paste -sd " "'
