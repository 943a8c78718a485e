#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test of the shell on a virtual display with a bus of its own, unless
# there is a display already (as under ./dev test) that it may use.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
chmod 700 "$dir"
export XDG_RUNTIME_DIR="$dir" HOME="$dir" XDG_DATA_HOME="$dir/data" XDG_CONFIG_HOME="$dir/config" XDG_CACHE_HOME="$dir/cache"
export GDK_BACKEND=x11 GSK_RENDERER=cairo GDK_DEBUG="${DESK_TEST_GDK_DEBUG-gl-disable}" GDK_DISABLE=gl,vulkan NO_AT_BRIDGE=1
unset WAYLAND_DISPLAY || true
# The pointer rests in the middle of a new display, and a tooltip comes up there by chance.
# With a window that had one, GTK 4.8 loses 120 bytes: its weak reference asks the window for
# actions when they are gone. So the pointer goes into the corner, where nothing has one; it
# stays over the window, because with no window manager the keys go where it is.
set -- sh -c 'xdotool mousemove 1 1; exec "$@"' with-display "$@"
if [ -n "${DESK_TEST_DISPLAY-}" ]; then
  DISPLAY=$DESK_TEST_DISPLAY
  export DISPLAY
  set -- dbus-run-session -- "$@"
else
  set -- xvfb-run -a -s "-screen 0 1400x900x24 -noreset -nolisten tcp" dbus-run-session -- "$@"
fi
code=0
"$@" || code=$?
exit $code
