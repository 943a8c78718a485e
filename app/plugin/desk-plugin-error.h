/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/** DESK_PLUGIN_ERROR: why a program area could not be used. */
#define DESK_PLUGIN_ERROR (desk_plugin_error_quark ())

typedef enum {
  DESK_PLUGIN_ERROR_API,      /* made for another version of the program */
  DESK_PLUGIN_ERROR_LOAD,     /* not a library, or its symbols do not fit */
  DESK_PLUGIN_ERROR_EMPTY,    /* it registers no program area, or names none */
  DESK_PLUGIN_ERROR_DECLARED, /* what it declares is faulty */
} DeskPluginError;

DESK_API GQuark desk_plugin_error_quark (void);

G_END_DECLS
