/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/desk-macros.h"

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DeskRemoteOutcome: %DESK_REMOTE_LATER means that the widget is not there or
 * not ready yet and that it is worth trying again.
 */
typedef enum {
  DESK_REMOTE_DONE,
  DESK_REMOTE_LATER,
  DESK_REMOTE_FAILED,
} DeskRemoteOutcome;

/**
 * DeskRemoteRequest:
 * @asked: what came in
 * @answer: members to be sent back beside "ok"
 * @reason: why it is later or failed
 * @stage: how far an act of several steps has come
 * @frame, @quiet: for acts that wait until nothing moves
 */
typedef struct {
  JsonObject *asked;
  JsonObject *answer;
  char *reason;
  guint stage;
  gint64 frame;
  guint quiet;
} DeskRemoteRequest;

/** Does one thing of a request, or says why not; called again when it was too early. */
DeskRemoteOutcome desk_remote_do (DeskRemoteRequest *request);

/** Puts @reason, formatted, into the request and returns @outcome. */
DeskRemoteOutcome desk_remote_say (DeskRemoteRequest *request, DeskRemoteOutcome outcome, const char *format, ...) G_GNUC_PRINTF (3, 4);

/** Returns: (nullable): a string of the request, the default without it */
const char *desk_remote_text (DeskRemoteRequest *request, const char *member);

/** Returns: (transfer none) (nullable): the window that is in front */
GtkWindow *desk_remote_front (void);

/**
 * desk_remote_find:
 * @where: parts divided by " > ", each below the one before. A part is the
 *   stable id of a widget (its name), the detailed action of a button, or
 *   - "row:WORDS", a row that says WORDS; "row:" any row;
 *   - "text:WORDS", a label that says WORDS;
 *   - "css:NAME", the first widget with that CSS name or class;
 *   - "nth:N", the N-th child row or widget, from 0;
 *   - "A|B", whatever is either;
 *   - "in:ID", the nearest widget above what was found so far with that id
 *
 * Looks through the windows from the one in front to the last; only what is
 * on the screen counts.
 *
 * Returns: (transfer none) (nullable)
 */
GtkWidget *desk_remote_find (const char *where);

/** Returns: (transfer none) (nullable): what one @part of a place names below @root */
GtkWidget *desk_remote_find_below (GtkWidget *root, const char *part);

/** Returns: (transfer full): everything @widget says, parts divided by spaces */
char *desk_remote_words (GtkWidget *widget);

/** Types @text where the keyboard is inside @widget; %FALSE if nothing there takes text. */
gboolean desk_remote_type (GtkWidget *widget, const char *text, gboolean clear, gboolean slow);

/** Returns: (transfer none) (nullable): what takes text in or at @widget: a #GtkText or a #GtkTextView */
GtkWidget *desk_remote_text_target (GtkWidget *widget);

/** Draws @widget, or the window in front with all that lies over it, into the PNG file @path. */
gboolean desk_remote_picture (GtkWidget *widget, const char *path, GError **error);

G_END_DECLS
