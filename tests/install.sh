#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs into an empty folder and looks at it as an author of a program area
# would: with pkg-config, and without this source tree.
#
# usage: install.sh BUILD-DIR
set -euo pipefail

build=$1
place=$(mktemp -d "${TMPDIR:-/tmp}/frontline-desk-install.XXXXXX")
trap 'rm -rf "$place"' EXIT
number=0
check () {
  local title=$1; shift
  number=$((number + 1))
  if "$@" >"$place/said" 2>&1; then echo "ok $number - $title"; else
    echo "not ok $number - $title"
    sed 's/^/#   /' "$place/said"
  fi
}

install_all () { DESTDIR=$place/root meson install -C "$build" --no-rebuild; }

# One of each kind of file that has to be there.
is_there () {
  local pattern missing=0
  for pattern in 'bin/frontline-desk' 'lib/*libfrontlinedesk.so.0' 'include/frontline-desk/desk.h' '*/pkgconfig/frontline-desk.pc' \
    'share/applications/org.frontlinedesk.Desk.desktop' 'share/metainfo/org.frontlinedesk.Desk.metainfo.xml' \
    'share/glib-2.0/schemas/org.frontlinedesk.Desk.gschema.xml' 'share/frontline-desk/areas.csv' \
    'share/icons/hicolor/scalable/apps/org.frontlinedesk.Desk.svg' 'share/man/man1/frontline-desk-cli.1' \
    'share/icons/hicolor/symbolic/apps/org.frontlinedesk.Desk-symbolic.svg' \
    'share/locale/zh_CN/LC_MESSAGES/frontline-desk.mo'; do
    [ -n "$(find "$place/root" -path "*/$pattern")" ] || { echo "$pattern is missing"; missing=1; }
  done
  return $missing
}

translated () {
  local file
  for file in applications/org.frontlinedesk.Desk.desktop metainfo/org.frontlinedesk.Desk.metainfo.xml; do
    grep -rq 一线工作台 "$place/root"/*/*/share/"$file" "$place/root"/*/share/"$file" 2>/dev/null ||
      { echo "$file has no Chinese name"; return 1; }
  done
}

# Each header for itself, so that none leans on what another one includes.
headers_compile () {
  local folder header
  folder=$(dirname "$(find "$place/root" -name desk.h)")
  (cd "$folder" && find . -name '*.h') | while read -r header; do
    printf '#include "%s"\nint main (void) { return 0; }\n' "${header#./}" >"$place/header.c"
    # The flags are words. shellcheck disable=SC2046
    gcc -std=gnu17 -Wall -Werror -fsyntax-only $(flags --cflags) "$place/header.c" || return 1
  done
}

# Asks the installed file, told where the empty folder is.
flags () {
  [ -d "$place/pc" ] || {
    mkdir "$place/pc"
    sed "s,^prefix=,prefix=$place/root," "$(find "$place/root" -name frontline-desk.pc)" >"$place/pc/frontline-desk.pc"
  }
  PKG_CONFIG_PATH=$place/pc pkg-config "$@" frontline-desk
}

area_links () {
  cat >"$place/area.c" <<'C'
#include <desk.h>
#include <gmodule.h>
G_MODULE_EXPORT GQuark area_answers (void);
GQuark
area_answers (void)
{
  return desk_model_error_quark ();
}
C
  # shellcheck disable=SC2046
  gcc -std=gnu17 -Wall -Werror -shared -fPIC -Wl,--no-undefined "$place/area.c" -o "$place/area.so" \
    $(flags --cflags --libs) &&
    [ -n "$(flags --variable=plugindir)" ]
}

echo 1..5
check 'meson installs' install_all
check 'one of each kind of file is there' is_there
check 'menu entry and metainfo are translated' translated
check 'every installed header stands on its own' headers_compile
check 'a program area compiles and links with pkg-config alone' area_links
