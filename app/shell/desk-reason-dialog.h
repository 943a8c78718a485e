/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/desk-macros.h"

G_BEGIN_DECLS

/* What is asked before personal data is seen or leaves the program. */
typedef struct {
  const char *title;
  const char *body;   /* what becomes of the answer */
  const char *prompt; /* in the field while it is empty, and its accessible name */
  const char *name;   /* of the field: its widget name */
  const char *verb;   /* on the button that goes on, with its mnemonic */
} DeskReasonQuestion;

/** @reason: in words, never empty; NULL: it was given up. */
typedef void (*DeskReasonGiven) (const char *reason, gpointer data);

/**
 * Asks for a reason in a dialog over the window of @over, and calls @given once. The button that goes on,
 * response "go", waits until something but spaces is in the field.
 */
DESK_API void desk_reason_ask (GtkWidget *over, const DeskReasonQuestion *question, DeskReasonGiven given, gpointer data);

G_END_DECLS
