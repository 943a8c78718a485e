/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

G_BEGIN_DECLS

/**
 * DESK_EXCHANGE_ERROR:
 *
 * Why something could not be brought in or given out.  The message says what
 * happened, what was kept and what to do.
 */
#define DESK_EXCHANGE_ERROR (desk_exchange_error_quark ())

typedef enum {
  DESK_EXCHANGE_ERROR_READ,     /* the source cannot be opened or read */
  DESK_EXCHANGE_ERROR_WRITE,    /* the target cannot be written */
  DESK_EXCHANGE_ERROR_NO_SPACE, /* the target has no room; nothing was left behind */
  DESK_EXCHANGE_ERROR_ENCODING, /* bytes that are no text in a known encoding */
  DESK_EXCHANGE_ERROR_FORMAT,   /* the source is text, but not of this format */
  DESK_EXCHANGE_ERROR_COLUMN,   /* a column that is needed is missing */
  DESK_EXCHANGE_ERROR_CONTENT,  /* rows that cannot be taken over: see the problems */
  DESK_EXCHANGE_ERROR_TOO_LARGE /* more than the format or this program holds */
} DeskExchangeError;

DESK_API GQuark desk_exchange_error_quark (void);

/**
 * DeskExchangeProgress:
 * @done: how much is done
 * @total: of how much, 0 if not known
 * @user_data: what the caller gave
 *
 * Told now and then while something long goes on, in the thread that does it.
 */
typedef void (*DeskExchangeProgress) (guint64 done, guint64 total, gpointer user_data);

G_END_DECLS
