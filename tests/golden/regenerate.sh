#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the printed forms anew as text into tests/golden/print, after a change
# that is meant to alter them; the PDF files stay in $1/forms to be looked at.
#   tests/golden/regenerate.sh BUILD
set -eu
build=${1:?usage: $0 BUILD}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$build/forms"
ninja -C "$build" tests/exchange/test-print
"$build/tests/exchange/test-print" "$build/forms"
cp "$build"/forms/*.txt "$here/print/"
echo "Look at $build/forms/*.pdf, then at: git diff $here/print"
