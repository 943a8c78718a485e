#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test against the real program on a virtual display, in one language.
# usage: run.sh zh_CN|en COMMAND ...
#
# They take minutes: plain "meson test" leaves them to ./dev test, which sets
# DESK_COMPLETE; DESK_UI=1 runs them on their own.
set -eu
language=$1
shift
if [ -z "${DESK_COMPLETE-}${DESK_UI-}" ]; then
  echo "1..0 # SKIP set DESK_UI=1 or use ./dev test"
  exit 77
fi
# What a run before this one left would be asked about before it is replaced.
previous=
for word; do
  [ "$previous" = --out ] && rm -rf "$word"
  previous=$word
done
case $language in
  en) name=en_US ;;
  *) name=$language ;;
esac
# A bare system has no such locale: one of its own, in the build tree.
if [ ! -d "$DESK_BUILD/locale/$name.UTF-8" ]; then
  mkdir -p "$DESK_BUILD/locale"
  localedef -i "$name" -f UTF-8 "$DESK_BUILD/locale/$name.UTF-8" >/dev/null 2>&1 || true
fi
export LOCPATH="$DESK_BUILD/locale"
export LC_ALL="$name.UTF-8"
unset LANGUAGE GTK_A11Y || true
# What critical messages there are is counted by the player; one alone must not hide the rest.
export G_DEBUG=
exec "$(dirname "$0")/../shell/with-display.sh" "$@"
