/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/**
 * DESK_SHELL_ERROR:
 *
 * What can go wrong in the windows themselves.
 */
#define DESK_SHELL_ERROR (desk_shell_error_quark ())

typedef enum {
  DESK_SHELL_ERROR_PICTURE, /* a widget could not be drawn into a picture */
  DESK_SHELL_ERROR_PAGE,    /* a page is not known or cannot do what was asked */
} DeskShellError;

DESK_API GQuark desk_shell_error_quark (void);

G_END_DECLS
