/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-form-body.h"

G_BEGIN_DECLS

/**
 * DeskFormSession:
 *
 * A form at work: what is filled in, and below it the bar that says what is
 * still missing, whether the draft is saved, and how to go on. It keeps the
 * draft, saves, and shows what the store answers where it belongs.
 *
 * What it opens is told by the text that a draft remembers: "create TYPE",
 * "change UUID", "act NAME UUID", "many NAME UUID,UUID,…".
 *
 * Signals: "done" (const char *text; the command has the uid of the session),
 * "closed" (kept as a draft or thrown away), "ready" (the body is there, or will never be).
 * Keys: Ctrl+Enter saves, Escape keeps the draft and closes.
 */
#define DESK_TYPE_FORM_SESSION (desk_form_session_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskFormSession, desk_form_session, DESK, FORM_SESSION, GtkWidget)

/**
 * desk_form_session_new:
 * @form: what is filled in
 * @uid: (nullable): of the draft and the command; a draft of that uid is taken up again
 * @presets: (nullable): a{ss} of values known already
 * @plain: as in a dialog
 */
DESK_API GtkWidget *desk_form_session_new (DeskStore *store, const char *form, const DeskUuid *uid, GVariant *presets, gboolean plain);

/** Returns: (transfer none) (nullable): %NULL until it is ready */
DESK_API DeskFormBody *desk_form_session_get_body (DeskFormSession *self);
/** Of the command that saves it. */
DESK_API const DeskUuid *desk_form_session_get_uid (DeskFormSession *self);
DESK_API const char *desk_form_session_get_form (DeskFormSession *self);

DESK_API void desk_form_session_save (DeskFormSession *self);
/** Keeps the draft and closes. Returns: %FALSE if the draft could not be written. */
DESK_API gboolean desk_form_session_keep (DeskFormSession *self);
DESK_API void desk_form_session_discard (DeskFormSession *self);
DESK_API void desk_form_session_start (DeskFormSession *self);
/** Whether closing would lose something that could not be written to the draft. */
DESK_API gboolean desk_form_session_has_unsaved (DeskFormSession *self);
/** Returns: (transfer full): what the bar says: what is missing, or "" */
DESK_API char *desk_form_session_dup_status (DeskFormSession *self);
/** Whether a command is under way. */
DESK_API gboolean desk_form_session_is_busy (DeskFormSession *self);
/** The comparison that is open, or %NULL. */
DESK_API GtkWidget *desk_form_session_get_conflict (DeskFormSession *self);

G_END_DECLS
