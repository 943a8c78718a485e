/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-drafts.h"
#include "store/desk-store.h"

G_BEGIN_DECLS

/**
 * DeskDraftCollect:
 * @title: (out) (transfer full): for the list of drafts
 *
 * Returns: (transfer floating): what is on the screen, a{sv}
 */
typedef GVariant *(*DeskDraftCollect) (gpointer data, char **title);

/**
 * DeskDraftKeeper:
 *
 * Writes what somebody types into a file a second after the last key, off the
 * main thread, and at once where it matters. Signals: "saved", "failed" (text).
 */
#define DESK_TYPE_DRAFT_KEEPER (desk_draft_keeper_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskDraftKeeper, desk_draft_keeper, DESK, DRAFT_KEEPER, GObject)

/** @uid: of the draft and of the command it becomes; @form: what opens it again. */
DESK_API DeskDraftKeeper *desk_draft_keeper_new (DeskStore *store, const DeskUuid *uid, const char *form, DeskDraftCollect collect, gpointer data);
DESK_API const DeskUuid *desk_draft_keeper_get_uid (DeskDraftKeeper *self);
/** Something was typed: it will be written in a second. */
DESK_API void desk_draft_keeper_touch (DeskDraftKeeper *self);
/** Writes what is not written yet, now. Returns: %FALSE if that failed. */
DESK_API gboolean desk_draft_keeper_flush (DeskDraftKeeper *self);
/** Takes the file away and writes nothing more: done, or thrown away. */
DESK_API gboolean desk_draft_keeper_drop (DeskDraftKeeper *self, GError **error);
/** Stops without touching the file; @data is not used any more. */
DESK_API void desk_draft_keeper_stop (DeskDraftKeeper *self);
/** When it was written last, microseconds since 1970 UTC; 0: not yet. */
DESK_API gint64 desk_draft_keeper_get_saved (DeskDraftKeeper *self);
/** For a draft that was opened again. */
DESK_API void desk_draft_keeper_set_saved (DeskDraftKeeper *self, gint64 saved_us);

G_END_DECLS
