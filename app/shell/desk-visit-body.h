/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-form-body.h"

G_BEGIN_DECLS

/**
 * DeskVisitBody:
 *
 * A visit and, beside it, the problems found on it, each of which becomes a
 * case: settled on the spot, handed over, or registered only. All of it is one
 * command. For every type that extends "visit", with the cases of its area.
 */
#define DESK_TYPE_VISIT_BODY (desk_visit_body_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskVisitBody, desk_visit_body, DESK, VISIT_BODY, GtkWidget)

DESK_API GtkWidget *desk_visit_body_new (DeskStore *store, const DeskType *type);

/** Returns: (transfer none): the #DeskForm of the visit */
DESK_API GtkWidget *desk_visit_body_get_form (DeskVisitBody *self);
DESK_API guint desk_visit_body_get_n_problems (DeskVisitBody *self);
/** Returns: (transfer none): the #DeskProblemCard */
DESK_API GtkWidget *desk_visit_body_get_problem (DeskVisitBody *self, guint n);
/** Opens one more problem; the others fold. */
DESK_API GtkWidget *desk_visit_body_add_problem (DeskVisitBody *self);

G_END_DECLS
