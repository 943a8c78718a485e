/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-maintenance.h"
#include "store/desk-writer.h"

G_BEGIN_DECLS

DeskFinding *desk_finding_new (const char *what, const DeskUuid *record, gint64 seq, const char *table, const char *column, const char *message);

/* desk-redact.c */
/** Deletes the bodies that a "redacted" event names, in its transaction. */
gboolean desk_redact_bodies (DeskWriting *writing, const DeskEvent *event, GError **error);
/** After the commit: index, WAL and drafts keep nothing of what went. */
void desk_redact_clean (DeskWriting *writing);

G_END_DECLS
