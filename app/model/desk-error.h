/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/**
 * DESK_MODEL_ERROR:
 *
 * What can be wrong with a declaration, a value, a query or a command before
 * anything is stored.
 */
#define DESK_MODEL_ERROR (desk_model_error_quark ())

typedef enum {
  DESK_MODEL_ERROR_INVALID,     /* a value does not fit its field */
  DESK_MODEL_ERROR_MISSING,     /* a required value is absent */
  DESK_MODEL_ERROR_DECLARATION, /* a type, field or query names what does not exist */
  DESK_MODEL_ERROR_REFUSED,     /* a rule of the workflow forbids the act */
  DESK_MODEL_ERROR_SYNTAX,      /* a text form cannot be read */
} DeskModelError;

DESK_API GQuark desk_model_error_quark (void);

G_END_DECLS
