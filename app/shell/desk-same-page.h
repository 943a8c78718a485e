/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/desk-page-view.h"
#include "shell/desk-pages.h"

G_BEGIN_DECLS

/**
 * DeskSamePage:
 *
 * The page on which all parties are looked through for those that are one, and
 * merged: which to keep is chosen by a person, one group at a time. Buttons:
 * "same.look", and for each group "same.keep" (choices) and "same.merge".
 */
#define DESK_TYPE_SAME_PAGE (desk_same_page_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskSamePage, desk_same_page, DESK, SAME_PAGE, GtkWidget)

#define DESK_PAGE_SAME "same"

DESK_API GtkWidget *desk_same_page_new (DeskStore *store);
/** Groups that are shown, for tests. */
DESK_API guint desk_same_page_get_n (DeskSamePage *self);

/** A provider: the page among the registers. */
void desk_same_add_page (DeskNavigation *navigation, DeskStore *store);

G_END_DECLS
