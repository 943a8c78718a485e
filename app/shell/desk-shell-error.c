/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-shell-error.h"

G_DEFINE_QUARK (desk-shell-error-quark, desk_shell_error)
