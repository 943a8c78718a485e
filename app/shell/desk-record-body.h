/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-form-body.h"

G_BEGIN_DECLS

/**
 * DeskRecordBody:
 *
 * One record that is made or changed, or one act on a case: one form, one part.
 */
#define DESK_TYPE_RECORD_BODY (desk_record_body_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskRecordBody, desk_record_body, DESK, RECORD_BODY, GtkWidget)

/** @plain: without cards, as in a dialog. */
DESK_API GtkWidget *desk_record_body_new_create (DeskStore *store, const DeskType *type, gboolean plain);
DESK_API GtkWidget *desk_record_body_new_change (DeskStore *store, const DeskSnapshot *snapshot);
/** What the act carries, and what the type demands before it and is not there yet. */
DESK_API GtkWidget *desk_record_body_new_act (DeskStore *store, const DeskAct *act, const DeskSnapshot *snapshot);

/** Whether an act asks for anything on this case. */
DESK_API gboolean desk_record_body_act_asks (DeskStore *store, const DeskAct *act, const DeskSnapshot *snapshot);

/** What the form of an act asks for: what the type demands of @snapshot before it (the names
 * of these in @demanded), what else belongs to the step it leaves, and what it carries. Transfer container. */
DESK_API GPtrArray *desk_record_body_act_fields (const DeskAct *act, const DeskType *type, const DeskSnapshot *snapshot, GPtrArray *demanded);
/** Returns: (transfer none): the #DeskForm */
DESK_API GtkWidget *desk_record_body_get_form (DeskRecordBody *self);

G_END_DECLS
