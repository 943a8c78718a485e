/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-maintenance-private.h"
#include "store/desk-store-files.h"

G_BEGIN_DECLS

/** Writes down which files the body of the event @seq speaks of, in its transaction. */
gboolean desk_files_note (DeskProjector *projector, gint64 seq, const char *body, GError **error);
/** The event @seq no longer speaks of any: those it spoke of are added to the writing's released ones. */
gboolean desk_files_release (DeskWriting *writing, gint64 seq, GError **error);
/** After the commit: takes away those of @digests (char *) that nobody uses. With write_lock held. */
void desk_files_remove_unused (DeskStore *store, const GPtrArray *digests);

/** Adds a finding for every file that is missing or altered. @connection: reading. */
gboolean desk_files_verify (DeskStore *store, DeskConnection *connection, GPtrArray *findings, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error);
/** Copies every file that the store on @connection speaks of to the folder @to; those that cannot be are added to @findings. */
gboolean desk_files_backup (DeskStore *store, DeskConnection *connection, const char *to, GPtrArray *findings, DeskProgress progress, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
