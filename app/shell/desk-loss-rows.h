/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desk-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** Adds to @group a row for each older copy of @store that was accepted: when, by whom, and what was given up; none, when
 * none was. One that a person opens says which heads did not agree. */
void desk_loss_rows_add (AdwPreferencesGroup *group, DeskStore *store);

G_END_DECLS
