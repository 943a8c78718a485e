#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# ./dev new-area makes a program area that builds, loads and passes its tests,
# here in a copy of the source tree.
#
# usage: test-new-area.sh SOURCE-DIR
set -u
source=$1
place=$(mktemp -d "${TMPDIR:-/tmp}/desk-new-area.XXXXXX")
trap 'rm -rf "$place"' EXIT
tree=$place/tree
number=0
check () {
  local title=$1; shift
  number=$((number + 1))
  if "$@" >"$place/said" 2>&1; then echo "ok $number - $title"; else
    echo "not ok $number - $title"; tail -n 40 "$place/said" | sed 's/^/#   /'
  fi
}
refused () { ! "$@"; }
says () { local text=$1; shift; "$@" 2>&1 | grep -qF -- "$text"; }

mkdir "$tree"
(cd "$source" && tar cf - --exclude=./build --exclude='./build-*' --exclude=./.git .) | tar xf - -C "$tree"
cd "$tree" || exit 1
before=$(find . -type f | sort | xargs sha256sum | sha256sum)
check "a name with other signs is refused" refused ./dev new-area My-Area "My area" 我的板块
check "so is one that is there already" refused ./dev new-area enterprise "Enterprises" 企业
check "and says so" says enterprise ./dev new-area enterprise "Enterprises" 企业
check "so is one without a Chinese title" refused ./dev new-area points "Points"
check "so is a prefix of another area" refused ./dev new-area points "Points" 点位 ent
check "nothing was changed by any of them" test "$before" = "$(find . -type f | sort | xargs sha256sum | sha256sum)"
check "an area is made" ./dev new-area points "Points and leaders" 点位管理
check "with a module, its manifest and its test" test -f plugins/points/points-area.c -a -f plugins/points/points.plugin.desktop.in -a -f tests/plugins/points/test-points.c
check "nothing of the pattern is left in it" refused grep -rnE '@(id|name|Name|title)@' plugins/points tests/plugins/points
check "every message of it has a translation" python3 tests/translations.py "$tree"
check "its arrows point one way" python3 tests/arrows.py "$tree"
# What another tree has compiled does here too: the texts are the same.
export CCACHE_BASEDIR=$tree CCACHE_NOHASHDIR=1
check "the tree is set up with it" meson setup build
check "it is built" ninja -C build plugins/points/libpoints.so plugins/points/points.plugin tests/plugins/test-points
check "it is called by its Chinese name" grep -q 点位管理 build/plugins/points/points.plugin
check "it loads, and its tests pass" meson test -C build --no-rebuild plugins/points
echo "1..$number"
