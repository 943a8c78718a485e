/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/desk-uuid.h"

G_BEGIN_DECLS

/**
 * DeskDrafts: what somebody typed and has not yet registered: one file each in
 * a folder beside the store (<store>.drafts/, 0700), written atomically (and
 * flushed to the disk) so that a kill or a power cut keeps the last one.
 * Raw text as typed, the base version, and sensitive fields sealed by the
 * caller. The draft's uid is the uid of the command that it becomes.
 */
typedef struct {
  DeskUuid uid;
  char *form;      /* what opens it again: "create ent.visit", "change UUID", "act hand-over UUID" */
  char *title;     /* for people: "Visit · 某某鞋业" */
  gint64 saved_us;
  gint64 base_version;
  GVariant *content; /* a{sv}: as the form wants it back */
} DeskDraft;

DESK_API void desk_draft_free (DeskDraft *draft);
DESK_API char *desk_drafts_folder (const char *store_path);
DESK_API gboolean desk_drafts_save (const char *folder, const DeskDraft *draft, GError **error);
DESK_API DeskDraft *desk_drafts_load (const char *folder, const DeskUuid *uid, GError **error);
/** Newest first; a file that cannot be read is left alone and told in @unreadable (out, optional: count). */
DESK_API GPtrArray *desk_drafts_list (const char *folder, guint *unreadable, GError **error);
/** Whether any file of the folder, readable or not, has these bytes in it. */
DESK_API gboolean desk_drafts_mention (const char *folder, const char *text);
DESK_API gboolean desk_drafts_delete (const char *folder, const DeskUuid *uid, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskDraft, desk_draft_free)

G_END_DECLS
