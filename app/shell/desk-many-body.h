/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-form-body.h"

G_BEGIN_DECLS

/**
 * DeskManyBody:
 *
 * One act on several cases: asked once, done to all that allow it in one
 * command. Those that do not are named with the reason, and left out.
 */
#define DESK_TYPE_MANY_BODY (desk_many_body_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskManyBody, desk_many_body, DESK, MANY_BODY, GtkWidget)

/** @snapshots: (element-type DeskSnapshot): the cases as they stand */
DESK_API GtkWidget *desk_many_body_new (DeskStore *store, const DeskAct *act, GPtrArray *snapshots);

/** The same cases, read again; what was typed stays. */
DESK_API void desk_many_body_take (DeskManyBody *self, GPtrArray *snapshots);

/** How many it is done to. */
DESK_API guint desk_many_body_get_n (DeskManyBody *self);

G_END_DECLS
